//! Uploads that wait for their turn, and what is removed of those that are over.

use std::time::Duration;

use async_trait::async_trait;

use super::{Done, Job, JobError};
use crate::domain::{
    lease::Lease,
    upload::{Uploads, process::Processor},
};

/// What the leases of uploads begin with; their numbers follow.
const UPLOAD: &str = "upload:";
/// The lease of retention.
const RETENTION: &str = "upload-retention";
/// Uploads that are looked at for one that is free.
const LOOKED_AT: u64 = 50;
/// How often what is kept is looked through.
const RETENTION_EVERY: Duration = Duration::from_mins(1);

/// Deals with the rows of uploads.
#[derive(Debug)]
pub struct UploadJob(pub Processor);

#[async_trait]
impl Job for UploadJob {
    fn name(&self) -> &'static str {
        "upload"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let waiting = self.0.uploads.unfinished(LOOKED_AT).await?;
        Ok(waiting.into_iter().map(|id| format!("{UPLOAD}{id}")).collect())
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        let id = lease.name().strip_prefix(UPLOAD).and_then(|id| id.parse().ok());
        if let Some(id) = id {
            self.0.run(id, lease).await?;
        }
        Ok(Done::Finished)
    }
}

/// Removes what was kept long enough.
#[derive(Debug)]
pub struct RetentionJob(pub Uploads);

#[async_trait]
impl Job for RetentionJob {
    fn name(&self) -> &'static str {
        "upload retention"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![RETENTION.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let cleaned = self.0.clean().await?;
        if cleaned > 0 {
            tracing::info!(uploads = cleaned, "files of uploads removed");
        }
        Ok(Done::Again(RETENTION_EVERY))
    }
}
