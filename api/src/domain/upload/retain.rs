//! Removes what has been kept long enough: files and faults of uploads that are over, and what is left of files that
//! never came whole. The row of an upload with its counts stays.

use chrono::TimeDelta;

use super::{UploadError, Uploads, receive::receiving_lease, repo};

/// What is removed in one step.
const UPLOADS_A_STEP: u64 = 20;
const PIECES_A_STATEMENT: u64 = 64;
const FAULTS_A_STATEMENT: u64 = 5_000;
/// Whoever begins to receive a file holds its lease by then.
const BEGUN: TimeDelta = TimeDelta::seconds(30);

impl Uploads {
    /// Removes what is due, in bounded steps; how many uploads it was about.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer; what was removed stays removed.
    pub async fn clean(&self) -> Result<usize, UploadError> {
        let now = self.clock.now();
        let mut cleaned = 0;
        let over_before = now.checked_sub_signed(self.settings.keep);
        loop {
            let mut found = 0;
            for id in repo::cut_off(self.store.reader(), now - BEGUN, UPLOADS_A_STEP).await? {
                // While somebody receives it, it is not to be had.
                let Some(lease) = self.leases.take(&receiving_lease(id)).await? else { continue };
                let discarded = self.discard(id).await;
                self.leases.end(&lease).await?;
                discarded?;
                found += 1;
            }
            if let Some(before) = over_before {
                for id in repo::outlived(self.store.reader(), before, UPLOADS_A_STEP).await? {
                    self.empty(id).await?;
                    repo::mark_removed(self.store.writer(), id, now).await?;
                    found += 1;
                }
            }
            cleaned += found;
            if found == 0 {
                return Ok(cleaned);
            }
        }
    }

    /// Removes an upload whose file never was whole.
    pub(super) async fn discard(&self, id: i64) -> Result<(), UploadError> {
        if !repo::condemn(self.store.writer(), id).await? {
            return Ok(());
        }
        self.empty(id).await?;
        Ok(repo::remove(self.store.writer(), id).await?)
    }

    /// Removes the file and the faults of an upload.
    async fn empty(&self, id: i64) -> Result<(), UploadError> {
        let writer = self.store.writer();
        while repo::chunk::remove_some(writer, id, PIECES_A_STATEMENT).await? > 0 {}
        self.remove_faults(id).await
    }

    /// Removes the faults of an upload's rows.
    pub(super) async fn remove_faults(&self, id: i64) -> Result<(), UploadError> {
        while repo::fault::remove_some(self.store.writer(), id, FAULTS_A_STATEMENT).await? > 0 {}
        Ok(())
    }
}
