//! Connections that stay: many subscriptions, slow readers, keys that are revoked, a gateway that stops.

use entity::code::OrganisationKind;
use mingjing::{domain::access::key::ApiKey, http::server::Ended};
use serde_json::json;
use tests::{database::Backend, draft::enterprise, gateway::Gateway, on_both, until};
use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use super::socket::{PROTOCOL, SUBSCRIPTION, Socket};

/// A gateway of its own over the same database, which is told to stop by what is returned.
async fn stoppable(gateway: &Gateway) -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<Ended>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let app = gateway.app.clone();
    let serving = tokio::spawn(async move {
        app.serve(listener, async {
            let _ = stopped.await;
        })
        .await
        .unwrap()
    });
    (address, stop, serving)
}

on_both! {
    async fn a_thousand_subscriptions_of_one_key_are_all_told(gateway: Gateway with [
        ("tiers.institution.subscriptions_max", "1000"), ("tiers.institution.burst", "2000"), ("tiers.institution.concurrency_max", "1000"),
    ]) {
        let key = gateway.new_key("星火银行", OrganisationKind::Institution, "institution").await;
        let mut sockets = Vec::new();
        for _ in 0..10 {
            sockets.push(Socket::connect(&gateway, Some(&key)).await);
        }
        for socket in &mut sockets {
            for number in 0..100 {
                socket.subscribe(&number.to_string(), SUBSCRIPTION).await;
            }
        }
        // The most that a connection may have, and that the tier may have.
        sockets[0].subscribe("more", SUBSCRIPTION).await;
        let mut refused = 0;
        for socket in &mut sockets {
            let mut told = [false; 100];
            while told.contains(&false) {
                let message = socket.message().await;
                if message["type"] == "error" {
                    assert_eq!((&message["id"], &message["payload"][0]["extensions"]["code"]), (&json!("more"), &json!("RATE_LIMITED")), "{message}");
                    refused += 1;
                } else {
                    assert_eq!(message["payload"]["data"]["datasetSequence"]["sequence"], "0", "{message}");
                    told[message["id"].as_str().unwrap().parse::<usize>().unwrap()] = true;
                }
            }
        }
        if refused == 0 {
            assert_eq!(sockets[0].error("more").await, "RATE_LIMITED");
        }
        let mut extra = Socket::connect(&gateway, Some(&key)).await;
        extra.subscribe("1", SUBSCRIPTION).await;
        assert_eq!(extra.error("1").await, "RATE_LIMITED");
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        for socket in &mut sockets {
            let mut told = [false; 100];
            while told.contains(&false) {
                let message = socket.message().await;
                assert_eq!(message["payload"]["data"]["datasetSequence"]["sequence"], "1", "{message}");
                told[message["id"].as_str().unwrap().parse::<usize>().unwrap()] = true;
            }
        }
        // All places are free again when the connections are gone.
        drop(sockets);
        until(async || {
            extra.subscribe("1", SUBSCRIPTION).await;
            (extra.message().await["type"] == "next").then_some(())
        }).await;
    }

    async fn a_key_that_is_revoked_closes_its_connections(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut busy = Socket::connect(&gateway, Some(&key)).await;
        busy.subscribe("1", SUBSCRIPTION).await;
        busy.sequence("1").await;
        let mut idle = Socket::connect(&gateway, Some(&key)).await;
        let mut other = Socket::connect(&gateway, Some(&gateway.key)).await;
        other.subscribe("1", SUBSCRIPTION).await;
        other.sequence("1").await;
        let id = ApiKey::parse(&key).unwrap().id().to_string();
        let revoke = format!("mutation {{ revokeKey(input: {{ keyId: \"{id}\" }}) {{ userErrors {{ code }} }} }}");
        assert_eq!(gateway.data(&revoke).await["revokeKey"]["userErrors"], json!([]));
        for socket in [&mut busy, &mut idle] {
            assert_eq!(socket.close().await, (4403, "Forbidden".to_owned()));
        }
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        assert_eq!(other.sequence("1").await, 1);
    }

    async fn who_reads_slowly_is_told_the_latest_alone(gateway: Gateway) {
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        socket.subscribe("1", SUBSCRIPTION).await;
        for number in 1..=50 {
            gateway.write("enterprise", &[enterprise(number, &[])]).await;
        }
        // Whatever was left out on the way, what is told only grows, and the last is there.
        let mut last = None;
        while last != Some(50) {
            let next = socket.sequence("1").await;
            assert!(last < Some(next));
            last = Some(next);
        }
    }

    async fn a_gateway_that_stops_closes_its_connections_and_waits_for_them(gateway: Gateway) {
        let (address, stop, serving) = stoppable(&gateway).await;
        let mut socket = Socket::connect_to(address, Some(&gateway.key)).await;
        socket.subscribe("1", SUBSCRIPTION).await;
        socket.sequence("1").await;
        let mut unknown = Socket::upgrade(address, Some(PROTOCOL), &[]).await.unwrap();
        stop.send(()).unwrap();
        // Subscriptions are not told that they are complete: their clients are to begin them elsewhere.
        assert_eq!(socket.any().await, Err((1001, "Going away".to_owned())));
        assert_eq!(unknown.any().await, Err((1001, "Going away".to_owned())));
        drop((socket, unknown));
        assert_eq!(serving.await.unwrap(), Ended::Cleanly);
    }

    async fn who_hangs_up_without_a_word_leaves_nothing_behind(gateway: Gateway with [("websocket.connections_max", "1")]) {
        for _ in 0..3 {
            // An anonymous caller has one connection and one subscription.
            let mut socket = until(async || {
                let mut socket = Socket::open(&gateway).await;
                socket.init(json!({})).await;
                socket.any().await.ok().map(|_| socket)
            }).await;
            socket.subscribe("1", SUBSCRIPTION).await;
            socket.sequence("1").await;
            let mut stream: TcpStream = socket.0.into_inner();
            // Half of a frame.
            stream.write_all(&[0x81, 0xff]).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_takes_nothing_is_given_up_with_all_that_it_held() {
    let settings = [
        ("websocket.connections_max", "1"),
        ("tiers.institution.subscriptions_max", "1"),
        // It is not for its silence that it is given up.
        ("server.heartbeat_ms", "60000"),
    ];
    let gateway = Gateway::start_with(Backend::Sqlite, &settings).await;
    let key = gateway.new_key("星火银行", OrganisationKind::Institution, "institution").await;
    let mut socket = Socket::connect(&gateway, Some(&key)).await;
    socket.subscribe("1", SUBSCRIPTION).await;
    socket.sequence("1").await;
    // More answers than the network holds, none of which is read.
    for number in 0..50 {
        socket
            .subscribe(
                &format!("large {number}"),
                "{ __schema { types { name description fields { name description args { name description } } } } }",
            )
            .await;
    }
    // There is room for another connection when this one is given up, and not before.
    let mut again = until(async || {
        let mut again = Socket::open(&gateway).await;
        again.init(json!({"apiKey": key})).await;
        again.any().await.ok().map(|_| again)
    })
    .await;
    again.subscribe("1", SUBSCRIPTION).await;
    again.sequence("1").await;
    let (mut answers, mut bytes) = (0, 0);
    while let Some(Ok(message)) = futures_util::StreamExt::next(&mut socket.0).await {
        answers += usize::from(message.to_text().unwrap().contains(r#""type":"next""#));
        bytes += message.len();
    }
    assert!(answers < 50 && bytes > 1024 * 1024, "{answers} answers of {bytes} bytes were taken");
}
