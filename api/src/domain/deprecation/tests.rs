//! Noting, writing and reading uses.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::TimeDelta;

use super::*;
use crate::domain::access::fixture::Fixture;

/// Two clients, numbered 1 and 2, and what notes their uses.
async fn fixture() -> (Fixture, DeprecatedUse) {
    let fixture = Fixture::new().await;
    fixture.client("developer", &[]).await;
    fixture.client("developer", &[]).await;
    let uses = DeprecatedUse::new(fixture.store.clone(), fixture.clock.clone());
    (fixture, uses)
}

fn fields(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

async fn seen(uses: &DeprecatedUse, client: i64, days: u32) -> Vec<(String, u64)> {
    let asked_for = uses.of_client(ClientId(client), days).await.unwrap();
    asked_for.into_iter().map(|used| (used.field, used.requests)).collect()
}

#[tokio::test]
async fn requests_are_summed_by_client_field_and_day_over_every_write() {
    let (fixture, uses) = fixture().await;
    // Another process over the same database.
    let replica = DeprecatedUse::new(fixture.store.clone(), fixture.clock.clone());
    uses.note(ClientId(1), fields(&["Query.old", "Penalty.old"]));
    uses.note(ClientId(1), fields(&["Query.old"]));
    replica.note(ClientId(1), fields(&["Query.old"]));
    replica.note(ClientId(2), fields(&["Query.old"]));
    uses.flush().await.unwrap();
    replica.flush().await.unwrap();
    uses.flush().await.unwrap();
    assert_eq!(seen(&uses, 1, 30).await, [("Penalty.old".to_owned(), 1), ("Query.old".to_owned(), 3)]);
    assert_eq!(seen(&uses, 2, 30).await, [("Query.old".to_owned(), 1)]);
}

#[tokio::test]
async fn only_the_days_that_are_asked_for_count_and_the_last_use_never_goes_back() {
    let (fixture, uses) = fixture().await;
    uses.note(ClientId(1), fields(&["Query.old"]));
    uses.flush().await.unwrap();
    fixture.clock.advance(TimeDelta::days(2));
    let last = fixture.clock.now();
    uses.note(ClientId(1), fields(&["Query.old"]));
    uses.flush().await.unwrap();
    // A replica whose clock is behind writes last.
    fixture.clock.advance(TimeDelta::seconds(-60));
    uses.note(ClientId(1), fields(&["Query.old"]));
    uses.flush().await.unwrap();
    for (days, requests) in [(1, 2), (2, 2), (3, 3)] {
        assert_eq!(seen(&uses, 1, days).await, [("Query.old".to_owned(), requests)], "{days}");
    }
    assert_eq!(uses.of_client(ClientId(1), 1).await.unwrap()[0].last_used_at, last);
}

#[tokio::test]
async fn uses_are_written_in_one_statement_and_none_when_there_are_none() {
    let (fixture, uses) = fixture().await;
    for _ in 0..5 {
        uses.note(ClientId(1), fields(&["Query.a", "Query.b"]));
        uses.note(ClientId(2), fields(&["Query.a"]));
    }
    let before = fixture.store.statements();
    uses.flush().await.unwrap();
    uses.flush().await.unwrap();
    assert_eq!(fixture.store.statements() - before, 1);
}

#[tokio::test]
async fn a_stop_writes_once_more() {
    let (_fixture, uses) = fixture().await;
    uses.note(ClientId(1), fields(&["Query.old"]));
    uses.clone().run(std::future::ready(())).await;
    assert_eq!(seen(&uses, 1, 1).await.len(), 1);
}

#[tokio::test]
async fn what_is_noted_is_bounded_and_survives_a_failed_write() {
    let (fixture, uses) = fixture().await;
    uses.note(ClientId(1), (0..=NOTED_MAX).map(|number| format!("Query.field{number}")));
    uses.note(ClientId(1), fields(&["Query.field0"]));
    assert_eq!(uses.noted().len(), NOTED_MAX);
    fixture.store.writer().clone().close().await.unwrap();
    uses.flush().await.unwrap_err();
    let noted = uses.noted();
    assert_eq!(noted.len(), NOTED_MAX);
    assert_eq!(noted.values().map(|noted| noted.requests).max(), Some(2));
}
