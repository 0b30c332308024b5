//! Exports that wait for their turn, snapshots that fall due, and what is removed of exports that are over.

use std::time::Duration;

use async_trait::async_trait;

use super::{Done, Job, JobError, Wake};
use crate::domain::{
    export::{
        Exports,
        process::{ProcessError, Processor, lease_of},
    },
    lease::{Lease, Leases},
};

/// The lease of what falls due.
const SCHEDULE: &str = "export-schedule";
/// The lease of retention.
const RETENTION: &str = "export-retention";
/// Exports that are looked at for one that is free.
const LOOKED_AT: u64 = 50;
/// How often is looked for what is due, and for what is over.
const EVERY: Duration = Duration::from_mins(1);

/// Writes exports: those that were asked for, or those of the gateway. Each sort has its own turn, so that nobody waits
/// for a snapshot of everything.
pub struct ExportJob {
    /// What writes them.
    pub processor: Processor,
    /// Which sort.
    pub scheduled: bool,
}

#[async_trait]
impl Job for ExportJob {
    fn name(&self) -> &'static str {
        if self.scheduled { "snapshot" } else { "export" }
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let waiting = self.processor.exports.unfinished(self.scheduled, LOOKED_AT).await?;
        Ok(waiting.into_iter().map(lease_of).collect())
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        let id = lease.name().rsplit_once(':').and_then(|(_, id)| id.parse().ok());
        let Some(id) = id else { return Ok(Done::Finished) };
        match self.processor.run(id, lease).await {
            // Somebody else goes on with it, or whoever asked for it has cancelled it.
            Ok(()) | Err(ProcessError::Lost) => Ok(Done::Finished),
            Err(error) => Err(error.into()),
        }
    }
}

/// Asks for snapshots when they are due.
pub struct ScheduleJob {
    /// The exports.
    pub exports: Exports,
    /// Whose work it is.
    pub leases: Leases,
    /// Told of a snapshot that was asked for.
    pub wake: Wake,
}

#[async_trait]
impl Job for ScheduleJob {
    fn name(&self) -> &'static str {
        "snapshot schedule"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let never = self.exports.settings().snapshot_every.is_none();
        Ok(if never { Vec::new() } else { vec![SCHEDULE.to_owned()] })
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        if self.exports.schedule(&self.leases, lease).await? {
            self.wake.now();
        }
        Ok(Done::Again(EVERY))
    }
}

/// Removes what was kept long enough.
pub struct ExportRetentionJob {
    /// The exports.
    pub exports: Exports,
    /// Whose work it is.
    pub leases: Leases,
}

#[async_trait]
impl Job for ExportRetentionJob {
    fn name(&self) -> &'static str {
        "export retention"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![RETENTION.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let cleaned = self.exports.clean(&self.leases).await?;
        if cleaned > 0 {
            tracing::info!(exports = cleaned, "files of exports removed");
        }
        Ok(Done::Again(EVERY))
    }
}
