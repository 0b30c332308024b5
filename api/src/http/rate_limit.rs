//! What an answer says about the caller's limits: `RateLimit-Policy` and `RateLimit` (IETF
//! draft-ietf-httpapi-ratelimit-headers-11), the older `x-ratelimit-*`, and `Retry-After`.
//!
//! The two standard headers name every policy that counted the request. `x-ratelimit-*` have room for one: the one that
//! is nearest to its end, so that a client that knows only them is warned all the same; `x-ratelimit-resource` says
//! which it is.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");
const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const RESOURCE: HeaderName = HeaderName::from_static("x-ratelimit-resource");

/// Every header that may be written here, but `Retry-After`.
pub const HEADERS: [HeaderName; 6] = [POLICY, STATE, LIMIT, REMAINING, RESET, RESOURCE];

/// Where the caller stands under one policy, after this request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// The policy's name: lower-case ASCII letters, digits, `-` and `_`.
    pub policy: &'static str,
    /// What is counted, where it is not requests.
    pub unit: Option<&'static str>,
    /// Units a window.
    pub limit: u64,
    /// The window.
    pub window: Duration,
    /// Units that the caller could use now.
    pub remaining: u64,
    /// How long until all of them are there again.
    pub reset: Duration,
}

/// Where the caller stands under every policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The policies that counted this request.
    pub quotas: Vec<Quota>,
    /// Requests that the caller may have in progress at once.
    pub concurrency: Option<u32>,
}

impl Standing {
    /// Adds where the caller stands under a policy, in place of what was known of it.
    pub fn set(&mut self, quota: Quota) {
        self.quotas.retain(|known| known.policy != quota.policy);
        self.quotas.push(quota);
    }

    /// The policy of which the smallest part is left.
    fn nearest_to_its_end(&self) -> Option<&Quota> {
        let part = |quota: &Quota| (quota.remaining, quota.limit.max(1));
        self.quotas.iter().min_by(|one, other| {
            let ((left, of), (other_left, other_of)) = (part(one), part(other));
            (u128::from(left) * u128::from(other_of)).cmp(&(u128::from(other_left) * u128::from(of)))
        })
    }
}

/// Writes where the caller stands.
pub fn write(standing: &Standing, headers: &mut HeaderMap) {
    let Some(nearest) = standing.nearest_to_its_end() else { return };
    let mut set = |name: HeaderName, text: String| {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    };
    let unit = |unit: Option<&str>| unit.map(|unit| format!(";qu=\"{unit}\"")).unwrap_or_default();
    let mut policies: Vec<String> = standing
        .quotas
        .iter()
        .map(|quota| {
            let window = whole_seconds(quota.window).max(1);
            format!("\"{}\";q={};w={window}{}", quota.policy, quota.limit, unit(quota.unit))
        })
        .collect();
    // The draft's unit for requests in progress; they have no window.
    policies.extend(standing.concurrency.map(|max| format!("\"{CONCURRENCY}\";q={max};qu=\"concurrent-requests\"")));
    let states: Vec<String> = standing
        .quotas
        .iter()
        .map(|quota| format!("\"{}\";r={};t={}", quota.policy, quota.remaining, whole_seconds(quota.reset)))
        .collect();
    set(POLICY, policies.join(", "));
    set(STATE, states.join(", "));
    set(LIMIT, nearest.limit.to_string());
    set(REMAINING, nearest.remaining.to_string());
    set(RESET, whole_seconds(nearest.reset).to_string());
    set(RESOURCE, nearest.policy.to_owned());
}

/// The policy that counts requests in progress.
pub const CONCURRENCY: &str = "concurrency";

/// The policy that counts open subscriptions.
pub const SUBSCRIPTIONS: &str = "subscriptions";

/// The policy that counts open connections.
pub const CONNECTIONS: &str = "connections";

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

    const REQUESTS: Quota = Quota {
        policy: "requests",
        unit: None,
        limit: 100,
        window: Duration::from_mins(1),
        remaining: 50,
        reset: Duration::from_millis(29_001),
    };

    const POINTS: Quota = Quota {
        policy: "points",
        unit: Some("points"),
        limit: 2_000,
        window: Duration::from_secs(40),
        remaining: 990,
        reset: Duration::from_millis(20_200),
    };

    fn written(standing: &Standing) -> HeaderMap {
        let mut headers = HeaderMap::new();
        write(standing, &mut headers);
        headers
    }

    #[test]
    fn the_headers_have_the_drafts_syntax_and_never_promise_too_early() {
        let headers = written(&Standing { quotas: vec![REQUESTS, POINTS], concurrency: Some(4) });
        let policies = "\"requests\";q=100;w=60, \"points\";q=2000;w=40;qu=\"points\", \
                        \"concurrency\";q=4;qu=\"concurrent-requests\"";
        assert_eq!(headers["ratelimit-policy"], policies);
        assert_eq!(headers["ratelimit"], "\"requests\";r=50;t=30, \"points\";r=990;t=21");
        assert_eq!(headers.len(), HEADERS.len());
    }

    #[test]
    fn the_older_headers_tell_of_the_policy_that_is_nearest_to_its_end() {
        let shown = |requests, points| {
            let mut standing = Standing::default();
            standing.set(Quota { remaining: requests, ..REQUESTS });
            standing.set(Quota { remaining: points, ..POINTS });
            let headers = written(&standing);
            let text = |name: &str| headers[name].to_str().unwrap().to_owned();
            (text("x-ratelimit-resource"), text("x-ratelimit-limit"), text("x-ratelimit-remaining"))
        };
        let told = |resource: &str, limit: &str, remaining: &str| (resource.into(), limit.into(), remaining.into());
        assert_eq!(shown(50, 990), told("points", "2000", "990"));
        assert_eq!(shown(49, 990), told("requests", "100", "49"));
        assert_eq!(shown(50, 1_000), told("requests", "100", "50"));
        assert_eq!(shown(90, 0), told("points", "2000", "0"));
    }

    #[test]
    fn who_was_counted_nowhere_is_told_nothing() {
        assert!(written(&Standing { quotas: vec![], concurrency: Some(4) }).is_empty());
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
