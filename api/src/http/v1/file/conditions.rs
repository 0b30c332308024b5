//! Conditional requests (RFC 9110, 13): whether the caller has the file already, and whether what it has is this file.

use axum::http::{HeaderMap, HeaderName, header};
use chrono::{DateTime, NaiveDateTime, Timelike as _, Utc};

/// How moments are written in headers.
const FORM: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// A moment as headers write it, to the second.
pub(super) fn date(at: DateTime<Utc>) -> String {
    at.format(FORM).to_string()
}

fn read_date(text: &str) -> Option<DateTime<Utc>> {
    NaiveDateTime::parse_from_str(text.trim(), FORM).ok().map(|at| at.and_utc())
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether the caller has this file already, and need not be sent it.
pub(super) fn is_known(headers: &HeaderMap, tag: &str, modified: DateTime<Utc>) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let mut known = known.flat_map(|value| value.split(',')).map(str::trim);
        return known.any(|known| known == "*" || known.trim_start_matches("W/") == tag);
    }
    let since = text(headers, header::IF_MODIFIED_SINCE).and_then(read_date);
    since.is_some_and(|since| whole_second(modified) <= since)
}

/// Whether a range is of the file that the caller has the rest of.
pub(super) fn is_of_range(headers: &HeaderMap, tag: &str, modified: DateTime<Utc>) -> bool {
    match text(headers, header::IF_RANGE) {
        None => !headers.contains_key(header::IF_RANGE),
        // Compared strongly: a weak tag is never this file's.
        Some(known) if known.trim().starts_with('"') => known.trim() == tag,
        Some(known) => read_date(known) == Some(whole_second(modified)),
    }
}

fn whole_second(at: DateTime<Utc>) -> DateTime<Utc> {
    at.with_nanosecond(0).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const TAG: &str = "\"a1\"";

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    fn made() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2017-12-29T08:00:00.750Z").unwrap().to_utc()
    }

    #[test]
    fn who_has_the_file_is_not_sent_it() {
        assert!(!is_known(&HeaderMap::new(), TAG, made()));
        for (value, expected) in
            [(TAG, true), ("\"b\", \"a1\"", true), ("W/\"a1\"", true), ("*", true), ("\"b\"", false), ("a1", false)]
        {
            assert_eq!(is_known(&headers(header::IF_NONE_MATCH, value), TAG, made()), expected, "{value}");
        }
        for (value, expected) in [
            ("Fri, 29 Dec 2017 08:00:00 GMT", true),
            ("Fri, 29 Dec 2017 08:00:01 GMT", true),
            ("Fri, 29 Dec 2017 07:59:59 GMT", false),
            ("yesterday", false),
        ] {
            assert_eq!(is_known(&headers(header::IF_MODIFIED_SINCE, value), TAG, made()), expected, "{value}");
        }
        // The tag decides where there is one.
        let mut both = headers(header::IF_NONE_MATCH, "\"b\"");
        both.insert(header::IF_MODIFIED_SINCE, "Fri, 29 Dec 2017 08:00:00 GMT".parse().unwrap());
        assert!(!is_known(&both, TAG, made()));
    }

    #[test]
    fn a_range_of_another_file_is_no_range_of_this_one() {
        assert!(is_of_range(&HeaderMap::new(), TAG, made()));
        for (value, expected) in [
            (TAG, true),
            ("\"b\"", false),
            ("W/\"a1\"", false),
            ("Fri, 29 Dec 2017 08:00:00 GMT", true),
            ("Fri, 29 Dec 2017 08:00:01 GMT", false),
            ("Fri, 29 Dec 2017 07:00:00 GMT", false),
        ] {
            assert_eq!(is_of_range(&headers(header::IF_RANGE, value), TAG, made()), expected, "{value}");
        }
    }

    #[test]
    fn a_moment_is_written_as_headers_write_it() {
        assert_eq!(date(made()), "Fri, 29 Dec 2017 08:00:00 GMT");
        assert_eq!(read_date(&date(made())), Some(whole_second(made())));
    }
}
