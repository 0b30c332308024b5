//! Which requests are traced.
//!
//! A request that belongs to a trace already goes with it: traced when its parent is, and not when it is not (parent-based
//! sampling). Of the others a share is drawn. Whose word counts as a parent's is decided where the request comes in.

use opentelemetry::{
    propagation::{Extractor, TextMapPropagator as _},
    trace::{SpanContext, TraceContextExt as _, TraceId},
};
use opentelemetry_sdk::propagation::TraceContextPropagator;

/// What is to become of a request.
#[derive(Debug, PartialEq)]
pub(super) enum Decision {
    /// It is traced, below this span of another's, or in a trace of its own.
    Trace(Option<SpanContext>),
    /// It is not; it may belong to a trace that nobody keeps.
    Pass(Option<TraceId>),
}

/// Decides. A number from 0 to below 1 is drawn only when it counts.
pub(super) fn decide(parent: Option<SpanContext>, ratio: f64, draw: impl FnOnce() -> f64) -> Decision {
    match parent {
        Some(parent) if parent.is_sampled() => Decision::Trace(Some(parent)),
        Some(parent) => Decision::Pass(Some(parent.trace_id())),
        None if draw() < ratio => Decision::Trace(None),
        None => Decision::Pass(None),
    }
}

/// The span that a header `traceparent` names (W3C Trace Context); nothing when it names none.
pub(super) fn parse(text: &str) -> Option<SpanContext> {
    // The propagator takes shorter ids too.
    let lengths = text.split('-').map(str::len).take(4);
    if !lengths.eq([2, 32, 16, 2]) {
        return None;
    }
    let context = TraceContextPropagator::new().extract_with_context(&opentelemetry::Context::new(), &Header(text));
    let parent = context.span().span_context().clone();
    parent.is_valid().then_some(parent)
}

/// Headers that are this `traceparent` alone. `tracestate` is for those who pass a trace on, and nobody stands behind us.
struct Header<'a>(&'a str);

impl Extractor for Header<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        (key == "traceparent").then_some(self.0)
    }

    fn keys(&self) -> Vec<&str> {
        vec!["traceparent"]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const SAMPLED: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const UNSAMPLED: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    #[test]
    fn a_request_goes_with_its_parent_and_is_drawn_without_one() {
        let never = || panic!("nothing is drawn for a request with a parent");
        let (sampled, unsampled) = (parse(SAMPLED).unwrap(), parse(UNSAMPLED).unwrap());
        assert_eq!(decide(Some(sampled.clone()), 0.0, never), Decision::Trace(Some(sampled)));
        let trace = unsampled.trace_id();
        assert_eq!(decide(Some(unsampled), 1.0, never), Decision::Pass(Some(trace)));
        for (ratio, drawn, expected) in [
            (0.0, 0.0, Decision::Pass(None)),
            (1.0, 0.999_999, Decision::Trace(None)),
            (0.25, 0.249, Decision::Trace(None)),
            (0.25, 0.25, Decision::Pass(None)),
        ] {
            assert_eq!(decide(None, ratio, || drawn), expected, "{ratio} {drawn}");
        }
    }

    #[test]
    fn a_header_that_names_no_span_is_no_parent() {
        assert_eq!(parse(SAMPLED).unwrap().trace_id().to_string(), "0af7651916cd43dd8448eb211c80319c");
        for wrong in [
            "",
            "00",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "踪-迹-00-00",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
