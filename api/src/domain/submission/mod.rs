//! Submissions (提交): publishers enter, correct and withdraw their records, each once for its idempotency key.
//!
//! Source: DESIGN.md §2.4, DOMAIN.md §1. Who enters a record corrects it and answers for it (谁录入、谁补正、谁负责). A
//! submission is rows of one kind; each row gets its own outcome. Where the organisation wants a second pair of eyes, what
//! one client submits is proposed until another has approved it ([`review`]).
//!
//! Invariants: the records, their events, the audit entries and what is kept under the idempotency key are one transaction;
//! a key has one effect and one payload; nothing is entered outside the organisation's jurisdiction, and nobody corrects or
//! withdraws what another organisation entered.
//! Left to others: whether the client holds the kind's scope (the schema's table), the files of spreadsheets (`upload`).

mod in_flight;
mod list;
mod outcome;
mod perform;
mod quota;
mod repo;
pub mod review;
mod row;
mod suggest;

use std::sync::Arc;

use entity::code::{CodeList, OrganisationKind};
use sha2::{Digest, Sha256};

use self::{in_flight::InFlight, repo::Kept};
pub use self::{
    list::{SubmissionFilter, SubmissionSummary, WholeSubmission},
    outcome::{Refusal, Report, RowOutcome, RowStatus, State, Suggestion},
    perform::audit_changes,
    quota::{RowQuota, RowsRefused},
    row::{Row, SubjectText},
};
use super::{
    access::Jurisdiction,
    audit,
    disclosure::{
        kind::DisclosureKind,
        write::{WriteError, Writer},
    },
    registry::search::SearchIndex,
    store::{Store, StoreError},
};
use crate::{clock::Clock, hexadecimal::Hexadecimal};

/// The most rows of one submission.
pub const ROWS_MAX: usize = 10_000;
/// The longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;
/// The longest reason, in characters.
pub const REASON_CHARS_MAX: usize = 1000;

/// Who submits.
#[derive(Debug, Clone)]
pub struct Submitter {
    /// Its organisation, which becomes the publisher.
    pub organisation: i64,
    /// The client.
    pub client: i64,
    /// About whom the organisation writes.
    pub jurisdiction: Jurisdiction,
    /// Whether another client of the organisation reviews what this one submits.
    pub needs_review: bool,
    /// How many rows the client may submit a minute.
    pub rows_per_minute: u32,
    /// How the audit log knows it.
    pub origin: audit::Origin,
}

/// What a submission does to records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It enters new ones.
    Submit,
    /// It corrects stored ones.
    Correct,
    /// It withdraws stored ones.
    Withdraw,
}

impl Action {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Submit, Self::Correct, Self::Withdraw];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.code() == code)
    }
}

/// What becomes of the other rows when one is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Nothing is written unless every row can be.
    AllOrNothing,
    /// The other rows are written.
    Partial,
}

impl Mode {
    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::AllOrNothing => "all-or-nothing",
            Self::Partial => "partial",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::AllOrNothing, Self::Partial].into_iter().find(|mode| mode.code() == code)
    }
}

/// What a client submits.
#[derive(Debug, Clone)]
pub struct Request {
    /// The client's own name for it; the same name is the same submission.
    pub idempotency_key: String,
    /// The records' kind.
    pub kind: &'static dyn DisclosureKind,
    /// What it does to them.
    pub action: Action,
    /// What becomes of the other rows when one is refused.
    pub mode: Mode,
    /// Whether to tell what would happen, and change nothing.
    pub dry_run: bool,
    /// The rows, as they were sent.
    pub rows: Vec<Row>,
}

impl Request {
    /// What tells one payload from another.
    fn hash(&self) -> Result<String, SubmissionError> {
        let mut hasher = Sha256::new();
        for part in [self.kind.name(), self.action.code(), self.mode.code()] {
            hasher.update(part);
            hasher.update([0]);
        }
        hasher.update(serde_json::to_vec(&self.rows).map_err(SubmissionError::Rows)?);
        Ok(Hexadecimal(&hasher.finalize()).to_string())
    }
}

/// Why a submission as a whole was not taken. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// The key is empty, too long, or holds control characters.
    #[error("must be 1 to {KEY_CHARS_MAX} characters without control characters, such as a UUID")]
    Key,
    /// It has no row, or too many.
    #[error("takes 1 to {ROWS_MAX} rows, and there are {0}; send them in several submissions")]
    RowsCount(usize),
    /// The key belongs to another submission of the client.
    #[error("this idempotency key belongs to a submission of something else; take a new key for each submission")]
    KeyReused,
    /// The organisation does not enter records of this kind.
    #[error("organisations of the kind {} do not enter such records (不属于录入单位)", .0.code())]
    NotEnteredBy(OrganisationKind),
    /// The organisation's jurisdiction leaves the kind out.
    #[error("your organisation may not write records of the kind {0}; the operator grants kinds")]
    KindNotGranted(&'static str),
    /// The client submits more than it may.
    #[error(transparent)]
    Quota(#[from] RowsRefused),
    /// There is no such submission, or it is another organisation's.
    #[error("there is no such submission; pass an id exactly as a query returned it")]
    Unknown,
    /// It is not waiting for a review any more.
    #[error("it is not waiting for a review any more")]
    NotPending,
    /// Who submitted it cannot review it.
    #[error("another client of the organisation has to review it than the one that submitted it (须由他人复核)")]
    OwnReview,
    /// A reason or note is missing or too long.
    #[error("must be 1 to {REASON_CHARS_MAX} characters without control characters")]
    Note,
    /// The rows cannot be written down: a fault of ours.
    #[error("the rows cannot be written down")]
    Rows(#[source] serde_json::Error),
    /// What is kept cannot be read: a fault of ours.
    #[error("what is kept of a submission cannot be read")]
    Kept,
    /// The records could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes submissions.
#[derive(Clone)]
pub struct Submissions {
    store: Store,
    writer: Writer,
    clock: Clock,
    search: Option<Arc<SearchIndex>>,
    quota: Arc<dyn RowQuota>,
    in_flight: InFlight,
}

impl Submissions {
    /// Writes through this writer; `search` finds whom a row may have meant, `quota` counts rows.
    pub fn new(
        store: Store,
        writer: Writer,
        clock: Clock,
        search: Option<Arc<SearchIndex>>,
        quota: Arc<dyn RowQuota>,
    ) -> Self {
        Self { store, writer, clock, search, quota, in_flight: InFlight::default() }
    }

    /// Takes a submission. The same key and payload again are answered as they were the first time.
    ///
    /// # Errors
    /// [`SubmissionError`] when nothing was taken. Rows that are refused stand in the report.
    pub async fn submit(&self, submitter: &Submitter, request: &Request) -> Result<Report, SubmissionError> {
        check(submitter, request)?;
        if request.dry_run {
            self.count_rows(submitter, request).await?;
            return self.try_out(submitter, request).await;
        }
        let hash = request.hash()?;
        // One at a time for each key in this process; the database settles it among processes.
        let _turn = self.in_flight.turn((submitter.client, request.idempotency_key.clone())).await;
        let kept = repo::find_by_key(self.store.writer(), submitter.client, &request.idempotency_key).await?;
        if let Some(kept) = kept {
            return same(&kept, &hash);
        }
        self.count_rows(submitter, request).await?;
        if submitter.needs_review {
            return self.propose(submitter, request, hash).await;
        }
        self.publish(submitter, request, hash).await
    }

    /// Counts the rows, before anything is done with them.
    async fn count_rows(&self, submitter: &Submitter, request: &Request) -> Result<(), RowsRefused> {
        let rows = u32::try_from(request.rows.len()).unwrap_or(u32::MAX);
        self.quota.take(submitter.client, rows, submitter.rows_per_minute).await
    }
}

/// What was kept of the submission, if it is the same.
fn same(kept: &Kept, hash: &str) -> Result<Report, SubmissionError> {
    if kept.payload_hash == hash { kept.report() } else { Err(SubmissionError::KeyReused) }
}

fn check(submitter: &Submitter, request: &Request) -> Result<(), SubmissionError> {
    let key = &request.idempotency_key;
    if !(1..=KEY_CHARS_MAX).contains(&key.chars().count()) || key.chars().any(char::is_control) {
        return Err(SubmissionError::Key);
    }
    if !(1..=ROWS_MAX).contains(&request.rows.len()) {
        return Err(SubmissionError::RowsCount(request.rows.len()));
    }
    may_write(&submitter.jurisdiction, request.kind)
}

/// Whether an organisation of this jurisdiction writes records of this kind at all.
///
/// # Errors
/// [`SubmissionError`] says why not.
pub fn may_write(jurisdiction: &Jurisdiction, kind: &'static dyn DisclosureKind) -> Result<(), SubmissionError> {
    if !kind.entered_by().contains(&jurisdiction.kind) {
        return Err(SubmissionError::NotEnteredBy(jurisdiction.kind));
    }
    if !jurisdiction.covers_kind(kind.name()) {
        return Err(SubmissionError::KindNotGranted(kind.name()));
    }
    Ok(())
}
