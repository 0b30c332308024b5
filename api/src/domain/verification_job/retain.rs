//! Removes what is kept no longer: results whose time is over, what is left of jobs that are over, and what is left of files
//! that never came whole. The row of a job with its counts stays.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{
    VerificationJobError, VerificationJobs,
    place::{folder, work_folder},
    process::lease_of,
    receive::receiving_lease,
    repo,
};
use crate::domain::lease::{LeaseError, Leases};

/// Jobs of each sort that are dealt with in one turn.
const JOBS_A_TURN: u64 = 50;

/// More files are hardly coming in at once, in all processes.
const RECEIVED_AT_ONCE: u64 = 500;

/// Whoever begins to receive a file holds its lease by then.
const BEGUN: TimeDelta = TimeDelta::seconds(30);

/// Why files could not be removed. What was removed stays so.
#[derive(Debug, thiserror::Error)]
pub enum RetainError {
    /// The database or the storage failed.
    #[error(transparent)]
    Job(#[from] VerificationJobError),
    /// Who works on a job is not known.
    #[error(transparent)]
    Lease(#[from] LeaseError),
}

impl VerificationJobs {
    /// Removes what is due; how many jobs it was about. What somebody still works on is left for the next turn.
    ///
    /// # Errors
    /// [`RetainError`].
    pub async fn clean(&self, leases: &Leases) -> Result<usize, RetainError> {
        let (reader, now) = (self.0.store.reader(), self.0.clock.now());
        let mut cleaned = 0;
        let begun = repo::cut_off(reader, now - BEGUN, RECEIVED_AT_ONCE).await.map_err(VerificationJobError::from)?;
        let begun: BTreeMap<String, i64> = begun.into_iter().map(|id| (receiving_lease(id), id)).collect();
        let names: Vec<&str> = begun.keys().map(String::as_str).collect();
        // Of one that somebody receives the lease is not to be had.
        for lease in leases.take_some(&names, names.len()).await? {
            let Some(&id) = begun.get(lease.name()) else { continue };
            let discarded = self.discard(id).await;
            leases.end(&lease).await?;
            discarded?;
            cleaned += 1;
        }
        let due = async {
            let mut due = repo::outlived(reader, now, JOBS_A_TURN).await?;
            due.extend(repo::given_up(reader, JOBS_A_TURN).await?);
            Ok::<_, sea_orm::DbErr>((due, repo::untidy(reader, JOBS_A_TURN).await?))
        };
        let (due, untidy) = due.await.map_err(VerificationJobError::from)?;
        let jobs = due.into_iter().map(|id| (id, true)).chain(untidy.into_iter().map(|id| (id, false)));
        for (id, all) in jobs {
            let Some(lease) = leases.take(&lease_of(id)).await? else { continue };
            let removed = if all { self.remove(id).await } else { self.tidy(id).await };
            leases.end(&lease).await?;
            removed?;
            cleaned += 1;
        }
        Ok(cleaned)
    }

    /// Removes everything that is kept of a job: first its result is told of nowhere any more, then it goes.
    async fn remove(&self, id: i64) -> Result<(), VerificationJobError> {
        let writer = self.0.store.writer();
        repo::expire(writer, id).await?;
        let removed = self.0.storage.remove_folder(&folder(id)).await;
        removed.map_err(|cause| VerificationJobError::Storage { id, cause })?;
        Ok(repo::mark_removed(writer, id, self.0.clock.now()).await?)
    }

    /// Removes what is kept beside the result of a job.
    pub(super) async fn tidy(&self, id: i64) -> Result<(), VerificationJobError> {
        let removed = self.0.storage.remove_folder(&work_folder(id)).await;
        removed.map_err(|cause| VerificationJobError::Storage { id, cause })?;
        Ok(repo::mark_tidy(self.0.store.writer(), id).await?)
    }
}
