//! The one write path: every publisher's submissions, every kind, import and generator alike.
//!
//! A batch is one transaction: subjects are looked up, each draft is compared with what is stored under the same
//! identity, new and changed records are written, and each of them leaves a change event. Statements are a handful
//! a batch, whatever its size.
//!
//! Invariants: nothing is overwritten without a revision and an event; a draft equal to what is stored changes
//! nothing; sequence numbers are contiguous and in commit order, because the counter row is locked last. Writers about
//! the same enterprise wait for each other at its row, which is locked first. Two that register the same new enterprise
//! meet at its codes, which are unique: the later one is repeated, alone.

mod batch;
mod repo;
mod sameness;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::future::try_join_all;
use sea_orm::ConnectionTrait;
use tokio::sync::{Mutex, Notify};

use self::{
    batch::{Round, alternative_number},
    sameness::Found,
};
use super::{
    draft::{Draft, Fault},
    kind::{DisclosureKind, SubjectRule},
};
use crate::domain::store::{Store, StoreError};

/// How often a batch is repeated when another writer was quicker.
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

/// What became of one draft.
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
    /// The stored record says the same already.
    Unchanged {
        /// Its id.
        id: i64,
    },
    /// The draft cannot be stored.
    Refused(Fault),
}

/// Why a whole batch failed. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Other writers changed the same records again and again.
    #[error("other writers kept changing the same records; send the batch again")]
    Contended,
}

impl From<sea_orm::DbErr> for WriteError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(StoreError::Database(error))
    }
}

/// Writes batches.
#[derive(Debug, Clone)]
pub struct Writer {
    store: Store,
    ids: Arc<Mutex<IdBlock>>,
    committed: Arc<Notify>,
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
        Self { store, ids: Arc::default(), committed: Arc::default() }
    }

    /// Told each time that this process has committed changes.
    pub fn committed(&self) -> Arc<Notify> {
        Arc::clone(&self.committed)
    }

    /// Writes a batch in one transaction; one outcome a draft, in their order.
    ///
    /// # Errors
    /// [`WriteError`] when nothing was written.
    pub async fn write(&self, batch: &Batch<'_>) -> Result<Vec<Outcome>, WriteError> {
        self.write_history(batch, &[]).await
    }

    /// Writes a batch of records that were published elsewhere before, with one origin a draft. Without origins they are
    /// the batch's publisher's, published now.
    ///
    /// # Errors
    /// [`WriteError`] when nothing was written.
    pub async fn write_history(&self, batch: &Batch<'_>, origins: &[Origin]) -> Result<Vec<Outcome>, WriteError> {
        let all = (0..batch.drafts.len()).collect();
        Ok(in_order([self.write_positions(batch, origins, all).await?]))
    }

    /// Writes a batch in as many transactions at the same time as the database gains from, each about other enterprises,
    /// so that a later draft about a record finds what an earlier one wrote. One outcome a draft, in their order.
    ///
    /// # Errors
    /// [`WriteError`] when something was not written; other parts of the batch may have been.
    pub async fn write_in_parts(&self, batch: &Batch<'_>) -> Result<Vec<Outcome>, WriteError> {
        let writers = self.store.dialect().writers();
        if writers == 1 {
            return self.write(batch).await;
        }
        let all: Vec<usize> = (0..batch.drafts.len()).collect();
        let found = self.find_subjects(self.store.writer(), batch, &all, false).await?;
        let lanes = sameness::lanes(batch.kind, batch.drafts, &found, writers);
        let lanes = lanes.into_iter().map(|lane| self.write_positions(batch, &[], lane));
        Ok(in_order(try_join_all(lanes).await?))
    }

    /// Writes the drafts at these positions in one transaction, which is repeated when another writer was quicker.
    async fn write_positions(
        &self,
        batch: &Batch<'_>,
        origins: &[Origin],
        positions: Vec<usize>,
    ) -> Result<Positioned, WriteError> {
        for attempt in 0..ATTEMPTS {
            match self.attempt(batch, origins, positions.clone(), attempt > 0).await {
                Err(WriteError::Store(StoreError::Database(error))) if repo::is_conflict(&error) => {
                    tracing::debug!(%error, "batch repeated");
                }
                done => return done,
            }
        }
        Err(WriteError::Contended)
    }

    async fn attempt(
        &self,
        batch: &Batch<'_>,
        origins: &[Origin],
        positions: Vec<usize>,
        alone: bool,
    ) -> Result<Positioned, WriteError> {
        let mut outcomes = Vec::with_capacity(positions.len());
        let dialect = self.store.dialect();
        let registers = batch.kind.subject() == SubjectRule::Itself;
        let first_id = self.reserve_ids(positions.len()).await?;
        let transaction = dialect.begin_write(self.store.writer()).await?;
        if registers {
            repo::lock_registration(&transaction, dialect, alone).await?;
        }
        let mut ids = first_id..;
        let mut events = Vec::new();
        let mut found = self.find_subjects(&transaction, batch, &positions, true).await?;
        for (number, positions) in sameness::rounds(batch.kind, batch.drafts, positions, &found).into_iter().enumerate()
        {
            if registers && number > 0 {
                // What an earlier round has registered.
                found = self.find_subjects(&transaction, batch, &positions, true).await?;
            }
            let mut round = Round::new(dialect, batch, origins, positions, &found);
            round.find_stored(&transaction).await?;
            round.decide(&mut ids, &mut outcomes);
            round.store(&transaction).await?;
            events.append(&mut round.into_events());
        }
        let changed = !events.is_empty();
        repo::append_events(&transaction, dialect, batch, events).await?;
        if batch.dry_run {
            transaction.rollback().await?;
        } else {
            transaction.commit().await?;
            if changed {
                self.committed.notify_one();
            }
        }
        Ok(outcomes)
    }

    /// The enterprises that the drafts at these positions name.
    async fn find_subjects(
        &self,
        connection: &impl ConnectionTrait,
        batch: &Batch<'_>,
        positions: &[usize],
        locked: bool,
    ) -> Result<Found, WriteError> {
        let drafts = positions.iter().map(|position| &batch.drafts[*position]);
        let stated = drafts.clone().map(|draft| draft.subject.clone());
        let alternatives = drafts.filter_map(|draft| alternative_number(batch.kind, draft));
        repo::find_subjects(connection, self.store.dialect(), stated.chain(alternatives), locked).await
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

/// Outcomes, each with the position of its draft in the batch.
type Positioned = Vec<(usize, Outcome)>;

/// The outcomes of a batch's parts, in the order of its drafts.
fn in_order(parts: impl IntoIterator<Item = Positioned>) -> Vec<Outcome> {
    let mut outcomes: Positioned = parts.into_iter().flatten().collect();
    outcomes.sort_unstable_by_key(|(position, _)| *position);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
