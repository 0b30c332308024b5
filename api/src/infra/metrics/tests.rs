//! What Prometheus reads.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

fn answered(operation: &str, outcome: &'static str) -> Answered<'static> {
    Answered {
        operation: operation.to_owned().leak(),
        is_ok: outcome == "ok",
        tier: "developer",
        outcome,
        duration: Duration::from_millis(3),
        bytes: Some(300),
    }
}

fn series(page: &str, metric: &str) -> usize {
    page.lines().filter(|line| line.starts_with(&format!("{metric}{{"))).count()
}

#[test]
fn a_request_is_counted_under_its_labels() {
    let metrics = Metrics::default();
    metrics.began();
    metrics.began();
    metrics.ended(Some(answered("Lookup", "ok")));
    let page = metrics.text(&State::default()).unwrap();
    for line in [
        r#"mingjing_requests_total{operation="Lookup",tier="developer",outcome="ok"} 1"#,
        r#"mingjing_request_duration_seconds_bucket{le="0.005",operation="Lookup"} 1"#,
        r#"mingjing_request_duration_seconds_bucket{le="0.0025",operation="Lookup"} 0"#,
        r#"mingjing_response_size_bytes_sum{tier="developer"} 300.0"#,
        "mingjing_requests_in_progress 1",
        "mingjing_search_index_lag -1",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    metrics.ended(None);
    let page = metrics.text(&State::default()).unwrap();
    assert!(page.contains("mingjing_requests_in_progress 0"), "{page}");
    assert_eq!(series(&page, "mingjing_requests_total"), 1);
}

#[test]
fn a_flood_of_operation_names_does_not_grow_the_labels() {
    let metrics = Metrics::default();
    for number in 0..OPERATIONS_MAX * 3 {
        metrics.ended(Some(answered(&format!("Operation{number}"), "ok")));
        metrics.ended(Some(answered(&format!("Wrong{number}"), "GRAPHQL_VALIDATION_FAILED")));
    }
    let page = metrics.text(&State::default()).unwrap();
    // Those with a name of their own, and "other" with each of the two outcomes.
    assert_eq!(series(&page, "mingjing_requests_total"), OPERATIONS_MAX + 2);
    assert_eq!(series(&page, "mingjing_request_duration_seconds_count"), OPERATIONS_MAX + 1);
    assert!(!page.contains("Wrong"), "{page}");
}

#[test]
fn totals_counted_elsewhere_never_go_back() {
    let metrics = Metrics::default();
    let state = |count, seconds| State {
        webhooks: WebhookTotals { delivered: count, failed: 3, unanswered: 4, dead: 1 },
        endpoints: (count == 5).then(|| Endpoints {
            by_state: ["working", "retrying", "held", "disabled", "gone", "failing"].map(|state| (state, 2)),
            pending: 9,
            oldest_seconds: 61,
            unseen: 8,
        }),
        websockets: (6, 2),
        subscriptions: 11,
        statements: StatementTotals { count, failed: 1, elapsed: Duration::from_secs(seconds) },
        pools: vec![("reader", 4, 3)],
        standbys: (1, 3),
        search_lag: Some(7),
        spans: SpanTotals { sent: count, failed: 2, dropped: 0 },
    };
    let first = metrics.text(&state(5, 2)).unwrap();
    for line in ["mingjing_webhook_pending 9", r#"mingjing_webhook_endpoints{state="retrying"} 2"#] {
        assert!(first.lines().any(|found| found == line), "{line}\n{first}");
    }
    let page = metrics.text(&state(4, 1)).unwrap();
    for line in [
        "mingjing_sql_statements_total 5",
        "mingjing_sql_statements_failed_total 1",
        "mingjing_sql_statement_duration_seconds_total 2.0",
        r#"mingjing_database_connections{pool="reader",state="used"} 1"#,
        r#"mingjing_database_standbys{state="fresh"} 1"#,
        r#"mingjing_database_standbys{state="stale"} 2"#,
        "mingjing_search_index_lag 7",
        r#"mingjing_spans_total{outcome="sent"} 5"#,
        r#"mingjing_spans_total{outcome="failed"} 2"#,
        r#"mingjing_spans_total{outcome="dropped"} 0"#,
        r#"mingjing_webhook_attempts_total{outcome="delivered"} 5"#,
        r#"mingjing_webhook_attempts_total{outcome="failed"} 3"#,
        r#"mingjing_webhook_attempts_total{outcome="unanswered"} 4"#,
        "mingjing_webhook_dead_total 1",
        "mingjing_webhook_pending -1",
        "mingjing_webhook_oldest_pending_seconds 61",
        "mingjing_webhook_unseen_changes 8",
        r#"mingjing_websockets{state="open"} 6"#,
        r#"mingjing_websockets{state="greeted"} 2"#,
        "mingjing_subscriptions 11",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
}

#[test]
fn every_metric_stands_in_the_operators_guide() {
    let guide = include_str!("../../../../docs/operations.md");
    let metrics = Metrics::default();
    metrics.began();
    metrics.ended(Some(answered("", "ok")));
    let endpoints = Some(Endpoints::default());
    let page = metrics.text(&State { pools: vec![("reader", 1, 1)], endpoints, ..State::default() }).unwrap();
    let names = page.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next());
    let missing: Vec<&str> = names.filter(|name| !guide.contains(&format!("`{name}"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
