//! A second pair of eyes (复核): what one client proposes, another client of the organisation approves or rejects; who
//! proposed it may take it back. An approved submission is judged and published as of its approval.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use entity::{code::AuditAction, value::contains_identity_number};

use super::{
    REASON_CHARS_MAX, Report, RowOutcome, RowStatus, State, SubmissionError, Submissions, Submitter, may_write,
    perform::{Rows, audit_changes, refused, submission_act},
    repo::{self, Proposal},
};
use crate::domain::{
    audit,
    disclosure::{
        kind::DisclosureKind,
        write::{Decision, Task, Work, WriteError},
    },
};

/// What a reviewer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is published.
    Approve,
    /// It is not; why not.
    Reject(String),
}

impl Verdict {
    /// Whether what it says fits.
    ///
    /// # Errors
    /// [`SubmissionError::Note`] when a rejection does not say why, or says too much.
    pub fn check(&self) -> Result<(), SubmissionError> {
        let Self::Reject(note) = self else { return Ok(()) };
        let is_text = |letter: char| !letter.is_control() || letter == '\n';
        let fits = (1..=REASON_CHARS_MAX).contains(&note.trim().chars().count()) && note.chars().all(is_text);
        if fits && !contains_identity_number(note) { Ok(()) } else { Err(SubmissionError::Note) }
    }

    /// Whether it is this client's to give on what that one has sent. Nobody approves what it sent itself; everybody may
    /// take it back.
    ///
    /// # Errors
    /// [`SubmissionError::OwnReview`] when it is not.
    pub fn check_reviewer(&self, reviewer: &Submitter, sender: i64) -> Result<(), SubmissionError> {
        match self {
            Self::Approve if reviewer.client == sender => Err(SubmissionError::OwnReview),
            Self::Approve | Self::Reject(_) => Ok(()),
        }
    }
}

struct Review<'a> {
    reviewer: &'a Submitter,
    id: i64,
    verdict: &'a Verdict,
    /// How many records the proposal may enter: its rows, as they were counted before.
    most: usize,
    now: DateTime<Utc>,
}

#[async_trait]
impl Task for Review<'_> {
    type Done = Result<Report, SubmissionError>;

    fn new_records(&self) -> usize {
        self.most
    }

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        let proposal = repo::lock_proposal(work.transaction(), self.reviewer.organisation, self.id).await?;
        let proposal = match self.may(proposal) {
            Ok(proposal) => proposal,
            Err(refusal) => return Ok(Decision::RollBack(Err(refusal))),
        };
        match self.verdict {
            Verdict::Approve => self.approve(work, &proposal).await,
            Verdict::Reject(note) => self.reject(work, &proposal, note).await,
        }
    }
}

impl Review<'_> {
    fn may(&self, proposal: Option<Proposal>) -> Result<Proposal, SubmissionError> {
        let proposal = proposal.ok_or(SubmissionError::Unknown)?;
        if !proposal.is_pending {
            return Err(SubmissionError::NotPending);
        }
        self.verdict.check_reviewer(self.reviewer, proposal.client)?;
        may_write(&self.reviewer.jurisdiction, proposal.kind)?;
        Ok(proposal)
    }

    fn rows<'r>(&'r self, proposal: &Proposal) -> Rows<'r> {
        let how = (proposal.action, proposal.mode);
        Rows::new(proposal.kind, how, &proposal.rows, self.reviewer, self.now)
    }

    async fn approve(
        &self,
        work: &mut Work,
        proposal: &Proposal,
    ) -> Result<Decision<Result<Report, SubmissionError>>, WriteError> {
        work.attribute(self.id);
        let rows = self.rows(proposal);
        let outcomes = rows.apply(work).await?;
        if rows.fails(&outcomes) {
            // It goes on waiting: its author can propose it anew, or what stands in its way is put right.
            let report = Report { submission: Some(self.id), ..refused(outcomes) };
            return Ok(Decision::RollBack(Ok(report)));
        }
        audit_changes(work, &self.reviewer.origin, self.now).await?;
        self.note(work, AuditAction::SubmissionApproved, None).await?;
        repo::finish(work.transaction(), self.id, State::Published, &outcomes).await?;
        let report = Report { submission: Some(self.id), state: State::Published, rows: outcomes };
        Ok(Decision::Commit(Ok(report)))
    }

    async fn reject(
        &self,
        work: &mut Work,
        proposal: &Proposal,
        note: &str,
    ) -> Result<Decision<Result<Report, SubmissionError>>, WriteError> {
        let outcomes = proposal.outcomes_when_rejected();
        self.note(work, AuditAction::SubmissionRejected, Some(note)).await?;
        repo::finish(work.transaction(), self.id, State::Rejected, &outcomes).await?;
        let report = Report { submission: Some(self.id), state: State::Rejected, rows: outcomes };
        Ok(Decision::Commit(Ok(report)))
    }

    async fn note(&self, work: &Work, action: AuditAction, note: Option<&str>) -> Result<(), WriteError> {
        let acts = [submission_act(action, self.id)].into_iter();
        audit::record_all(work.transaction(), work.dialect(), &self.reviewer.origin, acts, self.now).await?;
        Ok(repo::set_review(work.transaction(), self.id, self.reviewer.client, note, self.now).await?)
    }
}

impl Proposal {
    /// What becomes of its rows when it is rejected.
    fn outcomes_when_rejected(&self) -> Vec<RowOutcome> {
        let not_written =
            || RowOutcome { status: RowStatus::NotWritten, record: None, revision: None, refusals: Vec::new() };
        self.rows.iter().map(|_| not_written()).collect()
    }
}

impl Submissions {
    /// Approves or rejects what another client of the organisation has proposed.
    ///
    /// # Errors
    /// [`SubmissionError`] when it is not this client's to review. Rows that cannot be written any more stand in the
    /// report; then it goes on waiting.
    pub async fn review(&self, reviewer: &Submitter, id: i64, verdict: &Verdict) -> Result<Report, SubmissionError> {
        verdict.check()?;
        let most = self.find(reviewer.organisation, id).await?.map_or(0, |found| found.proposed.len());
        let task = Review { reviewer, id, verdict, most, now: self.clock.now() };
        let mut report = self.writer.run(&task).await??;
        if report.state == State::Refused {
            let proposed = self.find(reviewer.organisation, id).await?.map(|found| found.proposed);
            self.suggest(&proposed.unwrap_or_default(), &mut report.rows).await;
        }
        Ok(report)
    }

    /// The kind of a proposal of this organisation, which tells the scope that its reviewer needs.
    ///
    /// # Errors
    /// [`SubmissionError::Unknown`] when there is none.
    pub async fn kind_of(&self, organisation: i64, id: i64) -> Result<&'static dyn DisclosureKind, SubmissionError> {
        let found = self.find(organisation, id).await?.ok_or(SubmissionError::Unknown)?;
        Ok(found.summary.kind)
    }
}
