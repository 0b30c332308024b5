//! Snapshots that the gateway makes by itself, for everybody who may read them: as lines of JSON and as Parquet, both as
//! of the same change.

use chrono::{DateTime, Utc};

use super::{Export, ExportError, Exports, Format, What, repo};
use crate::domain::{
    dataset,
    lease::{Lease, Leases},
};

/// The formats of these snapshots.
pub const FORMATS: [Format; 2] = [Format::Ndjson, Format::Parquet];

impl Exports {
    /// When the next snapshot is due; nothing when none ever is. It may be late, and is not made while there is nothing
    /// that the last one has not.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn next_snapshot_at(&self) -> Result<Option<DateTime<Utc>>, ExportError> {
        let Some(every) = self.0.settings.snapshot_every else { return Ok(None) };
        let last = self.last_scheduled().await?;
        Ok(Some(last.map_or_else(|| self.0.clock.now(), |last| last.created_at + every)))
    }

    /// Asks for the next snapshot if it is due and there is something new, under a lease; whether it did.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn schedule(&self, leases: &Leases, lease: &Lease) -> Result<bool, ExportError> {
        let Some(due) = self.next_snapshot_at().await? else { return Ok(false) };
        let now = self.0.clock.now();
        if due > now {
            return Ok(false);
        }
        let sequence = dataset::progress(&self.0.store).await?.sequence;
        let last = self.last_scheduled().await?;
        if sequence <= last.map_or(0, |last| last.sequence) {
            return Ok(false);
        }
        let transaction = self.0.store.dialect().begin_write(self.0.store.writer()).await?;
        if !leases.hold(&transaction, lease).await? {
            transaction.rollback().await?;
            return Ok(false);
        }
        for format in FORMATS {
            let what = What::everything(format);
            let row = repo::NewRow { organisation: None, client: None, idempotency_key: None, what: &what, sequence };
            repo::insert(&transaction, row, now).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    async fn last_scheduled(&self) -> Result<Option<Export>, ExportError> {
        repo::last_scheduled(self.0.store.reader(), FORMATS[0]).await
    }
}
