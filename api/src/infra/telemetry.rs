//! Logs and traces: structured events on standard error, as text for people or JSON for machines, and spans for a
//! collector where an operator wants them.
//!
//! Each has a filter of its own: `log.filter` says nothing about spans of traces, and the log never shows them. Without
//! traces nobody wants those spans, so that they are switched off where they stand in the code.

use tracing::{Metadata, level_filters::LevelFilter, subscriber::Interest};
use tracing_subscriber::{
    EnvFilter, Layer, Registry,
    filter::{self, FilterExt as _, ParseError},
    layer::{Context, Filter, SubscriberExt as _},
    registry::LookupSpan,
    util::{SubscriberInitExt as _, TryInitError},
};

use super::traces::{Traces, TracesError};
use crate::{
    config::{Config, LogFormat, LogSettings},
    random::Random,
    span,
};

/// Why logging did not begin.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter is not one.
    #[error("log.filter is not a filter; write a level such as info, or info,mingjing=debug")]
    Filter(#[from] ParseError),
    /// Traces cannot be sent.
    #[error(transparent)]
    Traces(#[from] TracesError),
    /// Logging has begun already.
    #[error("logging has begun already in this process")]
    Begun(#[source] TryInitError),
}

/// Begins logging, and traces where they are wanted, once a process. Traces need the runtime.
///
/// # Errors
/// [`TelemetryError`] when a setting cannot be used or logging has begun already.
pub fn init(config: &Config, random: &Random) -> Result<Option<Traces>, TelemetryError> {
    let logged = Registry::default().with(log(&config.log)?);
    let Some(endpoint) = &config.traces.endpoint else {
        logged.try_init().map_err(TelemetryError::Begun)?;
        return Ok(None);
    };
    let traces = Traces::try_new(endpoint, &config.traces, random)?;
    let spans = tracing_opentelemetry::layer()
        .with_tracer(traces.tracer())
        // What is said of a request is what its spans say, and nothing that comes along.
        .with_location(false)
        .with_threads(false)
        .with_target(false)
        .with_tracked_inactivity(false)
        // Spans find their parents by `tracing` alone.
        .with_context_activation(false);
    logged.with(spans.with_filter(of_traced_requests())).try_init().map_err(TelemetryError::Begun)?;
    tracing::info!(endpoint, sample_ratio = config.traces.sample_ratio, "sending traces");
    Ok(Some(traces))
}

/// The log.
fn log<S>(settings: &LogSettings) -> Result<Box<dyn Layer<S> + Send + Sync>, ParseError>
where
    S: tracing::Subscriber + for<'span> LookupSpan<'span>,
{
    let filter = EnvFilter::builder().parse(&settings.filter)?;
    let no_traces = filter::filter_fn(|metadata| !is_of_traces(metadata)).with_max_level_hint(LevelFilter::TRACE);
    let filter = no_traces.and(filter);
    // Standard output belongs to what commands print.
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    Ok(match settings.format {
        LogFormat::Text => layer.with_filter(filter).boxed(),
        LogFormat::Json => layer.json().flatten_event(true).with_current_span(true).with_filter(filter).boxed(),
    })
}

/// The spans of requests that are traced, and those within them.
fn of_traced_requests<S>() -> impl Filter<S>
where
    S: tracing::Subscriber + for<'span> LookupSpan<'span>,
{
    filter::dynamic_filter_fn(|metadata: &Metadata<'_>, context: &Context<'_, S>| {
        // A request that is not traced has no span for those within it to stand in.
        is_of_traces(metadata) && (metadata.target() == span::REQUEST || context.lookup_current().is_some())
    })
    .with_callsite_filter(|metadata| if is_of_traces(metadata) { Interest::sometimes() } else { Interest::never() })
    .with_max_level_hint(LevelFilter::INFO)
}

fn is_of_traces(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && (metadata.target() == span::STAGE || metadata.target() == span::REQUEST)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::config::Sources;

    #[test]
    fn logging_begins_once_a_process_and_needs_a_filter() {
        let config = |filter: &str| {
            let mut config = Config::load(&Sources::default()).unwrap();
            filter.clone_into(&mut config.log.filter);
            config
        };
        let init = |filter: &str| init(&config(filter), &Random::system());
        assert!(matches!(init("mingjing=loud"), Err(TelemetryError::Filter(_))));
        let (first, second) = (init("off"), init("off"));
        // Another test of this process may have begun logging before.
        assert!(matches!(first, Ok(None) | Err(TelemetryError::Begun(_))));
        assert!(matches!(second, Err(TelemetryError::Begun(_))));
    }
}
