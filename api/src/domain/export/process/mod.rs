//! Writes the parts of an export, under a lease.
//!
//! A part that is whole stands in a row, in one transaction with the hold on the lease. Where a job was cut off, the next
//! one goes on after the last of these, and writes what was under way once more: as of the same change, so the same bytes.
//! The next rows are read while others are written, and what is written is uploaded before more is.

mod part;
mod read;

use entity::code::ExportState;
use sea_orm::DatabaseTransaction;

use self::read::Publishers;
use super::{
    Export, ExportError, Exports, MANIFEST, Part, Parts, encode::EncodeError, manifest::manifest, path_of, repo,
};
use crate::domain::{
    dataset,
    disclosure::kind::DisclosureKind,
    lease::{Lease, Leases},
    storage::BoxError,
    store::view::{Route, View},
};

/// How often an export is begun that never gets on, before it is given up.
const ATTEMPTS_MAX: u32 = 6;

/// The lease of the work on an export.
pub fn lease_of(export: i64) -> String {
    format!("export:{export}")
}

/// Why the work on an export stopped. What was written before stands, and the work can be taken up again.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// The database failed.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Rows could not be written.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// The storage failed.
    #[error("a file of the export could not be kept")]
    Storage(#[source] BoxError),
    /// The lease is somebody else's now, or nobody wants the export any more.
    #[error("somebody else writes the export, or nobody wants it any more")]
    Lost,
    /// The writing thread ended early.
    #[error("writing rows ended unexpectedly")]
    Writer(#[source] tokio::task::JoinError),
}

impl From<sea_orm::DbErr> for ProcessError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Export(error.into())
    }
}

/// Writes exports.
#[derive(Clone)]
pub struct Processor {
    /// The exports.
    pub exports: Exports,
    /// Whose work it is.
    pub leases: Leases,
}

/// How far the work on one export is.
struct Work<'a> {
    processor: &'a Processor,
    lease: &'a Lease,
    export: &'a Export,
    view: View,
    parts: Vec<Part>,
    looked: u64,
}

impl Processor {
    /// Writes what is left of an export, under a lease.
    ///
    /// # Errors
    /// [`ProcessError`]; what was written before stands.
    pub async fn run(&self, id: i64, lease: &Lease) -> Result<(), ProcessError> {
        let store = &self.exports.0.store;
        let Some(mut export) = repo::find(store.writer(), id).await? else { return Ok(()) };
        if !matches!(export.state, ExportState::Queued | ExportState::Running) {
            return Ok(());
        }
        if lease.attempts() > ATTEMPTS_MAX {
            return self.fail(id, lease, "the export could not be written; ask the operator").await;
        }
        let view = View::new(store.clone(), Route::undecided());
        view.hold(export.sequence);
        if export.state == ExportState::Queued {
            export.progress.total = self.begin(&export, &view, lease).await?;
        }
        let mut parts = repo::part::of_exports(store.writer(), &[id]).await?;
        let parts = parts.remove(&id).unwrap_or_default();
        let looked = export.progress.looked;
        let mut work = Work { processor: self, lease, export: &export, view, parts, looked };
        let mut publishers = Publishers::default();
        for kind in &export.what.kinds {
            work.write_kind(*kind, &mut publishers).await?;
        }
        let parts = work.parts;
        if let Some(known) = repo::find(store.writer(), id).await? {
            export.progress = known.progress;
        }
        self.finish(&export, &parts, lease).await
    }

    /// Notes that it is begun; how many records there are to look at.
    async fn begin(&self, export: &Export, view: &View, lease: &Lease) -> Result<u64, ProcessError> {
        let mut total = 0;
        for kind in &export.what.kinds {
            total += read::count(view, export, *kind).await?;
        }
        let transaction = self.held(lease).await?;
        if !repo::started(&transaction, export.id, total, self.exports.0.clock.now()).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        transaction.commit().await?;
        Ok(total)
    }

    /// Writes the manifest, and then says that all of it is there.
    async fn finish(&self, export: &Export, parts: &[Part], lease: &Lease) -> Result<(), ProcessError> {
        let Parts { store, storage, clock, settings, .. } = &*self.exports.0;
        let dataset = dataset::find(store.reader()).await.map_err(ExportError::from)?;
        let now = clock.now();
        let manifest = manifest(export, parts, dataset.as_ref(), now);
        let mut text = serde_json::to_vec_pretty(&manifest).map_err(EncodeError::from)?;
        text.push(b'\n');
        let mut file = storage.write(&path_of(export.id, MANIFEST)).await.map_err(ProcessError::Storage)?;
        file.write(text.into()).await.map_err(ProcessError::Storage)?;
        file.finish().await.map_err(ProcessError::Storage)?;
        let expires_at = (!export.is_scheduled()).then(|| now + settings.keep);
        let transaction = self.held(lease).await?;
        if !repo::finish(&transaction, export.id, now, expires_at).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        Ok(transaction.commit().await?)
    }

    async fn fail(&self, id: i64, lease: &Lease, failure: &str) -> Result<(), ProcessError> {
        let transaction = self.held(lease).await?;
        repo::fail(&transaction, id, failure, self.exports.0.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    /// A transaction in which the lease is held.
    async fn held(&self, lease: &Lease) -> Result<DatabaseTransaction, ProcessError> {
        let store = &self.exports.0.store;
        let transaction = store.dialect().begin_write(store.writer()).await?;
        if self.leases.hold(&transaction, lease).await? {
            return Ok(transaction);
        }
        transaction.rollback().await?;
        Err(ProcessError::Lost)
    }
}

impl Work<'_> {
    /// Writes the parts of a kind that are not written yet: one at least, so that its columns are known.
    async fn write_kind(
        &mut self,
        kind: &'static dyn DisclosureKind,
        publishers: &mut Publishers,
    ) -> Result<(), ProcessError> {
        let of_kind: Vec<&Part> = self.parts.iter().filter(|part| part.kind == kind.name()).collect();
        let (mut written, last) = (of_kind.len(), of_kind.last());
        if last.is_some_and(|last| last.is_last_of_kind) {
            return Ok(());
        }
        let after = last.map_or(0, |last| last.last_id);
        let view = self.view.clone();
        let mut reader = read::Reader::open(&view, self.export, kind, after, publishers).await?;
        reader.fill().await?;
        loop {
            written += 1;
            let part = self.write_part(kind, written, &mut reader).await?;
            let is_last = part.is_last_of_kind;
            self.parts.push(part);
            if is_last {
                return Ok(());
            }
        }
    }
}
