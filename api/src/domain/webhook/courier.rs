//! Who takes a delivery to its endpoint, as the domain asks for it. `infra::courier` does it.

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::target::Target;

/// An endpoint that wants to be left alone for longer is left alone for so long: whatever its `Retry-After` says by mistake,
/// nothing waits unseen for years.
const LONGEST_REST: TimeDelta = TimeDelta::days(1);

/// A delivery on its way.
#[derive(Debug, Clone)]
pub struct Letter {
    /// `webhook-id`: the same at every attempt.
    pub id: String,
    /// `webhook-timestamp`: when the attempt is made, in seconds since 1970.
    pub timestamp: i64,
    /// `webhook-signature`: one signature for each secret, separated by spaces.
    pub signature: String,
    /// The body, JSON.
    pub body: String,
}

/// What came of an attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status of the answer; none when there was none.
    pub status: Option<u16>,
    /// What its `Retry-After` says.
    pub retry_after: Option<String>,
    /// What its body begins with.
    pub response: Option<String>,
    /// Why there was none, or why it is no success.
    pub error: Option<String>,
}

impl Answer {
    /// There was no answer.
    pub fn none(error: impl Into<String>) -> Self {
        Self { error: Some(error.into()), ..Self::default() }
    }

    /// Whether the endpoint has taken the delivery.
    pub fn is_success(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// Whether the endpoint says that it is there no more.
    pub fn is_gone(&self) -> bool {
        self.status == Some(410)
    }

    /// How long the endpoint wants to be left alone, a day at most.
    pub fn rest(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        let text = self.retry_after.as_deref().filter(|_| matches!(self.status, Some(429 | 503)))?.trim();
        let rest = match text.parse::<u32>() {
            Ok(seconds) => TimeDelta::seconds(seconds.into()),
            Err(_) => DateTime::parse_from_rfc2822(text).ok()?.to_utc() - now,
        };
        (rest > TimeDelta::zero()).then_some(rest.min(LONGEST_REST))
    }
}

/// Why an endpoint is not spoken to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody knows where it is.
    #[error("the name {0} leads to no address")]
    Unresolved(String),
    /// It leads to where nobody outside has any business.
    #[error("{0} is not spoken to: it is not a public address (目标地址不允许)")]
    Address(std::net::IpAddr),
    /// It is public, and not spoken to by TLS.
    #[error("an endpoint is spoken to by https; write https://host/path")]
    Plain,
}

/// Takes deliveries to their endpoints.
#[async_trait]
pub trait Courier: fmt::Debug + Send + Sync + 'static {
    /// Whether it would speak to this endpoint.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    async fn check(&self, target: &Target) -> Result<(), Refusal>;

    /// Makes an attempt. It ends, whatever the endpoint does.
    async fn deliver(&self, target: &Target, letter: &Letter) -> Answer;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn an_endpoint_is_left_alone_for_as_long_as_it_says_where_it_may_say_so() {
        let now = DateTime::parse_from_rfc3339("2015-10-21T07:28:00Z").unwrap().to_utc();
        for (status, text, seconds) in [
            (429, "120", Some(120)),
            (503, " 7 ", Some(7)),
            (503, "Wed, 21 Oct 2015 07:29:00 GMT", Some(60)),
            (503, "Wed, 21 Oct 2015 07:27:00 GMT", None),
            (503, "0", None),
            (503, "-1", None),
            (503, "soon", None),
            (503, "99999999999999999999", None),
            (429, "4294967295", Some(86_400)),
            (503, "Fri, 31 Dec 2999 23:59:59 GMT", Some(86_400)),
            (500, "120", None),
            (200, "120", None),
        ] {
            let answer = Answer { status: Some(status), retry_after: Some(text.to_owned()), ..Answer::default() };
            assert_eq!(answer.rest(now), seconds.map(TimeDelta::seconds), "{status} {text}");
        }
    }
}
