//! Removes what is kept long enough: files of exports whose time is over, of snapshots that later ones stand for, and of
//! what nobody gets any more. The row of an export stays.

use super::{ExportError, Exports, process::lease_of, repo, schedule::FORMATS};
use crate::domain::lease::{LeaseError, Leases};

/// Exports of each sort that are removed in one turn.
const EXPORTS_A_TURN: u64 = 50;

/// Why exports could not be removed. What was removed stays so.
#[derive(Debug, thiserror::Error)]
pub enum RetainError {
    /// The database or the storage failed.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Who writes an export is not known.
    #[error(transparent)]
    Lease(#[from] LeaseError),
}

impl Exports {
    /// Removes what is due; how many exports it was about. What somebody still writes is left for the next turn.
    ///
    /// # Errors
    /// [`RetainError`].
    pub async fn clean(&self, leases: &Leases) -> Result<usize, RetainError> {
        let reader = self.0.store.reader();
        let due = async {
            let mut due = repo::outlived(reader, self.0.clock.now(), EXPORTS_A_TURN).await?;
            due.extend(repo::given_up(reader, EXPORTS_A_TURN).await?);
            for format in FORMATS {
                due.extend(repo::superseded(reader, format, self.0.settings.snapshots_kept, EXPORTS_A_TURN).await?);
            }
            Ok::<_, sea_orm::DbErr>(due)
        };
        let mut cleaned = 0;
        for id in due.await.map_err(ExportError::from)? {
            let Some(lease) = leases.take(&lease_of(id)).await? else { continue };
            let removed = self.remove(id).await;
            leases.end(&lease).await?;
            removed?;
            cleaned += 1;
        }
        Ok(cleaned)
    }

    /// Removes the files of an export: first it is told of nowhere any more, then they go.
    async fn remove(&self, id: i64) -> Result<(), ExportError> {
        let writer = self.0.store.writer();
        repo::part::remove(writer, id).await?;
        self.0.storage.remove_folder(&id.to_string()).await.map_err(|cause| ExportError::Storage { id, cause })?;
        Ok(repo::mark_removed(writer, id, self.0.clock.now()).await?)
    }
}
