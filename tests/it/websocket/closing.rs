//! Every code that a connection is closed with, and what is refused before there is one.

use futures_util::SinkExt as _;
use serde_json::{Value, json};
use tests::{on_both, until};
use tokio_tungstenite::tungstenite::Message;

use super::socket::{PROTOCOL, SUBSCRIPTION, Socket};

fn closed(code: u16, reason: &str) -> (u16, String) {
    (code, reason.to_owned())
}

on_both! {
    async fn another_protocol_is_not_spoken(gateway: Gateway) {
        for protocol in [Some("graphql-ws"), Some("soap"), None] {
            let mut socket = Socket::upgrade(gateway.address, protocol, &[]).await.unwrap();
            assert_eq!(socket.close().await, closed(4406, "Subprotocol not acceptable"), "{protocol:?}");
        }
        let mut socket = Socket::upgrade(gateway.address, Some("graphql-ws, graphql-transport-ws"), &[]).await.unwrap();
        socket.init(json!({})).await;
        assert_eq!(socket.message().await["type"], "connection_ack");
    }

    async fn who_says_nothing_in_time_is_closed(gateway: Gateway with [("websocket.init_timeout_ms", "2000")]) {
        let mut silent = Socket::open(&gateway).await;
        assert_eq!(silent.close().await, closed(4408, "Connection initialisation timeout"));
        let mut pinging = Socket::open(&gateway).await;
        pinging.send(json!({"type": "ping"})).await;
        assert_eq!(pinging.message().await, json!({"type": "pong"}));
        assert_eq!(pinging.close().await.0, 4408);
        // Who was let in has all the time.
        let mut socket = Socket::connect(&gateway, None).await;
        assert_eq!(Socket::open(&gateway).await.close().await.0, 4408);
        socket.subscribe("1", "{ __typename }").await;
        assert_eq!(socket.told("next", "1").await["data"]["__typename"], "Query");
    }

    async fn it_is_said_once_who_calls_and_before_all_else(gateway: Gateway) {
        let mut socket = Socket::connect(&gateway, None).await;
        socket.init(json!({})).await;
        assert_eq!(socket.close().await, closed(4429, "Too many initialisation requests"));
        for message in [
            json!({"id": "1", "type": "subscribe", "payload": {"query": "{ __typename }"}}),
            json!({"id": "1", "type": "complete"}),
        ] {
            let mut socket = Socket::open(&gateway).await;
            socket.send(message).await;
            assert_eq!(socket.close().await, closed(4401, "Unauthorized"));
        }
    }

    async fn what_is_shown_must_open_something(gateway: Gateway) {
        let key = gateway.key.as_str();
        let other = gateway.new_key("星火数据", entity::code::OrganisationKind::Developer, "developer").await;
        let bearer = format!("Bearer {key}");
        for (header, payload) in [
            (None, json!({"apiKey": "mj_live_abcdefghijkl_x"})),
            (None, json!({"authorization": key})),
            (None, json!({"authorization": "Basic YTpi"})),
            (None, json!({"apiKey": key, "authorization": format!("Bearer {other}")})),
            (None, json!({"apiKey": 7})),
            (Some(("x-api-key", "mj_live_abcdefghijkl_x")), Value::Null),
            (Some(("x-api-key", key)), json!({"apiKey": other})),
            (Some(("authorization", bearer.as_str())), json!({"authorization": format!("Bearer {other}")})),
        ] {
            let headers: Vec<_> = header.into_iter().collect();
            let mut socket = Socket::upgrade(gateway.address, Some(PROTOCOL), &headers).await.unwrap();
            socket.init(payload.clone()).await;
            assert_eq!(socket.close().await, closed(4403, "Forbidden"), "{payload}");
        }
        for (header, payload) in [
            (None, json!({"apiKey": key})),
            (None, json!({"authorization": bearer, "apiKey": key})),
            (Some(("x-api-key", key)), Value::Null),
            (Some(("authorization", bearer.as_str())), json!({"apiKey": key})),
        ] {
            let headers: Vec<_> = header.into_iter().collect();
            let mut socket = Socket::upgrade(gateway.address, Some(PROTOCOL), &headers).await.unwrap();
            socket.init(payload).await;
            assert_eq!(socket.message().await["type"], "connection_ack");
            // It is the key's client that asks.
            socket.subscribe("1", "{ viewer { tier { name } } }").await;
            assert_eq!(socket.told("next", "1").await["data"]["viewer"]["tier"]["name"], "operator");
        }
    }

    async fn what_is_no_message_of_the_protocol_closes_the_connection(gateway: Gateway) {
        let long_id = json!({"id": "x".repeat(65), "type": "complete"}).to_string();
        let large = json!({"type": "ping", "payload": {"a": "x".repeat(256 * 1024)}}).to_string();
        for message in [
            Message::text("{"),
            Message::text("[]"),
            Message::text(""),
            Message::text(r#"{"type":"start","id":"1","payload":{}}"#),
            Message::text(r#"{"type":"subscribe","id":"1","payload":"{ a }"}"#),
            Message::text(long_id),
            Message::text(large),
            Message::binary(br#"{"type":"ping"}"#.to_vec()),
        ] {
            for is_let_in in [false, true] {
                let mut socket =
                    if is_let_in { Socket::connect(&gateway, Some(&gateway.key)).await } else { Socket::open(&gateway).await };
                socket.0.send(message.clone()).await.unwrap();
                let (code, reason) = socket.close().await;
                assert!(code == 4400 && !reason.is_empty(), "{code} {reason}: {message}");
            }
        }
    }

    async fn an_id_names_one_operation_at_a_time(gateway: Gateway) {
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        socket.subscribe("镜", SUBSCRIPTION).await;
        socket.sequence("镜").await;
        // One that has ended, or was ended, makes room for its name.
        for _ in 0..3 {
            socket.subscribe("a", "{ __typename }").await;
            socket.told("next", "a").await;
            socket.told("complete", "a").await;
            socket.subscribe("b", SUBSCRIPTION).await;
            socket.sequence("b").await;
            socket.complete("b").await;
        }
        socket.subscribe("镜", "{ __typename }").await;
        assert_eq!(socket.close().await, closed(4409, "Subscriber for 镜 already exists"));
    }

    async fn who_does_not_answer_pings_is_gone(gateway: Gateway with [("server.heartbeat_ms", "500")]) {
        let mut socket = Socket::connect(&gateway, None).await;
        for _ in 0..3 {
            assert_eq!(socket.any().await, Ok(json!({"type": "ping"})));
        }
        assert_eq!(socket.close().await, closed(4499, "Terminated"));
        let mut answering = Socket::connect(&gateway, None).await;
        for _ in 0..5 {
            assert_eq!(answering.any().await, Ok(json!({"type": "ping"})));
            answering.send(json!({"type": "pong"})).await;
        }
        answering.subscribe("1", "{ __typename }").await;
        answering.told("next", "1").await;
    }

    async fn pages_of_other_origins_may_not_connect(gateway: Gateway with [("server.cors_origins", "https://app.example")]) {
        let own = format!("http://{}", gateway.address);
        for (origin, opened) in [
            ("https://evil.example", Err(403)),
            ("null", Err(403)),
            ("https://app.example", Ok(())),
            (own.as_str(), Ok(())),
        ] {
            let socket = Socket::upgrade(gateway.address, Some(PROTOCOL), &[("origin", origin)]).await;
            assert_eq!(socket.map(|_| ()), opened, "{origin}");
        }
    }

    async fn what_is_no_handshake_is_an_ordinary_answer(gateway: Gateway) {
        let request = gateway.http().get(gateway.url()).header("connection", "upgrade").header("upgrade", "websocket");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 400);
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
        let status = Socket::upgrade(gateway.address, Some(PROTOCOL), &[("authorization", "Basic YTpi")]).await.map(|_| ());
        assert_eq!(status, Err(401));
    }

    async fn an_address_has_so_many_connections_of_which_nobody_says_who_calls(gateway: Gateway with [
        ("websocket.connections_max", "2"), ("websocket.init_timeout_ms", "60000"),
    ]) {
        let mut first = Socket::open(&gateway).await;
        let second = Socket::open(&gateway).await;
        let open = async || Socket::upgrade(gateway.address, Some(PROTOCOL), &[]).await.map(|_| ());
        assert_eq!(open().await, Err(429));
        // Who says so is not counted any more, and who is gone is not.
        first.init(json!({"apiKey": gateway.key})).await;
        assert_eq!(first.message().await["type"], "connection_ack");
        first.subscribe("1", "{ __typename }").await;
        first.told("next", "1").await;
        assert_eq!(open().await, Ok(()));
        drop(second);
        until(async || open().await.ok()).await;
    }

    async fn a_caller_has_so_many_connections_and_one_that_ends_makes_room(gateway: Gateway with [("websocket.connections_max", "2")]) {
        let first = Socket::connect(&gateway, Some(&gateway.key)).await;
        let _second = Socket::connect(&gateway, Some(&gateway.key)).await;
        let mut third = Socket::open(&gateway).await;
        third.init(json!({"apiKey": gateway.key})).await;
        assert_eq!(third.close().await, closed(1013, "Too many requests or connections"));
        // Others have places of their own.
        Socket::connect(&gateway, None).await;
        drop(first);
        until(async || {
            let mut socket = Socket::open(&gateway).await;
            socket.init(json!({"apiKey": gateway.key})).await;
            socket.any().await.ok()
        }).await;
    }
}
