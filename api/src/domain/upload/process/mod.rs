//! Deals with the rows of an upload: reads the file on one thread and writes its rows batch by batch.
//!
//! The records of a batch, the counts, the faults and the hold on the lease are one transaction. Where a job was cut off,
//! the next one reads past as many rows as were counted, and goes on. A dry run, and the check before a review, enters each
//! batch and takes it back, so rows of one batch see each other, and those of another do not.

mod batch;
mod read;
mod suggest;

use std::{
    collections::HashMap,
    io,
    sync::{Arc, atomic::Ordering},
};

use entity::code::{AuditAction, UploadState};
use tokio::{runtime::Handle, sync::mpsc};

use self::{
    batch::{About, BatchTask, Entered},
    read::Message,
};
use super::{FileFormat, Upload, UploadError, Uploads, chunk_file::ChunkFile, repo, review};
use crate::domain::{
    access::{Access, OrganisationId, RepoError},
    audit::{self, Origin},
    disclosure::{
        registry::find_kind,
        write::{WriteError, Writer},
    },
    lease::{Lease, Leases},
    registry::search::SearchIndex,
    submission,
};

pub(super) use self::read::open as open_file;

/// Batches that wait between reading and writing.
const BATCHES_AHEAD: usize = 1;
/// How often a file is tried whose job never gets on, before it is given up.
const ATTEMPTS_MAX: u32 = 6;

/// Why the work on an upload stopped. What was written before stands, and the work can be taken up again.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// The database failed.
    #[error(transparent)]
    Upload(#[from] UploadError),
    /// The database failed while records were written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The organisation could not be read.
    #[error(transparent)]
    Access(#[from] RepoError),
    /// The pieces of the file could not be read.
    #[error("the file of the upload cannot be read")]
    File(#[source] io::Error),
    /// The lease is somebody else's now.
    #[error("somebody else deals with the upload")]
    Lost,
    /// The reading thread ended early.
    #[error("reading the file ended unexpectedly")]
    Reader(#[source] tokio::task::JoinError),
}

impl From<sea_orm::DbErr> for ProcessError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Upload(error.into())
    }
}

/// Deals with uploads.
#[derive(Debug, Clone)]
pub struct Processor {
    /// The uploads.
    pub uploads: Uploads,
    /// The one write path.
    pub writer: Writer,
    /// The organisations.
    pub access: Access,
    /// Whose work it is.
    pub leases: Leases,
    /// Where enterprises of a similar name are found; none where search is switched off.
    pub search: Option<Arc<SearchIndex>>,
}

impl Processor {
    /// Deals with what is left of the rows of an upload, under a lease.
    ///
    /// # Errors
    /// [`ProcessError`]; what was written before stands.
    pub async fn run(&self, id: i64, lease: &Lease) -> Result<(), ProcessError> {
        let store = &self.uploads.store;
        let Some(upload) = repo::find(store.writer(), id).await? else { return Ok(()) };
        if !matches!(upload.state, UploadState::Queued | UploadState::Running) {
            return Ok(());
        }
        if lease.attempts() > ATTEMPTS_MAX {
            return self.fail(id, lease, "the file could not be dealt with; ask the operator, or split it").await;
        }
        let Some(kind) = find_kind(&upload.kind) else { return Err(UploadError::UnknownValue(id).into()) };
        let Some(jurisdiction) = self.access.find_jurisdiction(OrganisationId(upload.organisation)).await? else {
            return Err(UploadError::UnknownValue(id).into());
        };
        if let Err(refusal) = submission::may_write(&jurisdiction, kind) {
            // It could when the file came.
            return self.fail(id, lease, &refusal.to_string()).await;
        }
        let Some(origin) = repo::origin_of(store.reader(), id).await? else { return Ok(()) };
        if upload.state == UploadState::Queued && upload.review.is_some() {
            // What the check had found; its rows are judged anew.
            self.uploads.remove_faults(id).await?;
        }
        let (send, mut receive) = mpsc::channel(BATCHES_AHEAD);
        let file = ChunkFile::new(store.clone(), Handle::current(), id, upload.size);
        let is_unreadable = file.failed();
        let mut before = upload.counts.rows;
        let reading = tokio::task::spawn_blocking(move || read::run(file, kind, before, &send));
        let mut columns = HashMap::new();
        while let Some(message) = receive.recv().await {
            match message {
                Message::Begun(format, names) => {
                    columns = names;
                    self.begin(id, format, lease).await?;
                }
                Message::Rows(rows, bytes_read) => {
                    let count = rows.len() as u64;
                    let now = self.uploads.clock.now();
                    let about = About { upload: &upload, kind, jurisdiction: &jurisdiction, origin: &origin };
                    let task = BatchTask::new(self, lease, about, &columns, now);
                    self.write(task.of(rows, before, bytes_read)).await?;
                    before += count;
                }
            }
        }
        match reading.await.map_err(ProcessError::Reader)? {
            Ok(()) => self.finish(&upload, &origin, lease).await,
            // The database's fault, not the file's.
            Err(error) if is_unreadable.load(Ordering::Relaxed) => Err(ProcessError::File(io::Error::other(error))),
            Err(error) => self.fail(id, lease, &error.to_string()).await,
        }
    }

    /// Writes a batch, or says what would become of it.
    async fn write(&self, mut task: BatchTask<'_>) -> Result<(), ProcessError> {
        let mut entered = self.writer.run(&task).await?;
        if let Entered::Unknown(rows) = entered {
            // Nothing was written: looking for names takes time, which no transaction should.
            task.suggestions = Some(self.suggest(task.drafts(), &rows).await);
            entered = self.writer.run(&task).await?;
        }
        match entered {
            Entered::Written => Ok(()),
            Entered::Lost | Entered::Unknown(_) => Err(ProcessError::Lost),
            Entered::Would(counts, faults) => {
                let transaction = self.held(task.lease).await?;
                let dialect = self.uploads.store.dialect();
                if !task.note(&transaction, dialect, counts, &faults).await? {
                    transaction.rollback().await?;
                    return Err(ProcessError::Lost);
                }
                Ok(transaction.commit().await?)
            }
        }
    }

    async fn begin(&self, id: i64, format: FileFormat, lease: &Lease) -> Result<(), ProcessError> {
        let transaction = self.held(lease).await?;
        repo::started(&transaction, id, format, self.uploads.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    async fn finish(&self, upload: &Upload, origin: &Origin, lease: &Lease) -> Result<(), ProcessError> {
        let (id, now) = (upload.id, self.uploads.clock.now());
        let transaction = self.held(lease).await?;
        let waits = upload.needs_review && upload.is_only_checked();
        if waits && repo::propose(&transaction, id).await? {
            audit::record(&transaction, origin, review::act(AuditAction::UploadProposed, id), now).await?;
        } else {
            repo::finish(&transaction, id, now).await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn fail(&self, id: i64, lease: &Lease, failure: &str) -> Result<(), ProcessError> {
        let transaction = self.held(lease).await?;
        repo::fail(&transaction, id, failure, self.uploads.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    /// A transaction in which the lease is held.
    async fn held(&self, lease: &Lease) -> Result<sea_orm::DatabaseTransaction, ProcessError> {
        let store = &self.uploads.store;
        let transaction = store.dialect().begin_write(store.writer()).await?;
        if self.leases.hold(&transaction, lease).await? {
            return Ok(transaction);
        }
        transaction.rollback().await?;
        Err(ProcessError::Lost)
    }
}
