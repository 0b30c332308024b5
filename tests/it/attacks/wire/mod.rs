//! HTTP itself: requests that two readers could read differently, that are none, that never end, or that come in a form
//! which a web page can send for somebody else.
//!
//! These are bytes on a connection, and what must come is every status that is answered until the gateway closes it.

mod dawdling;
mod form;
mod smuggling;

use tests::target::{PATIENCE, Target};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::target;

const GOOD: &str = "{\"query\":\"{__typename}\"}";

/// Bytes that are sent at once, and the statuses that come.
struct Exchange {
    name: String,
    sent: Vec<u8>,
    statuses: &'static [u16],
}

fn exchange(name: impl Into<String>, sent: impl Into<Vec<u8>>, statuses: &'static [u16]) -> Exchange {
    Exchange { name: name.into(), sent: sent.into(), statuses }
}

/// A POST with these headers (each with its line end) and this body.
fn post(headers: &str, body: &str) -> String {
    format!("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}\r\n{body}")
}

/// A good request, after which the gateway closes.
fn last() -> String {
    post(&format!("Connection: close\r\nContent-Length: {}\r\n", GOOD.len()), GOOD)
}

/// A good request with another head, after which the gateway closes.
fn good_with(headers: &str) -> String {
    post(&format!("{headers}Connection: close\r\nContent-Length: {}\r\n", GOOD.len()), GOOD)
}

fn request_line(line: &str) -> String {
    format!("{line}\r\nHost: x\r\nConnection: close\r\n\r\n")
}

/// Everything that comes until the gateway closes the connection.
async fn answers(target: &Target, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(target.address).await.unwrap();
    // The gateway may have heard enough before it has heard all.
    let _ = stream.write_all(sent).await;
    read(&mut stream).await
}

async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is closed before everything was read from it may end in a reset.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the gateway ends the connection");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn statuses(answers: &str) -> Vec<u16> {
    let lines = answers.split("HTTP/1.1 ").skip(1);
    lines.map(|answer| answer[..3].parse().unwrap()).filter(|status| *status != 100).collect()
}

async fn try_all(target: &mut Target, exchanges: Vec<Exchange>) {
    let mut bystander = target.bystander();
    let mut astray = Vec::new();
    for Exchange { name, sent, statuses: expected } in exchanges {
        let answers = answers(target, &sent).await;
        let found = statuses(&answers);
        let shown: String = answers.chars().take(600).collect();
        if found != expected {
            astray.push(format!("{name}: {found:?}, not {expected:?}: {shown}"));
        }
        assert!(answers.len() < 12 * 1024 && !answers.contains(&"x".repeat(60)), "{name}: {shown}");
    }
    assert!(astray.is_empty(), "{astray:#?}");
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}

/// Lines that are no request, and requests for something else.
fn requests() -> Vec<Exchange> {
    let mut exchanges = vec![
        exchange("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(), &[400]),
        exchange("HTTP/2 without asking", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &[]),
        exchange("HTTP/0.9", b"GET /graphql\r\n\r\n".as_slice(), &[400]),
        exchange("HTTP/9.9", request_line("GET /graphql HTTP/9.9"), &[400]),
        exchange("a line end within the path", request_line("GET /graphql\n HTTP/1.1"), &[400]),
        exchange("a method of odd characters", request_line("G(T /graphql HTTP/1.1"), &[400]),
        exchange(
            "100,000 bytes of method",
            request_line(&format!("{} /graphql HTTP/1.1", "x".repeat(100_000))),
            &[405],
        ),
        exchange(
            "an address of 9 kB",
            request_line(&format!("GET /graphql?query={} HTTP/1.1", "x".repeat(9_000))),
            &[414],
        ),
        exchange(
            "an address of 100 kB",
            request_line(&format!("GET /graphql?query={} HTTP/1.1", "x".repeat(100_000))),
            &[414],
        ),
        exchange("an address of 1 MB", request_line(&format!("GET /{} HTTP/1.1", "x".repeat(1 << 20))), &[431]),
        exchange(
            "another host's address",
            post(&format!("Connection: close\r\nContent-Length: {}\r\n", GOOD.len()), GOOD)
                .replace("POST /graphql", "POST http://evil.example/graphql"),
            &[200],
        ),
        exchange("101 headers", good_with(&"X-A: b\r\n".repeat(101)), &[431]),
        exchange("a header of 1 MB", good_with(&format!("X-A: {}\r\n", "x".repeat(1 << 20))), &[431]),
        exchange("50,000 media types", good_with(&format!("Accept: {}\r\n", "a/b;q=0.1,".repeat(30_000))), &[406]),
        exchange("20,000 hops", good_with(&format!("X-Forwarded-For: {}\r\n", "10.0.0.1,".repeat(20_000))), &[200]),
        exchange(
            "20,000 encodings",
            good_with(&format!("Accept-Encoding: {}\r\n", "gzip;q=0.001,".repeat(20_000))),
            &[200],
        ),
        exchange(
            "an upgrade to something else",
            good_with("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
            &[200],
        ),
        exchange(
            "50 requests at once on one connection",
            format!("{}{}", post("Content-Length: 24\r\n", GOOD).repeat(4), last()),
            &[200, 200, 200, 200, 200],
        ),
        exchange(
            "a body of 1 GB that is never sent, which a client asks about first",
            post("Connection: close\r\nExpect: 100-continue\r\nContent-Length: 1000000000\r\n", ""),
            &[413],
        ),
    ];
    for method in ["get", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "FOO"] {
        exchanges.push(exchange(
            format!("the method {method}"),
            request_line(&format!("{method} /graphql HTTP/1.1")),
            &[405],
        ));
    }
    for path in [
        "/graphql/",
        "//graphql",
        "/graphql/../graphql",
        "/./graphql",
        "/%67raphql",
        "/graphql;a=b",
        "/GRAPHQL",
        "/graphql%00",
        "/assets/../../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/etc/passwd",
    ] {
        exchanges.push(exchange(format!("the path {path}"), request_line(&format!("GET {path} HTTP/1.1")), &[404]));
    }
    exchanges
}

fn sizes() -> Vec<Exchange> {
    let chunk = format!("{:x}\r\n{}\r\n", 8192, "x".repeat(8192));
    vec![
        exchange(
            "a body that is declared too large",
            post("Connection: close\r\nContent-Length: 300000\r\n", &"x".repeat(300_000)),
            &[413],
        ),
        exchange(
            "chunks that come to 1 MB",
            post("Connection: close\r\nTransfer-Encoding: chunked\r\n", &format!("{}0\r\n\r\n", chunk.repeat(128))),
            &[413],
        ),
        exchange("chunks that never end", post("Transfer-Encoding: chunked\r\n", &chunk.repeat(1_000)), &[413]),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_smuggle_forge_or_flood_are_refused_one_by_one() {
    let mut target = target().await;
    let all = [smuggling::exchanges(), requests(), form::exchanges(), sizes()];
    try_all(&mut target, all.into_iter().flatten().collect()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_id_that_is_none_does_not_come_back() {
    let mut target = target().await;
    for id in ["a\"b", "a b", "<script>", &"x".repeat(65), "a\tb", "é", ""] {
        let answers = answers(&target, good_with(&format!("X-Request-Id: {id}\r\n")).as_bytes()).await;
        assert_eq!(statuses(&answers), [200]);
        let given = answers.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap();
        assert!(given.len() == 32 && given.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id:?}: {given}");
    }
    target.assert_unharmed();
}
