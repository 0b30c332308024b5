//! What becomes of a submission, and the inputs that all kinds share.

use async_graphql::{Enum, ID, InputObject, Result, SimpleObject};

use crate::{
    domain::{
        disclosure::{draft::FaultKind, field::camel, kind::DisclosureKind},
        submission::{self, Refusal, Report, RowOutcome, RowsRefused, SubmissionError},
    },
    error::{ClientError, ErrorCode},
    graphql::{
        cost::directive::{ListOf, Weight},
        error::internal,
        id,
        submission::SUBMISSION,
        user_error::{UserError, UserErrorCode},
    },
};

/// What becomes of the other rows when one is refused (提交方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SubmissionMode {
    /// Nothing is written unless every row can be (全部或全不).
    AllOrNothing,
    /// The other rows are written (逐行).
    Partial,
}

impl From<submission::Mode> for SubmissionMode {
    fn from(mode: submission::Mode) -> Self {
        match mode {
            submission::Mode::AllOrNothing => Self::AllOrNothing,
            submission::Mode::Partial => Self::Partial,
        }
    }
}

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

/// What became of a row (行结果).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SubmissionRowStatus {
    /// A record was entered (已录入).
    Created,
    /// A record was corrected, or published again (已更正).
    Corrected,
    /// A record was withdrawn (已撤回).
    Withdrawn,
    /// The stored record says the same already (未变更).
    Unchanged,
    /// It was not accepted (未通过).
    Refused,
    /// Nothing is wrong with it; it was not written because other rows were refused, or the whole was rejected (未写入).
    NotWritten,
    /// Nothing is wrong with it; it waits for a review (待复核).
    Pending,
}

impl From<submission::RowStatus> for SubmissionRowStatus {
    fn from(status: submission::RowStatus) -> Self {
        use submission::RowStatus as Known;
        match status {
            Known::Created => Self::Created,
            Known::Corrected => Self::Corrected,
            Known::Withdrawn => Self::Withdrawn,
            Known::Unchanged => Self::Unchanged,
            Known::Refused => Self::Refused,
            Known::NotWritten => Self::NotWritten,
            Known::Pending => Self::Pending,
        }
    }
}

/// The enterprise that a record is about (企业). By its credit code, by its registration number where it has none, and, to
/// be sure, by its name beside the code.
#[derive(Debug, InputObject)]
pub struct SubjectInput {
    /// Its unified social credit code (统一社会信用代码).
    pub credit_code: Option<String>,
    /// Its registration number (注册号), where no credit code is given.
    pub registration_number: Option<String>,
    /// Its name (企业名称), or one that it had. Another enterprise's name is refused.
    pub name: Option<String>,
}

/// A record to be withdrawn (撤回).
#[derive(Debug, InputObject)]
pub struct WithdrawalInput {
    /// The record's id.
    pub id: ID,
    /// The record's revision that the withdrawal was decided on. When it has changed since, the row is refused.
    pub expected_revision: Option<i32>,
    /// Why it is withdrawn, 1 to 1000 characters. It stands in the record's history.
    pub reason: String,
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

/// How many rows of a submission there are of each sort (行数统计).
#[derive(Debug, Default, Clone, Copy, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct SubmissionCounts {
    /// All rows.
    rows: i32,
    /// Records that were entered.
    created: i32,
    /// Records that were corrected.
    corrected: i32,
    /// Records that were withdrawn.
    withdrawn: i32,
    /// Records that say the same already.
    unchanged: i32,
    /// Rows that were not accepted.
    refused: i32,
}

/// What became of one row of a submission (行结果).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct SubmissionRow {
    /// The row's place in the submission, from 0.
    index: i32,
    /// What became of it.
    status: SubmissionRowStatus,
    /// The id of the record that it became, or was about.
    record_id: Option<ID>,
    /// The record's revision after it, where it changed.
    revision: Option<i32>,
    /// Why it was not accepted, everything at once.
    #[graphql(directive = ListOf::apply(1))]
    user_errors: Vec<SubmissionRowError>,
}

/// Why a row was not accepted (行错误).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct SubmissionRowError {
    /// The path to the field at fault, from the mutation's `input` on; it ends at the row when it is about the whole row.
    path: Vec<String>,
    /// What sort of error.
    code: UserErrorCode,
    /// What is wrong and what would be right.
    message: String,
    /// The id of the stored record that the row contradicts.
    conflicting_record_id: Option<ID>,
    /// Enterprises of a similar name, where the one that the row names is not known.
    #[graphql(directive = ListOf::apply(3))]
    suggestions: Vec<SubjectSuggestion>,
}

/// An enterprise that a row may have meant (相似企业).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct SubjectSuggestion {
    /// Its name.
    name: String,
    /// Its unified social credit code, where it has one.
    credit_code: Option<String>,
    /// Its registration number, where it has one.
    registration_number: Option<String>,
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
}

impl SubmissionPayload {
    /// The payload of a submission that was not taken.
    pub(super) fn refused(error: UserError) -> Self {
        Self { user_errors: vec![error], ..Self::default() }
    }
}

/// The rows as the schema shows them.
pub(super) fn rows(kind: &'static dyn DisclosureKind, rows: Vec<RowOutcome>) -> Vec<SubmissionRow> {
    let rows = rows.into_iter().zip(0_i32..);
    rows.map(|(row, index)| SubmissionRow {
        index,
        status: row.status.into(),
        record_id: row.record.map(|record| id::encode(kind.name(), record)),
        revision: row.revision.and_then(|revision| i32::try_from(revision).ok()),
        user_errors: row.refusals.into_iter().map(|refusal| row_error(kind, index, refusal)).collect(),
    })
    .collect()
}

fn row_error(kind: &'static dyn DisclosureKind, index: i32, refusal: Refusal) -> SubmissionRowError {
    let mut path = vec!["rows".to_owned(), index.to_string()];
    match refusal.field.as_str() {
        "" | "publisher" => {}
        subject @ ("credit_code" | "registration_number" | "name")
            if !kind.fields().iter().any(|field| field.name == subject) =>
        {
            path.extend(["subject".to_owned(), camel(subject)]);
        }
        field => path.push(camel(field)),
    }
    SubmissionRowError {
        path,
        code: match refusal.kind {
            FaultKind::Invalid => UserErrorCode::Invalid,
            FaultKind::NotFound => UserErrorCode::NotFound,
            FaultKind::Conflict => UserErrorCode::Conflict,
            FaultKind::NotAllowed => UserErrorCode::NotAllowed,
        },
        message: refusal.message,
        conflicting_record_id: refusal.record.map(|record| id::encode(kind.name(), record)),
        suggestions: refusal
            .suggestions
            .into_iter()
            .map(|found| SubjectSuggestion {
                name: found.name,
                credit_code: found.credit_code,
                registration_number: found.registration_number,
            })
            .collect(),
    }
}

impl SubmissionCounts {
    /// Counts these rows.
    pub(super) fn of(rows: &[RowOutcome]) -> Self {
        use submission::RowStatus::{Corrected, Created, Refused, Unchanged, Withdrawn};
        let count = |wanted| {
            let count = rows.iter().filter(|row| row.status == wanted).count();
            i32::try_from(count).unwrap_or(i32::MAX)
        };
        Self {
            rows: i32::try_from(rows.len()).unwrap_or(i32::MAX),
            created: count(Created),
            corrected: count(Corrected),
            withdrawn: count(Withdrawn),
            unchanged: count(Unchanged),
            refused: count(Refused),
        }
    }
}

/// Why a submission as a whole was not taken, as a payload has it.
///
/// # Errors
/// What belongs among the errors of the response.
pub(in crate::graphql) fn user_error(error: &SubmissionError) -> async_graphql::Result<UserError> {
    use crate::domain::disclosure::write::WriteError;

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
