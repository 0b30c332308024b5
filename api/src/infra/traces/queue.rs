//! Spans on their way out: how many wait, and what became of the others.
//!
//! The SDK's queue is bounded too, but keeps to itself what it drops. So the bound stands before it, is never above its
//! own, and counts what it refuses. A span waits from its end until it was sent or given up.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use opentelemetry::{Context, Value};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    trace::{Span, SpanData, SpanProcessor},
};

use crate::span::ELAPSED_NS;

/// The most spans that wait. They take a few megabytes.
pub(super) const WAITING_MAX: usize = 4096;

/// What became of the spans of a process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SpanTotals {
    /// The collector has them.
    pub sent: u64,
    /// It did not take them.
    pub failed: u64,
    /// Too many waited.
    pub dropped: u64,
}

/// Counts them.
#[derive(Debug, Default)]
pub(super) struct Totals {
    waiting: AtomicUsize,
    sent: AtomicU64,
    failed: AtomicU64,
    dropped: AtomicU64,
    /// Whether the log says already that spans are dropped.
    is_told: AtomicBool,
}

impl Totals {
    /// A span wants to wait.
    fn admit(&self) -> bool {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        if before < WAITING_MAX {
            return true;
        }
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.dropped.fetch_add(1, Ordering::Relaxed);
        if !self.is_told.swap(true, Ordering::Relaxed) {
            tracing::warn!("more spans than can be sent; some are dropped (mingjing_spans_total), which is said once");
        }
        false
    }

    /// So many spans were sent, or given up.
    pub(super) fn ended(&self, spans: usize, are_sent: bool) {
        self.waiting.fetch_sub(spans, Ordering::Relaxed);
        let total = if are_sent { &self.sent } else { &self.failed };
        total.fetch_add(u64::try_from(spans).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// What became of the others.
    pub(super) fn read(&self) -> SpanTotals {
        let read = |total: &AtomicU64| total.load(Ordering::Relaxed);
        SpanTotals { sent: read(&self.sent), failed: read(&self.failed), dropped: read(&self.dropped) }
    }
}

/// Lets so many spans wait, and no more.
#[derive(Debug)]
pub(super) struct Bounded<P> {
    next: P,
    totals: Arc<Totals>,
}

impl<P> Bounded<P> {
    /// Before this processor.
    pub(super) fn new(next: P, totals: Arc<Totals>) -> Self {
        Self { next, totals }
    }
}

impl<P: SpanProcessor> SpanProcessor for Bounded<P> {
    fn on_start(&self, span: &mut Span, context: &Context) {
        self.next.on_start(span, context);
    }

    fn on_end(&self, mut span: SpanData) {
        if self.totals.admit() {
            begin_earlier(&mut span);
            self.next.on_end(span);
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.next.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.next.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.next.set_resource(resource);
    }
}

/// Gives a span its true beginning when it was made only after what it tells of.
fn begin_earlier(span: &mut SpanData) {
    let Some(place) = span.attributes.iter().position(|attribute| attribute.key.as_str() == ELAPSED_NS) else { return };
    if let Value::I64(elapsed) = span.attributes.swap_remove(place).value {
        let elapsed = Duration::from_nanos(u64::try_from(elapsed).unwrap_or(0));
        span.start_time = span.end_time.checked_sub(elapsed).unwrap_or(span.start_time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_wait_than_may_and_the_others_are_counted() {
        let totals = Totals::default();
        let admitted = (0..WAITING_MAX + 3).filter(|_| totals.admit()).count();
        assert_eq!((admitted, totals.waiting(), totals.read().dropped), (WAITING_MAX, WAITING_MAX, 3));
        totals.ended(2, true);
        totals.ended(1, false);
        assert_eq!(totals.read(), SpanTotals { sent: 2, failed: 1, dropped: 3 });
        let admitted = (0..10).filter(|_| totals.admit()).count();
        assert_eq!((admitted, totals.waiting()), (3, WAITING_MAX));
    }
}
