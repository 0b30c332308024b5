//! Traces, where an operator wants them: which requests are traced, and how their spans reach a collector.
//!
//! The decision falls before a request's first span is made ([`sampling`]): what is not traced has no spans at all. Spans
//! that have ended wait in a bounded queue ([`queue`]) for a thread that sends them, many at a time ([`exporter`],
//! [`client`]). Nothing that a request does waits for the collector, and what cannot be sent is dropped and counted.

mod client;
mod exporter;
mod queue;
mod sampling;

use std::{
    hash::{BuildHasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use opentelemetry::{
    Context, KeyValue,
    trace::{TraceContextExt as _, TracerProvider as _},
};
use opentelemetry_otlp::{ExporterBuildError, Protocol, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    resource::TelemetryResourceDetector,
    trace::{BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracer, SdkTracerProvider},
};
use tokio::runtime::Handle;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

pub use self::queue::SpanTotals;
use self::{
    client::PlainClient,
    exporter::Reporting,
    queue::{Bounded, Totals, WAITING_MAX},
    sampling::Decision,
};
use crate::{
    config::TracesSettings,
    random::{Random, RandomUnavailable},
};

/// How often the thread sends what waits.
const SENDING_INTERVAL: Duration = Duration::from_secs(1);

/// The most spans that it sends at once, and does not wait for the interval.
const BATCH_MAX: usize = 512;

/// How long the gateway waits at its end for the last spans to be sent.
const LONGEST_FLUSH: Duration = Duration::from_secs(2);

/// Why there are no traces.
#[derive(Debug, thiserror::Error)]
pub enum TracesError {
    /// The exporter cannot be made.
    #[error("traces cannot be sent; see traces.endpoint, and OTEL_EXPORTER_OTLP_… in the environment")]
    Exporter(#[from] ExporterBuildError),
    /// The gateway cannot be told apart from others.
    #[error("the system gave no random bytes for the name of this process in its traces")]
    Random(#[from] RandomUnavailable),
}

/// What became of a request that may be traced.
#[derive(Debug)]
pub struct Joined {
    /// The request's span; a disabled one when the request is not traced.
    pub span: Span,
    /// The id of the trace that the request belongs to, if it belongs to one.
    pub trace_id: Option<String>,
}

/// The traces of this process. Clones share them.
#[derive(Debug, Clone)]
pub struct Traces(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    provider: SdkTracerProvider,
    ratio: f64,
    /// Keyed at random, so that nobody can tell which request will be traced.
    lots: RandomState,
    drawn: AtomicU64,
    totals: Arc<Totals>,
}

impl Traces {
    /// Begins to send to this collector. Sending itself is done on the runtime that this is called in.
    ///
    /// # Errors
    /// [`TracesError`] when they cannot be sent.
    pub fn try_new(endpoint: &str, settings: &TracesSettings, random: &Random) -> Result<Self, TracesError> {
        let totals: Arc<Totals> = Arc::default();
        let client = PlainClient::new(Handle::current());
        let causes = client.causes();
        let otlp = opentelemetry_otlp::SpanExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(endpoint)
            .with_timeout(client::LONGEST_SENDING)
            .build()?;
        let batches = BatchConfigBuilder::default()
            // The queue is bounded before it, where what is dropped can be counted.
            .with_max_queue_size(WAITING_MAX)
            .with_max_export_batch_size(BATCH_MAX)
            .with_scheduled_delay(SENDING_INTERVAL)
            .build();
        let reporting = Reporting::new(otlp, causes, Arc::clone(&totals));
        let sending = BatchSpanProcessor::builder(reporting).with_batch_config(batches).build();
        let provider = SdkTracerProvider::builder()
            // Only requests that are to be traced have spans.
            .with_sampler(Sampler::AlwaysOn)
            .with_resource(resource(settings, random)?)
            .with_span_processor(Bounded::new(sending, Arc::clone(&totals)))
            .build();
        let (ratio, lots, drawn) = (settings.sample_ratio, RandomState::new(), AtomicU64::new(0));
        Ok(Self(Arc::new(Inner { provider, ratio, lots, drawn, totals })))
    }

    /// What makes spans of those of `tracing`.
    pub(super) fn tracer(&self) -> SdkTracer {
        self.0.provider.tracer(env!("CARGO_PKG_NAME"))
    }

    /// Decides whether a request is traced. If it is, its span is opened and belongs to the trace of its parent: the
    /// header `traceparent` of somebody who is believed.
    pub fn join(&self, parent: Option<&str>, open: &dyn Fn() -> Span) -> Joined {
        match sampling::decide(parent.and_then(sampling::parse), self.0.ratio, || self.draw()) {
            Decision::Pass(trace) => Joined { span: Span::none(), trace_id: trace.map(|trace| trace.to_string()) },
            Decision::Trace(parent) => {
                let span = open();
                if let Some(parent) = parent {
                    // It fails only for a span that nobody makes a trace of.
                    let _ = span.set_parent(Context::new().with_remote_span_context(parent));
                }
                let context = span.context();
                let context = context.span().span_context().clone();
                Joined { span, trace_id: context.is_valid().then(|| context.trace_id().to_string()) }
            }
        }
    }

    /// A number from 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds exactly")]
    fn draw(&self) -> f64 {
        const BITS: u32 = 53;
        let lot = self.0.lots.hash_one(self.0.drawn.fetch_add(1, Ordering::Relaxed));
        (lot >> (u64::BITS - BITS)) as f64 / (1_u64 << BITS) as f64
    }

    /// What became of the spans so far.
    pub fn totals(&self) -> SpanTotals {
        self.0.totals.read()
    }

    /// Sends what waits, and nothing more after that. A collector that does not answer is not waited for longer than
    /// two seconds.
    pub async fn end(&self) {
        let provider = self.0.provider.clone();
        let ending = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(LONGEST_FLUSH));
        if !matches!(ending.await, Ok(Ok(()))) {
            tracing::warn!(spans = self.0.totals.waiting(), "the last traces could not be sent");
        }
    }
}

/// Who sends: the service, and which of its processes.
fn resource(settings: &TracesSettings, random: &Random) -> Result<Resource, RandomUnavailable> {
    let mut instance = [0; 16];
    random.fill(&mut instance)?;
    let instance = format!("{:032x}", u128::from_be_bytes(instance));
    let own = [
        KeyValue::new("service.name", settings.service_name.clone()),
        KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
        KeyValue::new("service.instance.id", instance),
    ];
    // Nothing of it comes from the environment: what is set stands in the configuration.
    Ok(Resource::builder_empty().with_detector(Box::new(TelemetryResourceDetector)).with_attributes(own).build())
}
