#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use axum::routing::get;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    sync::{Notify, oneshot},
    task::JoinHandle,
};

use super::*;

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    draining: Draining,
    server: JoinHandle<Ended>,
}

async fn start(router: Router, settings: ServerSettings) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let draining = Draining::default();
    let signal = async {
        let _ = stopped.await;
    };
    let server = tokio::spawn(serve(listener, router, draining.clone(), signal, settings));
    Running { address, stop, draining, server }
}

async fn ask(address: SocketAddr, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).await.unwrap();
    stream
}

async fn answer(mut stream: TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn a_running_request_is_finished_before_the_server_ends() {
    let (started, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let router = Router::new().route(
        "/slow",
        get({
            let (started, go_on) = (Arc::clone(&started), Arc::clone(&go_on));
            async move || {
                started.notify_one();
                go_on.notified().await;
                "done"
            }
        }),
    );
    let running = start(router, ServerSettings::default()).await;
    let stream = ask(running.address, "/slow").await;
    started.notified().await;
    assert!(!running.draining.is_on());
    running.stop.send(()).unwrap();
    // The listener is closed before the running request has ended.
    while TcpStream::connect(running.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(running.draining.is_on());
    assert!(!running.server.is_finished());
    go_on.notify_one();
    assert!(answer(stream).await.ends_with("done"));
    assert_eq!(running.server.await.unwrap(), Ended::Cleanly);
}

#[tokio::test]
async fn what_waits_to_be_accepted_is_answered_though_the_server_is_told_to_stop() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    for _ in 0..20 {
        waiting.push(ask(address, "/").await);
    }
    let router = Router::new().route("/", get(async || "done"));
    let told = std::future::ready(());
    let ended = serve(listener, router, Draining::default(), told, ServerSettings::default()).await;
    for stream in waiting {
        let answer = answer(stream).await;
        assert!(answer.contains("connection: close") && answer.ends_with("done"), "{answer}");
    }
    assert_eq!(ended, Ended::Cleanly);
}

#[tokio::test]
async fn an_open_connection_may_ask_once_more_and_is_told_that_it_ends() {
    let router = Router::new().route("/", get(async || "done"));
    // As long as it takes us.
    let settings = ServerSettings { last_word: Duration::from_mins(10), ..ServerSettings::default() };
    let running = start(router, settings).await;
    let mut stream = ask(running.address, "/").await;
    let mut first = [0; 16];
    stream.read_exact(&mut first).await.unwrap();
    running.stop.send(()).unwrap();
    // Nobody listens any more, so the connection is in its last moments.
    while TcpStream::connect(running.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let answers = answer(stream).await;
    assert_eq!(answers.matches("connection: close").count(), 1, "{answers}");
    assert!(answers.ends_with("done"), "{answers}");
    assert_eq!(running.server.await.unwrap(), Ended::Cleanly);
}

#[tokio::test]
async fn a_request_that_outlasts_the_grace_period_does_not_hold_the_server() {
    let started = Arc::new(Notify::new());
    let router = Router::new().route(
        "/never",
        get({
            let started = Arc::clone(&started);
            async move || {
                started.notify_one();
                std::future::pending::<()>().await;
            }
        }),
    );
    let settings = ServerSettings { grace_period: Duration::from_millis(1), ..ServerSettings::default() };
    let running = start(router, settings).await;
    let _stream = ask(running.address, "/never").await;
    started.notified().await;
    running.stop.send(()).unwrap();
    assert_eq!(running.server.await.unwrap(), Ended::OutOfGrace);
}

#[tokio::test]
async fn a_client_that_never_ends_its_headers_is_cut_off() {
    let settings = ServerSettings { header_timeout: Duration::from_millis(1), ..ServerSettings::default() };
    let running = start(Router::new(), settings).await;
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    // The server may be faster than we are.
    let _ = stream.write_all(b"GET / HTTP/1.1\r\nhost:").await;
    let mut rest = Vec::new();
    // Ends, because the server closes the connection.
    let _ = stream.read_to_end(&mut rest).await;
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn handlers_know_the_peer() {
    let router =
        Router::new().route("/peer", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()));
    let running = start(router, ServerSettings::default()).await;
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(b"GET /peer HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    assert!(answer(stream).await.ends_with("127.0.0.1"));
}
