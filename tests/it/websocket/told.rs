//! What operators are told of operations on a WebSocket: figures and lines of the log, as of requests.

use std::{
    io::{BufRead as _, BufReader},
    sync::mpsc,
};

use serde_json::{Value, json};
use tests::{on_both, until};

use super::socket::{PROTOCOL, SUBSCRIPTION, Socket};
use crate::metrics::{scrape, value};

on_both! {
    async fn operations_are_counted_as_requests(gateway: Gateway) {
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        socket.subscribe("1", SUBSCRIPTION).await;
        socket.sequence("1").await;
        for _ in 0..2 {
            socket.subscribe("2", "query Ask { dataset { sequence } }").await;
            socket.told("next", "2").await;
            socket.told("complete", "2").await;
        }
        socket.subscribe("2", "query Ask { nothing }").await;
        assert_eq!(socket.error("2").await, "GRAPHQL_VALIDATION_FAILED");
        let page = scrape(&gateway).await;
        for (operation, outcome, count) in [("Wait", "ok", 1), ("Ask", "ok", 2), ("Ask", "GRAPHQL_VALIDATION_FAILED", 1)] {
            let labels = format!(r#"{{operation="{operation}",tier="operator",outcome="{outcome}"}}"#);
            assert_eq!(value(&page, &format!("mingjing_requests_total{labels}")), count, "{labels}\n{page}");
        }
        assert!(value(&page, r#"mingjing_response_size_bytes_sum{tier="operator"}"#) > 100);
        assert_eq!(value(&page, "mingjing_requests_in_progress"), 0);
    }

    async fn each_operation_is_a_line_of_the_log_that_holds_no_secret(gateway: Gateway) {
        let mut command = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("MINGJING__LOG__FORMAT", "json").env("MINGJING__LOG__FILTER", "debug");
        command.env("MINGJING__SEARCH__ENABLED", "false");
        let mut process = command.spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let log = BufReader::new(process.stderr.take().unwrap());
        std::thread::spawn(move || log.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut log = String::new();
        // The first line that says this, once it is there.
        let mut line = async |is_it: &dyn Fn(&Value) -> bool| {
            until(async || {
                let line = lines.try_recv().ok()?;
                log.push_str(&line);
                serde_json::from_str(&line).ok().filter(|said| is_it(said))
            }).await
        };
        let serving = line(&|said| said["message"] == "serving").await;
        let address = serving["address"].as_str().unwrap().parse().unwrap();
        let headers = [("x-request-id", "mine"), ("authorization", &format!("Bearer {}", gateway.key))];
        let mut socket = Socket::upgrade(address, Some(PROTOCOL), &headers).await.unwrap();
        socket.init(json!({"apiKey": gateway.key})).await;
        socket.message().await;
        let opened = line(&|said| said["target"] == "access").await;
        assert_eq!((&opened["method"], &opened["status"], &opened["path"]), (&json!("GET"), &json!(101), &json!("/graphql")), "{opened}");
        socket.subscribe("1", "query Ask { node(id: \"hidden\") { id } }").await;
        socket.message().await;
        socket.message().await;
        let asked = line(&|said| said["target"] == "access").await;
        assert_eq!((&asked["method"], &asked["status"], &asked["path"]), (&json!("WEBSOCKET"), &json!(200), &json!("/graphql")), "{asked}");
        assert!(asked["client"].is_string() && asked["span"]["request_id"] == "mine-1", "{asked}");
        socket.subscribe("2", "{ nothing }").await;
        socket.message().await;
        let refused = line(&|said| said["target"] == "access").await;
        assert!(refused["status"] == 400 && refused["span"]["request_id"] == "mine-2", "{refused}");
        process.kill().unwrap();
        process.wait().unwrap();
        assert!(!log.contains(&gateway.key) && !log.contains("hidden"), "{log}");
    }
}
