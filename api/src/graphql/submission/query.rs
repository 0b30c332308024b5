//! What an organisation sees of its own submissions. Nobody else sees any of it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::{
    SUBMISSION,
    payload::{SubmissionCounts, SubmissionMode, SubmissionRow, SubmissionState, rows},
    submissions, submitter,
};
use crate::{
    domain::{
        disclosure::field::camel,
        submission::{self, Row, State, SubmissionFilter as Filter, SubmissionSummary},
    },
    graphql::{
        cost::directive::{ListBy, ListOf, Paged, Weight},
        error::internal,
        id,
        kind::KindName,
        page::{List, NumberedConnection},
        scalar::DateTime,
    },
};

/// The rows of a submission that are shown when nothing is said.
const ROWS_SHOWN: i32 = 100;
/// The most rows of a submission that one field shows.
const ROWS_SHOWN_MAX: i32 = 1000;

/// What a submission does to records (提交类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
pub enum SubmissionAction {
    /// It enters new ones (录入).
    Submit,
    /// It corrects stored ones (更正).
    Correct,
    /// It withdraws stored ones (撤回).
    Withdraw,
}

/// A submission of the caller's organisation (提交).
#[derive(Debug, SimpleObject)]
pub struct Submission {
    /// Its id.
    id: ID,
    /// What the client that sent it calls it.
    idempotency_key: String,
    /// The number of the client that sent it.
    client_id: String,
    /// What it does to records.
    action: SubmissionAction,
    /// The kind of its records.
    kind: Option<KindName>,
    /// What becomes of the other rows when one is refused.
    mode: SubmissionMode,
    /// Where it stands.
    state: SubmissionState,
    /// How many rows it has.
    row_count: i32,
    /// When it came.
    created_at: DateTime,
    /// The number of the client that reviewed it.
    reviewed_by: Option<String>,
    /// When it was reviewed.
    reviewed_at: Option<DateTime>,
    /// What the reviewer says.
    review_note: Option<String>,
}

impl From<SubmissionSummary> for Submission {
    fn from(summary: SubmissionSummary) -> Self {
        Self {
            id: id::encode(SUBMISSION, summary.id),
            idempotency_key: summary.idempotency_key,
            client_id: summary.client.to_string(),
            action: match summary.action {
                submission::Action::Submit => SubmissionAction::Submit,
                submission::Action::Correct => SubmissionAction::Correct,
                submission::Action::Withdraw => SubmissionAction::Withdraw,
            },
            kind: KindName::stored(summary.kind.name()),
            mode: summary.mode.into(),
            state: summary.state.into(),
            row_count: summary.rows,
            created_at: DateTime(summary.created_at),
            reviewed_by: summary.reviewed_by.map(|client| client.to_string()),
            reviewed_at: summary.reviewed_at.map(DateTime),
            review_note: summary.review_note,
        }
    }
}

/// A submission with its rows (提交明细).
pub struct SubmissionDetail(submission::WholeSubmission);

/// A submission with its rows (提交明细).
#[Object]
impl SubmissionDetail {
    /// The submission.
    async fn submission(&self) -> Submission {
        self.0.summary.clone().into()
    }

    /// How many rows there are of each sort.
    async fn counts(&self) -> SubmissionCounts {
        SubmissionCounts::of(&self.0.report.rows)
    }

    /// What became of its rows, in their order.
    #[graphql(directive = ListBy::apply("first", ROWS_SHOWN))]
    async fn rows(
        &self,
        #[graphql(default_with = "ROWS_SHOWN", desc = "How many rows, 1 to 1000.")] first: i32,
        #[graphql(default = 0, desc = "How many rows to leave out at the beginning.")] skip: i32,
    ) -> Vec<SubmissionRow> {
        let all = rows(self.0.summary.kind, self.0.report.rows.clone());
        part(all, first, skip)
    }

    /// The rows as they were proposed, in their order, where they had to be reviewed (待复核内容).
    #[graphql(directive = ListBy::apply("first", ROWS_SHOWN))]
    async fn proposed(
        &self,
        #[graphql(default_with = "ROWS_SHOWN", desc = "How many rows, 1 to 1000.")] first: i32,
        #[graphql(default = 0, desc = "How many rows to leave out at the beginning.")] skip: i32,
    ) -> Vec<ProposedRow> {
        let kind = self.0.summary.kind.name();
        let all = self.0.proposed.iter().zip(0..).map(|(row, index)| proposed(kind, index, row)).collect();
        part(all, first, skip)
    }
}

fn part<T>(all: Vec<T>, first: i32, skip: i32) -> Vec<T> {
    let size = |number: i32| usize::try_from(number).unwrap_or_default();
    all.into_iter().skip(size(skip)).take(size(first.clamp(1, ROWS_SHOWN_MAX))).collect()
}

/// A row as it was proposed (待复核行).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct ProposedRow {
    /// The row's place in the submission, from 0.
    index: i32,
    /// The enterprise's unified social credit code, where a new record states it.
    credit_code: Option<String>,
    /// The enterprise's registration number, where a new record states it.
    registration_number: Option<String>,
    /// The enterprise's name, where a new record states it.
    name: Option<String>,
    /// The id of the record that is to be corrected or withdrawn.
    record_id: Option<ID>,
    /// Why it is to be corrected or withdrawn.
    reason: Option<String>,
    /// What the record is to say.
    #[graphql(directive = ListOf::apply(10))]
    values: Vec<ProposedValue>,
}

/// What one field of a record is to say (字段值).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct ProposedValue {
    /// The field, by its name in the schema.
    field: String,
    /// The value as text; codes by their official code. Nothing when the field is to be cleared.
    value: Option<String>,
}

fn proposed(kind: &str, index: i32, row: &Row) -> ProposedRow {
    let subject = row.subject.clone().unwrap_or_default();
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    ProposedRow {
        index,
        credit_code: subject.credit_code,
        registration_number: subject.registration_number,
        name: subject.name,
        record_id: row.record.map(|record| id::encode(kind, record)),
        reason: row.reason.clone(),
        values: row
            .fields
            .iter()
            .map(|(name, value)| ProposedValue { field: camel(name), value: text(value) })
            .collect(),
    }
}

/// Which submissions are wanted (提交筛选). All conditions given must hold.
#[derive(Debug, Default, InputObject)]
pub struct SubmissionFilter {
    /// In one of these states.
    pub state: Option<Vec<SubmissionState>>,
    /// Of one of these kinds.
    pub kind: Option<Vec<KindName>>,
    /// With this idempotency key.
    pub idempotency_key: Option<String>,
}

impl From<SubmissionFilter> for Filter {
    fn from(filter: SubmissionFilter) -> Self {
        let kept =
            |state: SubmissionState| State::KEPT.iter().copied().find(|kept| SubmissionState::from(*kept) == state);
        Self {
            states: filter.state.map(|states| states.into_iter().filter_map(kept).collect()),
            kinds: filter.kind.map(|kinds| kinds.into_iter().map(KindName::as_str).collect()),
            idempotency_key: filter.idempotency_key,
        }
    }
}

/// Queries about the caller's own submissions.
#[derive(Debug, Default)]
pub struct SubmissionQueries;

#[Object]
impl SubmissionQueries {
    /// One submission of the caller's organisation with its rows; nothing when it has none of this id (提交明细).
    async fn submission(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The submission's id.")] id: ID,
    ) -> Result<Option<SubmissionDetail>> {
        let organisation = submitter(context)?.organisation;
        let number = id::decode(&id).ok().filter(|(table, _)| table == SUBMISSION).map(|(_, number)| number);
        let Some(number) = number else { return Ok(None) };
        let found = submissions(context).find(organisation, number).await.map_err(|error| internal(&error))?;
        Ok(found.map(SubmissionDetail))
    }

    /// The submissions of the caller's organisation, the latest first (提交列表).
    #[graphql(directive = Paged::apply())]
    async fn submissions(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Which submissions.")] filter: Option<SubmissionFilter>,
    ) -> Result<NumberedConnection<Submission>> {
        let organisation = submitter(context)?.organisation;
        // Submissions are numbered together with all others'.
        let list = List::veiled(format!("submission/{organisation}")).latest_first();
        let filter = filter.unwrap_or_default().into();
        let service = submissions(context);
        let page = async |window| service.list(organisation, &filter, window).await;
        list.connection(context, page, async || service.count(organisation, &filter).await).await
    }
}
