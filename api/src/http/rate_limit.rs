//! What an answer says about the caller's rate: `RateLimit-Policy` and `RateLimit` (IETF
//! draft-ietf-httpapi-ratelimit-headers-11), the older `x-ratelimit-*`, and `Retry-After`.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");
const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// Every header that may be written here, but `Retry-After`.
pub const HEADERS: [HeaderName; 5] = [POLICY, STATE, LIMIT, REMAINING, RESET];

/// Where the caller stands under one policy, after this request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// The policy's name: lower-case ASCII letters, digits, `-` and `_`.
    pub policy: &'static str,
    /// Requests a window.
    pub limit: u64,
    /// The window.
    pub window: Duration,
    /// Requests that the caller could make now.
    pub remaining: u64,
    /// How long until all of them are there again.
    pub reset: Duration,
}

/// Writes where the caller stands.
pub fn write(quota: &Quota, headers: &mut HeaderMap) {
    let Quota { policy, limit, remaining, .. } = quota;
    let (window, reset) = (whole_seconds(quota.window), whole_seconds(quota.reset));
    let mut set = |name: HeaderName, text: String| {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    };
    set(POLICY, format!("\"{policy}\";q={limit};w={window}"));
    set(STATE, format!("\"{policy}\";r={remaining};t={reset}"));
    set(LIMIT, limit.to_string());
    set(REMAINING, remaining.to_string());
    set(RESET, reset.to_string());
}

/// Writes when to come back: rounded up, at least one second, so that who waits so long is let in.
pub fn write_retry_after(after: Duration, headers: &mut HeaderMap) {
    headers.insert(header::RETRY_AFTER, HeaderValue::from(whole_seconds(after).max(1)));
}

fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn the_headers_have_the_drafts_syntax_and_never_promise_too_early() {
        let quota = Quota {
            policy: "requests",
            limit: 100,
            window: Duration::from_mins(1),
            remaining: 50,
            reset: Duration::from_millis(29_001),
        };
        let mut headers = HeaderMap::new();
        write(&quota, &mut headers);
        assert_eq!(headers["ratelimit-policy"], "\"requests\";q=100;w=60");
        assert_eq!(headers["ratelimit"], "\"requests\";r=50;t=30");
        assert_eq!(headers["x-ratelimit-limit"], "100");
        assert_eq!(headers["x-ratelimit-remaining"], "50");
        assert_eq!(headers["x-ratelimit-reset"], "30");
        assert_eq!(headers.len(), HEADERS.len());
    }

    #[test]
    fn retry_after_is_rounded_up() {
        for (millis, expected) in [(0, "1"), (1, "1"), (1000, "1"), (1001, "2"), (59_999, "60")] {
            let mut headers = HeaderMap::new();
            write_retry_after(Duration::from_millis(millis), &mut headers);
            assert_eq!(headers["retry-after"], expected, "{millis} ms");
        }
    }
}
