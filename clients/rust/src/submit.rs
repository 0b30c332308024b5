//! Submitting, correcting and withdrawing records, and uploads of spreadsheets.

use std::time::Duration;

use reqwest::{Method, header::ACCEPT};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    answer::plain_error,
    client::{Call, Client, random_name, to_json},
    error::{Error, Result, UserError},
    files::FileSource,
    waiting::{Awaited, Patience, until_over},
};

/// The kinds of record that are submitted, each with its name in the mutations.
const PLURALS: [(&str, &str); 16] = [
    ("ALTERATION", "Alterations"),
    ("SHAREHOLDER", "Shareholders"),
    ("KEY_PERSON", "KeyPersons"),
    ("BRANCH", "Branches"),
    ("LICENCE", "Licences"),
    ("PENALTY", "Penalties"),
    ("CHATTEL_MORTGAGE", "ChattelMortgages"),
    ("EQUITY_PLEDGE", "EquityPledges"),
    ("INTELLECTUAL_PROPERTY_PLEDGE", "IntellectualPropertyPledges"),
    ("ANNUAL_REPORT", "AnnualReports"),
    ("ABNORMAL_OPERATION", "AbnormalOperations"),
    ("SERIOUS_VIOLATION", "SeriousViolations"),
    ("INSPECTION", "Inspections"),
    ("COMPLAINT", "Complaints"),
    ("HONOUR", "Honours"),
    ("SUPERVISION_RECORD", "SupervisionRecords"),
];

const SELECTION: &str = "submissionId state counts { rows created corrected withdrawn unchanged refused } \
    rows { index status recordId revision userErrors { path code message conflictingRecordId \
    suggestions { name creditCode registrationNumber } } } userErrors { path code message }";

/// How records are submitted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubmitOptions {
    /// Whether the other rows are written when one is refused.
    pub partial: bool,
    /// Whether to tell what would happen, and change nothing.
    pub dry_run: bool,
    /// The submission's own name. A new one when nothing is said; give your own where the program may end before it has the
    /// answer.
    pub idempotency_key: Option<String>,
}

/// How many rows became what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "they are what they say")]
pub struct SubmissionCounts {
    pub rows: i64,
    pub created: i64,
    pub corrected: i64,
    pub withdrawn: i64,
    pub unchanged: i64,
    pub refused: i64,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowError {
    /// The input at fault.
    pub path: Vec<String>,
    /// The kind of fault.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The record that it collides with.
    pub conflicting_record_id: Option<String>,
    /// Enterprises that may be meant.
    pub suggestions: Vec<Value>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowOutcome {
    /// Its place among the rows.
    pub index: i64,
    /// Such as `CREATED`, `UNCHANGED`, `REFUSED` or `NOT_WRITTEN`.
    pub status: String,
    /// The record.
    pub record_id: Option<String>,
    /// The record's revision.
    pub revision: Option<i64>,
    /// Everything that is wrong with the row.
    pub user_errors: Vec<RowError>,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// The key that it was sent with. Sent again with it, the same rows have no second effect.
    #[serde(default)]
    pub idempotency_key: String,
    /// Its id; nothing of a dry run.
    pub submission_id: Option<String>,
    /// Such as `DONE`, `PENDING` or `REFUSED`.
    pub state: Option<String>,
    /// How many rows became what.
    pub counts: SubmissionCounts,
    /// The rows, in their order.
    pub rows: Vec<RowOutcome>,
    user_errors: Vec<UserError>,
}

impl Submission {
    /// The rows with which something is wrong.
    pub fn refused(&self) -> impl Iterator<Item = &RowOutcome> {
        self.rows.iter().filter(|row| !row.user_errors.is_empty())
    }
}

/// A spreadsheet that was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// Its id.
    pub id: String,
    /// `queued`, `running`, `pending`, `done`, `rejected` or `failed`.
    pub state: String,
    /// All of it, as the gateway tells it: `progress`, `counts`, `failure`, `links`.
    pub told: Value,
}

impl Upload {
    fn of(told: Value) -> Result<Self> {
        let text = |name: &str| told[name].as_str().map(str::to_owned);
        let (Some(id), Some(state)) = (text("id"), text("state")) else {
            return Err(Error::Unexpected("the gateway told no upload".to_owned()));
        };
        Ok(Self { id, state: state.to_lowercase(), told })
    }

    /// Whether nothing more happens to it by itself.
    pub fn has_ended(&self) -> bool {
        matches!(&*self.state, "done" | "rejected" | "failed" | "pending")
    }
}

impl Client {
    /// Enters records of a kind, such as `HONOUR`: at most 10,000 rows of the schema's fields, each with its own outcome. It is
    /// sent again after faults, with the same idempotency key.
    ///
    /// # Errors
    /// [`Error::Refused`] when it was refused as a whole.
    pub async fn submit<R: Serialize>(&self, kind: &str, rows: &[R], options: SubmitOptions) -> Result<Submission> {
        self.write("submit", "Submit", kind, rows, options).await
    }

    /// Corrects records: rows of `id`, `expectedRevision`, `reason` and `changes`. See [`submit`](Self::submit).
    ///
    /// # Errors
    /// As there.
    pub async fn correct<R: Serialize>(&self, kind: &str, rows: &[R], options: SubmitOptions) -> Result<Submission> {
        self.write("correct", "Correct", kind, rows, options).await
    }

    /// Withdraws records: rows of `id`, `reason` and perhaps `expectedRevision`. See [`submit`](Self::submit).
    ///
    /// # Errors
    /// As there.
    pub async fn withdraw<R: Serialize>(&self, kind: &str, rows: &[R], options: SubmitOptions) -> Result<Submission> {
        self.write("withdraw", "Withdraw", kind, rows, options).await
    }

    async fn write<R: Serialize>(
        &self,
        verb: &str,
        capital: &str,
        kind: &str,
        rows: &[R],
        options: SubmitOptions,
    ) -> Result<Submission> {
        let known = PLURALS.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind));
        let (_, plural) = known.ok_or_else(|| {
            let names: Vec<_> = PLURALS.iter().map(|(name, _)| *name).collect();
            Error::Argument(format!("{kind:?} is no kind of record; they are {}", names.join(", ")))
        })?;
        let (operation, field) = (format!("{capital}{plural}"), format!("{verb}{plural}"));
        let document =
            format!("mutation {operation}($input: {operation}Input!) {{ {field}(input: $input) {{ {SELECTION} }} }}");
        let key = options.idempotency_key.unwrap_or_else(random_name);
        let variables = json!({ "input": {
            "idempotencyKey": key,
            "mode": if options.partial { "PARTIAL" } else { "ALL_OR_NOTHING" },
            "dryRun": options.dry_run,
            "rows": to_json(&rows)?,
        } });
        let mut answer = self.execute(&document, &variables, Some(&operation)).await?;
        let told: Submission = serde_json::from_value(answer.data[&field].take())
            .map_err(|error| Error::Unexpected(format!("the answer has another form: {error}")))?;
        if !told.user_errors.is_empty() {
            return Err(Error::Refused(told.user_errors));
        }
        Ok(Submission { idempotency_key: key, ..told })
    }

    /// Sends a spreadsheet (CSV or XLSX) of records of a kind: its bytes, or a [`FileSource`].
    ///
    /// # Errors
    /// The gateway refuses it, or it cannot be read here.
    pub async fn upload(
        &self,
        kind: &str,
        file_name: &str,
        content: impl Into<FileSource>,
        options: SubmitOptions,
    ) -> Result<Upload> {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("kind", &kind.to_lowercase())
            .append_pair("fileName", file_name)
            .append_pair("dryRun", if options.dry_run { "true" } else { "false" })
            .finish();
        let path = format!("/v1/uploads?{query}");
        let key = options.idempotency_key.unwrap_or_else(random_name);
        let file = content.into().named(file_name);
        Upload::of(self.send_file(Method::POST, &path, &file, Some(key)).await?.json()?)
    }

    /// How far an upload is.
    ///
    /// # Errors
    /// There is none of this id.
    pub async fn upload_state(&self, id: &str) -> Result<Upload> {
        Upload::of(self.perform(Call::get(&format!("/v1/uploads/{id}")), plain_error).await?.json()?)
    }

    /// Waits until an upload is done, or waits for its review.
    ///
    /// # Errors
    /// [`Error::NotOver`] when it was not, within so long; there is none of this id.
    pub async fn wait_for_upload(&self, id: &str, within: Duration) -> Result<Upload> {
        let path = format!("/v1/uploads/{id}");
        let awaited = Awaited { kind: "upload", id, path: &path, gone: &[] };
        let second = Duration::from_secs(1);
        let patience = Patience { within, first: second, longest: second };
        until_over(self, awaited, patience, |whole| Upload::of(whole.json()?), Upload::has_ended).await
    }

    /// The refused rows of an upload with what is wrong, in the form that it had.
    ///
    /// # Errors
    /// There is none of this id.
    pub async fn upload_errors(&self, id: &str) -> Result<bytes::Bytes> {
        let path = format!("/v1/uploads/{id}/errors");
        let mut call = Call::get(&path);
        call.headers.push((ACCEPT, "*/*".to_owned()));
        Ok(self.perform(call, plain_error).await?.body)
    }
}
