//! Logs: structured events on standard error, as text for people or JSON for machines.

use tracing_subscriber::{EnvFilter, filter::ParseError, util::TryInitError};

use crate::config::{LogFormat, LogSettings};

/// Why logging did not begin.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter is not one.
    #[error("log.filter is not a filter; write a level such as info, or info,mingjing=debug")]
    Filter(#[from] ParseError),
    /// Logging has begun already.
    #[error("logging has begun already in this process")]
    Begun(#[source] TryInitError),
}

/// Begins logging, once a process.
///
/// # Errors
/// [`TelemetryError`] when the filter is not one or logging has begun already.
pub fn init(settings: &LogSettings) -> Result<(), TelemetryError> {
    use tracing_subscriber::util::SubscriberInitExt;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::builder().parse(&settings.filter)?)
        // Standard output belongs to what commands print.
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => builder.finish().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(true).finish().try_init(),
    }
    .map_err(TelemetryError::Begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logging_begins_once_a_process_and_needs_a_filter() {
        let settings = |filter: &str| LogSettings { format: LogFormat::Json, filter: filter.to_owned() };
        assert!(matches!(init(&settings("mingjing=loud")), Err(TelemetryError::Filter(_))));
        let (first, second) = (init(&settings("off")), init(&settings("off")));
        // Another test of this process may have begun logging before.
        assert!(matches!(first, Ok(()) | Err(TelemetryError::Begun(_))));
        assert!(matches!(second, Err(TelemetryError::Begun(_))));
    }
}
