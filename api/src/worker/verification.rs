//! Files of subjects that wait to be verified, and what is removed of those that are over.

use std::time::Duration;

use async_trait::async_trait;

use super::{Done, Job, JobError};
use crate::domain::{
    lease::{Lease, Leases},
    verification_job::{
        VerificationJobs,
        process::{ProcessError, Processor, lease_of},
    },
};

/// The lease of retention.
const RETENTION: &str = "verification-retention";
/// Files that are looked at for one that is free.
const LOOKED_AT: u64 = 50;
/// How often is looked for what is over.
const EVERY: Duration = Duration::from_mins(1);

/// Verifies files.
pub struct VerificationFileJob(pub Processor);

#[async_trait]
impl Job for VerificationFileJob {
    fn name(&self) -> &'static str {
        "verification"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let waiting = self.0.jobs.unfinished(LOOKED_AT).await?;
        Ok(waiting.into_iter().map(lease_of).collect())
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        let id = lease.name().rsplit_once(':').and_then(|(_, id)| id.parse().ok());
        let Some(id) = id else { return Ok(Done::Finished) };
        match self.0.run(id, lease).await {
            // Somebody else goes on with it, or whoever asked for it has cancelled it.
            Ok(()) | Err(ProcessError::Lost) => Ok(Done::Finished),
            Err(error) => Err(error.into()),
        }
    }
}

/// Removes what is kept no longer.
pub struct VerificationRetentionJob {
    /// The jobs.
    pub jobs: VerificationJobs,
    /// Whose work it is.
    pub leases: Leases,
}

#[async_trait]
impl Job for VerificationRetentionJob {
    fn name(&self) -> &'static str {
        "verification retention"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![RETENTION.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let cleaned = self.jobs.clean(&self.leases).await?;
        if cleaned > 0 {
            tracing::info!(verifications = cleaned, "files of verifications removed");
        }
        Ok(Done::Again(EVERY))
    }
}
