//! The one write path: every publisher's submissions, every kind, import and generator alike.
//!
//! A [`Task`] is one transaction, in which its [`Work`] enters and amends records: subjects are looked up, each draft is
//! compared with what is stored under the same identity, new and changed records are written, and each of them leaves a
//! change event. Statements are a handful a batch, whatever its size.
//!
//! Invariants: nothing is overwritten without a revision and an event; a draft equal to what is stored changes
//! nothing; sequence numbers are contiguous and in commit order, because the counter row is locked last. Writers about
//! the same enterprise wait for each other at its row, which is locked first. Two that register the same new enterprise
//! meet at its codes, which are unique: the later one is repeated, alone.

mod amend;
mod batch;
mod event;
mod import;
mod judge;
mod repo;
mod row;
mod sameness;
mod work;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::{Mutex, Notify};

pub use self::{
    amend::{Amend, Amendment, By, Wanted},
    event::{Change, Operation, Standing},
    work::{Decision, Task, Terms, Work},
};
use super::{
    draft::{Draft, Fault},
    kind::DisclosureKind,
};
use crate::domain::store::{Store, StoreError};

/// How often a transaction is repeated when another writer was quicker.
const ATTEMPTS: u32 = 4;

/// Record ids are taken from the database in blocks of this size; a restart leaves a gap, which is harmless.
const ID_BLOCK: i64 = 10_000;

/// Records to write in one transaction.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// Their kind.
    pub kind: &'static dyn DisclosureKind,
    /// The organisation that enters them and answers for them.
    pub publisher: i64,
    /// The records.
    pub drafts: &'a [Draft],
    /// The moment of publication.
    pub now: DateTime<Utc>,
    /// Whether to tell what would happen, and change nothing.
    pub dry_run: bool,
}

/// Where a record comes from that was published elsewhere before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The organisation that entered it.
    pub publisher: i64,
    /// When it was first published.
    pub published_at: DateTime<Utc>,
}

/// What became of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new record.
    Created {
        /// Its id.
        id: i64,
    },
    /// A stored record changed.
    Revised {
        /// Its id.
        id: i64,
        /// Its new revision.
        revision: i64,
    },
    /// A stored record was withdrawn.
    Withdrawn {
        /// Its id.
        id: i64,
        /// Its new revision.
        revision: i64,
    },
    /// The stored record says the same already.
    Unchanged {
        /// Its id.
        id: i64,
    },
    /// The row cannot be stored.
    Refused(Fault),
}

/// Why a whole transaction failed. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Other writers changed the same records again and again.
    #[error("other writers kept changing the same records; send the batch again")]
    Contended,
    /// The database let fewer rows be written than the code had: the two disagree about who may write about whom.
    #[error("{written} of {wanted} rows of {table} were within the jurisdiction by the database's own judgement")]
    Overreach {
        /// The table.
        table: &'static str,
        /// The rows that the code would write.
        wanted: usize,
        /// Those that the database wrote.
        written: u64,
    },
}

impl From<sea_orm::DbErr> for WriteError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(StoreError::Database(error))
    }
}

/// Writes records, one transaction a [`Task`].
#[derive(Debug, Clone)]
pub struct Writer {
    store: Store,
    ids: Arc<Mutex<IdBlock>>,
    committed: Arc<Notify>,
    /// Where what is imported comes from, as the audit log says it.
    source: Arc<str>,
}

/// Record ids that this process may still hand out.
#[derive(Debug, Default)]
struct IdBlock {
    next: i64,
    end: i64,
}

impl Writer {
    /// Writes into this database.
    pub fn new(store: Store) -> Self {
        Self { store, ids: Arc::default(), committed: Arc::default(), source: "".into() }
    }

    /// The same, whose imports come from this source, such as a file's name.
    #[must_use]
    pub fn importing(self, source: &str) -> Self {
        Self { source: source.into(), ..self }
    }

    /// Told each time that this process has committed changes.
    pub fn committed(&self) -> Arc<Notify> {
        Arc::clone(&self.committed)
    }

    /// Runs a task in one transaction, which is repeated when another writer was quicker.
    ///
    /// # Errors
    /// [`WriteError`] when nothing was written.
    pub async fn run<T: Task>(&self, task: &T) -> Result<T::Done, WriteError> {
        for attempt in 0..ATTEMPTS {
            match self.attempt(task, attempt > 0).await {
                Err(WriteError::Store(StoreError::Database(error))) if repo::is_conflict(&error) => {
                    tracing::debug!(%error, "transaction repeated");
                }
                done => return done,
            }
        }
        Err(WriteError::Contended)
    }

    async fn attempt<T: Task>(&self, task: &T, alone: bool) -> Result<T::Done, WriteError> {
        let first_id = self.reserve_ids(task.new_records()).await?;
        let mut work = Work::begin(&self.store, first_id, alone).await?;
        match task.run(&mut work).await? {
            Decision::Commit(done) => {
                if work.commit().await? {
                    self.committed.notify_one();
                }
                Ok(done)
            }
            Decision::RollBack(done) => {
                work.roll_back().await?;
                Ok(done)
            }
        }
    }

    async fn reserve_ids(&self, count: usize) -> Result<i64, WriteError> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let mut block = self.ids.lock().await;
        if block.end - block.next < count {
            let size = count.max(ID_BLOCK);
            let last = repo::reserve_ids(self.store.writer(), self.store.dialect(), size).await?;
            *block = IdBlock { next: last - size + 1, end: last + 1 };
        }
        let first = block.next;
        block.next += count;
        Ok(first)
    }
}
