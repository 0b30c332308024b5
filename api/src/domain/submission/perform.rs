//! Writes a submission: its rows, their events, the audit entries and what is kept under its key in one transaction.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use entity::code::AuditAction;

use super::{
    Action, Mode, Report, Request, Row, RowOutcome, RowStatus, State, SubmissionError, Submissions, Submitter,
    repo::{self, Kept, NewSubmission},
    row::Typed,
    same,
};
use crate::domain::{
    audit::{self, WrittenAct},
    disclosure::{
        draft::Fault,
        kind::DisclosureKind,
        write::{Amend, Batch, By, Change, Decision, Operation, Task, Terms, Work, WriteError},
    },
};

/// Rows with what they ask for, on their way into records.
pub(super) struct Rows<'a> {
    pub kind: &'static dyn DisclosureKind,
    pub mode: Mode,
    pub typed: Vec<Result<Typed, Vec<Fault>>>,
    pub submitter: &'a Submitter,
    pub now: DateTime<Utc>,
}

/// What came of a transaction: a report, or that another one was first.
pub(super) enum Done {
    Report(Report),
    Kept(Kept),
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        kind: &'static dyn DisclosureKind,
        (action, mode): (Action, Mode),
        rows: &[Row],
        submitter: &'a Submitter,
        now: DateTime<Utc>,
    ) -> Self {
        let typed = rows.iter().map(|row| row.typed(kind, action)).collect();
        Self { kind, mode, typed, submitter, now }
    }

    /// How many records they enter at most.
    pub(super) fn new_records(&self) -> usize {
        self.typed.iter().filter(|typed| matches!(typed, Ok(Typed::Draft(_)))).count()
    }

    /// Writes the rows that can be.
    pub(super) async fn apply(&self, work: &mut Work) -> Result<Vec<RowOutcome>, WriteError> {
        let (mut drafts, mut amendments) = (Vec::new(), Vec::new());
        for typed in self.typed.iter().flatten() {
            match typed {
                Typed::Draft(draft) => drafts.push(draft.clone()),
                Typed::Amendment(amendment) => amendments.push(amendment.clone()),
            }
        }
        let (kind, now, publisher) = (self.kind, self.now, self.submitter.organisation);
        let mut written = Vec::new();
        if !drafts.is_empty() {
            let batch = Batch { kind, publisher, drafts: &drafts, now, dry_run: false };
            written = work.enter(&batch, Terms::Submission(&self.submitter.jurisdiction)).await?;
        }
        if !amendments.is_empty() {
            let amend = Amend { kind, by: By::Publisher(publisher), amendments: &amendments, now };
            written = work.amend(&amend).await?;
        }
        let mut written = written.into_iter();
        let outcomes = self.typed.iter().map(|typed| match typed {
            Ok(_) => written.next().map_or_else(|| RowOutcome::refused([]), RowOutcome::from),
            Err(faults) => RowOutcome::refused(faults.iter().cloned()),
        });
        Ok(outcomes.collect())
    }

    /// Whether nothing is to be written, given what became of the rows.
    pub(super) fn fails(&self, outcomes: &[RowOutcome]) -> bool {
        match self.mode {
            Mode::AllOrNothing => outcomes.iter().any(RowOutcome::is_refused),
            Mode::Partial => outcomes.iter().all(RowOutcome::is_refused),
        }
    }
}

/// The report of rows of which nothing was written.
pub(super) fn refused(outcomes: Vec<RowOutcome>) -> Report {
    let rows = outcomes.into_iter().map(|outcome| outcome.not_written(RowStatus::NotWritten)).collect();
    Report { submission: None, state: State::Refused, rows }
}

/// Writes down in the audit log what was changed so far.
///
/// # Errors
/// [`WriteError`] when the database refuses; then the changes must not be made either.
pub async fn audit_changes(work: &Work, origin: &audit::Origin, now: DateTime<Utc>) -> Result<(), WriteError> {
    let acts = work.changes().iter().map(act);
    Ok(audit::record_all(work.transaction(), work.dialect(), origin, acts, now).await?)
}

fn act(change: &Change) -> WrittenAct<'_> {
    let action = match change.operation {
        Operation::Create => AuditAction::RecordEntered,
        Operation::Withdraw => AuditAction::RecordWithdrawn,
        _ => AuditAction::RecordCorrected,
    };
    let target = format!("{}:{}", change.kind.name(), change.record);
    WrittenAct { action, target, before: change.before.as_deref(), after: Some(&change.content) }
}

/// Tries rows out; nothing of it stays.
struct TryOut<'a>(Rows<'a>);

#[async_trait]
impl Task for TryOut<'_> {
    type Done = Vec<RowOutcome>;

    fn new_records(&self) -> usize {
        self.0.new_records()
    }

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        Ok(Decision::RollBack(self.0.apply(work).await?))
    }
}

/// Writes rows.
struct Publish<'a> {
    rows: Rows<'a>,
    new: NewSubmission<'a>,
}

#[async_trait]
impl Task for Publish<'_> {
    type Done = Done;

    fn new_records(&self) -> usize {
        self.rows.new_records()
    }

    async fn run(&self, work: &mut Work) -> Result<Decision<Done>, WriteError> {
        let id = match repo::claim(work.transaction(), &self.new).await? {
            Ok(id) => id,
            Err(kept) => return Ok(Decision::RollBack(Done::Kept(kept))),
        };
        work.attribute(id);
        let rows = self.rows.apply(work).await?;
        if self.rows.fails(&rows) {
            return Ok(Decision::RollBack(Done::Report(refused(rows))));
        }
        audit_changes(work, &self.rows.submitter.origin, self.rows.now).await?;
        repo::finish(work.transaction(), id, State::Published, &rows).await?;
        Ok(Decision::Commit(Done::Report(Report { submission: Some(id), state: State::Published, rows })))
    }
}

/// Keeps rows for a review.
struct Propose<'a> {
    new: NewSubmission<'a>,
    rows: Vec<RowOutcome>,
    submitter: &'a Submitter,
    now: DateTime<Utc>,
}

#[async_trait]
impl Task for Propose<'_> {
    type Done = Done;

    async fn run(&self, work: &mut Work) -> Result<Decision<Done>, WriteError> {
        let id = match repo::claim(work.transaction(), &self.new).await? {
            Ok(id) => id,
            Err(kept) => return Ok(Decision::RollBack(Done::Kept(kept))),
        };
        repo::finish(work.transaction(), id, State::Pending, &self.rows).await?;
        let act = submission_act(AuditAction::SubmissionProposed, id);
        audit::record_all(work.transaction(), work.dialect(), &self.submitter.origin, [act].into_iter(), self.now)
            .await?;
        let rows = self.rows.clone();
        Ok(Decision::Commit(Done::Report(Report { submission: Some(id), state: State::Pending, rows })))
    }
}

/// The act of doing something to a submission as such.
pub(super) fn submission_act<'a>(action: AuditAction, id: i64) -> WrittenAct<'a> {
    WrittenAct { action, target: format!("submission:{id}"), before: None, after: None }
}

impl Submissions {
    fn rows<'a>(&self, submitter: &'a Submitter, request: &Request) -> Rows<'a> {
        Rows::new(request.kind, (request.action, request.mode), &request.rows, submitter, self.clock.now())
    }

    /// What would become of the rows.
    pub(super) async fn try_out(&self, submitter: &Submitter, request: &Request) -> Result<Report, SubmissionError> {
        let task = TryOut(self.rows(submitter, request));
        let mut rows = self.writer.run(&task).await?;
        self.suggest(&request.rows, &mut rows).await;
        if task.0.fails(&rows) {
            return Ok(Report { state: State::TriedOut, ..refused(rows) });
        }
        // What was not written has no number.
        for row in rows.iter_mut().filter(|row| row.status == RowStatus::Created) {
            row.record = None;
        }
        Ok(Report { submission: None, state: State::TriedOut, rows })
    }

    pub(super) async fn publish(
        &self,
        submitter: &Submitter,
        request: &Request,
        hash: String,
    ) -> Result<Report, SubmissionError> {
        let rows = self.rows(submitter, request);
        let new = NewSubmission::new(submitter, request, &hash, rows.now);
        let done = self.writer.run(&Publish { rows, new }).await?;
        self.told(request, done, &hash).await
    }

    pub(super) async fn propose(
        &self,
        submitter: &Submitter,
        request: &Request,
        hash: String,
    ) -> Result<Report, SubmissionError> {
        let tried = TryOut(self.rows(submitter, request));
        let rows = self.writer.run(&tried).await?;
        if tried.0.fails(&rows) {
            return self.told(request, Done::Report(refused(rows)), &hash).await;
        }
        let rows = rows.into_iter().map(|row| row.not_written(RowStatus::Pending)).collect();
        let now = tried.0.now;
        let proposal = serde_json::to_string(&request.rows).map_err(SubmissionError::Rows)?;
        let new = NewSubmission { proposal: Some(proposal), ..NewSubmission::new(submitter, request, &hash, now) };
        let done = self.writer.run(&Propose { new, rows, submitter, now }).await?;
        self.told(request, done, &hash).await
    }

    async fn told(&self, request: &Request, done: Done, hash: &str) -> Result<Report, SubmissionError> {
        match done {
            Done::Kept(kept) => same(&kept, hash),
            Done::Report(mut report) => {
                self.suggest(&request.rows, &mut report.rows).await;
                Ok(report)
            }
        }
    }
}
