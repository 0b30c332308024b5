//! Counting, writing down and reporting over a migrated database.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::TimeDelta;

use super::*;
use crate::domain::access::{ClientId, fixture::Fixture};

fn used(operation: &str) -> Used<'_> {
    Used { operation: Some(operation), failed: false, cost: 3 }
}

/// A gateway's access, a client of it, and a meter that nothing was noted with.
async fn metered() -> (Fixture, ClientId, UsageMeter) {
    let fixture = Fixture::new().await;
    let client = fixture.client("developer", &[]).await.client;
    let meter = UsageMeter::new(fixture.store.clone(), fixture.clock.clone());
    (fixture, client, meter)
}

async fn report(fixture: &Fixture, client: ClientId, by: UsageBy) -> Vec<(String, i64, i64, i64)> {
    let report = UsageReport::new(fixture.store.clone(), fixture.clock.clone());
    let lines = report.of(client, None, None, by).await.unwrap();
    let label = |line: &UsageLine| line.operation.clone().or(line.day.map(|day| day.to_string())).unwrap();
    lines.iter().map(|line| (label(line), line.counts.requests, line.counts.errors, line.counts.cost)).collect()
}

#[tokio::test]
async fn requests_errors_and_cost_are_counted_by_day_and_operation() {
    let (fixture, client, meter) = metered().await;
    let other = fixture.client("developer", &[]).await.client;
    for _ in 0..2 {
        meter.note(client, used("Look"));
        meter.note(client, Used { operation: None, failed: true, cost: 1 });
        meter.flush().await.unwrap();
    }
    meter.note(other, used("Look"));
    // 8:00 UTC is 16:00 in China: eight hours later it is the next day there.
    fixture.clock.advance(TimeDelta::hours(8));
    meter.note(client, used("Look"));
    meter.flush().await.unwrap();
    assert_eq!(
        report(&fixture, client, UsageBy::Operation).await,
        [("Look".to_owned(), 3, 0, 9), (ANONYMOUS.to_owned(), 2, 2, 2)]
    );
    assert_eq!(
        report(&fixture, client, UsageBy::Day).await,
        [("2026-11-20".to_owned(), 4, 2, 8), ("2026-11-21".to_owned(), 1, 0, 3)]
    );
    assert_eq!(report(&fixture, other, UsageBy::Day).await, [("2026-11-20".to_owned(), 1, 0, 3)]);
}

#[tokio::test]
async fn names_past_the_bound_are_counted_together_also_over_replicas_and_flushes() {
    let (fixture, client, meter) = metered().await;
    let replica = UsageMeter::new(fixture.store.clone(), fixture.clock.clone());
    for number in 0..NAMES_MAX + 50 {
        meter.note(client, used(&format!("A{number}")));
        replica.note(client, used(&format!("B{number}")));
    }
    assert_eq!(meter.size(), (1, NAMES_MAX + 1, 0));
    let (one, other) = tokio::join!(meter.flush(), replica.flush());
    one.unwrap();
    other.unwrap();
    meter.note(client, used("Late"));
    meter.flush().await.unwrap();
    let lines = report(&fixture, client, UsageBy::Operation).await;
    let all = i64::try_from(2 * (NAMES_MAX + 50) + 1).unwrap();
    assert_eq!(lines.len(), NAMES_MAX + 1);
    assert_eq!(lines[0].0, OTHER);
    assert_eq!(lines.iter().map(|line| line.1).sum::<i64>(), all, "no request is lost");
}

#[tokio::test]
async fn what_cannot_be_written_stays_counted_and_a_stop_writes_once_more() {
    let (fixture, client, meter) = metered().await;
    // There is no such client, so that its count is refused.
    let nobody = ClientId(404);
    meter.note(nobody, used("Look"));
    meter.flush().await.unwrap_err();
    assert_eq!(meter.size(), (1, 1, 0));
    let meter = UsageMeter::new(fixture.store.clone(), fixture.clock.clone());
    meter.note(client, used("Look"));
    meter.clone().run(std::future::ready(())).await;
    assert_eq!(meter.size(), (0, 0, 0));
    assert_eq!(report(&fixture, client, UsageBy::Operation).await, [("Look".to_owned(), 1, 0, 3)]);
}

#[tokio::test]
async fn the_clients_that_are_counted_between_two_flushes_are_bounded() {
    let (_fixture, _, meter) = metered().await;
    for number in 0..10_005 {
        meter.note(ClientId(number), used("Look"));
    }
    assert_eq!(meter.size(), (10_000, 10_000, 5));
}

#[tokio::test]
async fn a_report_covers_a_year_at_most() {
    let (fixture, client, _) = metered().await;
    let report = UsageReport::new(fixture.store.clone(), fixture.clock.clone());
    let day = |text: &str| Some(text.parse().unwrap());
    let ask = |from, to| report.of(client, from, to, UsageBy::Day);
    assert_eq!(ask(day("2026-01-01"), day("2026-12-31")).await.unwrap(), []);
    assert!(matches!(ask(day("2025-01-01"), day("2026-01-02")).await, Err(UsageError::TooLong)));
    assert!(matches!(ask(day("2026-01-02"), day("2026-01-01")).await, Err(UsageError::Reversed)));
}
