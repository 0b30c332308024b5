//! One writing transaction, and what is done in it.

use async_trait::async_trait;
use std::ops::RangeFrom;

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    Batch, Change, Origin, Outcome, WriteError,
    amend::{self, Amend},
    batch::{Round, alternative_number},
    import::in_order,
    repo::{self, Within},
    sameness::{self, Found},
};
use crate::domain::{
    access::Jurisdiction,
    disclosure::kind::SubjectRule,
    store::{Store, dialect::Dialect},
};

/// What is done in one transaction. It may be run several times, each time on what is stored then.
#[async_trait]
pub trait Task: Send + Sync {
    /// What comes of it.
    type Done: Send;

    /// How many new records it makes at most.
    fn new_records(&self) -> usize {
        0
    }

    /// Does it.
    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError>;
}

/// Whether what was done is to be kept.
#[derive(Debug)]
pub enum Decision<T> {
    /// It is.
    Commit(T),
    /// It is not; nothing was written.
    RollBack(T),
}

/// On what terms drafts are entered.
#[derive(Debug, Clone, Copy)]
pub enum Terms<'a> {
    /// They were exchanged elsewhere: one about a stored record of the same publisher revises it. One origin a draft, or
    /// none at all.
    Import(&'a [Origin]),
    /// Their publisher submits them: within its jurisdiction, each once. What is stored is corrected by other means.
    Submission(&'a Jurisdiction),
}

/// Outcomes, each with the position of its draft in the batch.
pub(super) type Positioned = Vec<(usize, Outcome)>;

/// A writing transaction. What it changes leaves its events at the commit.
#[derive(Debug)]
pub struct Work {
    transaction: DatabaseTransaction,
    dialect: Dialect,
    ids: RangeFrom<i64>,
    /// Whether it is a repetition, which must not lose the same race again.
    alone: bool,
    changes: Vec<Change>,
    submission: Option<i64>,
}

impl Work {
    pub(super) async fn begin(store: &Store, first_id: i64, alone: bool) -> Result<Self, WriteError> {
        let dialect = store.dialect();
        let transaction = dialect.begin_write(store.writer()).await?;
        Ok(Self { transaction, dialect, ids: first_id.., alone, changes: Vec::new(), submission: None })
    }

    /// The transaction, for what is written beside records.
    pub fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The changes so far, in their order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Notes with each change the submission that it was made by.
    pub fn attribute(&mut self, submission: i64) {
        self.submission = Some(submission);
    }

    /// Enters drafts; one outcome a draft, in their order.
    ///
    /// # Errors
    /// [`WriteError`]; then the transaction must not be committed.
    pub async fn enter(&mut self, batch: &Batch<'_>, terms: Terms<'_>) -> Result<Vec<Outcome>, WriteError> {
        let positions = (0..batch.drafts.len()).collect();
        Ok(in_order([self.enter_positions(batch, terms, positions).await?]))
    }

    /// Enters the drafts at these positions.
    pub(super) async fn enter_positions(
        &mut self,
        batch: &Batch<'_>,
        terms: Terms<'_>,
        positions: Vec<usize>,
    ) -> Result<Positioned, WriteError> {
        let mut outcomes = Vec::with_capacity(positions.len());
        let registers = batch.kind.subject() == SubjectRule::Itself;
        if registers {
            repo::lock_registration(&self.transaction, self.dialect, self.alone).await?;
        }
        let within = match terms {
            Terms::Import(_) => None,
            Terms::Submission(jurisdiction) => Some(Within { organisation: batch.publisher, jurisdiction }),
        };
        let mut found = self.find_subjects(batch, &positions, within).await?;
        for (number, positions) in sameness::rounds(batch.kind, batch.drafts, positions, &found).into_iter().enumerate()
        {
            if registers && number > 0 {
                // What an earlier round has registered.
                found = self.find_subjects(batch, &positions, within).await?;
            }
            let mut round = Round::new(self.dialect, batch, terms, positions, &found);
            round.find_stored(&self.transaction).await?;
            round.decide(&mut self.ids, &mut outcomes);
            round.store(&self.transaction, within).await?;
            self.changes.append(&mut round.into_changes());
        }
        Ok(outcomes)
    }

    /// Amends stored records; one outcome an amendment, in their order.
    ///
    /// # Errors
    /// [`WriteError`]; then the transaction must not be committed.
    pub async fn amend(&mut self, amend: &Amend<'_>) -> Result<Vec<Outcome>, WriteError> {
        let (outcomes, mut changes) = amend::run(&self.transaction, self.dialect, amend).await?;
        self.changes.append(&mut changes);
        Ok(outcomes)
    }

    async fn find_subjects(
        &self,
        batch: &Batch<'_>,
        positions: &[usize],
        within: Option<Within<'_>>,
    ) -> Result<Found, WriteError> {
        let wanted = subjects(batch, positions);
        repo::find_subjects(&self.transaction, self.dialect, wanted, true, within).await
    }

    /// Appends the events and commits; whether anything changed.
    pub(super) async fn commit(self) -> Result<bool, WriteError> {
        let changed = !self.changes.is_empty();
        repo::add_keys(&self.transaction, self.dialect, &self.changes).await?;
        repo::append_events(&self.transaction, self.dialect, self.submission, self.changes).await?;
        self.transaction.commit().await?;
        Ok(changed)
    }

    pub(super) async fn roll_back(self) -> Result<(), WriteError> {
        Ok(self.transaction.rollback().await?)
    }
}

/// The enterprises that the drafts at these positions name, as they are now.
pub(super) async fn find_subjects(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    batch: &Batch<'_>,
    positions: &[usize],
) -> Result<Found, WriteError> {
    repo::find_subjects(connection, dialect, subjects(batch, positions), false, None).await
}

fn subjects<'a>(
    batch: &'a Batch<'_>,
    positions: &'a [usize],
) -> impl Iterator<Item = crate::domain::disclosure::draft::Subject> + 'a {
    let drafts = positions.iter().map(|position| &batch.drafts[*position]);
    let stated = drafts.clone().map(|draft| draft.subject.clone());
    stated.chain(drafts.filter_map(|draft| alternative_number(batch.kind, draft)))
}
