//! `/healthz`: the process lives. `/readyz`: it can serve, or what it lacks.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tokio::sync::watch;

/// A check that takes longer has failed.
const LONGEST_CHECK: Duration = Duration::from_secs(2);

/// Knows what the gateway needs in order to serve.
#[async_trait::async_trait]
pub trait Readiness: Send + Sync + 'static {
    /// The names of what is missing, such as `database` or `search index`; empty when all is there.
    async fn missing(&self) -> Vec<&'static str>;

    /// The names of what is replaced by something lesser, such as `redis`; empty when nothing is.
    fn degraded(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// Raised when the gateway is about to stop, so that a balancer sends its callers elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Draining(Arc<watch::Sender<bool>>);

impl Draining {
    /// From now on the gateway is not ready.
    pub fn start(&self) {
        self.0.send_replace(true);
    }

    /// Whether it is about to stop.
    pub fn is_on(&self) -> bool {
        *self.0.borrow()
    }

    /// Ready when it is about to stop.
    pub async fn started(&self) {
        // It lives for as long as this does.
        let _ = self.0.subscribe().wait_for(|started| *started).await;
    }
}

const HEALTHZ: &str = "/healthz";
const READYZ: &str = "/readyz";

/// The paths of the two routes.
pub const ROUTES: [&str; 2] = [HEALTHZ, READYZ];

/// The two routes.
pub fn router(readiness: Arc<dyn Readiness>, draining: Draining) -> Router {
    Router::new()
        .route(HEALTHZ, get(|| async { answer(StatusCode::OK, &json!({"status": "ok"})) }))
        .route(READYZ, get(ready))
        .with_state((readiness, draining))
}

async fn ready(State((readiness, draining)): State<(Arc<dyn Readiness>, Draining)>) -> Response {
    let missing = if draining.is_on() {
        vec!["shutting down"]
    } else {
        tokio::time::timeout(LONGEST_CHECK, readiness.missing()).await.unwrap_or_else(|_| vec!["readiness check"])
    };
    let degraded = readiness.degraded();
    if missing.is_empty() && degraded.is_empty() {
        answer(StatusCode::OK, &json!({"status": "ready"}))
    } else if missing.is_empty() {
        // It serves, so a balancer must not take it out.
        answer(StatusCode::OK, &json!({"status": "ready", "degraded": degraded}))
    } else {
        answer(StatusCode::SERVICE_UNAVAILABLE, &json!({"status": "not ready", "missing": missing}))
    }
}

fn answer(status: StatusCode, body: &serde_json::Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body.to_string()).into_response()
}
