//! Which of the two media types an answer has, by the request's `Accept`.

use axum::http::{HeaderMap, StatusCode, header};

use crate::{error::ErrorCode, http::error::Failure};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// `application/json`, the older form: 200 even when the document is faulty.
    Json,
    /// `application/graphql-response+json`: statuses tell whether the request was executed.
    GraphqlResponse,
}

impl Media {
    /// The `Content-Type`.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// Chooses. Without `Accept`, and where only a wildcard matches, it is [`Media::Json`], as the draft and its audits
/// ask; where both are named with the same weight, it is the newer form.
///
/// # Errors
/// 406 when neither is acceptable.
pub fn negotiate(headers: &HeaderMap) -> Result<Media, Failure> {
    let ranges = ranges(headers);
    if ranges.is_empty() {
        return Ok(Media::Json);
    }
    let newer = weigh(&ranges, "graphql-response+json");
    let older = weigh(&ranges, "json");
    match (newer.weight, older.weight) {
        (0, 0) => Err(Failure::with_status(
            StatusCode::NOT_ACCEPTABLE,
            ErrorCode::BadUserInput,
            "Accept must allow application/graphql-response+json or application/json",
        )),
        (newer_weight, older_weight) if newer_weight != older_weight => {
            Ok(if newer_weight > older_weight { Media::GraphqlResponse } else { Media::Json })
        }
        _ if newer.is_named => Ok(Media::GraphqlResponse),
        _ => Ok(Media::Json),
    }
}

/// Whether a person's browser asks: it names `text/html`, and no form of JSON before it.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let ranges = ranges(headers);
    let page = ranges.iter().find(|range| range.kind == "text" && range.subtype == "html");
    page.is_some_and(|page| {
        page.weight > 0
            && ["json", "graphql-response+json"].into_iter().all(|subtype| {
                let json = weigh(&ranges, subtype);
                !json.is_named || json.weight < page.weight
            })
    })
}

/// Whether a stream of events is acceptable, or nothing is said.
pub fn takes_events(headers: &HeaderMap) -> bool {
    let ranges = ranges(headers);
    let weight = |kind: &str, subtype: &str| {
        let matching = ranges.iter().filter(|range| range.kind.eq_ignore_ascii_case(kind) && range.subtype == subtype);
        matching.map(|range| range.weight).max()
    };
    let weight = weight("text", "event-stream").or_else(|| weight("text", "*")).or_else(|| weight("*", "*"));
    ranges.is_empty() || weight.is_some_and(|weight| weight > 0)
}

/// Whether a stream of events is what is asked for by its name.
pub fn names_events(headers: &HeaderMap) -> bool {
    let ranges = ranges(headers);
    let mut named =
        ranges.iter().filter(|range| range.kind.eq_ignore_ascii_case("text") && range.subtype == "event-stream");
    named.any(|range| range.weight > 0)
}

#[derive(Debug)]
struct Range<'a> {
    kind: &'a str,
    subtype: String,
    /// In thousandths.
    weight: u16,
}

struct Weighed {
    weight: u16,
    is_named: bool,
}

/// The weight of `application/<subtype>`, by the most specific range that covers it.
fn weigh(ranges: &[Range<'_>], subtype: &str) -> Weighed {
    let find = |kind: &str, subtype: &str| {
        let matching = ranges.iter().filter(|range| range.kind.eq_ignore_ascii_case(kind) && range.subtype == subtype);
        matching.map(|range| range.weight).max()
    };
    if let Some(weight) = find("application", subtype) {
        return Weighed { weight, is_named: true };
    }
    let weight = find("application", "*").or_else(|| find("*", "*")).unwrap_or(0);
    Weighed { weight, is_named: false }
}

/// The ranges that can be read; the others are as if they were not there.
fn ranges(headers: &HeaderMap) -> Vec<Range<'_>> {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).filter_map(range).collect()
}

fn range(text: &str) -> Option<Range<'_>> {
    let mut parts = text.split(';');
    let (kind, subtype) = parts.next()?.trim().split_once('/')?;
    let mut weight = 1000;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        if name.trim().eq_ignore_ascii_case("q") {
            weight = thousandths(value.trim())?;
        }
    }
    Some(Range { kind, subtype: subtype.to_ascii_lowercase(), weight })
}

/// `0`, `0.5`, `1.000` as thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    match (whole, fraction) {
        ("0", fraction) => Some(fraction),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn accepting(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT, value.parse().unwrap())])
    }

    #[test]
    fn the_media_type_follows_accept() {
        use Media::{GraphqlResponse, Json};
        assert_eq!(negotiate(&HeaderMap::new()).unwrap(), Json);
        for (accept, expected) in [
            ("*/*", Some(Json)),
            ("application/*", Some(Json)),
            ("application/json", Some(Json)),
            ("APPLICATION/JSON", Some(Json)),
            ("application/graphql-response+json", Some(GraphqlResponse)),
            (
                "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8",
                Some(GraphqlResponse),
            ),
            ("application/json, application/graphql-response+json", Some(GraphqlResponse)),
            ("application/graphql-response+json, application/json;q=0.9", Some(GraphqlResponse)),
            ("application/graphql-response+json;q=0.5, application/json", Some(Json)),
            ("application/json;q=0.5, */*;q=0.1", Some(Json)),
            ("application/graphql-response+json, */*", Some(GraphqlResponse)),
            ("application/json;q=0, */*", Some(GraphqlResponse)),
            ("application/json;q=0, application/graphql-response+json;q=0", None),
            ("text/html, application/xhtml+xml", None),
            ("text/html, */*;q=0.8", Some(Json)),
            ("text/event-stream", None),
            ("nonsense", Some(Json)),
            ("application/json;q=7", Some(Json)),
        ] {
            assert_eq!(negotiate(&accepting(accept)).ok(), expected, "{accept}");
        }
    }

    #[test]
    fn events_are_sent_to_whoever_takes_them() {
        for (accept, expected) in [
            ("text/event-stream", true),
            ("application/json, text/event-stream;q=0.5", true),
            ("text/*", true),
            ("*/*", true),
            ("*/*, text/event-stream;q=0", false),
            ("application/json", false),
            ("application/graphql-response+json, application/json", false),
        ] {
            assert_eq!(takes_events(&accepting(accept)), expected, "{accept}");
        }
        assert!(takes_events(&HeaderMap::new()));
    }

    #[test]
    fn a_browser_gets_the_page_and_a_program_does_not() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        for (accept, page) in [
            (browser, true),
            ("text/html", true),
            ("*/*", false),
            ("application/json", false),
            ("application/json, text/html", false),
            ("application/json;q=0.1, text/html", true),
            ("text/html;q=0", false),
        ] {
            assert_eq!(wants_page(&accepting(accept)), page, "{accept}");
        }
        assert!(!wants_page(&HeaderMap::new()));
    }
}
