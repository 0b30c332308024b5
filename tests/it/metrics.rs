//! What Prometheus is shown, and to whom.

use mingjing::http::{Draining, server};
use serde_json::json;
use tests::{gateway::Gateway, on_both, until};
use tokio::net::TcpListener;

use crate::websocket::socket::{SUBSCRIPTION, Socket};

/// Serves the gateway's metrics as its listener would, and reads them once.
pub(crate) async fn scrape(gateway: &Gateway) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/metrics", listener.local_addr().unwrap());
    let settings = server::ServerSettings::default();
    let router = gateway.app.metrics_router();
    let serving = tokio::spawn(server::serve(listener, router, Draining::default(), std::future::pending(), settings));
    let answer = gateway.http().get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text().await.unwrap();
    serving.abort();
    text
}

/// The value of the one series that begins like this, without what stands behind the point.
pub(crate) fn value(page: &str, series: &str) -> i64 {
    let found = page.lines().find_map(|line| line.strip_prefix(series));
    let number = found.unwrap_or_else(|| panic!("no {series} in\n{page}"));
    let (whole, _) = number.split_once('.').unwrap_or((number, ""));
    whole.trim().parse().unwrap()
}

on_both! {
    async fn requests_are_counted_by_operation_tier_and_outcome(gateway: Gateway) {
        gateway.data("query Mine { viewer { scopes { code } } }").await;
        gateway.data("query Mine { viewer { scopes { code } } }").await;
        gateway.data("{ viewer { scopes { code } } }").await;
        gateway.error("query Mine { viewer { nothing } }").await;
        gateway.error("query Mine {").await;
        gateway.post().json(&json!({"query": "query Open { viewer { scopes { code } } }"})).send().await.unwrap();
        gateway.post().header("x-api-key", "guessed").json(&json!({"query": "{ viewer }"})).send().await.unwrap();
        let page = scrape(&gateway).await;
        for (operation, tier, outcome, count) in [
            ("Mine", "operator", "ok", 2),
            ("", "operator", "ok", 1),
            ("Mine", "operator", "GRAPHQL_VALIDATION_FAILED", 1),
            ("", "operator", "GRAPHQL_PARSE_FAILED", 1),
            ("Open", "anonymous", "ok", 1),
            ("", "", "UNAUTHENTICATED", 1),
        ] {
            let labels = format!(r#"{{operation="{operation}",tier="{tier}",outcome="{outcome}"}}"#);
            assert_eq!(value(&page, &format!("mingjing_requests_total{labels}")), count, "{labels}\n{page}");
        }
        assert_eq!(value(&page, r#"mingjing_request_duration_seconds_count{operation="Mine"}"#), 3);
        assert!(value(&page, r#"mingjing_response_size_bytes_sum{tier="operator"}"#) > 100);
        assert_eq!(value(&page, "mingjing_requests_in_progress"), 0);
    }

    async fn the_parts_tell_of_themselves(gateway: Gateway) {
        let before = value(&scrape(&gateway).await, "mingjing_sql_statements_total");
        gateway.data("{ enterprises { totalCount } }").await;
        let page = scrape(&gateway).await;
        assert!(value(&page, "mingjing_sql_statements_total") > before);
        assert_eq!(value(&page, "mingjing_sql_statements_failed_total"), 0);
        assert_eq!(value(&page, "mingjing_search_index_lag"), 0);
        let pools = page.lines().filter(|line| line.starts_with("mingjing_database_connections{")).count();
        assert!(pools >= 2, "{page}");
    }

    async fn what_stays_open_is_seen_until_it_is_closed(gateway: Gateway with [("websocket.init_timeout_ms", "60000")]) {
        let seen = async || {
            let page = scrape(&gateway).await;
            let sockets = |state: &str| value(&page, &format!("mingjing_websockets{{state=\"{state}\"}}"));
            (sockets("greeted"), sockets("open"), value(&page, "mingjing_subscriptions"))
        };
        let becomes = async |expected| until(async || (seen().await == expected).then_some(())).await;
        assert_eq!(seen().await, (0, 0, 0));
        let unknown = Socket::open(&gateway).await;
        let mut socket = Socket::connect(&gateway, Some(&gateway.key)).await;
        let mut other = Socket::connect(&gateway, None).await;
        for id in ["1", "2"] {
            socket.subscribe(id, SUBSCRIPTION).await;
            socket.sequence(id).await;
        }
        other.subscribe("1", SUBSCRIPTION).await;
        other.sequence("1").await;
        becomes((1, 2, 3)).await;
        // Streams are subscriptions without a WebSocket, and so is following the feed.
        let stream = gateway.http().post(format!("{}/stream", gateway.url())).header("accept", "text/event-stream");
        let stream = stream.header("x-api-key", &gateway.key).json(&json!({"query": SUBSCRIPTION})).send().await.unwrap();
        let following = gateway.http().get(format!("http://{}/v1/changes?follow=true", gateway.address));
        let following = following.header("x-api-key", &gateway.key).header("accept", "text/event-stream").send().await.unwrap();
        assert_eq!((stream.status().as_u16(), following.status().as_u16()), (200, 200));
        becomes((1, 2, 5)).await;
        socket.complete("1").await;
        becomes((1, 2, 4)).await;
        // A query is none.
        socket.subscribe("query", "{ __typename }").await;
        socket.told("next", "query").await;
        socket.told("complete", "query").await;
        assert_eq!(seen().await, (1, 2, 4));
        drop((unknown, socket, stream, following));
        becomes((0, 1, 1)).await;
        drop(other);
        becomes((0, 0, 0)).await;
    }

    async fn the_api_does_not_show_the_metrics(gateway: Gateway) {
        let answer = gateway.http().get(format!("http://{}/metrics", gateway.address)).send().await.unwrap();
        assert_eq!(answer.status(), 404);
    }
}
