//! `GET /metrics`: what Prometheus scrapes. It has a listener of its own, apart from the API's, and asks for no key:
//! who may reach that address may read it.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

/// OpenMetrics 1.0, which Prometheus has read since 2.5.
const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Knows the figures.
#[async_trait::async_trait]
pub trait MetricsPage: Send + Sync + 'static {
    /// All figures as of now, in the text format of OpenMetrics; nothing when they cannot be written.
    async fn page(&self) -> Option<String>;
}

/// The one route.
pub fn router(page: Arc<dyn MetricsPage>) -> Router {
    Router::new().route("/metrics", get(serve)).with_state(page)
}

async fn serve(State(page): State<Arc<dyn MetricsPage>>) -> Response {
    match page.page().await {
        Some(text) => {
            ([(header::CONTENT_TYPE, CONTENT_TYPE), (header::CACHE_CONTROL, "no-store")], text).into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
