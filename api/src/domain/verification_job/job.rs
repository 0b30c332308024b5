//! A file that is verified: where it stands, and what its rows came to.

use chrono::{DateTime, NaiveDate, Utc};
use entity::code::VerificationState;

use super::{Format, What};
use crate::domain::{dataset::point::Point, disclosure::timeliness::day_in_china};

/// How many rows came to what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that were verified.
    pub rows: u64,
    /// Rows that mean exactly one enterprise.
    pub found: u64,
    /// Rows that no enterprise fits.
    pub not_found: u64,
    /// Rows that may mean several enterprises.
    pub ambiguous: u64,
    /// Rows that cannot be looked up.
    pub invalid: u64,
    /// Rows whose enterprise is on one of the lists at least.
    pub listed: u64,
    /// Names for which similar ones were looked for.
    pub searched: u64,
    /// Of each list how many rows are on it, were on it, and are not.
    pub verdicts: Vec<[u64; 3]>,
}

/// A result that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFile {
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal digits.
    pub sha256: String,
}

/// A file that is verified.
#[derive(Debug, Clone)]
pub struct VerificationJob {
    /// Its number.
    pub id: i64,
    /// The client that sent it.
    pub client: i64,
    /// What the client calls it.
    pub idempotency_key: Option<String>,
    /// Where it stands.
    pub state: VerificationState,
    /// What the file is called.
    pub file_name: Option<String>,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// Bytes of the file.
    pub size: u64,
    /// Its format, once it was looked at.
    pub file_format: Option<Format>,
    /// What is asked.
    pub what: What,
    /// How many rows the client may have verified in a day.
    pub daily_rows_max: u64,
    /// At which point of the data everything is judged.
    pub point: Point,
    /// Columns of the file that mean nothing here.
    pub ignored_columns: Vec<String>,
    /// Why it could not be verified.
    pub failure: Option<String>,
    /// When the file began to come in.
    pub created_at: DateTime<Utc>,
    /// When it was over.
    pub finished_at: Option<DateTime<Utc>>,
    /// When the result is removed.
    pub expires_at: Option<DateTime<Utc>>,
    /// Rows of the file; 0 before they were counted.
    pub total: u64,
    /// What its rows came to so far.
    pub counts: Counts,
    /// Files in which what was found of them is kept.
    pub segments: u64,
    /// The result, once it is there.
    pub result: Option<ResultFile>,
}

impl VerificationJob {
    /// The day in China on which entries count as in force or not.
    pub fn day(&self) -> NaiveDate {
        day_in_china(self.point.at)
    }

    /// What its result is called when it is saved.
    pub fn result_name(&self) -> String {
        let name = self.file_name.as_deref().unwrap_or("verification");
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        format!("{stem}-verified.{}", self.what.format.code())
    }
}
