//! Exports (导出): snapshots and deltas of the disclosed records, as files.
//!
//! Source: DESIGN.md §2.5. A snapshot has every record that is displayed as of one sequence number; a delta has what of it
//! is another than as of an earlier one. Whoever keeps a copy takes a snapshot, follows the feed from its sequence number,
//! or takes deltas now and then.
//!
//! Invariants:
//! - an export is as of one sequence number, which is fixed when it is asked for. Each record is read as its last change
//!   event up to that number says ([`repo::record`]), so no transaction spans the reading, writes go on meanwhile, and
//!   whoever takes up the work of a process that died writes what that would have written;
//! - the snapshot as of S₀, changed by the delta from S₀ to S, is the snapshot as of S; so it is, changed by the events
//!   between the two;
//! - memory is bounded whatever the size: records are read in batches, a part is uploaded as it is written;
//! - the manifest is written last: where there is none, there is no export;
//! - an export is its organisation's, and nobody else learns that it exists. What leads to persons is in it only where
//!   whoever asked for it may see that, and only who may see it gets the files.
//!
//! Left to others: what a change holds (`disclosure::write`), how it is told (`feed`), where files are kept ([`Storage`]),
//! running jobs (`worker`).

mod column;
mod encode;
pub mod manifest;
pub mod process;
mod repo;
pub mod request;
pub mod retain;
mod row;
pub mod schedule;
mod what;

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use entity::code::ExportState;
use sea_orm::DbErr;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

pub use self::{
    column::schema_version,
    what::{Compression, ExportFilter, Format, What},
};
use super::{
    storage::{BoxError, PartBytes, Storage},
    store::{
        Store, StoreError,
        id_window::{IdPage, IdWindow},
    },
};
use crate::{clock::Clock, hexadecimal::Hexadecimal};

/// The longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// The name of the manifest among the files of an export.
pub const MANIFEST: &str = "manifest.json";

/// What an operator sets.
#[derive(Debug, Clone, Copy)]
pub struct ExportSettings {
    /// Rows of a part at most.
    pub part_rows: u64,
    /// How many exports of a client may wait or be written at a time.
    pub waiting_max: u64,
    /// How many bytes are kept before none is taken any more.
    pub kept_bytes_max: u64,
    /// How long an export that was asked for is kept once it is done.
    pub keep: TimeDelta,
    /// How often the gateway makes a snapshot by itself; none for never.
    pub snapshot_every: Option<TimeDelta>,
    /// How many of these are kept of each format.
    pub snapshots_kept: u64,
}

/// An export.
#[derive(Debug, Clone)]
pub struct Export {
    /// Its number.
    pub id: i64,
    /// The organisation that asked for it; none for a snapshot that the gateway made by itself.
    pub organisation: Option<i64>,
    /// The client that asked for it.
    pub client: Option<i64>,
    /// What the client calls it.
    pub idempotency_key: Option<String>,
    /// Where it stands.
    pub state: ExportState,
    /// What is in it.
    pub what: What,
    /// As of which change.
    pub sequence: u64,
    /// Why it could not be written to its end.
    pub failure: Option<String>,
    /// How far it is.
    pub progress: Progress,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it was begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was done.
    pub finished_at: Option<DateTime<Utc>>,
    /// When its files are removed; none where that is not a matter of time.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Export {
    /// Whether the gateway made it by itself, for everybody.
    pub fn is_scheduled(&self) -> bool {
        self.organisation.is_none()
    }
}

/// How far an export is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records that there are to look at, about; 0 before that is known.
    pub total: u64,
    /// Records of those that were looked at.
    pub looked: u64,
    /// Rows of the parts that are written.
    pub rows: u64,
    /// Rows of those that say that a record is displayed no longer.
    pub deleted: u64,
    /// Bytes of the parts that are written.
    pub bytes: u64,
}

/// A part that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its place among the parts of the export, from 1.
    pub number: u32,
    /// The kind of its records, by its table's name.
    pub kind: String,
    /// What the file is called.
    pub name: String,
    /// Its rows.
    pub rows: u64,
    /// Rows of those that say that a record is displayed no longer.
    pub deleted: u64,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// The last record in it; 0 where there is none.
    pub last_id: i64,
    /// Whether the kind ends with it.
    pub is_last_of_kind: bool,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asker {
    /// Its organisation.
    pub organisation: i64,
    /// Its client.
    pub client: i64,
}

/// Why exports could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database refused or did not answer.
    #[error("the exports could not be read or written")]
    Database(#[from] DbErr),
    /// A statement failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row holds what this version does not know.
    #[error("the row of export {0} holds what this version does not know")]
    UnknownValue(i64),
    /// Where the files are kept does not answer, or does not have them.
    #[error("the files of export {id} could not be reached")]
    Storage {
        /// The export.
        id: i64,
        /// What it says.
        #[source]
        cause: BoxError,
    },
}

/// The exports of all organisations. Clones share their parts.
#[derive(Clone)]
pub struct Exports(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    store: Store,
    storage: Arc<dyn Storage>,
    clock: Clock,
    settings: ExportSettings,
    queued: Arc<Notify>,
}

impl Exports {
    /// Over a migrated database; files are kept in this storage.
    pub fn new(store: Store, storage: Arc<dyn Storage>, clock: Clock, settings: ExportSettings) -> Self {
        Self(Arc::new(Parts { store, storage, clock, settings, queued: Arc::default() }))
    }

    /// The same for work in the background.
    #[must_use]
    pub fn in_background(&self) -> Self {
        Self(Arc::new(Parts { store: self.0.store.background(), ..(*self.0).clone() }))
    }

    /// Told of each export that this process has been asked for.
    pub fn queued(&self) -> Arc<Notify> {
        Arc::clone(&self.0.queued)
    }

    /// What the operator set.
    pub fn settings(&self) -> ExportSettings {
        self.0.settings
    }

    /// An export of this organisation, or one of everybody's; nothing also for another's.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn find(&self, organisation: i64, id: i64) -> Result<Option<Export>, ExportError> {
        let found = repo::find(self.0.store.reader(), id).await?;
        Ok(found.filter(|export| export.organisation.is_none_or(|owner| owner == organisation)))
    }

    /// A page of an organisation's exports, the latest first.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn page(&self, organisation: i64, window: IdWindow) -> Result<IdPage<Export>, ExportError> {
        repo::page(self.0.store.reader(), organisation, window).await
    }

    /// How many exports an organisation has.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn count(&self, organisation: i64) -> Result<u64, ExportError> {
        Ok(repo::count(self.0.store.reader(), organisation).await?)
    }

    /// The latest snapshot of this format that the gateway made by itself and that is there.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn latest_snapshot(&self, format: Format) -> Result<Option<Export>, ExportError> {
        repo::latest_snapshot(self.0.store.reader(), format).await
    }

    /// The parts of these exports that are written, each export's in their order.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn parts(&self, exports: &[i64]) -> Result<HashMap<i64, Vec<Part>>, ExportError> {
        Ok(repo::part::of_exports(self.0.store.reader(), exports).await?)
    }

    /// The first exports of a sort whose parts wait to be written: those that were asked for, or those of the gateway.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn unfinished(&self, scheduled: bool, limit: u64) -> Result<Vec<i64>, ExportError> {
        Ok(repo::unfinished(self.0.store.reader(), scheduled, limit).await?)
    }

    /// The bytes of the manifest of an export that is ready, and their SHA-256 in hexadecimal digits.
    ///
    /// # Errors
    /// [`ExportError`] when it cannot be read.
    pub async fn manifest(&self, export: &Export) -> Result<(Vec<u8>, String), ExportError> {
        let failed = |cause| ExportError::Storage { id: export.id, cause };
        let bytes = self.0.storage.read_all(&path_of(export.id, MANIFEST)).await.map_err(failed)?;
        let sha256 = Hexadecimal(&Sha256::digest(&bytes)).to_string();
        Ok((bytes, sha256))
    }

    /// Some bytes of a part, from the first of the range to before its end, as they come.
    ///
    /// # Errors
    /// [`ExportError`] when it cannot be read.
    pub async fn read(&self, export: i64, part: &Part, range: std::ops::Range<u64>) -> Result<PartBytes, ExportError> {
        let failed = |cause| ExportError::Storage { id: export, cause };
        self.0.storage.read(&path_of(export, &part.name), range).await.map_err(failed)
    }
}

/// Where a file of an export is kept.
fn path_of(export: i64, name: &str) -> String {
    format!("{export}/{name}")
}

/// A count as the database keeps it.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
