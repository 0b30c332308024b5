//! One structured line a request, and one an operation on a WebSocket. It never holds a query string, a variable, a key or a body.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};

use crate::error::cut;

/// A longer path is cut.
pub(super) const LONGEST_PATH: usize = 100;
/// No method that anybody means is longer; a caller may invent one of any length.
const LONGEST_METHOD: usize = 20;

/// What API keys begin with.
const KEY_PREFIX: &str = "mj_";

/// Who called, for the log: put among an answer's extensions by whoever found out.
#[derive(Debug, Clone)]
pub struct ClientLabel(pub String);

/// A line that is written when its request is answered.
#[derive(Debug)]
pub(super) struct Line {
    method: String,
    path: String,
    started: Instant,
}

impl Line {
    fn of_request(request: &Request) -> Self {
        let method = cut(request.method().as_str(), LONGEST_METHOD);
        Self { method, path: cut(&without_keys(request.uri().path()), LONGEST_PATH), started: Instant::now() }
    }

    /// That of an operation that came by no request of its own.
    pub(super) fn of_operation(method: &str, path: &str) -> Self {
        Self { method: method.to_owned(), path: path.to_owned(), started: Instant::now() }
    }

    /// Writes it.
    pub(super) fn write(self, answer: &Response) {
        let Self { method, path, started } = self;
        let status = answer.status().as_u16();
        let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
        let client = answer.extensions().get::<ClientLabel>().map(|label| label.0.as_str());
        tracing::info!(target: "access", method, path, status, duration_ms, client, "request");
    }
}

/// The path without the keys that somebody has put into it by mistake.
pub(super) fn without_keys(path: &str) -> String {
    let holds_key = |segment: &str| {
        // Decoded as the parts of a form are, which is more than is decoded in paths.
        form_urlencoded::parse(segment.as_bytes())
            .any(|(name, value)| [name, value].iter().any(|it| it.contains(KEY_PREFIX)))
    };
    let segments = path.split('/').map(|segment| if holds_key(segment) { "(key)" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

/// The layer. It stands inside the request id's span, which gives the line its id.
pub async fn layer(request: Request, next: Next) -> Response {
    let line = Line::of_request(&request);
    let response = next.run(request).await;
    line.write(&response);
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use axum::{Router, body::Body, middleware};
    use tower::ServiceExt as _;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_line_is_short_and_holds_no_query_whatever_is_asked() {
        let lines = Lines::default();
        let written = lines.clone();
        let subscriber = tracing_subscriber::fmt().json().with_writer(move || written.clone()).finish();
        let _logging = tracing::subscriber::set_default(subscriber);
        let request = Request::builder()
            .method("X".repeat(10_000).as_str())
            .uri(format!("/mj_live_ab_secret/mj%5Flive_ab_secret/{}?query=secret", "x".repeat(10_000)))
            .body(Body::empty())
            .unwrap();
        Router::new().layer(middleware::from_fn(layer)).oneshot(request).await.unwrap();
        let line = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert!(line.contains("\"status\":404") && line.contains("\"method\":\"XXX"), "{line}");
        assert!(line.contains("/(key)/(key)/xxx"), "{line}");
        assert!(line.len() < 500 && !line.contains("secret"), "{line}");
    }
}
