//! Removes what has been kept long enough: files and faults of uploads that are over, and what is left of files that
//! never came whole. The row of an upload with its counts stays.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{UploadError, Uploads, receive::receiving_lease, repo};

/// What is removed in one step.
const UPLOADS_A_STEP: u64 = 20;
const PIECES_A_STATEMENT: u64 = 64;
const FAULTS_A_STATEMENT: u64 = 5_000;
/// More files are hardly coming in at once, in all processes.
const RECEIVED_AT_ONCE: u64 = 500;
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
            let begun = repo::cut_off(self.store.reader(), now - BEGUN, RECEIVED_AT_ONCE).await?;
            let begun: BTreeMap<String, i64> = begun.into_iter().map(|id| (receiving_lease(id), id)).collect();
            let names: Vec<&str> = begun.keys().map(String::as_str).collect();
            // Of one that somebody receives the lease is not to be had.
            for lease in self.leases.take_some(&names, names.len()).await? {
                let Some(&id) = begun.get(lease.name()) else { continue };
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
