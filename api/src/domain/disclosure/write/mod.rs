//! The one write path: every publisher's submissions, every kind, import and generator alike.
//!
//! A batch is one transaction: subjects are looked up, each draft is compared with what is stored under the same
//! identity, new and changed records are written, and each of them leaves a change event. Statements are a handful
//! a batch, whatever its size.
//!
//! Invariants: nothing is overwritten without a revision and an event; a draft equal to what is stored changes
//! nothing; sequence numbers are contiguous and in commit order, because the counter row is locked last. Writers about
//! the same enterprise wait for each other at its row, which is locked first; so do all that register enterprises.

mod batch;
mod repo;

use std::{collections::HashSet, sync::Arc};

use chrono::{DateTime, Utc};
use tokio::sync::{Mutex, Notify};

use self::batch::Round;
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

    /// How many batches of a kind gain from being written at the same time, where none is about an enterprise that
    /// another is about. Those who register enterprises wait for each other anyway.
    pub fn lanes(&self, kind: &dyn DisclosureKind) -> usize {
        match kind.subject() {
            SubjectRule::Itself => 1,
            SubjectRule::Enterprise => self.store.dialect().writers(),
        }
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
        for _ in 0..ATTEMPTS {
            match self.attempt(batch, origins).await {
                Err(WriteError::Store(StoreError::Database(error))) if repo::is_conflict(&error) => {
                    tracing::debug!(%error, "batch repeated");
                }
                done => return done,
            }
        }
        Err(WriteError::Contended)
    }

    async fn attempt(&self, batch: &Batch<'_>, origins: &[Origin]) -> Result<Vec<Outcome>, WriteError> {
        let mut outcomes: Vec<Option<Outcome>> = vec![None; batch.drafts.len()];
        let dialect = self.store.dialect();
        let first_id = self.reserve_ids(batch.drafts.len()).await?;
        let transaction = dialect.begin_write(self.store.writer()).await?;
        if batch.kind.subject() == SubjectRule::Itself {
            repo::lock_registration(&transaction, dialect).await?;
        }
        let mut ids = first_id..;
        let mut events = Vec::new();
        for round in rounds(batch) {
            let mut round = Round::new(dialect, batch, origins, round);
            round.find_subjects(&transaction).await?;
            round.find_stored(&transaction).await?;
            round.decide(&mut ids, &mut outcomes);
            round.store(&transaction).await?;
            events.append(&mut round.into_events());
        }
        repo::append_events(&transaction, dialect, batch, &events).await?;
        if batch.dry_run {
            transaction.rollback().await?;
        } else {
            transaction.commit().await?;
            if !events.is_empty() {
                self.committed.notify_one();
            }
        }
        Ok(outcomes.into_iter().flatten().collect())
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

/// Splits a batch so that no round holds one record twice: the later draft revises what the earlier one wrote.
fn rounds(batch: &Batch<'_>) -> Vec<Vec<usize>> {
    let mut rest: Vec<usize> = (0..batch.drafts.len()).collect();
    let mut rounds = Vec::new();
    while !rest.is_empty() {
        let mut seen = HashSet::new();
        let (round, later) = rest.into_iter().partition(|position| {
            let draft = &batch.drafts[*position];
            seen.insert((&draft.subject, batch::identity_of(batch.kind, draft)))
        });
        rounds.push(round);
        rest = later;
    }
    rounds
}
