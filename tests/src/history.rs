//! The change events, and what they promise.

use std::collections::BTreeMap;

use mingjing::domain::store::Store;
use sea_orm::{FromQueryResult, Statement};

use crate::gateway::Gateway;

/// One change event, as the feed will tell it.
#[derive(Debug, FromQueryResult)]
pub struct Event {
    /// Its place.
    pub sequence: i64,
    /// The record's kind.
    pub kind: String,
    /// `create`, then what was done to it.
    pub operation: String,
    /// The record.
    pub record_id: i64,
    /// The record's revision.
    pub revision: i64,
}

/// The rows of a query.
///
/// # Panics
/// When the database refuses it.
pub async fn rows<T: FromQueryResult>(store: &Store, sql: &str) -> Vec<T> {
    let statement = Statement::from_string(store.dialect().backend(), sql);
    T::find_by_statement(statement).all(store.reader()).await.expect("rows")
}

/// All events.
///
/// # Panics
/// When they cannot be read.
pub async fn events(store: &Store) -> Vec<Event> {
    rows(store, "SELECT sequence, kind, operation, record_id, CAST(revision AS bigint) AS revision FROM change_event ORDER BY sequence").await
}

/// A record as far as its history goes.
#[derive(FromQueryResult)]
struct Record {
    id: i64,
    revision: i64,
}

/// Asserts what the feed promises: contiguous from 1, each record's revisions 1, 2, 3 … in this order, and what is
/// stored is what the last of them said. Returns the number of events of this kind.
///
/// # Panics
/// When it does not hold.
pub async fn assert_history_is_whole(gateway: &Gateway, kind: &str) -> usize {
    let store = &gateway.app.store;
    let events = events(store).await;
    let sequences: Vec<i64> = events.iter().map(|event| event.sequence).collect();
    assert_eq!(sequences, (1..).take(sequences.len()).collect::<Vec<_>>(), "the sequence is not contiguous");
    let mut revisions: BTreeMap<i64, i64> = BTreeMap::new();
    let of_kind: Vec<&Event> = events.iter().filter(|event| event.kind == kind).collect();
    for event in &of_kind {
        let last = revisions.entry(event.record_id).or_default();
        assert_eq!(event.revision, *last + 1, "{kind} {} skips or repeats a revision: {event:?}", event.record_id);
        assert_eq!(event.operation == "create", *last == 0, "{event:?}");
        *last = event.revision;
    }
    let stored: Vec<Record> =
        rows(store, &format!("SELECT id, CAST(revision AS bigint) AS revision FROM {kind}")).await;
    let stored: BTreeMap<i64, i64> = stored.into_iter().map(|record| (record.id, record.revision)).collect();
    assert_eq!(stored, revisions, "what is stored (left) is not what the events say (right)");
    of_kind.len()
}
