//! A gateway that answers as it is told to.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use mingjing::{Client, RetryPolicy};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// A request that came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub head: String,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (its, value) = line.split_once(':')?;
            its.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub fn parameter(&self, name: &str) -> Option<String> {
        let query = self.path.split_once('?')?.1;
        url::form_urlencoded::parse(query.as_bytes()).find(|(its, _)| its == name).map(|(_, value)| value.into_owned())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// What it is answered with.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the connection breaks after the body, which was to be longer.
    pub cut: bool,
}

impl Reply {
    pub fn json(status: u16, body: &Value) -> Self {
        Self { status, headers: Vec::new(), body: body.to_string().into_bytes(), cut: false }
    }

    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), cut: false }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn cut(mut self) -> Self {
        self.cut = true;
        self
    }

    pub fn data(data: &Value) -> Self {
        Self::json(200, &json!({ "data": data }))
    }

    pub fn refusal(status: u16, code: &str) -> Self {
        Self::json(
            status,
            &json!({ "errors": [{ "message": "no", "extensions": { "code": code, "field": "first" } }] }),
        )
        .with("x-request-id", "r-1")
    }
}

type Handler = dyn Fn(&Asked) -> Reply + Send + Sync;

/// The gateway. It ends with the test's runtime.
pub struct Gateway {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Gateway {
    pub async fn start(handler: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (handler, log): (Arc<Handler>, _) = (Arc::new(handler), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&handler), Arc::clone(&log)));
            }
        });
        Self { url, asked }
    }

    /// Answers with these, one a request; with the last again and again.
    pub async fn script(replies: Vec<Reply>) -> Self {
        let replies = Mutex::new(replies);
        Self::start(move |_| {
            let mut replies = replies.lock().expect("no panic");
            if replies.len() > 1 { replies.remove(0) } else { replies[0].clone() }
        })
        .await
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic").clone()
    }

    pub fn client(&self) -> Client {
        Client::builder(&self.url).key("mj_live_x_secret").retry(quick()).build().expect("a client")
    }
}

/// A policy that costs no time.
pub fn quick() -> RetryPolicy {
    RetryPolicy {
        base: Duration::from_millis(1),
        longest: Duration::from_millis(2),
        within: Duration::from_secs(3),
        ..RetryPolicy::default()
    }
}

async fn serve(mut stream: TcpStream, handler: Arc<Handler>, log: Arc<Mutex<Vec<Asked>>>) {
    let mut buffer = Vec::new();
    let head_end = loop {
        if let Some(place) = buffer.windows(4).position(|it| it == b"\r\n\r\n") {
            break place;
        }
        if stream.read_buf(&mut buffer).await.unwrap_or(0) == 0 {
            return;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..head_end]).into_owned();
    let mut first = head.split_whitespace();
    let (method, path) = (first.next().unwrap_or_default().to_owned(), first.next().unwrap_or_default().to_owned());
    let mut asked = Asked { method, path, head, body: buffer[head_end + 4..].to_vec() };
    let length = asked.header("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
    while asked.body.len() < length && stream.read_buf(&mut asked.body).await.unwrap_or(0) > 0 {}
    let reply = handler(&asked);
    log.lock().expect("no panic").push(asked);
    let length = reply.body.len() + usize::from(reply.cut) * 100;
    let headers: String = reply.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!("HTTP/1.1 {} X\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n", reply.status);
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&reply.body).await;
    let _ = stream.shutdown().await;
}
