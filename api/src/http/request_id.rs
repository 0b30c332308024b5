//! The id that ties an answer, its log lines and an operator's search together: taken from a sane inbound
//! `x-request-id`, or made; echoed in the answer and recorded in the span of everything that is logged meanwhile, with the id
//! of the request's trace if it belongs to one.

use std::{
    hash::{BuildHasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use super::trace::{RequestSpan, TraceId};

/// The header, both ways.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

const LONGEST: usize = 64;

/// The id of one request: 1 to 64 letters, digits, `-`, `_` or `.`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// That of one of the requests that came by a connection, whose own id tells which belong together.
    pub(super) fn of_part(connection: Option<&Self>, number: u64) -> Self {
        let connection = connection.map_or("", Self::as_str);
        let number = format!("-{number}");
        let room = LONGEST.saturating_sub(number.len());
        let connection = connection.get(..room).unwrap_or(connection);
        Self(format!("{connection}{number}").into())
    }

    fn inbound(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(HEADER)?.to_str().ok()?;
        let sane = (1..=LONGEST).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        sane.then(|| Self(text.into()))
    }
}

/// Makes ids that do not repeat within a process, nor (128 bits, keyed at random) across processes.
#[derive(Debug, Clone, Default)]
pub struct RequestIds {
    high: RandomState,
    low: RandomState,
    count: Arc<AtomicU64>,
}

impl RequestIds {
    fn next(&self) -> RequestId {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        RequestId(format!("{:016x}{:016x}", self.high.hash_one(number), self.low.hash_one(number)).into())
    }
}

/// The layer: gives the request its id as an extension, and the answer its header.
pub async fn layer(State(ids): State<RequestIds>, mut request: Request, next: Next) -> Response {
    let id = RequestId::inbound(request.headers()).unwrap_or_else(|| ids.next());
    request.extensions_mut().insert(id.clone());
    RequestSpan::of(request.extensions()).identified(id.as_str());
    let trace_id = request.extensions().get().map(|TraceId(id)| id.as_str());
    let span = tracing::info_span!("request", request_id = id.as_str(), trace_id);
    let mut response = next.run(request).instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn an_inbound_id_is_taken_only_when_it_is_sane() {
        let long = "a".repeat(65);
        for (text, sane) in
            [("abc-1_2.3", true), ("", false), ("a b", false), (long.as_str(), false), ("a\"b", false), ("a\tb", false)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, text.parse().unwrap());
            assert_eq!(RequestId::inbound(&headers).is_some(), sane, "{text:?}");
        }
    }

    #[test]
    fn the_id_of_a_part_names_its_connection_and_is_as_long_as_any() {
        let id = |text: &str| RequestId(text.into());
        assert_eq!(RequestId::of_part(Some(&id("abc")), 7), id("abc-7"));
        let long = RequestId::of_part(Some(&id(&"a".repeat(64))), 1_000);
        assert_eq!(long, id(&format!("{}-1000", "a".repeat(59))));
    }

    #[test]
    fn made_ids_differ_and_would_be_taken_as_inbound() {
        let ids = RequestIds::default();
        let (first, second) = (ids.next(), ids.next());
        assert_ne!(first, second);
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, first.as_str().parse().unwrap());
        assert_eq!(RequestId::inbound(&headers), Some(first));
    }
}
