//! Batches of drafts that offices exchanged elsewhere: what import and the generator write. A draft about a stored record
//! of the same publisher revises it. Each transaction leaves one entry in the audit log, which says where it came from and
//! counts what it changed; what changed is in the revisions.

use std::collections::BTreeSet;

use async_trait::async_trait;
use entity::code::AuditAction;
use futures_util::future::try_join_all;
use serde_json::json;

use super::{
    Batch, Change, Decision, Operation, Origin, Outcome, Task, Terms, WriteError, Writer, sameness,
    work::{Positioned, Work, find_subjects},
};
use crate::domain::audit::{self, Act};

/// The drafts at some positions of a batch.
struct Import<'a> {
    /// Where they come from.
    source: &'a str,
    batch: &'a Batch<'a>,
    origins: &'a [Origin],
    positions: Vec<usize>,
}

#[async_trait]
impl Task for Import<'_> {
    type Done = Positioned;

    fn new_records(&self) -> usize {
        self.positions.len()
    }

    async fn run(&self, work: &mut Work) -> Result<Decision<Positioned>, WriteError> {
        let outcomes = work.enter_positions(self.batch, Terms::Import(self.origins), self.positions.clone()).await?;
        if self.batch.dry_run {
            return Ok(Decision::RollBack(outcomes));
        }
        if !work.changes().is_empty() {
            let act = self.act(work.changes());
            audit::record(work.transaction(), &audit::Origin::command_line(), act, self.batch.now).await?;
        }
        Ok(Decision::Commit(outcomes))
    }
}

impl Import<'_> {
    /// What these changes are in the audit log.
    fn act(&self, changes: &[Change]) -> Act {
        let kind = self.batch.kind.name();
        let records = || changes.iter().map(|change| change.record);
        let created = changes.iter().filter(|change| change.operation == Operation::Create).count();
        let publishers: BTreeSet<i64> = changes.iter().map(|change| change.by).collect();
        let after = json!({
            "source": self.source,
            "publishers": publishers,
            "created": created,
            "revised": changes.len() - created,
            "firstRecord": records().min(),
            "lastRecord": records().max(),
        });
        Act { action: AuditAction::RecordsImported, target: kind.to_owned(), before: None, after: Some(after) }
    }
}

impl Writer {
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
        let positions = (0..batch.drafts.len()).collect();
        Ok(in_order([self.run(&Import { source: &self.source, batch, origins, positions }).await?]))
    }

    /// Writes a batch in as many transactions at the same time as the database gains from, each about other enterprises,
    /// so that a later draft about a record finds what an earlier one wrote. One outcome a draft, in their order.
    ///
    /// # Errors
    /// [`WriteError`] when something was not written; other parts of the batch may have been.
    pub async fn write_in_parts(&self, batch: &Batch<'_>) -> Result<Vec<Outcome>, WriteError> {
        let dialect = self.store.dialect();
        if dialect.writers() == 1 {
            return self.write(batch).await;
        }
        let all: Vec<usize> = (0..batch.drafts.len()).collect();
        let found = find_subjects(self.store.writer(), dialect, batch, &all).await?;
        let lanes = sameness::lanes(batch.kind, batch.drafts, &found, dialect.writers());
        let lanes = lanes
            .into_iter()
            .map(|positions| Import { source: &self.source, batch, origins: &[], positions })
            .map(|import| async move { self.run(&import).await });
        Ok(in_order(try_join_all(lanes).await?))
    }
}

/// The outcomes of a batch's parts, in the order of its drafts.
pub(super) fn in_order(parts: impl IntoIterator<Item = Positioned>) -> Vec<Outcome> {
    let mut outcomes: Positioned = parts.into_iter().flatten().collect();
    outcomes.sort_unstable_by_key(|(position, _)| *position);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
