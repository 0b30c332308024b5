//! An organisation's own submissions: what it sent, what waits for a review, what became of each row.

use chrono::{DateTime, Utc};

use super::{Action, Mode, Report, Row, State, SubmissionError, Submissions, repo};
use crate::domain::{
    disclosure::kind::DisclosureKind,
    store::{
        StoreError,
        id_window::{IdPage, IdWindow},
    },
};

/// A submission without its rows.
#[derive(Debug, Clone)]
pub struct SubmissionSummary {
    /// Its number.
    pub id: i64,
    /// The client that sent it.
    pub client: i64,
    /// The client's own name for it.
    pub idempotency_key: String,
    /// The records' kind.
    pub kind: &'static dyn DisclosureKind,
    /// What it does to them.
    pub action: Action,
    /// What becomes of the other rows when one is refused.
    pub mode: Mode,
    /// How many rows it has.
    pub rows: i32,
    /// Where it stands.
    pub state: State,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// The client that reviewed it.
    pub reviewed_by: Option<i64>,
    /// When it was reviewed.
    pub reviewed_at: Option<DateTime<Utc>>,
    /// What the reviewer says.
    pub review_note: Option<String>,
}

/// Which submissions. All conditions given must hold.
#[derive(Debug, Clone, Default)]
pub struct SubmissionFilter {
    /// In one of these states.
    pub states: Option<Vec<State>>,
    /// Of one of these kinds, by their tables' names.
    pub kinds: Option<Vec<&'static str>>,
    /// Of this name.
    pub idempotency_key: Option<String>,
}

/// A submission with its rows.
#[derive(Debug, Clone)]
pub struct WholeSubmission {
    /// The submission.
    pub summary: SubmissionSummary,
    /// What became of each row.
    pub report: Report,
    /// The rows that are proposed, while it waits for a review or when it was rejected.
    pub proposed: Vec<Row>,
}

impl Submissions {
    /// A page of an organisation's submissions, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn list(
        &self,
        organisation: i64,
        filter: &SubmissionFilter,
        window: IdWindow,
    ) -> Result<IdPage<SubmissionSummary>, StoreError> {
        Ok(repo::list(self.store.reader(), organisation, filter, window).await?)
    }

    /// How many submissions an organisation has.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn count(&self, organisation: i64, filter: &SubmissionFilter) -> Result<u64, StoreError> {
        Ok(repo::count(self.store.reader(), organisation, filter).await?)
    }

    /// One of an organisation's submissions; nothing when it has none of this number.
    ///
    /// # Errors
    /// [`SubmissionError`] when the database does not answer.
    pub async fn find(&self, organisation: i64, id: i64) -> Result<Option<WholeSubmission>, SubmissionError> {
        let found = repo::find(self.store.reader(), organisation, id).await.map_err(StoreError::from)?;
        let Some((summary, kept, proposed)) = found else { return Ok(None) };
        Ok(Some(WholeSubmission { summary, report: kept.report()?, proposed }))
    }
}
