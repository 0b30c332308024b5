//! What is served beside GraphQL, as files: `/v1`. The same callers, limits and points as `/graphql`; errors have the same
//! codes, in a form of their own ([`error`]).

pub mod error;
pub mod report;

use std::sync::Arc;

use axum::{Router, routing::any};

pub use self::report::{ReportQuery, Reports};
use super::{caller::Gate, settings::Settings, shed::Shedder};

/// What the routes share.
pub(super) struct Desk<G: Gate> {
    pub(super) gate: Arc<G>,
    pub(super) settings: Arc<Settings>,
    pub(super) shedder: Arc<Shedder>,
    pub(super) reports: Arc<dyn Reports<G::Caller>>,
}

/// The routes.
pub(super) fn router<G: Gate>(desk: Desk<G>) -> Router {
    Router::new().route(report::PATH, any(report::serve::<G>)).with_state(Arc::new(desk))
}
