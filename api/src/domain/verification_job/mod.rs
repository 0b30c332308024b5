//! Files of subjects that are verified (文件核验): a bank sends a sheet of up to a million rows, and gets one back that says
//! of each row what a call of [`verification`](super::verification) would have said.
//!
//! Source: DESIGN.md §2.5. A file is kept where exports are while it comes in ([`receive`]). A job under a lease counts its
//! rows, verifies them batch by batch, keeps what was found of each batch as lines of JSON, and at last writes all of
//! them as what was asked for ([`process`]).
//!
//! Invariants:
//! - every row is judged at one point of the data, which is fixed when the file is there, however long the work takes and
//!   whoever does it: what is written meanwhile changes nothing, and what a process that died had found stays found;
//! - a row of the file is a row of the result, in its order, also one that cannot be read;
//! - memory is bounded whatever the size; what is kept in memory is a batch;
//! - a job is its client's, and nobody else learns that it exists. Of a file nothing stays once its job is over.
//!
//! Left to others: what verification is (`verification`), reading sheets (`import`), where files are kept ([`Storage`]),
//! running jobs (`worker`).

mod line;
pub mod process;
pub mod receive;
mod repo;
mod result;
pub mod retain;

use std::{ops::Range, sync::Arc, time::Duration};

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use entity::code::VerificationState;
use sea_orm::DbErr;
use tokio::sync::Notify;

use super::{
    dataset::point::{AsOf, Point, PointError},
    disclosure::timeliness::day_in_china,
    reading::global_id,
    storage::{BoxError, PartBytes, Storage},
    store::{
        Store, StoreError,
        id_window::{IdPage, IdWindow},
        view::{Route, View},
    },
    verification::{List, Verification},
};
use crate::clock::Clock;

/// What ids of jobs name.
pub const JOB: &str = "verification_job";

/// The longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// Rows that are verified together, unless they are long.
pub const BATCH_ROWS: usize = 5_000;

/// What an operator sets.
#[derive(Debug, Clone, Copy)]
pub struct VerificationJobSettings {
    /// The largest file, in bytes.
    pub file_bytes_max: u64,
    /// How long a file may take to come in.
    pub receive_deadline: Duration,
    /// Rows of one file at most.
    pub rows_max: u64,
    /// Names of one file for which similar ones are looked for.
    pub names_searched_max: u64,
    /// How many files of a client may be on their way.
    pub waiting_max: u64,
    /// How many bytes of files and results are kept before none is taken any more.
    pub kept_bytes_max: u64,
    /// How long a result is kept.
    pub keep: TimeDelta,
    /// Rows that are verified together: [`BATCH_ROWS`].
    pub batch_rows: usize,
}

/// A format of files: what is sent is one of the first two, results are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Values separated by commas.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
    /// A JSON object a line.
    Ndjson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Ndjson];

    /// Its name in the database, and the ending of its files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ndjson => "ndjson",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// What is asked about the subjects of a file, and how it is answered.
#[derive(Debug, Clone)]
pub struct What {
    /// The lists that count, each once.
    pub lists: Vec<List>,
    /// Only entries of these authorities, by name; of all where none is named.
    pub authorities: Vec<String>,
    /// As of when; none for the moment at which the file is there.
    pub as_of: Option<AsOf>,
    /// How the result is written.
    pub format: Format,
    /// Whether a result in CSV begins with a byte order mark, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
}

impl What {
    /// As of when it is asked, as it is stored.
    fn as_of_text(&self) -> Option<String> {
        self.as_of.map(|as_of| match as_of {
            AsOf::Sequence(sequence) => sequence.to_string(),
            AsOf::Moment(at) => at.to_rfc3339_opts(SecondsFormat::Micros, true),
        })
    }

    /// Whether another asks for the same.
    fn is_same_as(&self, other: &Self) -> bool {
        let names = |what: &Self| what.lists.iter().map(|list| list.kind.name()).collect::<Vec<_>>();
        let form = |what: &Self| (what.format, what.byte_order_mark, what.as_of_text());
        names(self) == names(other) && self.authorities == other.authorities && form(self) == form(other)
    }
}

/// As of when a stored text says that it was asked.
fn as_of_from(text: &str) -> Option<AsOf> {
    let moment = || DateTime::parse_from_rfc3339(text).ok().map(|at| AsOf::Moment(at.to_utc()));
    text.parse().ok().map(AsOf::Sequence).or_else(moment)
}

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

/// Where a job is to be had by plain HTTP, below the gateway's address.
pub fn link(job: i64) -> String {
    format!("/v1/verifications/{}", global_id::encode(JOB, job))
}

/// Why jobs could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum VerificationJobError {
    /// The database refused or did not answer.
    #[error("the verifications of files could not be read or written")]
    Database(#[from] DbErr),
    /// A statement failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row holds what this version does not know.
    #[error("the row of verification {0} holds what this version does not know")]
    UnknownValue(i64),
    /// Where the files are kept does not answer, or does not have them.
    #[error("the files of verification {id} could not be reached")]
    Storage {
        /// The job.
        id: i64,
        /// What it says.
        #[source]
        cause: BoxError,
    },
}

/// The jobs of all clients. Clones share their parts.
#[derive(Clone)]
pub struct VerificationJobs(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    store: Store,
    verification: Verification,
    storage: Arc<dyn Storage>,
    clock: Clock,
    settings: VerificationJobSettings,
    queued: Arc<Notify>,
}

impl VerificationJobs {
    /// Over a migrated database; files are kept in this storage.
    pub fn new(
        store: Store,
        verification: Verification,
        storage: Arc<dyn Storage>,
        clock: Clock,
        settings: VerificationJobSettings,
    ) -> Self {
        Self(Arc::new(Parts { store, verification, storage, clock, settings, queued: Arc::default() }))
    }

    /// The same for work in the background.
    #[must_use]
    pub fn in_background(&self) -> Self {
        let (store, verification) = (self.0.store.background(), self.0.verification.in_background());
        Self(Arc::new(Parts { store, verification, ..(*self.0).clone() }))
    }

    /// Told of each file that this process has received.
    pub fn queued(&self) -> Arc<Notify> {
        Arc::clone(&self.0.queued)
    }

    /// What the operator set.
    pub fn settings(&self) -> VerificationJobSettings {
        self.0.settings
    }

    /// A job of this client; nothing also for another's.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn find(&self, client: i64, id: i64) -> Result<Option<VerificationJob>, VerificationJobError> {
        let found = repo::find(self.0.store.reader(), id).await?;
        Ok(found.filter(|job| job.client == client && job.state != VerificationState::Receiving))
    }

    /// A page of a client's jobs, the latest first.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn page(&self, client: i64, window: IdWindow) -> Result<IdPage<VerificationJob>, VerificationJobError> {
        repo::page(self.0.store.reader(), client, window).await
    }

    /// How many jobs a client has.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn count(&self, client: i64) -> Result<u64, VerificationJobError> {
        Ok(repo::count(self.0.store.reader(), client).await?)
    }

    /// The first jobs whose rows wait to be verified.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn unfinished(&self, limit: u64) -> Result<Vec<i64>, VerificationJobError> {
        Ok(repo::unfinished(self.0.store.reader(), limit).await?)
    }

    /// Takes a job of this client back: nothing more is done, and what is kept of it is removed. Nothing when there is no
    /// such job; one that has ended otherwise stays as it is.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn cancel(&self, client: i64, id: i64) -> Result<Option<VerificationJob>, VerificationJobError> {
        if self.find(client, id).await?.is_none() {
            return Ok(None);
        }
        repo::cancel(self.0.store.writer(), id, self.0.clock.now()).await?;
        repo::find(self.0.store.writer(), id).await
    }

    /// Some bytes of a result, from the first of the range to before its end, as they come.
    ///
    /// # Errors
    /// [`VerificationJobError`] when it cannot be read.
    pub async fn read(&self, job: i64, range: Range<u64>) -> Result<PartBytes, VerificationJobError> {
        let failed = |cause| VerificationJobError::Storage { id: job, cause };
        self.0.storage.read(&result_path(job), range).await.map_err(failed)
    }

    /// Checks that the data goes to a point.
    ///
    /// # Errors
    /// [`PointError`] where it does not, or the database fails.
    async fn point(&self, as_of: Option<AsOf>) -> Result<Point, PointError> {
        let view = View::new(self.0.store.clone(), Route::undecided());
        self.0.verification.point(&view, as_of).await
    }
}

/// The folder of all that is kept of a job.
fn folder(job: i64) -> String {
    format!("verifications/{job}")
}

/// The folder of what is kept until a job is over.
fn work_folder(job: i64) -> String {
    format!("{}/work", folder(job))
}

/// Where the file that was sent is kept.
fn file_path(job: i64) -> String {
    format!("{}/file", work_folder(job))
}

/// Where what was found of some rows is kept: those of the batch of this number, from 1.
fn segment_path(job: i64, number: u64) -> String {
    format!("{}/{number:06}", work_folder(job))
}

/// Where the result is kept.
fn result_path(job: i64) -> String {
    format!("{}/result", folder(job))
}

/// A count as the database keeps it.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::verification::find_list;

    fn what(as_of: Option<AsOf>) -> What {
        What {
            lists: vec![find_list("penalty").unwrap()],
            authorities: vec!["某局".to_owned()],
            as_of,
            format: Format::Csv,
            byte_order_mark: false,
        }
    }

    #[test]
    fn as_of_when_is_kept_as_it_was_asked() {
        let at = DateTime::parse_from_rfc3339("2017-01-01T00:00:00.000001Z").unwrap().to_utc();
        for as_of in [AsOf::Sequence(0), AsOf::Sequence(812), AsOf::Moment(at)] {
            assert_eq!(what(Some(as_of)).as_of_text().as_deref().and_then(as_of_from), Some(as_of));
        }
        assert_eq!((what(None).as_of_text(), as_of_from("x")), (None, None));
    }

    #[test]
    fn the_same_is_asked_only_where_everything_is() {
        let one = what(None);
        assert!(one.is_same_as(&what(None)) && !one.is_same_as(&what(Some(AsOf::Sequence(1)))));
        assert!(!one.is_same_as(&What { format: Format::Xlsx, ..what(None) }));
        assert!(!one.is_same_as(&What { authorities: Vec::new(), ..what(None) }));
        assert!(!one.is_same_as(&What { lists: vec![find_list("inspection").unwrap()], ..what(None) }));
    }
}
