//! One structured line a request. It never holds a query string, a variable, a key or a body.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};

use crate::error::cut;

const LONGEST_PATH: usize = 100;

/// Who called, for the log: put among an answer's extensions by whoever found out.
#[derive(Debug, Clone)]
pub struct ClientLabel(pub String);

/// The layer. It stands inside the request id's span, which gives the line its id.
pub async fn layer(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = cut(request.uri().path(), LONGEST_PATH);
    let started = Instant::now();
    let response = next.run(request).await;
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    let client = response.extensions().get::<ClientLabel>().map(|label| label.0.as_str());
    tracing::info!(target: "access", %method, path, status = response.status().as_u16(), duration_ms, client, "request");
    response
}
