//! What is told of each GraphQL request once it is answered, and to whom: the seam to the metrics.
//!
//! The layer stands around `/graphql` alone; on a WebSocket each operation is told of as a request is. Whoever handles the request notes in [`Measured`] what it finds out on the
//! way; the answer carries its [`Outcome`]. Nothing is told of what is no GraphQL answer, such as the page for browsers.

use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument};
use axum::{
    body::HttpBody as _,
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use crate::error::ErrorCode;

/// The outcome of a request whose caller hung up before the answer.
pub(super) const ABANDONED: &str = "abandoned";

/// The outcome of a request without an error.
const OK: &str = "ok";

/// Told of GraphQL requests.
pub trait Observer: Send + Sync + 'static {
    /// A request began.
    fn began(&self);

    /// A request ended, however it did; nothing to tell of what was no GraphQL answer.
    fn ended(&self, finished: Option<&Finished<'_>>);
}

/// Nobody watches.
impl Observer for () {
    fn began(&self) {}

    fn ended(&self, _: Option<&Finished<'_>>) {}
}

/// A request that has ended.
#[derive(Debug)]
pub struct Finished<'a> {
    /// The name of its operation, as the client wrote it; empty for an operation without one, and where it was never
    /// found out.
    pub operation: &'a str,
    /// The caller's tier; empty where the caller was not let in.
    pub tier: &'a str,
    /// `ok`, the code of the first error, or `abandoned`.
    pub outcome: &'static str,
    /// From the request's head to the answer's.
    pub duration: Duration,
    /// Bytes of the answer before compression; nothing for an abandoned request.
    pub bytes: Option<u64>,
}

impl Finished<'_> {
    /// Whether it ended without an error.
    pub fn is_ok(&self) -> bool {
        self.outcome == OK
    }
}

/// What is found out about a request on its way. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Measured(Arc<Notes>);

#[derive(Debug, Default)]
struct Notes {
    operation: OnceLock<String>,
    tier: OnceLock<String>,
}

impl Measured {
    /// The request is its tier's.
    pub fn tier(&self, name: &str) {
        let _ = self.0.tier.set(name.to_owned());
    }

    /// The request executes an operation of this document: the named one, or the only one.
    pub fn operation(&self, document: &ExecutableDocument, name: Option<&str>) {
        let only = match &document.operations {
            DocumentOperations::Multiple(operations) => operations.keys().next().map(async_graphql::Name::as_str),
            DocumentOperations::Single(_) => None,
        };
        let _ = self.0.operation.set(name.or(only).unwrap_or_default().to_owned());
    }
}

/// What a GraphQL answer says in short: put among its extensions by whoever writes it.
#[derive(Debug, Clone, Copy)]
pub struct Outcome(&'static str);

impl Outcome {
    /// By the first error of the answer, if it has one.
    pub fn of(first: Option<ErrorCode>) -> Self {
        Self(first.map_or(OK, ErrorCode::as_str))
    }

    /// `ok`, or the code of the first error.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

/// The layer.
pub async fn layer(State(observer): State<Arc<dyn Observer>>, mut request: Request, next: Next) -> Response {
    let measured = Measured::default();
    request.extensions_mut().insert(measured.clone());
    let watched = Watched::new(observer.as_ref(), measured);
    let response = next.run(request).await;
    watched.answered(&response);
    response
}

/// A request in progress: dropped without an answer, it was abandoned.
pub(super) struct Watched<'a> {
    observer: &'a dyn Observer,
    measured: Measured,
    started: Instant,
    is_answered: bool,
}

impl<'a> Watched<'a> {
    /// It begins.
    pub(super) fn new(observer: &'a dyn Observer, measured: Measured) -> Self {
        observer.began();
        Self { observer, measured, started: Instant::now(), is_answered: false }
    }

    /// It has this answer.
    pub(super) fn answered(self, response: &Response) {
        let outcome = response.extensions().get::<Outcome>().copied();
        self.ended(outcome, response.body().size_hint().exact());
    }

    /// It ended with this outcome, if that of a GraphQL request, and so many bytes, if they are known.
    pub(super) fn ended(mut self, outcome: Option<Outcome>, bytes: Option<u64>) {
        self.is_answered = true;
        self.tell(outcome.map(|outcome| outcome.0), bytes);
    }

    fn tell(&self, outcome: Option<&'static str>, bytes: Option<u64>) {
        let text = |text: &'_ OnceLock<String>| text.get().cloned().unwrap_or_default();
        let (operation, tier) = (text(&self.measured.0.operation), text(&self.measured.0.tier));
        let finished = outcome.map(|outcome| Finished {
            operation: &operation,
            tier: &tier,
            outcome,
            duration: self.started.elapsed(),
            bytes,
        });
        self.observer.ended(finished.as_ref());
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        if !self.is_answered {
            self.tell(Some(ABANDONED), None);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::sync::Mutex;

    use axum::{Extension, Router, body::Body, middleware, response::IntoResponse, routing::get};
    use futures_util::FutureExt as _;
    use tower::ServiceExt as _;

    use super::*;

    /// Remembers what it is told, as text.
    #[derive(Default)]
    struct Told(Mutex<Vec<String>>);

    impl Observer for Told {
        fn began(&self) {
            self.0.lock().unwrap().push("began".to_owned());
        }

        fn ended(&self, finished: Option<&Finished<'_>>) {
            let told = finished.map_or_else(
                || "no answer of ours".to_owned(),
                |finished| {
                    let Finished { operation, tier, outcome, bytes, .. } = finished;
                    format!("{operation} {tier} {outcome} {bytes:?}")
                },
            );
            self.0.lock().unwrap().push(told);
        }
    }

    fn router(observer: Arc<dyn Observer>) -> Router {
        let answer = async |Extension(measured): Extension<Measured>| {
            let document = async_graphql::parser::parse_query("query Mine { a }").unwrap();
            measured.tier("developer");
            measured.operation(&document, None);
            (Extension(Outcome::of(Some(ErrorCode::Timeout))), "late").into_response()
        };
        Router::new()
            .route("/", get(answer))
            .route("/page", get(async || "page"))
            .route("/never", get(std::future::pending::<()>))
            .layer(middleware::from_fn_with_state(observer, layer))
    }

    #[tokio::test]
    async fn a_request_is_told_of_when_it_is_answered_and_when_it_is_abandoned() {
        for (path, expected) in
            [("/", "Mine developer TIMEOUT Some(4)"), ("/page", "no answer of ours"), ("/never", "  abandoned None")]
        {
            let told = Arc::new(Told::default());
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            // What has not answered at once is dropped, as hyper does when the caller hangs up.
            let _ = router(told.clone()).oneshot(request).now_or_never();
            assert_eq!(*told.0.lock().unwrap(), ["began", expected], "{path}");
        }
    }
}
