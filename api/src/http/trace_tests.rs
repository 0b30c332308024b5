//! What a request's span says, and whose `traceparent` counts. A subscriber of the test writes each span when it ends.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io,
    net::SocketAddr,
    sync::{Mutex, PoisonError},
};

use axum::{Extension, Router, body::Body, extract::ConnectInfo, middleware, response::IntoResponse, routing::get};
use futures_util::FutureExt as _;
use serde_json::Value;
use tower::ServiceExt as _;
use tracing_subscriber::fmt::format::FmtSpan;

use super::*;

/// Traces everything, and remembers what it was told of parents.
#[derive(Default)]
struct All(Mutex<Vec<Option<String>>>);

impl Traces for All {
    fn join(&self, parent: Option<&str>, open: &dyn Fn() -> Span) -> Joined {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(parent.map(str::to_owned));
        Joined { span: open(), trace_id: None }
    }
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn router(traces: Arc<dyn Traces>) -> Router {
    let answer = async |Extension(span): Extension<RequestSpan>| {
        span.tier("developer");
        span.operation(OperationType::Query, Some(&"a".repeat(LONGEST_OPERATION + 1)));
        let client = Extension(ClientLabel("7".to_owned()));
        (Extension(Outcome::of(Some(ErrorCode::Internal))), client, "half").into_response()
    };
    let trusted = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
    Router::new()
        .route("/graphql", get(answer))
        .route("/never/{which}", get(std::future::pending::<()>))
        .route("/healthz", get(async || "ok"))
        .layer(middleware::from_fn_with_state((traces, trusted), layer))
}

/// The parents that counted and the spans that ended, when this was asked and not waited for.
fn asked(peer: &str, method: &str, path: &str, parents: &[&str]) -> (Vec<Option<String>>, Vec<Value>) {
    let (log, traces) = (Log::default(), Arc::new(All::default()));
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().with_span_events(FmtSpan::CLOSE);
    let subscriber = subscriber.with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(subscriber, || {
        let peer = ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4711));
        let mut request = Request::builder().method(method).uri(path).extension(peer).body(Body::empty()).unwrap();
        for parent in parents {
            request.headers_mut().append(PARENT, parent.parse().unwrap());
        }
        // What has not answered at once is dropped, as hyper does when the caller hangs up.
        let _ = router(traces.clone()).oneshot(request).now_or_never();
    });
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let spans = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["span"].take()).collect();
    (traces.0.lock().unwrap().clone(), spans)
}

#[test]
fn only_a_trusted_proxys_one_parent_counts() {
    let parent = |text: &str| Some(text.to_owned());
    for (peer, parents, expected) in [
        ("10.1.2.3", vec!["a"], parent("a")),
        ("::ffff:10.1.2.3", vec!["a"], parent("a")),
        ("10.1.2.3", vec!["a", "a"], None),
        ("10.1.2.3", vec![], None),
        ("198.51.100.1", vec!["a"], None),
        ("0.0.0.0", vec!["a"], None),
    ] {
        assert_eq!(asked(peer, "GET", "/graphql", &parents).0, [expected], "{peer} {parents:?}");
    }
}

#[test]
fn health_is_not_traced() {
    assert_eq!(asked("10.1.2.3", "GET", "/healthz", &["a"]), (vec![], vec![]));
}

#[test]
fn a_span_says_how_its_request_ended() {
    let (_, spans) = asked("198.51.100.1", "GET", "/graphql?query=secret", &[]);
    let [span] = spans.as_slice() else { panic!("{spans:#?}") };
    for (field, expected) in [
        ("otel.name", "GET /graphql"),
        ("otel.kind", "server"),
        ("otel.status_code", "ERROR"),
        ("error.type", "INTERNAL"),
        ("url.path", "/graphql"),
        ("graphql.operation.type", "query"),
        ("graphql.operation.name", "other"),
        ("mingjing.tier", "developer"),
        ("mingjing.client.id", "7"),
        ("mingjing.outcome", "INTERNAL"),
    ] {
        assert_eq!(span[field], expected, "{field} in {span:#}");
    }
    assert_eq!(span["http.response.status_code"], 200);
    assert!(!span.to_string().contains("secret"), "{span:#}");
}

#[test]
fn a_request_that_nobody_waited_for_was_abandoned() {
    let (_, spans) = asked("198.51.100.1", "GET", "/never/mine", &[]);
    assert_eq!(
        (&spans[0]["mingjing.outcome"], &spans[0]["otel.name"]),
        (&"abandoned".into(), &"GET /never/{which}".into())
    );
    assert!(spans[0].get("http.response.status_code").is_none(), "{spans:#?}");
}

#[test]
fn names_are_few_whatever_is_asked() {
    let long = format!("/{}", "x".repeat(10_000));
    let (_, spans) = asked("198.51.100.1", "INVENTED", &long, &[]);
    assert_eq!((&spans[0]["otel.name"], &spans[0]["http.request.method"]), (&"HTTP".into(), &"_OTHER".into()));
    assert!(spans[0]["url.path"].as_str().unwrap().chars().count() <= LONGEST_PATH, "{spans:#?}");
}
