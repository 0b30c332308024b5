//! A client's month: how many points its tier allows in it, on every replica, until the month ends in China.

use chrono::{DateTime, TimeDelta, Utc};
use entity::code::OrganisationKind;
use mingjing::domain::{access::ClientId, calendar::Month};
use reqwest::Response;
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both};

async fn ask(gateway: &Gateway, key: &str) -> Response {
    let request = gateway.post().header("x-api-key", key).json(&json!({"query": "{ __typename }"}));
    request.send().await.unwrap()
}

fn header(response: &Response, name: &str) -> String {
    response.headers()[name].to_str().unwrap().to_owned()
}

/// Asserts that the month is used up, and that the next one is told.
async fn assert_used_up(response: Response, next: DateTime<Utc>, now: DateTime<Utc>) {
    assert_eq!(response.status(), 429);
    assert_eq!(header(&response, "retry-after"), (next - now).num_seconds().to_string());
    assert_eq!(header(&response, "x-ratelimit-resource"), "month");
    assert_eq!(header(&response, "x-ratelimit-remaining"), "0");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("\"month\""), "{answer}");
}

async fn developer(gateway: &Gateway) -> String {
    gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await
}

on_both! {
    async fn a_month_has_so_many_points_and_the_next_one_as_many_again(gateway: Gateway with [
        ("tiers.developer.points_per_month", "3"),
    ]) {
        let key = developer(&gateway).await;
        for left in ["2", "1", "0"] {
            let response = ask(&gateway, &key).await;
            assert_eq!(response.status(), 200);
            let state = header(&response, "ratelimit");
            assert!(state.contains(&format!("\"month\";r={left};t=")), "{state}");
            // December has 31 days.
            let policy = header(&response, "ratelimit-policy");
            assert!(policy.contains("\"month\";q=3;w=2678400;qu=\"points\""), "{policy}");
        }
        let now = gateway.app.clock.now();
        let next = "2017-12-31T16:00:00Z".parse().unwrap();
        assert_used_up(ask(&gateway, &key).await, next, now).await;
        gateway.app.clock.advance(next - now - TimeDelta::seconds(1));
        assert_used_up(ask(&gateway, &key).await, next, gateway.app.clock.now()).await;
        gateway.app.clock.advance(TimeDelta::seconds(1));
        assert_eq!(ask(&gateway, &key).await.status(), 200, "it is January in China");
        assert_eq!(ask(&gateway, &gateway.key).await.status(), 200, "the operator's tier has no quota");
    }

    async fn points_are_written_down_and_count_on_every_replica_within_seconds(gateway: Gateway with [
        ("tiers.developer.points_per_month", "4"), ("search.enabled", "false"),
    ]) {
        let settings = [("tiers.developer.points_per_month", "4"), ("search.enabled", "false")];
        let other = gateway.start_replica(&settings).await;
        let key = developer(&gateway).await;
        // The other replica knows the month, with one point.
        assert_eq!(ask(&other, &key).await.status(), 200);
        other.app.monthly.flush().await.unwrap();
        for _ in 0..3 {
            assert_eq!(ask(&gateway, &key).await.status(), 200);
        }
        gateway.app.monthly.flush().await.unwrap();
        gateway.app.monthly.flush().await.unwrap();
        other.app.clock.advance(TimeDelta::seconds(2));
        let next = "2017-12-31T16:00:00Z".parse().unwrap();
        assert_used_up(ask(&other, &key).await, next, other.app.clock.now()).await;
        assert_used_up(ask(&gateway, &key).await, next, gateway.app.clock.now()).await;
        // A replica that starts later reads what was written down.
        let late = gateway.start_replica(&settings).await;
        assert_used_up(ask(&late, &key).await, next, late.app.clock.now()).await;
    }

    async fn a_refund_is_taken_off_the_month_whenever_it_was_written_down(gateway: Gateway) {
        developer(&gateway).await;
        let (monthly, client) = (&gateway.app.monthly, ClientId(2));
        let month = Month::of(gateway.app.clock.now());
        let used = async || monthly.used(client, month).await.unwrap();
        monthly.note(client, month, 50);
        monthly.note(client, month, -20);
        assert_eq!(used().await, 30);
        monthly.flush().await.unwrap();
        assert_eq!(used().await, 30);
        monthly.note(client, month, -10);
        assert_eq!(used().await, 20);
        // However many flush at once, what was noted is added once.
        let flushed = tokio::join!(monthly.flush(), monthly.flush(), monthly.flush());
        flushed.0.and(flushed.1).and(flushed.2).unwrap();
        gateway.app.clock.advance(TimeDelta::seconds(2));
        assert_eq!(used().await, 20, "the database says so too");
    }

    async fn points_that_cannot_be_written_down_stay_noted(gateway: Gateway) {
        developer(&gateway).await;
        let (monthly, client) = (&gateway.app.monthly, ClientId(2));
        let month = Month::of(gateway.app.clock.now());
        assert_eq!(monthly.used(client, month).await.unwrap(), 0);
        monthly.note(client, month, 7);
        gateway.app.store.writer().clone().close().await.unwrap();
        monthly.flush().await.unwrap_err();
        assert_eq!(monthly.used(client, month).await.unwrap(), 7);
    }
}
