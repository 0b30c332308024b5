//! Removes what is kept no longer: results whose time is over, what is left of jobs that are over, and what is left of files
//! that never came whole. The row of a job with its counts stays.

use chrono::TimeDelta;

use super::{
    VerificationJobError, VerificationJobs,
    place::{folder, work_folder},
    process::lease_of,
    repo,
};
use crate::domain::lease::{LeaseError, Leases};

/// Jobs of each sort that are dealt with in one turn.
const JOBS_A_TURN: u64 = 50;

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
        let patience = TimeDelta::from_std(self.0.settings.receive_deadline).unwrap_or(TimeDelta::MAX);
        // Twice the time that it may take: who receives it has given it up by then.
        let begun_before = now.checked_sub_signed(patience).and_then(|at| at.checked_sub_signed(patience));
        let mut cleaned = 0;
        if let Some(before) = begun_before {
            for id in repo::cut_off(reader, before, JOBS_A_TURN).await.map_err(VerificationJobError::from)? {
                self.discard(id).await?;
                cleaned += 1;
            }
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
