//! Joins the requests of the HTTP side to the traces of the process.

use tracing::Span;

use crate::{
    http::trace::{self, Joined},
    infra::traces::{self, Traces},
};

/// Has requests traced.
pub(super) struct RequestTraces(pub(super) Traces);

impl trace::Traces for RequestTraces {
    fn join(&self, parent: Option<&str>, open: &dyn Fn() -> Span) -> Joined {
        let traces::Joined { span, trace_id } = self.0.join(parent, open);
        Joined { span, trace_id }
    }
}
