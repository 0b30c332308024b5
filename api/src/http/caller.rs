//! The seam to whoever knows keys, tiers and limits: what the HTTP side hands over, and what it needs back.

use std::{any::Any, fmt, future::Future, net::IpAddr, sync::Arc, time::Duration};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header, request};
use chrono::{DateTime, Utc};

use super::{
    address::peer_of,
    error::Failure,
    rate_limit::{self, Quota, Standing},
    settings::Settings,
};
use crate::error::{ClientError, ErrorCode};

/// A longer key is none of ours.
const LONGEST_KEY: usize = 4096;

/// Decides who is let in, and how much each may ask.
pub trait Gate: Send + Sync + 'static {
    /// What resolvers learn about the caller; they find an `Arc` of it in the request's data.
    type Caller: Send + Sync + 'static;

    /// Remembers where points were taken.
    type Receipt: Send;

    /// Lets a caller in, or not. It authenticates, takes one request from the caller's rate, and counts the request as
    /// in progress until the admission is dropped.
    fn admit(
        &self,
        credentials: Presented,
        address: IpAddr,
    ) -> impl Future<Output = Result<Admission<Self::Caller>, Refusal>> + Send;

    /// The name of a caller's tier, for the metrics; empty where there are no tiers.
    #[expect(clippy::unnecessary_literal_bound, reason = "gates with tiers answer with a part of the caller")]
    fn tier(_caller: &Self::Caller) -> &str {
        ""
    }

    /// Counts a subscription as open until what is returned is dropped, unless the caller has as many as it may.
    ///
    /// # Errors
    /// [`Refusal`] when it has.
    fn subscribe(&self, caller: &Self::Caller, address: IpAddr) -> Result<InProgress, Refusal>;

    /// Counts a connection from this address whose caller is not known yet, until what is returned is dropped, unless there
    /// are as many as may be.
    ///
    /// # Errors
    /// [`Refusal`] when there are.
    fn greet(&self, address: IpAddr) -> Result<InProgress, Refusal>;

    /// Counts a connection that stays as open until what is returned is dropped, unless the caller has as many as it may.
    ///
    /// # Errors
    /// [`Refusal`] when it has.
    fn connect(&self, caller: &Self::Caller, address: IpAddr) -> Result<InProgress, Refusal>;

    /// Whether what was presented still opens what it did for this caller. It counts nothing.
    fn recheck(
        &self,
        credentials: &Presented,
        caller: &Self::Caller,
    ) -> impl Future<Output = Result<(), Refusal>> + Send;

    /// Takes the points that an operation costs, before it is executed.
    fn reserve(
        &self,
        caller: &Self::Caller,
        address: IpAddr,
        work: Work,
    ) -> impl Future<Output = Result<Reserved<Self::Receipt>, Refusal>> + Send;

    /// Gives points back that were reserved and not used; tells where the caller stands then.
    fn refund(&self, receipt: Self::Receipt, points: u32) -> impl Future<Output = Quota> + Send;

    /// Learns what became of a request that was let in. It must not take time.
    fn answered(&self, _caller: &Self::Caller, _answered: &Answered) {}
}

/// What an operation is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// The points that it costs; less than one counts as one.
    pub cost: u32,
    /// Whether it changes anything.
    pub is_write: bool,
}

/// Points that were taken.
#[derive(Debug)]
pub struct Reserved<R> {
    /// Where they were taken, for a refund.
    pub receipt: R,
    /// Where the caller stands with its points.
    pub quota: Quota,
    /// Where it stands with those of a longer time, when it has not as many as it likes.
    pub longer: Option<Quota>,
    /// When all its points will be there again.
    pub reset_at: DateTime<Utc>,
}

/// What became of a request that was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The name of its operation; nothing when it has none, or was refused before it was known.
    pub operation: Option<String>,
    /// Whether its answer has an error.
    pub failed: bool,
    /// What it was charged, in cost points.
    pub cost: u64,
}

impl Answered {
    /// A request that was refused before its operation was known, and charged so many points.
    pub const fn refused(cost: u64) -> Self {
        Self { operation: None, failed: true, cost }
    }
}

/// A caller that was let in.
#[derive(Debug)]
pub struct Admission<C> {
    /// Who it is.
    pub caller: Arc<C>,
    /// Where it calls from.
    pub address: IpAddr,
    /// The client's id for the access log; nothing for anonymous callers.
    pub client: Option<String>,
    /// Where it stands with its requests.
    pub standing: Standing,
    /// Counts the request as in progress.
    pub in_progress: InProgress,
    /// The most points that one query of it may cost.
    pub query_cost_max: u32,
    /// Whether it may send larger bodies than a query needs: with mutations, or queries that verify many subjects.
    pub submits: bool,
}

/// A request in progress, until this is dropped.
#[derive(Default)]
pub struct InProgress(Option<Box<dyn Any + Send + Sync>>);

impl InProgress {
    /// Holds this for as long as the request is in progress.
    pub fn holding(guard: impl Any + Send + Sync) -> Self {
        Self(Some(Box::new(guard)))
    }
}

impl fmt::Debug for InProgress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("InProgress").field(&self.0.is_some()).finish()
    }
}

/// Why a caller was not let in, or not further.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The key is unknown, expired or revoked. Which of them is not told.
    #[error("the key is not valid; send a current one as `Authorization: Bearer mj_…` or `X-API-Key`")]
    Unauthenticated,
    /// The client may not call now, whatever its key.
    #[error("this client is suspended; ask the operator")]
    Suspended,
    /// The key opens less than it did when the stream began.
    #[error("what this key may do has been narrowed; subscribe again")]
    Narrowed,
    /// Too much was asked.
    #[error("{}", rate_limited_message(policy))]
    RateLimited {
        /// The policy that refused.
        policy: &'static str,
        /// Where the caller stands.
        standing: Standing,
        /// When the same will be let in.
        retry_after: Duration,
    },
    /// The operation costs more points than the caller can ever have at once.
    #[error(
        "the query costs {cost} points, more than the {capacity} that your tier holds; ask for fewer records or fields"
    )]
    TooDear {
        /// What it costs.
        cost: u32,
        /// What a full bucket holds.
        capacity: u32,
    },
    /// It cannot be found out now, for instance because the database does not answer.
    #[error("keys cannot be checked at the moment; try again")]
    Unavailable,
    /// It may not be counted by this process alone.
    #[error("writes cannot be counted at the moment and are refused; nothing was written, try again")]
    WritesUncounted,
}

fn rate_limited_message(policy: &str) -> String {
    if policy == rate_limit::CONCURRENCY {
        return format!("too many requests in progress at once (policy \"{policy}\"); wait for their answers");
    }
    if policy == rate_limit::SUBSCRIPTIONS {
        return format!("too many subscriptions open at once (policy \"{policy}\"); close one first");
    }
    if policy == rate_limit::CONNECTIONS {
        return format!("too many connections open at once (policy \"{policy}\"); close one first");
    }
    format!("too many requests (policy \"{policy}\"); wait for the time that Retry-After says")
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::Unauthenticated => ErrorCode::Unauthenticated,
            Refusal::Suspended | Refusal::Narrowed => ErrorCode::Forbidden,
            Refusal::RateLimited { .. } => ErrorCode::RateLimited,
            Refusal::TooDear { .. } => ErrorCode::QueryTooComplex,
            Refusal::Unavailable | Refusal::WritesUncounted => ErrorCode::Overloaded,
        };
        let mut failure = Self::new(ClientError::new(code, refusal.to_string()));
        match refusal {
            Refusal::Unauthenticated => challenge(&mut failure, "Bearer realm=\"mingjing\", error=\"invalid_token\""),
            Refusal::RateLimited { standing, retry_after, .. } => {
                rate_limit::write(&standing, &mut failure.headers);
                rate_limit::write_retry_after(retry_after, &mut failure.headers);
            }
            Refusal::Unavailable | Refusal::WritesUncounted => {
                rate_limit::write_retry_after(Duration::ZERO, &mut failure.headers);
            }
            Refusal::Suspended | Refusal::Narrowed | Refusal::TooDear { .. } => {}
        }
        failure
    }
}

/// Authenticates a request, and takes one from its caller's rate.
///
/// # Errors
/// [`Failure`] when the key cannot be read or the gate refuses.
pub async fn admit<G: Gate>(
    gate: &G,
    settings: &Settings,
    head: &request::Parts,
) -> Result<Admission<G::Caller>, Failure> {
    let credentials = presented(&head.headers)?;
    let address = settings.trusted_proxies.caller_of(peer_of(head), &head.headers);
    gate.admit(credentials, address).await.map_err(Failure::from)
}

/// 401 for a caller without a key, where one is needed.
pub fn key_needed(why: &str) -> Failure {
    let message = format!("{why}; send one as `Authorization: Bearer mj_…` or `X-API-Key: mj_…`");
    let mut failure = Failure::new(ClientError::new(ErrorCode::Unauthenticated, message));
    challenge(&mut failure, "Bearer realm=\"mingjing\"");
    failure
}

/// What a request shows to identify its caller.
#[derive(Clone, PartialEq, Eq)]
pub enum Presented {
    /// Nothing: an anonymous caller.
    Nothing,
    /// A key or token, unchecked.
    Key(String),
}

impl fmt::Debug for Presented {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Key(_) => "Key(…)",
        })
    }
}

/// Finds the key in `Authorization: Bearer` or `X-API-Key`.
///
/// # Errors
/// 401 for another scheme or an unreadable key, 400 for two different keys.
pub fn presented(headers: &HeaderMap) -> Result<Presented, Failure> {
    let bearer = single(headers, header::AUTHORIZATION.as_str())?.map(bearer_token).transpose()?;
    let api_key = single(headers, "x-api-key")?.map(key_text).transpose()?;
    match (bearer, api_key) {
        (Some(bearer), Some(api_key)) if bearer != api_key => Err(Failure::bad_request(
            "Authorization and X-API-Key hold different keys; send one key, in one of the two headers",
        )),
        (Some(key), _) | (None, Some(key)) => Ok(Presented::Key(key)),
        (None, None) => Ok(Presented::Nothing),
    }
}

fn single<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a HeaderValue>, Failure> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(Failure::bad_request(format!("the header {name} must stand only once")));
    }
    Ok(first)
}

fn bearer_token(value: &HeaderValue) -> Result<String, Failure> {
    let text = value.to_str().map_err(|_| unreadable())?;
    match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => checked(token),
        _ => Err(unreadable()),
    }
}

fn key_text(value: &HeaderValue) -> Result<String, Failure> {
    checked(value.to_str().map_err(|_| unreadable())?)
}

fn checked(key: &str) -> Result<String, Failure> {
    let key = key.trim();
    let readable = (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if readable { Ok(key.to_owned()) } else { Err(unreadable()) }
}

fn unreadable() -> Failure {
    key_needed("the key cannot be read")
}

fn challenge(failure: &mut Failure, challenge: &'static str) {
    debug_assert_eq!(failure.status, StatusCode::UNAUTHORIZED);
    failure.headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn shown(pairs: &[(&'static str, &str)]) -> Result<Presented, u16> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        presented(&headers).map_err(|failure| failure.status.as_u16())
    }

    #[test]
    fn a_key_is_read_from_either_header() {
        let key = Ok(Presented::Key("mj_a_b".to_owned()));
        assert_eq!(shown(&[]), Ok(Presented::Nothing));
        assert_eq!(shown(&[("authorization", "Bearer mj_a_b")]), key);
        assert_eq!(shown(&[("authorization", "bearer  mj_a_b ")]), key);
        assert_eq!(shown(&[("x-api-key", "mj_a_b")]), key);
        assert_eq!(shown(&[("x-api-key", "mj_a_b"), ("authorization", "Bearer mj_a_b")]), key);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let long = "a".repeat(LONGEST_KEY + 1);
        for (pairs, status) in [
            (vec![("x-api-key", "mj_a"), ("authorization", "Bearer mj_b")], 400),
            (vec![("x-api-key", "mj_a"), ("x-api-key", "mj_b")], 400),
            (vec![("authorization", "Basic YTpi")], 401),
            (vec![("authorization", "Bearer")], 401),
            (vec![("authorization", "Bearer ")], 401),
            (vec![("x-api-key", "")], 401),
            (vec![("x-api-key", "mj a")], 401),
            (vec![("x-api-key", "钥匙")], 401),
            (vec![("x-api-key", long.as_str())], 401),
        ] {
            assert_eq!(shown(&pairs), Err(status), "{:?}", pairs[0].0);
        }
    }

    #[test]
    fn a_presented_key_is_not_printed() {
        assert_eq!(format!("{:?}", Presented::Key("mj_secret".into())), "Key(…)");
    }
}
