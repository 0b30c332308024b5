//! What ought to be stored, and what ought to come of a submission: told without the product.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::FromQueryResult;
use serde_json::Value;
use tests::{gateway::Gateway, history::rows};

use super::world::{KINDS, World};

/// A record that is stored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub(super) struct Record {
    pub kind: String,
    pub id: i64,
    /// The organisation's number in the database, as is the enterprise's.
    pub publisher: i64,
    pub enterprise: i64,
    pub revision: i64,
    /// `1` while it stands.
    pub state: String,
}

/// What a submission does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Submit,
    Correct,
    Withdraw,
}

/// A row: a new record about an enterprise, or one that is stored, as it was when the row was written.
#[derive(Debug, Clone)]
pub(super) enum Asked {
    New { enterprise: usize },
    Stored(Record),
}

/// A submission that was made.
#[derive(Debug, Clone)]
pub(super) struct Submission {
    pub id: String,
    pub key: String,
    /// The places of its client and kind.
    pub client: usize,
    pub kind: usize,
    pub action: Action,
    pub is_all_or_nothing: bool,
    pub rows: Vec<Asked>,
    pub state: &'static str,
}

#[derive(Debug, Default)]
pub(super) struct Model {
    pub records: BTreeMap<i64, Record>,
    pub submissions: Vec<Submission>,
    pub changes: usize,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
struct Kept {
    organisation: i64,
    key: String,
    state: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl Model {
    /// What becomes of each row, were it written now by this organisation.
    pub(super) fn judge(
        &self,
        world: &World,
        organisation: usize,
        action: Action,
        rows: &[Asked],
    ) -> Vec<&'static str> {
        let organisation = &world.organisations[organisation];
        let judged = rows.iter().map(|row| match row {
            Asked::New { enterprise } if organisation.writes_about(&world.enterprises[*enterprise]) => "CREATED",
            Asked::New { .. } => "REFUSED",
            Asked::Stored(seen) => {
                let record = &self.records[&seen.id];
                let is_withdrawn = record.state != "1";
                match action {
                    _ if record.publisher != organisation.id || record.revision != seen.revision => "REFUSED",
                    Action::Withdraw if is_withdrawn => "UNCHANGED",
                    Action::Withdraw => "WITHDRAWN",
                    _ => "CORRECTED",
                }
            }
        });
        judged.collect()
    }

    /// Notes what was written, with the numbers that the answer gives to new records.
    pub(super) fn write(&mut self, world: &World, submission: &Submission, statuses: &[&str], told: &[Value]) {
        let publisher = world.organisations[world.clients[submission.client].organisation].id;
        for ((row, status), told) in submission.rows.iter().zip(statuses).zip(told) {
            if !matches!(*status, "CREATED" | "CORRECTED" | "WITHDRAWN") {
                continue;
            }
            self.changes += 1;
            let id = super::act::number(&told["recordId"]);
            match row {
                Asked::New { enterprise } => {
                    let kind = KINDS[submission.kind].table.to_owned();
                    let enterprise = world.enterprises[*enterprise].id;
                    let record = Record { kind, id, publisher, enterprise, revision: 1, state: "1".to_owned() };
                    assert_eq!(self.records.insert(id, record), None);
                }
                Asked::Stored(seen) => {
                    let record = self.records.get_mut(&id).unwrap();
                    assert_eq!(record.id, seen.id);
                    record.revision += 1;
                    record.state = String::from(if *status == "WITHDRAWN" { "2" } else { "1" });
                }
            }
            assert_eq!(told["revision"], self.records[&id].revision);
        }
    }

    /// Asserts that the database holds this and nothing else.
    pub(super) async fn assert_stored(&self, gateway: &Gateway, world: &World, step: &str) {
        let selects = KINDS.iter().map(|kind| {
            let table = kind.table;
            format!(
                "SELECT '{table}' AS kind, id, publisher_id AS publisher, enterprise_id AS enterprise,
                 CAST(revision AS bigint) AS revision, state FROM {table}"
            )
        });
        let sql = selects.collect::<Vec<_>>().join(" UNION ALL ");
        let stored: BTreeSet<Record> = rows(&gateway.app.store, &sql).await.into_iter().collect();
        assert_eq!(stored, self.records.values().cloned().collect(), "{step}");
        let sql = "SELECT organisation_id AS organisation, idempotency_key AS key, state FROM submission";
        let kept: BTreeSet<Kept> = rows(&gateway.app.store, sql).await.into_iter().collect();
        let expected = self.submissions.iter().map(|submission| Kept {
            organisation: world.organisations[world.clients[submission.client].organisation].id,
            key: submission.key.clone(),
            state: submission.state.to_ascii_lowercase(),
        });
        assert_eq!(kept, expected.collect(), "{step}");
        let sql = "SELECT count(*) AS count FROM change_event WHERE kind <> 'enterprise'";
        let events: Vec<Count> = rows(&gateway.app.store, sql).await;
        assert_eq!(events[0].count, i64::try_from(self.changes).unwrap(), "{step}");
    }
}
