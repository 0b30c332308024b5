//! Serving, and stopping in good order.

use std::{future::Future, time::Duration};

use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use super::{App, AppError, background::stopped};
use crate::http::{
    Draining,
    server::{self, Ended},
};

/// How long a scrape may go on after the gateway has stopped.
const METRICS_GRACE: Duration = Duration::from_secs(1);

impl App {
    /// Serves until the signal, then finishes what runs.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub async fn serve(&self, listener: TcpListener, signal: impl Future<Output = ()>) -> Result<Ended, AppError> {
        let draining = Draining::default();
        let router = self.router(draining.clone())?;
        let stop = watch::Sender::new(false);
        let measuring = self.serve_metrics(stop.subscribe()).await?;
        let background = self.start_background(&stop);
        let settings = server::ServerSettings {
            drain_delay: self.config.server.drain_delay,
            grace_period: self.config.server.shutdown_grace,
            ..server::ServerSettings::default()
        };
        let ended = server::serve(listener, router, draining, signal, settings).await;
        stop.send_replace(true);
        for task in background {
            let _ = task.await;
        }
        if let Some(measuring) = measuring {
            let _ = measuring.await;
        }
        Ok(ended)
    }

    /// Serves the metrics, if they have an address, until `stop`.
    async fn serve_metrics(&self, stop: watch::Receiver<bool>) -> Result<Option<JoinHandle<Ended>>, AppError> {
        let Some(address) = self.config.metrics.listen else { return Ok(None) };
        let listener = TcpListener::bind(address).await.map_err(|error| AppError::MetricsAddress(address, error))?;
        let router = self.metrics_router();
        tracing::info!(address = %listener.local_addr().unwrap_or(address), "serving metrics");
        Ok(Some(tokio::spawn(async move {
            // Nobody waits long for a figure: it is no reason to outlive the gateway.
            let settings = server::ServerSettings { grace_period: METRICS_GRACE, ..server::ServerSettings::default() };
            server::serve(listener, router, Draining::default(), stopped(stop), settings).await
        })))
    }
}
