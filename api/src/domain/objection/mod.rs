//! Objections to records (异议): somebody says that a record is wrong, reports what an enterprise disclosed, or asks what
//! it means; the record shows at once that it is objected to; its publisher or the operator decides.
//!
//! Sources: State Council Order 654 Art. 13 (reports and queries), SAIC Order 68 (objections to entries in the list of
//! enterprises with abnormal operations), Shanghai Social Credit Regulation Arts. 36 to 38 (all others).
//!
//! Invariants: an objection is filed, then accepted or refused, and once accepted it is decided; each act is one
//! transaction with what it does to the record, its step in the history and its entry in the audit log. A record is
//! marked for exactly as long as an objection to it is open. Each period of the law is kept with the objection under the
//! name of its rule; where a day is not known it is not guessed. Who objects, and how to reach them, is told to who
//! decides and to who filed it, and to nobody else: it is in no event, no audit entry, no log and no error. An objection
//! that a caller may not see is not there for it.
//!
//! Left to others: changing the record ([`disclosure::write`](super::disclosure::write)), which days are worked
//! ([`calendar`](super::calendar)), and keeping the files that evidence names.

mod accept;
mod act;
mod change;
mod deadline;
mod decide;
mod error;
mod file;
mod forward;
mod handling;
mod list;
mod party;
mod refuse;
mod remind;
mod repo;
mod text;

use chrono::{DateTime, NaiveDate, Utc};

use self::act::{Act, Acting};
pub use self::{
    accept::Acceptance,
    change::Correction,
    decide::{Judgement, Verdict},
    error::{ObjectionError, Refusal},
    file::{Evidence, Filed, NewObjection, Objector},
    forward::Forwarding,
    list::{overdue, visible},
    party::{Concerned, Party},
    refuse::Rejection,
    repo::{objection_table, step_table},
};
use super::{
    disclosure::{timeliness::day_in_china, write::Writer},
    store::{Store, dialect::Dialect},
};
use crate::clock::Clock;

/// The use cases of objections; each has its file.
#[derive(Debug, Clone)]
pub struct Objections {
    store: Store,
    writer: Writer,
    clock: Clock,
}

impl Objections {
    /// Over a migrated database, changing records through this writer.
    pub fn new(store: Store, writer: Writer, clock: Clock) -> Self {
        Self { store, writer, clock }
    }

    /// The day in China.
    pub fn today(&self) -> NaiveDate {
        day_in_china(self.now())
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn dialect(&self) -> Dialect {
        self.store.dialect()
    }

    /// Performs an act as one transaction.
    async fn run<A: Act>(&self, act: &A) -> Result<A::Done, ObjectionError> {
        Ok(self.writer.run(&Acting(act)).await??)
    }
}
