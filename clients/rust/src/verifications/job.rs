//! What the gateway tells of a verification of a file, and what is in its result.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{
    changes::number,
    error::{Error, Result},
    exports::{Compression, rows},
    operations::VerifiedSubjectFields,
};

/// A file that is verified in the background.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationJob {
    /// Whoever has it may wait for it and fetch its result, in another process too.
    pub id: String,
    /// `queued`, `running`, `ready`, `failed`, `expired` or `cancelled`.
    pub state: String,
    /// What was sent.
    pub file: JobFile,
    /// The last change that counts. Keep it with the decision.
    #[serde(deserialize_with = "number")]
    pub sequence: u64,
    /// The moment that is judged.
    pub at: String,
    /// The day in China on which entries count as in force or not.
    pub day: String,
    /// How far it is.
    pub progress: JobProgress,
    /// How many rows are what.
    pub counts: JobCounts,
    /// How many rows are on each list.
    pub verdicts: Vec<JobVerdicts>,
    /// Why it failed, and what would be right.
    pub failure: Option<String>,
    /// The file of its result.
    pub result: Option<JobResult>,
    /// Until when that is kept.
    pub expires_at: Option<String>,
    pub(super) links: Links,
}

impl VerificationJob {
    /// Whether its result is there.
    pub fn is_ready(&self) -> bool {
        self.state == "ready"
    }

    /// Whether nothing more happens to it, unless it expires.
    pub fn has_ended(&self) -> bool {
        !matches!(&*self.state, "queued" | "running")
    }
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobFile {
    /// What it is called.
    pub name: Option<String>,
    /// `csv` or `xlsx`, once that is known.
    pub format: Option<String>,
    /// The columns that were not read.
    #[serde(default)]
    pub ignored_columns: Vec<String>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct JobProgress {
    /// How many rows are done.
    pub rows: u64,
    /// How many there are; 0 until that is known.
    #[serde(deserialize_with = "or_zero")]
    pub of: u64,
}

fn or_zero<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<u64, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// How many rows are what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobCounts {
    /// Exactly one enterprise fits.
    pub found: u64,
    /// None fits.
    pub not_found: u64,
    /// Several may be meant.
    pub ambiguous: u64,
    /// What is stated cannot be.
    pub invalid: u64,
    /// An entry is in force against the enterprise.
    pub listed: u64,
}

/// How many rows are on a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobVerdicts {
    /// The list.
    pub list: String,
    /// An entry is in force.
    pub listed: u64,
    /// There are entries, none of which is in force.
    pub formerly_listed: u64,
    /// There is no entry.
    pub clear: u64,
}

/// The file of a result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct JobResult {
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of it.
    pub sha256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Links {
    pub(super) result: Option<String>,
}

/// What became of a row of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedRow {
    /// The row as you count: the sheet's row, or the line on which it starts. `index` counts from 0.
    pub row: u64,
    /// What stood there.
    pub stated: Stated,
    /// Of the enterprise that was found.
    pub score: Option<u64>,
    /// The last change that counted.
    #[serde(deserialize_with = "number")]
    pub sequence: u64,
    /// The day in China on which entries count as in force or not.
    pub day: String,
    /// What was found, as of a subject of [`verify`](crate::Client::verify).
    #[serde(flatten)]
    pub subject: VerifiedSubjectFields,
}

/// The cells of a row as they stood there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stated {
    /// The credit code.
    pub credit_code: Option<String>,
    /// The registration number.
    pub registration_number: Option<String>,
    /// The name.
    pub name: Option<String>,
}

/// The rows of a result in NDJSON as it was downloaded, one after the other.
///
/// # Errors
/// It cannot be read, or is no such file.
pub fn results_of(path: impl AsRef<Path>) -> Result<impl Iterator<Item = Result<VerifiedRow>>> {
    let path = path.as_ref();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wrong = move |error: &dyn std::fmt::Display| {
        Error::Argument(format!("{name} is no result in NDJSON, which is asked for by format(\"NDJSON\"): {error}"))
    };
    let lines = rows(path, Compression::None)?;
    Ok(lines.map(move |row| match row {
        Ok(row) => serde_json::from_value(row).map_err(|error| wrong(&error)),
        Err(error) => Err(wrong(&error)),
    }))
}
