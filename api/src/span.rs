//! Spans of traces: what is said of where a request spends its time, for whoever collects traces.
//!
//! They are `tracing` spans with a target of their own. `infra::telemetry` sends them where an operator wants traces, and
//! drops them unseen otherwise: then one costs a look at a flag, and its fields are not even made. The log never shows
//! them.
//!
//! Invariant: names are literals, and fields hold nothing that a caller sent beyond what the access log holds too, and
//! the name of its operation: no query, variable, key, body or address. `docs/operations.md` lists them all.

/// The target of every span within a request. One that does not stand within a traced request is none.
pub const STAGE: &str = "mingjing::span::stage";

/// The target of the spans of requests, which are made only for requests that are traced.
pub const REQUEST: &str = "mingjing::span::request";

/// How long before its end a span began, in nanoseconds, when it is made only after what it tells of: the field is taken
/// out again.
pub const ELAPSED_NS: &str = "mingjing.elapsed_ns";

/// A span within a request, by its name and fields.
macro_rules! stage {
    ($name:literal $(, $($fields:tt)+)?) => {
        tracing::info_span!(target: $crate::span::STAGE, $name, $($($fields)+)?)
    };
}

pub(crate) use stage;
