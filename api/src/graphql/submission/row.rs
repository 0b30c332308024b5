//! What becomes of the rows of a submission.

use async_graphql::{Enum, ID, SimpleObject};

use crate::{
    domain::{
        disclosure::{draft::FaultKind, field::camel, kind::DisclosureKind},
        submission::{self, Refusal, RowOutcome},
    },
    graphql::{
        cost::directive::{ListOf, Weight},
        id,
        user_error::UserErrorCode,
    },
};

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
