//! What Prometheus is shown, and to whom.

use mingjing::http::{Draining, server};
use serde_json::json;
use tests::{gateway::Gateway, on_both};
use tokio::net::TcpListener;

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

    async fn the_api_does_not_show_the_metrics(gateway: Gateway) {
        let answer = gateway.http().get(format!("http://{}/metrics", gateway.address)).send().await.unwrap();
        assert_eq!(answer.status(), 404);
    }
}
