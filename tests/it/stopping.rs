//! The program is told to stop while clients keep it busy: no request that it took is lost.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    process::{Child, Command},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use tests::{draft::enterprise, gateway::Gateway, on_both};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::watch,
    task::JoinSet,
};

const BODY: &str = r#"{"query":"{ enterprises(first: 20) { nodes { name creditCode } } }"}"#;

/// Answers that clients wait for before the program is told to stop.
const ANSWERS_BEFORE: u64 = 200;

/// The program, serving, and where.
struct Serving {
    child: Child,
    address: SocketAddr,
    /// Where it shows its metrics.
    metrics: SocketAddr,
}

impl Serving {
    /// Starts it over the gateway's database and waits until it says where it listens.
    async fn start(gateway: &Gateway) -> Self {
        let mut command = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("MINGJING__LOG__FORMAT", "json").env("MINGJING__METRICS__LISTEN", "127.0.0.1:0");
        // As long as the slowest client takes to ask again.
        command.env("MINGJING__SERVER__DRAIN_DELAY_MS", "5000");
        command.env("MINGJING__SEARCH__ENABLED", "false").env("MINGJING__LOG__FILTER", "info,access=warn");
        // A rate that the test does not exhaust.
        for (name, value) in [("REQUESTS_PER_SECOND", "1000000"), ("BURST", "1000000"), ("CONCURRENCY_MAX", "1000")] {
            command.env(format!("MINGJING__TIERS__ANONYMOUS__{name}"), value);
        }
        for name in ["BUCKET_POINTS", "REFILL_POINTS_PER_SECOND"] {
            command.env(format!("MINGJING__TIERS__ANONYMOUS__{name}"), "1000000000");
        }
        tokio::task::spawn_blocking(move || Self::spawn(command)).await.unwrap()
    }

    fn spawn(mut command: Command) -> Self {
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (mut address, mut metrics) = (None, None);
        while address.is_none() || metrics.is_none() {
            let line = lines.next().expect("it says where it serves").unwrap();
            let said: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
            let found = said["address"].as_str().and_then(|text| text.parse().ok());
            match said["message"].as_str() {
                Some("serving") => address = found,
                Some("serving metrics") => metrics = found,
                _ => {}
            }
        }
        // What it says from here on must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap(), metrics: metrics.unwrap() }
    }

    fn terminate(&self) {
        let status = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }
}

/// What became of one request.
#[derive(Debug, PartialEq, Eq)]
enum Sent {
    /// It was answered, and the connection goes on or not.
    Answered { goes_on: bool },
    /// The connection ended before anything of an answer came.
    NotTaken,
}

/// Sends a request and reads its whole answer.
async fn send(stream: &mut TcpStream, connection: &str) -> Sent {
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: application/json\r\nconnection: {connection}\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    let is_sent = stream.write_all(head.as_bytes()).await.is_ok();
    let mut answer = Vec::new();
    let mut part = vec![0; 16 * 1024];
    loop {
        match stream.read(&mut part).await {
            Ok(read) if read > 0 => answer.extend_from_slice(&part[..read]),
            _ if answer.is_empty() => return Sent::NotTaken,
            end => panic!("cut off after {} bytes (all sent: {is_sent}): {end:?}", answer.len()),
        }
        if let Some((head, body)) = whole(&answer) {
            assert!(head.starts_with("http/1.1 200"), "{head}\n{}", String::from_utf8_lossy(body));
            return Sent::Answered { goes_on: !head.contains("connection: close") };
        }
    }
}

/// The head in lower case and the body, once all of it has come.
fn whole(answer: &[u8]) -> Option<(String, &[u8])> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (&answer[..end], &answer[end + 4..]);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
    (body.len() == length.parse::<usize>().unwrap()).then_some((head, body))
}

/// Asks again and again, over one connection or a new one each time, until nobody listens any more.
async fn ask_until_it_is_gone(
    address: SocketAddr,
    connection: &'static str,
    answers: Arc<AtomicU64>,
    stopping: watch::Receiver<bool>,
) {
    loop {
        let Ok(mut stream) = TcpStream::connect(address).await else {
            assert!(*stopping.borrow(), "nobody listened before the program was told to stop");
            return;
        };
        let mut is_first = true;
        loop {
            match send(&mut stream, connection).await {
                Sent::Answered { goes_on } => {
                    is_first = false;
                    answers.fetch_add(1, Ordering::Relaxed);
                    if !goes_on {
                        break;
                    }
                }
                Sent::NotTaken => {
                    assert!(is_first, "a connection that was in use was closed without a word");
                    assert!(*stopping.borrow(), "a connection was closed before the program was told to stop");
                    // It came in the moment in which the listener closed, which is as good as refused.
                    let again = TcpStream::connect(address).await;
                    assert!(again.is_err(), "a connection was not taken while the program listened");
                    return;
                }
            }
        }
    }
}

on_both! {
    async fn no_request_that_was_taken_is_lost_when_the_program_stops(gateway: Gateway) {
        gateway.write("enterprise", &(1..=20).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
        let mut serving = Serving::start(&gateway).await;
        let page = gateway.http().get(format!("http://{}/metrics", serving.metrics)).send().await.unwrap();
        assert_eq!(page.status(), 200);
        let (answers, stopping) = (Arc::new(AtomicU64::new(0)), watch::Sender::new(false));
        let mut clients = JoinSet::new();
        for connection in ["keep-alive", "close"].into_iter().cycle().take(12) {
            clients.spawn(ask_until_it_is_gone(serving.address, connection, answers.clone(), stopping.subscribe()));
        }
        while answers.load(Ordering::Relaxed) < ANSWERS_BEFORE {
            // A client that fails ends the test at once instead of never.
            if let Some(ended) = clients.try_join_next() { ended.unwrap(); }
            tokio::task::yield_now().await;
        }
        stopping.send_replace(true);
        serving.terminate();
        while let Some(ended) = clients.join_next().await {
            ended.unwrap();
        }
        let status = tokio::task::spawn_blocking(move || serving.child.wait().unwrap()).await.unwrap();
        assert!(status.success(), "{status}");
    }
}
