//! The listening socket: accepts connections, bounds slow clients, and stops without losing a request.
//!
//! To stop: `/readyz` says no and every answer ends its connection; after the delay, what waits to be accepted is
//! accepted and the listener closes; after a last word, connections on which nothing was asked are closed; what runs
//! may go on for the grace period, what was made of connections ([`KeepsOpen`]) included. A client that asks on a connection just as it is closed for idleness is the only one
//! to get no answer; it had that long at least to find out, and may ask again elsewhere (RFC 9112, 9.3.1).

use std::{convert::Infallible, future::Future, net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, StatusCode, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
};
use tower::util::ServiceExt as _;

use super::health::Draining;

/// After a failed accept (no file descriptors left, mostly) there is no use in trying at once.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How the server behaves in time.
#[derive(Debug, Clone, Copy)]
pub struct ServerSettings {
    /// How long a client may take to send its headers, and how long a connection may idle between requests.
    pub header_timeout: Duration,
    /// How long `/readyz` says no before the server stops to accept, so that balancers notice.
    pub drain_delay: Duration,
    /// How long open connections may ask once more after that. A request may be on its way, or in the socket of a
    /// connection that was accepted this moment.
    pub last_word: Duration,
    /// How long running requests may take to end after that.
    pub grace_period: Duration,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(30),
            drain_delay: Duration::ZERO,
            last_word: Duration::from_millis(250),
            grace_period: Duration::from_secs(20),
        }
    }
}

/// How a server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every request was answered.
    Cleanly,
    /// The grace period was over before the last request was; its connection was closed.
    OutOfGrace,
}

/// Held for as long as a connection is open: the server waits for it when it stops. Each request brings one, for whoever
/// makes something else of its connection.
#[derive(Debug, Clone)]
pub struct KeepsOpen {
    _open: mpsc::Sender<Infallible>,
}

/// Serves until the signal, then: not ready, (after the delay) no new connections, finish what runs, end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    draining: Draining,
    signal: impl Future<Output = ()>,
    settings: ServerSettings,
) -> Ended {
    let closing = watch::Sender::new(false);
    // Every connection holds a sender: when all are dropped, the receiver ends.
    let (open, mut all_closed) = mpsc::channel::<Infallible>(1);
    let open = KeepsOpen { _open: open };
    let accept =
        |stream, peer| connect(stream, peer, &router, &draining, (closing.subscribe(), open.clone()), settings);
    let mut signal = pin!(async {
        signal.await;
        draining.start();
        tracing::info!("stopping");
        tokio::time::sleep(settings.drain_delay).await;
    });
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => accept(stream, peer),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
            () = &mut signal => break,
        }
    }
    for (stream, peer) in waiting(listener) {
        accept(stream, peer);
    }
    drop(open);
    // Whichever comes first: everybody has gone, or has had time to.
    let _ = tokio::time::timeout(settings.last_word, all_closed.recv()).await;
    closing.send_replace(true);
    match tokio::time::timeout(settings.grace_period, all_closed.recv()).await {
        Ok(_) => Ended::Cleanly,
        Err(_elapsed) => Ended::OutOfGrace,
    }
}

/// Closes the listener; the connections that waited to be accepted at that moment.
fn waiting(listener: TcpListener) -> Vec<(TcpStream, SocketAddr)> {
    // Tokio accepts only what its driver has seen; the system is asked itself.
    let Ok(listener) = listener.into_std() else { return Vec::new() };
    let accepted = std::iter::from_fn(|| listener.accept().ok());
    let ready = accepted.filter_map(|(stream, peer)| {
        stream.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(stream).ok()?, peer))
    });
    ready.collect()
}

fn connect(
    stream: TcpStream,
    peer: SocketAddr,
    router: &Router,
    draining: &Draining,
    (mut closing, open): (watch::Receiver<bool>, KeepsOpen),
    settings: ServerSettings,
) {
    // Answers are written at once; waiting for more to send would only delay them.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY not set");
    }
    let (router, draining, kept) = (router.clone(), draining.clone(), open.clone());
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (router, draining, kept) = (router.clone(), draining.clone(), kept.clone());
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            request.extensions_mut().insert(kept);
            let mut answer = router.oneshot(request).await.unwrap_or_else(|never| match never {});
            // What becomes something else ends by itself.
            if draining.is_on() && answer.status() != StatusCode::SWITCHING_PROTOCOLS {
                answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(answer)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(settings.header_timeout)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::spawn(async move {
        let mut connection = pin!(connection);
        let closing = async {
            let _ = closing.wait_for(|closing| *closing).await;
        };
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = closing => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "connection ended early");
        }
        drop(open);
    });
}

/// Ends at SIGINT or SIGTERM.
///
/// # Errors
/// When the process may not listen to signals.
pub async fn shutdown_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
