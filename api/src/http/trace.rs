//! Traces of requests: the seam to whoever keeps them, and a request's own span.
//!
//! The layer stands only where there are traces. It decides with [`Traces`] whether a request is traced; if so, the
//! request has a span around everything that is done for it, which is kept among its extensions for whoever finds out
//! more. Health and readiness are not traced: they are asked every few seconds and say nothing of anybody's request.

use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{Extensions, HeaderMap, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use tracing::{Instrument as _, Span, field};

use super::{
    access_log::{ClientLabel, LONGEST_PATH, without_keys},
    address::{TrustedProxies, peer_address},
    health,
    measure::{ABANDONED, Outcome},
};
use crate::{
    error::{ErrorCode, cut},
    span,
};

/// Whose trace a request belongs to (W3C Trace Context).
const PARENT: &str = "traceparent";

/// A longer name of an operation is not told.
const LONGEST_OPERATION: usize = 64;

/// What stands for a longer one, as in the metrics.
const OTHER: &str = "other";

/// Decides which requests are traced.
pub trait Traces: Send + Sync + 'static {
    /// Decides about a request, whose header `traceparent` counts only if the caller may say so. The span of one that
    /// is traced is opened and belongs to its trace.
    fn join(&self, parent: Option<&str>, open: &dyn Fn() -> Span) -> Joined;
}

/// What was decided about a request.
#[derive(Debug)]
pub struct Joined {
    /// Its span; a disabled one when it is not traced.
    pub span: Span,
    /// The id of the trace that it belongs to, if it belongs to one.
    pub trace_id: Option<String>,
}

/// The id of the trace that a request belongs to, for the log.
#[derive(Debug, Clone)]
pub struct TraceId(pub String);

/// The span of a request that is traced.
#[derive(Debug, Clone)]
pub struct RequestSpan(Span);

impl RequestSpan {
    /// That of the request with these extensions; a disabled one when it is not traced.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().cloned().unwrap_or_else(|| Self(Span::none()))
    }

    /// That of an operation that came by no request of its own.
    pub(super) const fn new(span: Span) -> Self {
        Self(span)
    }

    /// The request has this id.
    pub fn identified(&self, id: &str) {
        self.0.record("mingjing.request.id", id);
    }

    /// The caller was let in, in its tier.
    pub fn tier(&self, name: &str) {
        self.0.record("mingjing.tier", name);
    }

    /// The request executes an operation. Its name is the caller's choice.
    pub fn operation(&self, operation: OperationType, name: Option<&str>) {
        let kind = match operation {
            OperationType::Query => "query",
            OperationType::Mutation => "mutation",
            OperationType::Subscription => "subscription",
        };
        self.0.record("graphql.operation.type", kind);
        if let Some(name) = name {
            let name = if name.len() > LONGEST_OPERATION { OTHER } else { name };
            self.0.record("graphql.operation.name", name);
        }
    }

    fn answered(&self, response: &Response) {
        let (status, extensions) = (response.status(), response.extensions());
        self.0.record("http.response.status_code", i64::from(status.as_u16()));
        let outcome = extensions.get::<Outcome>().map(|outcome| outcome.as_str());
        if let Some(outcome) = outcome {
            self.0.record("mingjing.outcome", outcome);
        }
        if let Some(ClientLabel(client)) = extensions.get() {
            self.0.record("mingjing.client.id", client.as_str());
        }
        if let Some(fault) = own_fault(&status, outcome) {
            self.0.record("error.type", fault);
            self.0.record("otel.status_code", "ERROR");
        }
    }
}

/// What a server failed in; a caller's mistake is none of its own. A field of GraphQL may fail in an answer with status
/// 200.
fn own_fault<'a>(status: &'a StatusCode, outcome: Option<&'a str>) -> Option<&'a str> {
    if status.is_server_error() {
        return Some(status.as_str());
    }
    outcome.filter(|outcome| *outcome == ErrorCode::Internal.as_str())
}

/// A request in progress: dropped without an answer, it was abandoned.
pub(super) struct Unanswered(RequestSpan);

impl Unanswered {
    /// It begins.
    pub(super) const fn new(span: RequestSpan) -> Self {
        Self(span)
    }

    /// It has this answer.
    pub(super) fn answered(mut self, response: &Response) {
        std::mem::replace(&mut self.0, RequestSpan(Span::none())).answered(response);
    }
}

impl Drop for Unanswered {
    fn drop(&mut self) {
        self.0.0.record("mingjing.outcome", ABANDONED);
    }
}

/// The layer.
pub async fn layer(
    State((traces, trusted)): State<(Arc<dyn Traces>, TrustedProxies)>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if health::ROUTES.contains(&path) {
        return next.run(request).await;
    }
    // Anybody else could have every request of theirs traced, or put it into another's trace.
    let parent = trusted.trusts(peer_address(request.extensions())).then(|| parent_of(request.headers())).flatten();
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let joined = traces.join(parent, &|| open(request.method(), path, route));
    if let Some(id) = joined.trace_id {
        request.extensions_mut().insert(TraceId(id));
    }
    if joined.span.is_disabled() {
        return next.run(request).await;
    }
    let span = joined.span.clone();
    request.extensions_mut().insert(RequestSpan(joined.span.clone()));
    let unanswered = Unanswered(RequestSpan(joined.span));
    let response = next.run(request).instrument(span).await;
    unanswered.answered(&response);
    response
}

/// The span of an operation that came by no request of its own, a disabled one if it is not traced. It begins a trace: the
/// connection that it came by lasts longer than any should.
pub(super) fn of_operation(traces: Option<&dyn Traces>, method: &str, path: &str) -> Joined {
    let none = Joined { span: Span::none(), trace_id: None };
    traces.map_or(none, |traces| traces.join(None, &|| opened(method, method, path, Some(path))))
}

/// The one header that names a parent; two name none.
fn parent_of(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(PARENT).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

fn open(method: &Method, path: &str, route: Option<&str>) -> Span {
    let known = known_method(method);
    // The conventions' name for a method that a caller has invented.
    opened(known.unwrap_or("HTTP"), known.unwrap_or("_OTHER"), path, route)
}

/// A span by a short name for its method, the method, its path and route.
fn opened(short: &str, method: &str, path: &str, route: Option<&str>) -> Span {
    let name = route.map_or_else(|| short.to_owned(), |route| format!("{short} {route}"));
    tracing::info_span!(
        target: span::REQUEST,
        "request",
        otel.name = name,
        otel.kind = "server",
        otel.status_code = field::Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = field::Empty,
        url.scheme = "http",
        url.path = cut(&without_keys(path), LONGEST_PATH),
        "error.type" = field::Empty,
        "graphql.operation.type" = field::Empty,
        graphql.operation.name = field::Empty,
        mingjing.request.id = field::Empty,
        mingjing.client.id = field::Empty,
        mingjing.tier = field::Empty,
        mingjing.outcome = field::Empty,
    )
}

/// The method, if it is one of HTTP's.
fn known_method(method: &Method) -> Option<&'static str> {
    ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]
        .into_iter()
        .find(|known| *known == method.as_str())
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
