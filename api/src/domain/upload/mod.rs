//! Uploads (上传): a spreadsheet that a clerk sends becomes records, and its faulty rows come back in a file that can be
//! corrected and sent again.
//!
//! Source: DESIGN.md §2.4, DOMAIN.md §6. A file is received in pieces and kept in the database ([`receive`]), so that any
//! replica can read it; a job under a lease reads it and writes its rows batch by batch ([`process`]); the refused rows are
//! told one by one and as a file of the upload's own form ([`error_file`]). Where the organisation wants a second pair of
//! eyes, a file is only checked until another of its clients has approved it ([`review`]).
//!
//! Invariants: a client's idempotency key has one upload and one file; records, counts and faults of a batch are one
//! transaction, so a job that was cut off goes on where it stopped and no row is written or counted twice; memory is
//! bounded whatever the file holds; an upload is its organisation's, and nobody else learns that it exists. What is kept
//! of a fault is masked, and no digit of an identity number goes into an error file.
//! Left to others: reading spreadsheets (`import`), what becomes of a row (`disclosure::write`), running jobs (`worker`).

mod chunk_file;
pub mod error_file;
mod fault;
pub mod process;
pub mod receive;
mod repo;
pub mod retain;
pub mod review;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::code::UploadState;
use sea_orm::DbErr;
use tokio::sync::Semaphore;

use self::fault::StoredFault;
use super::{
    lease::{LeaseError, Leases},
    store::{
        Store,
        id_window::{IdPage, IdWindow},
    },
};
use crate::clock::Clock;

/// Bytes of one piece of a file.
pub const CHUNK_BYTES: usize = 256 * 1024;

/// The longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// Error files that a process makes at once: each reads a whole file.
const ERROR_FILES_AT_ONCE: usize = 2;

/// What an operator sets.
#[derive(Debug, Clone, Copy)]
pub struct UploadSettings {
    /// The largest file, in bytes.
    pub file_bytes_max: u64,
    /// How many files of an organisation may be on their way: coming in, or waiting for their turn or for a review.
    pub waiting_max: u64,
    /// How many bytes of files are kept of an organisation.
    pub kept_bytes_max: u64,
    /// How long a file and its faults are kept once its rows were dealt with.
    pub keep: TimeDelta,
}

/// Who sends a file.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Its organisation, which answers for the records.
    pub organisation: i64,
    /// Whether another client of the organisation reviews what this one sends.
    pub needs_review: bool,
    /// The client.
    pub client: i64,
    /// The public part of its key.
    pub key: String,
    /// The request.
    pub request_id: String,
    /// Where it comes from.
    pub address: String,
}

/// A file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its number.
    pub id: i64,
    /// The organisation that answers for it.
    pub organisation: i64,
    /// The client that sent it.
    pub client: i64,
    /// What the client calls it.
    pub idempotency_key: String,
    /// The kind of its records.
    pub kind: String,
    /// Whether it only says what would happen.
    pub dry_run: bool,
    /// Whether its rows are only checked until it is approved.
    pub needs_review: bool,
    /// Who reviewed it, and what for; none while nobody has.
    pub review: Option<Reviewed>,
    /// What the file is called.
    pub file_name: Option<String>,
    /// Its format, once it was looked at.
    pub format: Option<FileFormat>,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// Where it stands.
    pub state: UploadState,
    /// Why it could not be read to its end.
    pub failure: Option<String>,
    /// Bytes of the file.
    pub size: u64,
    /// Bytes of it that were read.
    pub bytes_read: u64,
    /// What became of its rows so far.
    pub counts: Counts,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// When the last row was dealt with.
    pub finished_at: Option<DateTime<Utc>>,
    /// Whether the file and its faults were removed, their time being over.
    pub is_removed: bool,
}

/// A review that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The client that made it.
    pub client: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Why the upload was rejected; none when it was approved.
    pub note: Option<String>,
}

impl Upload {
    /// Whether its rows are checked, and not written: they never are, or nobody has approved them yet.
    pub fn is_only_checked(&self) -> bool {
        self.dry_run || (self.needs_review && self.review.is_none())
    }

    /// Whether it moves on only by a review, if at all.
    pub fn is_at_rest(&self) -> bool {
        matches!(self.state, UploadState::Pending | UploadState::Done | UploadState::Failed | UploadState::Rejected)
    }
}

/// A format of files that is read and that an error file comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Values separated by commas, semicolons or tabs.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
}

impl FileFormat {
    /// Its name in the database, and the ending of its files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx].into_iter().find(|format| format.code() == code)
    }
}

/// Which uploads. All conditions given must hold.
#[derive(Debug, Clone, Default)]
pub struct UploadFilter {
    /// In one of these states.
    pub states: Option<Vec<UploadState>>,
    /// Of one of these kinds, by their tables' names.
    pub kinds: Option<Vec<&'static str>>,
}

/// What became of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All that were dealt with.
    pub rows: u64,
    /// New records.
    pub created: u64,
    /// Rows that said what was stored already.
    pub unchanged: u64,
    /// Rows that were refused.
    pub refused: u64,
}

/// One fault of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The row as the file's user counts.
    pub row: u64,
    /// The file's word for the column; empty if the row as a whole is at fault.
    pub column: String,
    /// What the cell holds, cut, and without a digit of an identity number.
    pub value: String,
    /// What is wrong and what would be right.
    pub reason: String,
}

/// Why uploads could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// The database refused or did not answer.
    #[error("the uploads could not be read or written")]
    Database(#[from] DbErr),
    /// A row holds what this version does not know.
    #[error("the row of upload {0} holds what this version does not know")]
    UnknownValue(i64),
    /// Who receives a file is not known.
    #[error(transparent)]
    Lease(#[from] LeaseError),
}

/// The uploads of all organisations.
#[derive(Debug, Clone)]
pub struct Uploads {
    store: Store,
    clock: Clock,
    leases: Leases,
    settings: UploadSettings,
    error_files: Arc<Semaphore>,
}

impl Uploads {
    /// Over a migrated database. Who receives a file holds a lease.
    pub fn new(store: Store, clock: Clock, leases: Leases, settings: UploadSettings) -> Self {
        Self { store, clock, leases, settings, error_files: Arc::new(Semaphore::new(ERROR_FILES_AT_ONCE)) }
    }

    /// What the operator set.
    pub fn settings(&self) -> UploadSettings {
        self.settings
    }

    /// An organisation's upload; nothing also for another's.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn find(&self, organisation: i64, id: i64) -> Result<Option<Upload>, UploadError> {
        let found = repo::find(self.store.reader(), id).await?;
        Ok(found.filter(|upload| upload.organisation == organisation && !upload.idempotency_key.is_empty()))
    }

    /// A page of an organisation's uploads, the latest first.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn page(
        &self,
        organisation: i64,
        filter: &UploadFilter,
        window: IdWindow,
    ) -> Result<IdPage<Upload>, UploadError> {
        repo::page(self.store.reader(), organisation, filter, window).await
    }

    /// How many such uploads an organisation has.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn count(&self, organisation: i64, filter: &UploadFilter) -> Result<u64, UploadError> {
        Ok(repo::count(self.store.reader(), organisation, filter).await?)
    }

    /// The faults of an upload's rows, in their order: so many after the one of this number, each with its number.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn faults(&self, upload: i64, window: IdWindow) -> Result<IdPage<RowFault>, UploadError> {
        Ok(repo::fault::page(self.store.reader(), upload, window).await?)
    }

    /// How many faults an upload's rows have.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn count_faults(&self, upload: i64) -> Result<u64, UploadError> {
        Ok(repo::fault::count(self.store.reader(), upload).await?)
    }

    /// The first uploads whose rows wait to be dealt with, by their numbers.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer.
    pub async fn unfinished(&self, limit: u64) -> Result<Vec<i64>, UploadError> {
        Ok(repo::unfinished(self.store.reader(), limit).await?)
    }
}
