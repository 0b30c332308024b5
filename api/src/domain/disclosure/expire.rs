//! Ends the display of records whose term is over (公示期满): they leave the lists by themselves, by a change like any other.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{
    kind::DisclosureKind,
    registry::KINDS,
    timeliness::day_in_china,
    write::{Amend, Amendment, By, Decision, Outcome, Task, Wanted, Work, WriteError, Writer},
};
use crate::domain::store::{
    Store, StoreError,
    cell::Cell,
    fetch_json,
    sql::Sql,
    table::{Column, Storage},
};

/// Records whose display is ended in one transaction.
const AT_ONCE: i64 = 500;

/// Ends the display of records.
#[derive(Debug, Clone)]
pub struct Expiry {
    store: Store,
    writer: Writer,
}

/// Records of one kind whose display ends.
struct Ending<'a> {
    kind: &'static dyn DisclosureKind,
    amendments: &'a [Amendment],
    now: DateTime<Utc>,
}

#[async_trait]
impl Task for Ending<'_> {
    type Done = usize;

    async fn run(&self, work: &mut Work) -> Result<Decision<usize>, WriteError> {
        let Self { kind, amendments, now } = *self;
        let outcomes = work.amend(&Amend { kind, by: By::Itself, amendments, now }).await?;
        Ok(Decision::Commit(outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Revised { .. })).count()))
    }
}

impl Expiry {
    /// Reads this database and writes through this writer.
    pub fn new(store: Store, writer: Writer) -> Self {
        Self { store, writer }
    }

    /// Ends the display of every record whose term is over by now; how many there were. Bounded transactions; what is
    /// ended already is passed over, so it does no harm to do it twice.
    ///
    /// # Errors
    /// [`WriteError`] when the database does not answer; what was ended until then stays.
    pub async fn run(&self, now: DateTime<Utc>) -> Result<usize, WriteError> {
        let mut ended = 0;
        for kind in KINDS.iter().copied() {
            let Some(until) = kind.displayed_until() else { continue };
            loop {
                let due = self.due(kind, until, now).await?;
                let amendments: Vec<Amendment> = due.into_iter().map(amendment).collect();
                if amendments.is_empty() {
                    break;
                }
                let done = self.writer.run(&Ending { kind, amendments: &amendments, now }).await?;
                ended += done;
                // Others were quicker with all of them; whatever is left is found the next time.
                if done == 0 {
                    break;
                }
            }
        }
        Ok(ended)
    }

    /// Some displayed records of a kind whose term is over.
    async fn due(
        &self,
        kind: &'static dyn DisclosureKind,
        until: &'static str,
        now: DateTime<Utc>,
    ) -> Result<Vec<i64>, StoreError> {
        let dialect = self.store.dialect();
        let column = Column { name: until, storage: Storage::Date };
        let mut sql = Sql::new(dialect);
        sql.push("SELECT ");
        dialect.json_rows(&mut sql, |sql| {
            sql.push("t.id");
        });
        sql.push(dialect.json_text());
        sql.push(format_args!(" FROM (SELECT id FROM {} WHERE state='1' AND {until}<", kind.name()));
        sql.bind_cell(column, &Cell::date(day_in_china(now)));
        sql.push(format_args!(" ORDER BY {until},id LIMIT {AT_ONCE}) t"));
        let found = fetch_json(self.store.reader(), sql).await?;
        Ok(found.as_list().iter().filter_map(Cell::as_i64).collect())
    }
}

fn amendment(record: i64) -> Amendment {
    Amendment { record, expected_revision: None, wanted: Wanted::Expire, reason: None }
}
