//! WebSockets: frames that are none, messages that never end, floods of small ones, and connections that only take room.
//!
//! What must come is the close that tells what was wrong, or nothing at all; and the well-behaved client beside is served.

use futures_util::{SinkExt as _, StreamExt as _, future::join_all};
use serde_json::json;
use tests::target::{PATIENCE, Target, UNLIMITED};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::tungstenite::Message;

use super::fill;
use crate::websocket::socket::{PROTOCOL, SUBSCRIPTION, Socket};

/// The first byte of a frame: whether it is a message's last, and what it is.
const TEXT: u8 = 0x81;
const TEXT_BEGINS: u8 = 0x01;
const GOES_ON: u8 = 0x00;
const ENDS: u8 = 0x80;
const PING: u8 = 0x89;

/// Connections enough for all attacks at once, and time enough to say who calls, also on a busy machine.
async fn target(more: &[(&'static str, &'static str)]) -> Target {
    let own = [("websocket.connections_max", "1000"), ("websocket.init_timeout_ms", "60000")];
    let settings = [UNLIMITED, &own, more].concat();
    Target::start(&settings, fill).await
}

/// A frame as a client sends it, masked by zeros, whose head says that it is so long.
fn frame(first: u8, length: u64, body: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match u16::try_from(length) {
        Ok(short @ 0..126) => bytes.push(0x80 | short.to_le_bytes()[0]),
        Ok(medium) => {
            bytes.push(0x80 | 0x7E);
            bytes.extend(medium.to_be_bytes());
        }
        Err(_) => {
            bytes.push(0x80 | 0x7F);
            bytes.extend(length.to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(body);
    bytes
}

fn whole(first: u8, body: &[u8]) -> Vec<u8> {
    frame(first, body.len() as u64, body)
}

/// Frames that are none of the protocol, or too much of one.
fn frames() -> Vec<(&'static str, Vec<u8>)> {
    let message = json!({"type": "ping"}).to_string();
    let begun = whole(TEXT_BEGINS, b"{");
    vec![
        ("a frame without a mask", [&[TEXT, 2], b"{}".as_slice()].concat()),
        ("a compressed frame, which nobody agreed on", whole(TEXT | 0x40, message.as_bytes())),
        ("a frame with all reserved bits", whole(TEXT | 0x70, message.as_bytes())),
        ("a frame of an unknown sort", whole(0x83, b"{}")),
        ("a control frame of an unknown sort", whole(0x8B, b"")),
        ("a ping in pieces", whole(0x09, b"a")),
        ("a ping of 126 bytes", whole(PING, &[b'a'; 126])),
        ("a piece of nothing", whole(ENDS, b"{}")),
        ("a message within a message", [begun.clone(), whole(TEXT, message.as_bytes())].concat()),
        ("a text that is none", whole(TEXT, b"{\"type\":\"\xff\xfe\"}")),
        ("a text that is cut within a character", whole(TEXT, "{\"type\":\"镜".as_bytes().split_last().unwrap().1)),
        ("binary", whole(0x82, message.as_bytes())),
        ("a frame of 16 exabytes", frame(TEXT, u64::MAX, b"{")),
        ("a frame of 8 exabytes", frame(TEXT, u64::MAX / 2, b"{")),
        ("a frame of 1 GB", frame(TEXT, 1 << 30, &[b' '; 4_096])),
        ("a message of 300 kB", whole(TEXT, &[b' '; 300_000])),
        ("a message of 10 MB in one piece", whole(TEXT, &vec![b' '; 10_000_000])),
        (
            "a message of 10 MB in pieces of 10 kB",
            [begun.clone(), whole(GOES_ON, &[b' '; 10_000]).repeat(1_000)].concat(),
        ),
        ("a message of 700,000 pieces of one byte", [begun, whole(GOES_ON, b" ").repeat(700_000)].concat()),
    ]
}

/// Messages that are none of the protocol.
fn messages() -> Vec<(&'static str, String)> {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    vec![
        ("nothing", String::new()),
        ("blanks of 200 kB", " ".repeat(200_000)),
        ("a list 100,000 deep", nested(100_000)),
        ("brackets that are not closed", "[".repeat(200_000)),
        ("an object that is not closed", "{\"a\":".repeat(40_000)),
        ("a type that is 100,000 deep", format!("{{\"type\":{}}}", nested(100_000))),
        ("a type of 200 kB", json!({"type": "x".repeat(200_000)}).to_string()),
        ("two messages", "{\"type\":\"ping\"}{\"type\":\"ping\"}".to_owned()),
        ("the other protocol", json!({"type": "start", "id": "1", "payload": {"query": "{__typename}"}}).to_string()),
        ("what a server says", json!({"type": "next", "id": "1", "payload": {"data": null}}).to_string()),
        ("an id of 100 kB", json!({"type": "complete", "id": "x".repeat(100_000)}).to_string()),
        ("an id that is a number", json!({"type": "complete", "id": 1}).to_string()),
        ("a type twice", "{\"type\":\"ping\",\"type\":\"pong\"}".to_owned()),
        ("a payload that is a list", json!({"type": "subscribe", "id": "1", "payload": [1]}).to_string()),
    ]
}

/// The code of the close, whatever came before it; none when the connection ended without one.
async fn closed(socket: &mut Socket) -> Option<u16> {
    let reading = async {
        loop {
            match socket.0.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                _ => return None,
            }
        }
    };
    timeout(PATIENCE, reading).await.expect("it is closed")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn frames_and_messages_that_are_none_close_their_connection_alone() {
    let mut target = target(&[]).await;
    let mut bystander = target.bystander();
    let mut neighbour = Socket::connect_to(target.address, None).await;
    neighbour.subscribe("kept", SUBSCRIPTION).await;
    neighbour.sequence("kept").await;
    let texts = messages().into_iter().map(|(name, text)| (name, whole(TEXT, text.as_bytes())));
    let all: Vec<(&str, Vec<u8>)> = frames().into_iter().chain(texts).collect();
    for (name, bytes) in &all {
        for is_let_in in [false, true] {
            let mut socket = if is_let_in {
                Socket::connect_to(target.address, None).await
            } else {
                Socket::upgrade(target.address, Some(PROTOCOL), &[]).await.unwrap()
            };
            // The gateway may have heard enough before it has heard all; then what tells why can be lost on the way.
            let is_sent = socket.0.get_mut().write_all(bytes).await.is_ok();
            let code = closed(&mut socket).await;
            let is_told = code == Some(4400) || (bytes.len() > 512 * 1024 && code.is_none());
            assert!(is_told, "{name}, let in: {is_let_in}, sent: {is_sent}: {code:?}");
        }
    }
    bystander.is_served().await;
    neighbour.subscribe("more", "{ __typename }").await;
    neighbour.told("next", "more").await;
    bystander.stop().await;
    target.assert_unharmed();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn payloads_that_are_deep_large_or_wrong_cost_their_operation_alone() {
    let mut target = target(&[]).await;
    let mut bystander = target.bystander();
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let mut socket = Socket::connect_to(target.address, None).await;
    let subscribe = |payload: String| format!("{{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{payload}}}");
    for (name, payload, code) in [
        (
            "variables 20,000 deep",
            format!("{{\"query\":\"{{__typename}}\",\"variables\":{{\"a\":{}}}}}", nested(20_000)),
            "BAD_USER_INPUT",
        ),
        (
            "extensions 20,000 deep",
            format!("{{\"query\":\"{{__typename}}\",\"extensions\":{{\"a\":{}}}}}", nested(20_000)),
            "BAD_USER_INPUT",
        ),
        (
            "variables of 70 kB",
            format!("{{\"query\":\"{{__typename}}\",\"variables\":{{\"a\":\"{}\"}}}}", "x".repeat(70_000)),
            "QUERY_TOO_LARGE",
        ),
        (
            "20,000 selections",
            json!({"query": format!("{{{}}}", "__typename ".repeat(20_000))}).to_string(),
            "QUERY_TOO_LARGE",
        ),
        ("a query twice", "{\"query\":\"{__typename}\",\"query\":\"{a}\"}".to_owned(), "BAD_USER_INPUT"),
        ("a query that is a list", "{\"query\":[1]}".to_owned(), "BAD_USER_INPUT"),
        (
            "two subscriptions",
            json!({"query": "subscription { a: datasetSequence { sequence } b: datasetSequence { sequence } }"})
                .to_string(),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        socket.0.send(Message::text(subscribe(payload))).await.unwrap();
        assert_eq!(socket.error("1").await, code, "{name}");
    }
    for depth in [100, 20_000] {
        let mut deep = Socket::upgrade(target.address, Some(PROTOCOL), &[]).await.unwrap();
        let init = format!("{{\"type\":\"connection_init\",\"payload\":{{\"a\":{}}}}}", nested(depth));
        deep.0.send(Message::text(init)).await.unwrap();
        // What else stands beside who calls is skipped, however deep it is.
        assert_eq!(deep.message().await, json!({"type": "connection_ack"}), "{depth}");
        socket
            .0
            .send(Message::text(format!("{{\"type\":\"ping\",\"payload\":{{\"a\":{}}}}}", nested(depth))))
            .await
            .unwrap();
        assert_eq!(socket.message().await, json!({"type": "pong"}), "{depth}");
    }
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn floods_of_small_messages_are_answered_one_by_one_and_hold_nobody_up() {
    const MANY: usize = 20_000;
    const ASKED: usize = 3_000;
    let mut target = target(&[]).await;
    let mut bystander = target.bystander();
    let flood = async |message: Message, answer: fn(&Message) -> bool, answers: usize| {
        let socket = Socket::connect_to(target.address, None).await;
        let (mut sink, mut stream) = socket.0.split();
        let sending = async {
            for _ in 0..MANY {
                sink.feed(message.clone()).await.unwrap();
            }
            sink.flush().await.unwrap();
        };
        let hearing = async {
            let mut heard = 0;
            while heard < answers {
                let message = timeout(PATIENCE, stream.next()).await.expect("it is answered").unwrap().unwrap();
                heard += usize::from(answer(&message));
            }
        };
        tokio::join!(sending, hearing);
        // It is as good a connection as before.
        let mut socket = Socket(sink.reunite(stream).unwrap());
        socket.subscribe("1", "{ __typename }").await;
        while socket.message().await["type"] != "complete" {}
    };
    let says = |text: &str| Message::text(text.to_owned());
    flood(says(r#"{"type":"ping"}"#), |message| message.to_text().is_ok_and(|text| text.contains("pong")), MANY).await;
    flood(says(r#"{"type":"pong"}"#), |_| true, 0).await;
    flood(says(r#"{"type":"complete","id":"nobody's"}"#), |_| true, 0).await;
    // Of pings of the connection itself the last alone must be answered.
    flood(Message::Ping(vec![7].into()), Message::is_pong, 1).await;
    bystander.is_served().await;

    // More operations than may be: each is answered or refused, under its own id.
    let socket = Socket::connect_to(target.address, None).await;
    let (mut sink, mut stream) = socket.0.split();
    let asking = async {
        for number in 0..ASKED {
            let subscribe =
                json!({"type": "subscribe", "id": number.to_string(), "payload": {"query": "{ __typename }"}});
            sink.send(Message::text(subscribe.to_string())).await.unwrap();
        }
    };
    let hearing = async {
        let (mut ended, mut refused) = (vec![false; ASKED], 0);
        while ended.contains(&false) {
            let message = timeout(PATIENCE, stream.next()).await.expect("it is answered").unwrap().unwrap();
            let Ok(text) = message.to_text() else { continue };
            let told: serde_json::Value = serde_json::from_str(text).unwrap();
            let is_refused = told["type"] == "error";
            if is_refused {
                assert_eq!(told["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{told}");
                refused += 1;
            }
            if is_refused || told["type"] == "complete" {
                let place: usize = told["id"].as_str().unwrap().parse().unwrap();
                assert!(!std::mem::replace(&mut ended[place], true), "{place} ended twice");
            }
        }
        refused
    };
    let ((), refused) = tokio::join!(asking, hearing);
    assert!(refused < ASKED, "all were refused");
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_only_take_room_are_closed_and_give_it_back() {
    const EACH: usize = 40;
    let more =
        [("websocket.init_timeout_ms", "1500"), ("server.heartbeat_ms", "300"), ("websocket.connections_max", "150")];
    let mut target = target(&more).await;
    let mut bystander = target.bystander();
    let open = async || Socket::upgrade(target.address, Some(PROTOCOL), &[]).await.unwrap();
    // Upgraded, and not a word; the beginning of a head; half of a frame.
    let mut waiting = Vec::new();
    for _ in 0..EACH {
        for said in [Vec::new(), vec![TEXT], frame(TEXT, 100, b"{\"type\"")] {
            let mut socket = open().await;
            socket.0.get_mut().write_all(&said).await.unwrap();
            waiting.push(socket);
        }
    }
    let codes = join_all(waiting.iter_mut().map(closed)).await;
    assert!(codes.iter().all(|code| *code == Some(4408)), "{codes:?}");
    drop(waiting);
    // Let in, and then half of a frame, or half of a message: whoever completes none says nothing.
    let mut silent = Vec::new();
    for _ in 0..EACH {
        for said in [vec![TEXT], whole(TEXT_BEGINS, b"{")] {
            let mut socket = Socket::connect_to(target.address, None).await;
            socket.0.get_mut().write_all(&said).await.unwrap();
            silent.push(socket);
        }
    }
    let codes = join_all(silent.iter_mut().map(closed)).await;
    assert!(codes.iter().all(|code| *code == Some(4499)), "{codes:?}");
    drop(silent);
    // Pieces of nothing, as fast as they are taken: a message that neither grows nor ends.
    let pieces = whole(GOES_ON, b"").repeat(1_000);
    let dripping = (0..4).map(async |_| {
        let mut stream = Socket::connect_to(target.address, None).await.0.into_inner();
        stream.write_all(&whole(TEXT_BEGINS, b"{")).await.unwrap();
        while stream.write_all(&pieces).await.is_ok() {}
    });
    timeout(PATIENCE, join_all(dripping)).await.expect("they are closed");
    // Who goes away without a word in the middle of a subscription leaves nothing behind: there is room again.
    for _ in 0..5 {
        let mut gone = Vec::new();
        for _ in 0..EACH {
            let mut socket = Socket::connect_to(target.address, None).await;
            socket.subscribe("1", SUBSCRIPTION).await;
            gone.push(socket.0.into_inner());
        }
        for stream in gone {
            stream.set_zero_linger().unwrap();
        }
    }
    bystander.is_served().await;
    let mut socket = Socket::connect_to(target.address, None).await;
    tests::until(async || {
        socket.subscribe("1", SUBSCRIPTION).await;
        loop {
            match socket.message().await {
                message if message["type"] == "next" => return Some(()),
                message if message["type"] == "error" => return None,
                _ => {}
            }
        }
    })
    .await;
    bystander.stop().await;
    target.assert_unharmed();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handshakes_that_are_none_or_come_from_elsewhere_open_nothing() {
    let mut target = target(&[]).await;
    let mut bystander = target.bystander();
    let key = "dGhlIHNhbXBsZSBub25jZQ==";
    let handshake = |line: &str, headers: &str| {
        format!(
            "{line}\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: {PROTOCOL}\r\n{headers}\r\n"
        )
    };
    let get = "GET /graphql HTTP/1.1";
    for (name, bytes, status) in [
        ("no key", handshake(get, "Sec-WebSocket-Version: 13\r\n"), "400"),
        (
            "another version",
            handshake(get, &format!("Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: {key}\r\n")),
            "400",
        ),
        ("no version", handshake(get, &format!("Sec-WebSocket-Key: {key}\r\n")), "400"),
        (
            "a page of elsewhere",
            handshake(
                get,
                &format!("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nOrigin: https://evil.example\r\n"),
            ),
            "403",
        ),
        (
            "two origins",
            handshake(
                get,
                &format!(
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nOrigin: http://x\r\nOrigin: http://x\r\n"
                ),
            ),
            "403",
        ),
        (
            "a key that opens nothing",
            handshake(
                get,
                &format!("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nAuthorization: Basic YTpi\r\n"),
            ),
            "401",
        ),
        (
            "another path",
            handshake(
                "GET /v1/changes HTTP/1.1",
                &format!("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"),
            ),
            "200",
        ),
    ] {
        let mut stream = TcpStream::connect(target.address).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut start = [0; 12];
        timeout(PATIENCE, stream.read_exact(&mut start)).await.expect("it is answered").unwrap();
        assert_eq!(String::from_utf8_lossy(&start), format!("HTTP/1.1 {status}"), "{name}");
    }
    for protocol in [None, Some("graphql-ws"), Some("graphql-transport-ws2"), Some("GRAPHQL-TRANSPORT-WS")] {
        let mut socket = Socket::upgrade(target.address, protocol, &[]).await.unwrap();
        assert_eq!(closed(&mut socket).await, Some(4406), "{protocol:?}");
    }
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}
