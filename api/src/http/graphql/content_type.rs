//! What a POST may be: `application/json` in UTF-8, neither compressed nor in any form that a web page can send without
//! asking first (`text/plain`, multipart, form), for those are doors for cross-site request forgery.

use axum::http::{HeaderMap, StatusCode, header};

use crate::{error::ErrorCode, http::error::Failure};

/// Checks `Content-Type` and `Content-Encoding`.
///
/// # Errors
/// 415.
pub fn check(headers: &HeaderMap) -> Result<(), Failure> {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let good = match (types.next().map(|value| value.to_str()), types.next()) {
        (Some(Ok(text)), None) => is_json_in_utf8(text),
        _ => false,
    };
    if !good {
        return Err(unsupported("Content-Type must be application/json, in UTF-8"));
    }
    let encodings = headers.get_all(header::CONTENT_ENCODING).iter();
    if encodings.into_iter().any(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(unsupported("Content-Encoding must be absent: send the body uncompressed"));
    }
    Ok(())
}

fn is_json_in_utf8(text: &str) -> bool {
    let mut parts = text.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    is_json
        && parts.filter(|parameter| !parameter.is_empty()).all(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let value = value.trim().trim_matches('"');
            !name.trim().eq_ignore_ascii_case("charset")
                || value.eq_ignore_ascii_case("utf-8")
                || value.eq_ignore_ascii_case("utf8")
        })
}

fn unsupported(message: &str) -> Failure {
    Failure::with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE, ErrorCode::BadUserInput, message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn only_json_in_utf8_is_supported() {
        for (text, good) in [
            ("application/json", true),
            ("Application/JSON; Charset=\"UTF-8\"", true),
            ("application/json;charset=utf8", true),
            ("application/json;", true),
            ("application/json; profile=x", true),
            ("application/json; charset=gbk", false),
            ("application/json; charset=", false),
            ("application/graphql", false),
            ("application/jsonp", false),
            ("text/plain", false),
            ("text/plain; application/json", false),
            ("multipart/form-data; boundary=x", false),
            ("application/x-www-form-urlencoded", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, text.parse().unwrap())]);
            assert_eq!(check(&headers).is_ok(), good, "{text}");
        }
        assert!(check(&HeaderMap::new()).is_err());
    }

    #[test]
    fn compressed_bodies_are_not_supported() {
        let mut headers = HeaderMap::from_iter([(header::CONTENT_TYPE, "application/json".parse().unwrap())]);
        headers.insert(header::CONTENT_ENCODING, "identity".parse().unwrap());
        assert!(check(&headers).is_ok());
        headers.insert(header::CONTENT_ENCODING, "gzip".parse().unwrap());
        assert_eq!(check(&headers).unwrap_err().status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}
