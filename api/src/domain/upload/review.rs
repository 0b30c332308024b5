//! A second pair of eyes (复核) for a file: once its rows were checked it waits, until another client of the organisation
//! than the one that sent it approves it, which queues it anew to be written, or rejects it. Who sent it may take it back.
//!
//! What is written is judged when it is written: rows that became wrong while the file waited are refused then.

use entity::code::AuditAction;

use super::{Upload, UploadError, Uploads, repo};
use crate::domain::{
    audit::{self, Act},
    disclosure::registry::find_kind,
    submission::{self, SubmissionError, Submitter, review::Verdict},
};

/// Why an upload was not reviewed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// There is no such upload, or it is another organisation's.
    #[error("there is no such upload; pass an id exactly as a query returned it")]
    Unknown,
    /// It cannot be reviewed by this client, or not now, or not so.
    #[error(transparent)]
    Refused(#[from] SubmissionError),
    /// The database did not answer.
    #[error(transparent)]
    Upload(#[from] UploadError),
}

impl From<sea_orm::DbErr> for ReviewError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Upload(error.into())
    }
}

impl Uploads {
    /// Approves or rejects what another client of the organisation has sent. The upload as it stands then.
    ///
    /// # Errors
    /// [`ReviewError`] when it is not this client's to review; then nothing has changed.
    pub async fn review(&self, reviewer: &Submitter, id: i64, verdict: &Verdict) -> Result<Upload, ReviewError> {
        verdict.check()?;
        let found = self.find(reviewer.organisation, id).await?.ok_or(ReviewError::Unknown)?;
        let kind = find_kind(&found.kind).ok_or(UploadError::UnknownValue(id))?;
        verdict.check_reviewer(reviewer, found.client)?;
        submission::may_write(&reviewer.jurisdiction, kind)?;
        let (origin, now) = (&reviewer.origin, self.clock.now());
        let transaction = self.store.dialect().begin_write(self.store.writer()).await?;
        let (is_reviewed, action) = match verdict {
            Verdict::Approve => {
                (repo::review::approve(&transaction, id, origin, now).await?, AuditAction::UploadApproved)
            }
            Verdict::Reject(note) => {
                (repo::review::reject(&transaction, id, origin, note, now).await?, AuditAction::UploadRejected)
            }
        };
        if !is_reviewed {
            transaction.rollback().await?;
            return Err(SubmissionError::NotPending.into());
        }
        audit::record(&transaction, origin, act(action, id), now).await?;
        transaction.commit().await?;
        repo::find(self.store.writer(), id).await?.ok_or(ReviewError::Unknown)
    }
}

/// An act that is about a whole upload.
pub(super) fn act(action: AuditAction, id: i64) -> Act {
    Act { action, target: format!("upload:{id}"), before: None, after: None }
}
