//! Counts what an exporter sends, and says in the log when it begins to fail and when it works again: once each, however
//! many batches there are between.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    trace::{SpanData, SpanExporter},
};

use super::{client::Causes, queue::Totals};

/// An exporter that is watched.
#[derive(Debug)]
pub(super) struct Reporting<E> {
    next: E,
    causes: Causes,
    totals: Arc<Totals>,
    is_failing: AtomicBool,
}

impl<E> Reporting<E> {
    /// Watches this one, whose client tells causes.
    pub(super) fn new(next: E, causes: Causes, totals: Arc<Totals>) -> Self {
        Self { next, causes, totals, is_failing: AtomicBool::new(false) }
    }

    fn tell(&self, result: &OTelSdkResult) {
        let was_failing = self.is_failing.swap(result.is_err(), Ordering::Relaxed);
        match result {
            Err(error) if !was_failing => {
                // The exporter says no more than that the network failed.
                let cause = self.causes.last().unwrap_or_else(|| error.to_string());
                tracing::warn!(cause, "the collector does not take traces; spans are dropped until it does");
            }
            Ok(()) if was_failing => tracing::info!("the collector takes traces again"),
            _ => {}
        }
    }
}

impl<E: SpanExporter> SpanExporter for Reporting<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let spans = batch.len();
        let result = self.next.export(batch).await;
        self.totals.ended(spans, result.is_ok());
        self.tell(&result);
        result
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.next.shutdown_with_timeout(timeout)
    }

    fn shutdown(&self) -> OTelSdkResult {
        self.next.shutdown()
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.next.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.next.set_resource(resource);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::{
        io,
        sync::{Mutex, atomic::AtomicUsize},
    };

    use futures_util::FutureExt as _;
    use opentelemetry_sdk::error::OTelSdkError;

    use super::*;
    use crate::infra::traces::queue::SpanTotals;

    /// Fails as often as it is told to.
    #[derive(Debug)]
    struct Failing(AtomicUsize);

    impl SpanExporter for Failing {
        async fn export(&self, _: Vec<SpanData>) -> OTelSdkResult {
            let left = self.0.load(Ordering::Relaxed);
            self.0.store(left.saturating_sub(1), Ordering::Relaxed);
            if left > 0 { Err(OTelSdkError::InternalFailure("no network".to_owned())) } else { Ok(()) }
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

    #[test]
    fn a_failure_is_said_once_and_its_end_once() {
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
        let exporter = Reporting::new(Failing(AtomicUsize::new(3)), Causes::default(), Arc::default());
        tracing::subscriber::with_default(subscriber, || {
            for _ in 0..6 {
                let _ = exporter.export(Vec::new()).now_or_never().unwrap();
            }
        });
        let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].contains("does not take traces") && lines[0].contains("no network"), "{text}");
        assert!(lines[1].contains("takes traces again"), "{text}");
        assert_eq!(exporter.totals.read(), SpanTotals::default());
    }
}
