//! A batch of rows as one transaction.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::{Processor, suggest};
use crate::domain::{
    access::Jurisdiction,
    audit::Origin,
    disclosure::{
        draft::Draft,
        kind::DisclosureKind,
        write::{Batch, Decision, Outcome, Task, Terms, Work, WriteError},
    },
    import::{RowOutcome, run::refused_row},
    lease::Lease,
    store::dialect::Dialect,
    submission::audit_changes,
    upload::{Counts, StoredFault, Upload, repo},
};

/// What came of a batch.
pub(super) enum Entered {
    /// It is written, counted and noted.
    Written,
    /// It would have come to this.
    Would(Counts, Vec<StoredFault>),
    /// Nothing was written: these drafts name enterprises that nobody knows, and nobody has looked for similar names yet.
    Unknown(Vec<usize>),
    /// Nothing was written: somebody else deals with the upload.
    Lost,
}

/// What the rows of an upload are, and in whose name they are entered.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) upload: &'a Upload,
    pub(super) kind: &'static dyn DisclosureKind,
    pub(super) jurisdiction: &'a Jurisdiction,
    pub(super) origin: &'a Origin,
}

/// A batch of rows on their way into the database.
pub(super) struct BatchTask<'a> {
    processor: &'a Processor,
    pub(super) lease: &'a Lease,
    about: About<'a>,
    /// What the file calls the fields that can be at fault.
    columns: &'a HashMap<&'static str, String>,
    now: DateTime<Utc>,
    /// How many rows of the file were dealt with before.
    before: u64,
    bytes_read: u64,
    drafts: Vec<Draft>,
    /// The place and the row of each draft.
    places: Vec<(u64, u64)>,
    /// The faults of the rows that are no drafts.
    faults: Vec<StoredFault>,
    rejected: u64,
    /// What may have been meant by drafts whose enterprise nobody knows, once that was looked for.
    pub(super) suggestions: Option<HashMap<usize, String>>,
}

impl<'a> BatchTask<'a> {
    /// A batch of this upload, without rows yet.
    pub(super) fn new(
        processor: &'a Processor,
        lease: &'a Lease,
        about: About<'a>,
        columns: &'a HashMap<&'static str, String>,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            processor,
            lease,
            about,
            columns,
            now,
            before: 0,
            bytes_read: 0,
            drafts: Vec::new(),
            places: Vec::new(),
            faults: Vec::new(),
            rejected: 0,
            suggestions: None,
        }
    }

    /// The same with the rows that follow so many others.
    pub(super) fn of(mut self, rows: Vec<RowOutcome>, before: u64, bytes_read: u64) -> Self {
        (self.before, self.bytes_read) = (before, bytes_read);
        for (position, row) in (before + 1..).zip(rows) {
            match row {
                RowOutcome::Draft(numbered) => {
                    self.places.push((position, numbered.row));
                    self.drafts.push(numbered.draft);
                }
                RowOutcome::Rejected(rejected) => {
                    self.rejected += 1;
                    self.faults.extend(StoredFault::of(position, rejected));
                }
            }
        }
        self
    }

    /// The drafts among the rows.
    pub(super) fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// Notes what became of the rows; false when others have dealt with them.
    pub(super) async fn note(
        &self,
        transaction: &impl ConnectionTrait,
        dialect: Dialect,
        counts: Counts,
        faults: &[StoredFault],
    ) -> Result<bool, DbErr> {
        let id = self.about.upload.id;
        repo::fault::insert(transaction, dialect, id, faults).await?;
        repo::advance(transaction, id, self.before, counts, self.bytes_read).await
    }

    /// Counts what became of the rows, with all faults in the order of the rows.
    fn judge(&self, outcomes: Vec<Outcome>) -> (Counts, Vec<StoredFault>) {
        let rows = self.drafts.len() as u64 + self.rejected;
        let mut counts = Counts { rows, refused: self.rejected, ..Counts::default() };
        let mut faults = self.faults.clone();
        let rows = outcomes.into_iter().zip(&self.drafts).zip(&self.places);
        for (number, ((outcome, draft), (position, row))) in rows.enumerate() {
            match outcome {
                Outcome::Created { .. } => counts.created += 1,
                Outcome::Unchanged { .. } | Outcome::Revised { .. } | Outcome::Withdrawn { .. } => {
                    counts.unchanged += 1;
                }
                Outcome::Refused(mut fault) => {
                    counts.refused += 1;
                    let suggested = self.suggestions.as_ref().and_then(|suggestions| suggestions.get(&number));
                    fault.message.push_str(suggested.map_or("", String::as_str));
                    faults.extend(StoredFault::of(*position, refused_row(*row, draft, fault, self.columns)));
                }
            }
        }
        // Stable: the faults of a row keep their order.
        faults.sort_by_key(|fault| fault.position);
        (counts, faults)
    }
}

#[async_trait]
impl Task for BatchTask<'_> {
    type Done = Entered;

    fn new_records(&self) -> usize {
        self.drafts.len()
    }

    async fn run(&self, work: &mut Work) -> Result<Decision<Entered>, WriteError> {
        if !self.processor.leases.hold(work.transaction(), self.lease).await? {
            return Ok(Decision::RollBack(Entered::Lost));
        }
        let About { upload, kind, jurisdiction, origin } = self.about;
        let dry_run = upload.is_only_checked();
        let batch = Batch { kind, publisher: upload.organisation, drafts: &self.drafts, now: self.now, dry_run };
        let outcomes = work.enter(&batch, Terms::Submission(jurisdiction)).await?;
        let unknown = if self.suggestions.is_none() { suggest::wanted(&self.drafts, &outcomes) } else { Vec::new() };
        if !unknown.is_empty() {
            return Ok(Decision::RollBack(Entered::Unknown(unknown)));
        }
        let (counts, faults) = self.judge(outcomes);
        if dry_run {
            return Ok(Decision::RollBack(Entered::Would(counts, faults)));
        }
        audit_changes(work, origin, self.now).await?;
        if !self.note(work.transaction(), work.dialect(), counts, &faults).await? {
            return Ok(Decision::RollBack(Entered::Lost));
        }
        Ok(Decision::Commit(Entered::Written))
    }
}
