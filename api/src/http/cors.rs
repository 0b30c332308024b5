//! Which web origins may call from a browser. None unless the operator names them.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::{rate_limit, request_id};

const PREFLIGHT_AGE: Duration = Duration::from_hours(1);

/// Why an origin cannot be allowed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an allowed origin must be `*` or scheme://host[:port] without a path, such as https://app.example")]
pub struct OriginError;

/// The layer for these origins; nothing when there are none.
///
/// # Errors
/// [`OriginError`] when one is not an origin.
pub fn layer(origins: &[String]) -> Result<Option<CorsLayer>, OriginError> {
    if origins.is_empty() {
        return Ok(None);
    }
    let allowed = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().map(|origin| parse(origin)).collect::<Result<Vec<_>, _>>()?)
    };
    let mut exposed =
        vec![request_id::HEADER, header::RETRY_AFTER, header::LOCATION, header::CONTENT_DISPOSITION, header::ETAG];
    exposed.extend(rate_limit::HEADERS);
    Ok(Some(
        CorsLayer::new()
            .allow_origin(allowed)
            .allow_methods([Method::GET, Method::POST])
            .allow_headers([
                header::ACCEPT,
                header::AUTHORIZATION,
                header::CONTENT_TYPE,
                header::CONTENT_DISPOSITION,
                HeaderName::from_static("idempotency-key"),
                HeaderName::from_static("x-api-key"),
                request_id::HEADER,
            ])
            .expose_headers(exposed)
            .max_age(PREFLIGHT_AGE),
    ))
}

fn parse(origin: &str) -> Result<HeaderValue, OriginError> {
    let (scheme, host) = origin.split_once("://").ok_or(OriginError)?;
    let is_origin = matches!(scheme, "http" | "https")
        && !host.is_empty()
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'));
    if !is_origin {
        return Err(OriginError);
    }
    HeaderValue::from_str(origin).map_err(|_| OriginError)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn only_origins_are_accepted() {
        for (origin, good) in [
            ("https://app.example", true),
            ("http://localhost:5173", true),
            ("*", true),
            ("https://app.example/", false),
            ("app.example", false),
            ("null", false),
            ("ftp://app.example", false),
            ("https://", false),
        ] {
            assert_eq!(layer(&[origin.to_owned()]).is_ok(), good, "{origin}");
        }
        assert!(layer(&[]).unwrap().is_none());
    }
}
