//! What may be asked on a connection: it is answered, refused, counted and charged as by POST.

use entity::code::OrganisationKind;
use serde_json::{Value, json};
use tests::{draft::enterprise, on_both, until};

use super::socket::{SUBSCRIPTION, Socket};

on_both! {
    async fn subscriptions_queries_and_mutations_share_a_connection(gateway: Gateway) {
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        socket.subscribe("moves", SUBSCRIPTION).await;
        let told = socket.told("next", "moves").await;
        assert_eq!(told["data"]["datasetSequence"]["sequence"], "0", "{told}");
        assert!(told["extensions"]["cost"]["actual"].is_u64() && told.get("errors").is_none(), "{told}");
        let query = "query($after: Int) { dataset { sequence } enterprises(first: $after) { totalCount } }";
        let payload = json!({"query": query, "variables": {"after": 3}, "operationName": null, "extensions": {}});
        socket.send(json!({"id": "query", "type": "subscribe", "payload": payload})).await;
        let told = socket.told("next", "query").await;
        assert_eq!(told["data"], json!({"dataset": {"sequence": "0"}, "enterprises": {"totalCount": 0}}));
        assert_eq!(told["extensions"], gateway.answer(query, json!({"after": 3})).await["extensions"]);
        assert_eq!(socket.told("complete", "query").await, Value::Null);
        let mutation = "mutation { registerOrganisation(input: { name: \"某协会\", kind: ASSOCIATION }) { userErrors { code } } }";
        socket.subscribe("mutation", mutation).await;
        let told = socket.told("next", "mutation").await;
        assert_eq!(told["data"]["registerOrganisation"], json!({"userErrors": []}));
        socket.told("complete", "mutation").await;
        // What a field fails in is told with its data, as by POST.
        socket.subscribe("field", "{ node(id: \"nonsense\") { id } dataset { sequence } }").await;
        let told = socket.told("next", "field").await;
        let posted = gateway.answer("{ node(id: \"nonsense\") { id } dataset { sequence } }", json!({})).await;
        assert_eq!((&told["data"], &told["errors"]), (&posted["data"], &posted["errors"]));
        socket.told("complete", "field").await;
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
        assert_eq!(socket.sequence("moves").await, 2);
        // What another replica writes is told too.
        let replica = gateway.start_replica(&[]).await;
        replica.write("enterprise", &[enterprise(3, &[])]).await;
        assert_eq!(socket.sequence("moves").await, 3);
    }

    async fn what_is_refused_has_the_errors_that_post_has(gateway: Gateway with [("tiers.anonymous.burst", "1000")]) {
        let nested = format!("subscription {{ datasetSequence {{ {} }} }}", "a ".repeat(2_000));
        let mut socket = Socket::connect(&gateway, None).await;
        for query in [
            "{ a",
            "{ nothing }",
            "{ organisations { totalCount } }",
            "mutation { registerOrganisation(input: { name: \"某协会\", kind: ASSOCIATION }) { userErrors { code } } }",
            "query($n: Int!) { enterprises(first: $n) { totalCount } }",
            "{ ...f } fragment f on Query { ...f }",
            "query A { dataset { sequence } } query B { dataset { sequence } }",
            "{ enterprises(first: 100) { nodes { disclosures(first: 100) { nodes { id } } shareholders(first: 100) { nodes { name } } } } }",
        ] {
            let answer = gateway.post().json(&json!({"query": query})).send().await.unwrap().json::<Value>().await.unwrap();
            socket.subscribe("1", query).await;
            assert_eq!(socket.told("error", "1").await, answer["errors"], "{query}");
        }
        for (query, code) in [
            ("subscription { datasetSequence { sequence }", "GRAPHQL_PARSE_FAILED"),
            ("subscription { datasetSequence { colour } }", "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { a: datasetSequence { sequence } b: datasetSequence { sequence } }", "GRAPHQL_VALIDATION_FAILED"),
            (nested.as_str(), "QUERY_TOO_LARGE"),
        ] {
            socket.subscribe("1", query).await;
            assert_eq!(socket.error("1").await, code, "{query}");
        }
        for (payload, code) in [
            (json!({}), "BAD_USER_INPUT"),
            (json!({"query": 7}), "BAD_USER_INPUT"),
            (json!({"query": "{ a }", "variables": []}), "BAD_USER_INPUT"),
            (json!({"query": "{ a }", "variables": {"a": "x".repeat(64 * 1024)}}), "QUERY_TOO_LARGE"),
            (json!({"documentId": format!("sha256:{}", "a".repeat(64))}), "PERSISTED_QUERY_NOT_FOUND"),
        ] {
            socket.send(json!({"id": "1", "type": "subscribe", "payload": payload})).await;
            assert_eq!(socket.error("1").await, code);
        }
        // The connection and its places are none the worse for it.
        socket.subscribe("1", SUBSCRIPTION).await;
        assert_eq!(socket.sequence("1").await, 0);
    }

    async fn a_connection_has_so_many_operations_and_one_that_ends_makes_room(gateway: Gateway with [("websocket.operations_max", "2")]) {
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        for id in ["a", "b"] {
            socket.subscribe(id, SUBSCRIPTION).await;
            socket.sequence(id).await;
        }
        socket.subscribe("c", SUBSCRIPTION).await;
        assert_eq!(socket.error("c").await, "RATE_LIMITED");
        socket.complete("a").await;
        socket.subscribe("c", SUBSCRIPTION).await;
        socket.sequence("c").await;
        // What was completed tells nothing more, and to complete it once more, or what never was, does nothing.
        for id in ["a", "a", "never"] {
            socket.complete(id).await;
        }
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let mut told = [socket.message().await, socket.message().await].map(|message| message["id"].clone());
        told.sort_by_key(ToString::to_string);
        assert_eq!(told, ["b", "c"]);
    }

    async fn subscriptions_are_those_of_the_tier_on_all_its_connections(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let most = gateway.app.config.tiers["developer"].limits.subscriptions_max;
        let mut sockets = [Socket::connect(&gateway, Some(&key)).await, Socket::connect(&gateway, Some(&key)).await];
        for number in 0..most {
            let socket = &mut sockets[number as usize % 2];
            socket.subscribe(&number.to_string(), SUBSCRIPTION).await;
            socket.sequence(&number.to_string()).await;
        }
        let [socket, other] = &mut sockets;
        for socket in [&mut *socket, &mut *other] {
            socket.subscribe("more", SUBSCRIPTION).await;
            assert_eq!(socket.error("more").await, "RATE_LIMITED");
        }
        // The place is free when the next message is read.
        for _ in 0..5 {
            socket.complete("0").await;
            socket.subscribe("0", SUBSCRIPTION).await;
            socket.sequence("0").await;
        }
        // They are no requests in progress, and a stream would need a place too.
        socket.subscribe("query", "{ __typename }").await;
        socket.told("next", "query").await;
        socket.told("complete", "query").await;
        let stream = async || {
            let request = gateway.http().post(format!("{}/stream", gateway.url())).header("accept", "text/event-stream");
            request.header("x-api-key", &key).json(&json!({"query": SUBSCRIPTION})).send().await.unwrap().status()
        };
        assert_eq!(stream().await, 429);
        // Who is gone gives all places back.
        drop(sockets);
        until(async || (stream().await == 200).then_some(())).await;
    }

    async fn requests_are_counted_as_those_by_post(gateway: Gateway with [
        ("tiers.developer.burst", "5"), ("tiers.developer.requests_per_second", "1"),
    ]) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut socket = Socket::connect(&gateway, Some(&key)).await;
        // One was to connect, and no more than five come at once, whichever way.
        let mut answered = 0;
        loop {
            socket.subscribe("1", "{ __typename }").await;
            match socket.message().await {
                told if told["type"] == "error" => {
                    assert_eq!(told["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{told}");
                    break;
                }
                _ => socket.told("complete", "1").await,
            };
            answered += 1;
            assert!(answered < 100, "nothing was refused");
        }
        until(async || {
            let request = gateway.post().header("x-api-key", &key).json(&json!({"query": "{ __typename }"}));
            (request.send().await.unwrap().status() == 429).then_some(())
        }).await;
        // Nor may connections be opened as often as anybody likes.
        until(async || {
            let mut again = Socket::open(&gateway).await;
            again.init(json!({"apiKey": key})).await;
            again.any().await.err().filter(|close| close.0 == 1013)
        }).await;
    }

    async fn who_asks_for_much_at_once_waits_for_its_turn(gateway: Gateway with [("tiers.developer.concurrency_max", "1")]) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut socket = Socket::connect(&gateway, Some(&key)).await;
        for number in 0..20 {
            socket.subscribe(&number.to_string(), "{ enterprises { totalCount } }").await;
        }
        let mut complete = 0;
        while complete < 20 {
            let message = socket.message().await;
            assert!(message["type"] == "next" || message["type"] == "complete", "{message}");
            complete += usize::from(message["type"] == "complete");
        }
    }

    async fn what_waits_on_a_connection_is_bounded(gateway: Gateway with [
        ("tiers.developer.concurrency_max", "1"), ("limits.body_bytes", "20000"),
    ]) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut socket = Socket::connect(&gateway, Some(&key)).await;
        // One after the other is well, however much it is.
        let large = |number: usize| {
            let payload = json!({"query": "{ __typename }", "extensions": {"more": "x".repeat(15_000)}});
            json!({"id": number.to_string(), "type": "subscribe", "payload": payload})
        };
        for number in 0..4 {
            socket.send(large(number)).await;
            socket.told("next", &number.to_string()).await;
            socket.told("complete", &number.to_string()).await;
        }
        // All at once is too much for some, and each is told of.
        for number in 0..40 {
            socket.send(large(number)).await;
        }
        let (mut complete, mut refused) = (0, 0);
        while complete + refused < 40 {
            let message = socket.message().await;
            match message["type"].as_str() {
                Some("error") => {
                    assert_eq!(message["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{message}");
                    refused += 1;
                }
                Some("complete") => complete += 1,
                _ => {}
            }
        }
        assert!(complete > 0, "{refused} were refused");
    }

    async fn a_subscription_is_charged_at_its_start_and_by_its_messages(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut socket = Socket::connect(&gateway, Some(&key)).await;
        socket.subscribe("1", SUBSCRIPTION).await;
        socket.sequence("1").await;
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        socket.sequence("1").await;
        socket.complete("1").await;
        socket.subscribe("2", "query Ask { dataset { sequence } }").await;
        socket.told("next", "2").await;
        socket.told("complete", "2").await;
        let usage = until(async || {
            gateway.app.flush_usage().await.unwrap();
            let query = "query Usage { viewer { usage(by: OPERATION) { operation requests errors cost } } }";
            let answer: Value = gateway.post().header("x-api-key", &key).json(&json!({"query": query})).send().await.unwrap().json().await.unwrap();
            let lines = answer["data"]["viewer"]["usage"].as_array().unwrap().clone();
            let line = |name: &str| lines.iter().find(|line| line["operation"] == name).cloned();
            line("Wait").zip(line("Ask"))
        }).await;
        // A point for the object at the start, and one with each of two messages.
        assert_eq!(usage.0, json!({"operation": "Wait", "requests": 1, "errors": 0, "cost": 3}));
        assert_eq!(usage.1, json!({"operation": "Ask", "requests": 1, "errors": 0, "cost": 1}));
    }
}
