//! `mingjing serve`: serves until it is told to stop.

use std::net::SocketAddr;

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;

use super::global::GlobalOptions;
use crate::{
    app::App,
    clock::Clock,
    http::server::{Ended, shutdown_signal},
    infra::{telemetry, traces::Traces},
    random::Random,
};

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The address and port to listen on.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ServeArguments) -> anyhow::Result<()> {
    let mut config = global.load_config()?;
    let traces = telemetry::init(&config, &Random::system())?;
    config.server.listen = arguments.listen.unwrap_or(config.server.listen);
    let address = config.server.listen;
    let listener = listen(address).await?;
    // With port 0 the system has chosen one.
    let address = listener.local_addr()?;
    let app = App::open(config, Clock::system(), Random::system()).await?.traced(traces.clone());
    tracing::info!(address = %listener.local_addr().unwrap_or(address), "serving");
    let served = serve(&app, listener).await;
    end(traces).await;
    served
}

/// Sends the last traces.
pub(super) async fn end(traces: Option<Traces>) {
    if let Some(traces) = traces {
        traces.end().await;
    }
}

/// Takes the port before anything else is done, so that a port in use is said at once.
pub(super) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let taken = || format!("{address} cannot be listened on; is another program there? choose another with --listen");
    TcpListener::bind(address).await.with_context(taken)
}

/// Serves until SIGINT or SIGTERM.
pub(super) async fn serve(app: &App, listener: TcpListener) -> anyhow::Result<()> {
    let signal = async {
        if let Err(error) = shutdown_signal().await {
            tracing::error!(%error, "signals to stop cannot be received; only SIGKILL ends this process");
            std::future::pending::<()>().await;
        }
    };
    match app.serve(listener, signal).await? {
        Ended::Cleanly => tracing::info!("stopped; every request was answered"),
        Ended::OutOfGrace => tracing::warn!("stopped; some requests took too long and were cut off"),
    }
    Ok(())
}
