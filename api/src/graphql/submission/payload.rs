//! What becomes of a submission.

use async_graphql::{Enum, ID, SimpleObject};

use super::{
    SUBMISSION,
    row::{SubmissionCounts, SubmissionRow, rows},
};
use crate::{
    domain::{
        disclosure::{kind::DisclosureKind, write::WriteError},
        submission::{self, Report, RowsRefused, SubmissionError},
    },
    error::{ClientError, ErrorCode},
    graphql::{
        cost::directive::ListOf,
        error::internal,
        id,
        user_error::{UserError, UserErrorCode},
    },
};

/// Where a submission stands (提交状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SubmissionState {
    /// It was tried out: nothing was written, and the idempotency key is free (试算).
    TriedOut,
    /// Rows were refused, so nothing was written, and the idempotency key is free (未通过).
    Refused,
    /// It waits for another client of the organisation to review it (待复核).
    Pending,
    /// It was written (已公示).
    Published,
    /// The reviewer rejected it, or its author took it back; nothing was written (已退回).
    Rejected,
}

impl From<submission::State> for SubmissionState {
    fn from(state: submission::State) -> Self {
        match state {
            submission::State::TriedOut => Self::TriedOut,
            submission::State::Refused => Self::Refused,
            submission::State::Pending => Self::Pending,
            submission::State::Published => Self::Published,
            submission::State::Rejected => Self::Rejected,
        }
    }
}

/// What became of a submission (提交结果).
#[derive(Debug, Default, SimpleObject)]
pub struct SubmissionPayload {
    /// The id of the submission; nothing when nothing was kept of it.
    submission_id: Option<ID>,
    /// Where it stands; nothing when it was not taken at all.
    state: Option<SubmissionState>,
    /// How many rows there are of each sort.
    counts: SubmissionCounts,
    /// What became of each row, in their order. Empty when the submission as a whole was not taken.
    #[graphql(directive = ListOf::apply(1))]
    rows: Vec<SubmissionRow>,
    /// Why the submission as a whole was not taken.
    #[graphql(directive = ListOf::apply(1))]
    user_errors: Vec<UserError>,
}

impl SubmissionPayload {
    /// The payload of what became of a submission of this kind.
    ///
    /// # Errors
    /// `IDEMPOTENCY_KEY_REUSED`, `OVERLOADED`, or internal for a failure of ours.
    pub(crate) fn of(
        kind: &'static dyn DisclosureKind,
        report: Result<Report, SubmissionError>,
    ) -> async_graphql::Result<Self> {
        match report {
            Ok(report) => Ok(Self {
                submission_id: report.submission.map(|number| id::encode(SUBMISSION, number)),
                state: Some(report.state.into()),
                counts: SubmissionCounts::of(&report.rows),
                rows: rows(kind, report.rows),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(Self { user_errors: vec![user_error(&error)?], ..Self::default() }),
        }
    }

    /// The payload of a submission that was not taken.
    pub(super) fn refused(error: UserError) -> Self {
        Self { user_errors: vec![error], ..Self::default() }
    }
}

/// Why a submission as a whole was not taken, as a payload has it.
///
/// # Errors
/// What belongs among the errors of the response.
pub(in crate::graphql) fn user_error(error: &SubmissionError) -> async_graphql::Result<UserError> {
    let (path, code): (&[&str], _) = match error {
        SubmissionError::Key => (&["idempotencyKey"], UserErrorCode::Invalid),
        SubmissionError::RowsCount(_) => (&["rows"], UserErrorCode::Invalid),
        SubmissionError::NotEnteredBy(_)
        | SubmissionError::KindNotGranted(_)
        | SubmissionError::Quota(RowsRefused::Never) => (&[], UserErrorCode::NotAllowed),
        SubmissionError::Unknown => (&["submissionId"], UserErrorCode::NotFound),
        SubmissionError::NotPending => (&["submissionId"], UserErrorCode::Conflict),
        SubmissionError::OwnReview => (&["submissionId"], UserErrorCode::NotAllowed),
        SubmissionError::Note => (&["note"], UserErrorCode::Invalid),
        SubmissionError::Quota(RowsRefused::AboveMinute(_)) => (&["rows"], UserErrorCode::LimitReached),
        SubmissionError::Quota(RowsRefused::Wait(_)) => {
            return Err(ClientError::new(ErrorCode::RateLimited, error.to_string()).into());
        }
        SubmissionError::KeyReused => {
            return Err(ClientError::new(ErrorCode::IdempotencyKeyReused, error.to_string()).into());
        }
        SubmissionError::Quota(RowsRefused::Unavailable) | SubmissionError::Write(WriteError::Contended) => {
            return Err(ClientError::new(ErrorCode::Overloaded, error.to_string()).into());
        }
        SubmissionError::Rows(_) | SubmissionError::Kept | SubmissionError::Write(_) | SubmissionError::Store(_) => {
            return Err(internal(error));
        }
    };
    Ok(UserError::new(path, code, &error.to_string()))
}
