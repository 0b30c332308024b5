//! Telling endpoints of changes: looking at the feed for all of them, attempting what is due to each, and forgetting what was
//! kept long enough.

use std::time::Duration;

use async_trait::async_trait;
use tokio::time::timeout;

use super::{Done, Job, JobError};
use crate::domain::{
    dataset::head::Head,
    lease::{Lease, Leases},
    watch::WatchLists,
    webhook::{
        Webhooks,
        deliver::Delivered,
        fan_out::{FanOut, Step},
    },
};

/// The lease of who looks at the feed.
const FAN_OUT: &str = "webhook-fan-out";
/// What the leases of endpoints begin with; their numbers follow.
const ENDPOINT: &str = "webhook:";
/// How often is asked whether the owner of an endpoint may be told of changes again.
const REFUSED_EVERY: Duration = Duration::from_secs(10);
/// The lease of retention.
const RETENTION: &str = "webhook-retention";

/// Endpoints that one process works on at once.
const AT_ONCE: usize = 100;
/// Endpoints that are looked at for those that are free.
const LOOKED_AT: u64 = 400;
/// How often the feed is looked at when nothing tells that it has moved.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// How often what is kept is looked through.
const RETENTION_EVERY: Duration = Duration::from_mins(10);

/// Looks at the feed for all endpoints, for as long as this process does.
#[derive(Debug)]
pub struct FanOutJob {
    /// The endpoints.
    pub webhooks: Webhooks,
    /// Tells when the feed moves.
    pub head: Head,
    /// Who looks at it.
    pub leases: Leases,
}

#[async_trait]
impl Job for FanOutJob {
    fn name(&self) -> &'static str {
        "webhook fan-out"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![FAN_OUT.to_owned()])
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        let (mut movements, mut stirrings) = (self.head.movements(), self.webhooks.stirrings());
        let mut fan_out = FanOut::new(self.webhooks.clone());
        loop {
            stirrings.mark_unchanged();
            match fan_out.step(&self.leases, lease).await? {
                Step::More => continue,
                Step::Lost => return Ok(Done::Finished),
                Step::UpToDate => {}
            }
            // Running out is the tick.
            let _ = timeout(LOOK_EVERY, async {
                tokio::select! {
                    _ = movements.next() => {}
                    _ = stirrings.changed() => {}
                }
            })
            .await;
        }
    }
}

/// Attempts what is due to endpoints.
#[derive(Debug)]
pub struct DeliveryJob {
    /// The endpoints.
    pub webhooks: Webhooks,
    /// Who works on which.
    pub leases: Leases,
}

#[async_trait]
impl Job for DeliveryJob {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let due = self.webhooks.due(LOOKED_AT).await?;
        Ok(due.into_iter().map(|id| format!("{ENDPOINT}{id}")).collect())
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        let id = lease.name().strip_prefix(ENDPOINT).and_then(|id| id.parse().ok());
        let Some(id) = id else { return Ok(Done::Finished) };
        Ok(match self.webhooks.deliver(&self.leases, lease, id).await? {
            Delivered::Everything | Delivered::Lost => Done::Finished,
            // Somebody has to let the client in again, or give it its scope back.
            Delivered::NotAllowed => Done::Again(REFUSED_EVERY),
        })
    }
}

/// Forgets what was kept long enough.
#[derive(Debug)]
pub struct WebhookRetentionJob {
    /// What was told to endpoints.
    pub webhooks: Webhooks,
    /// What is left of lists that were deleted.
    pub watch_lists: WatchLists,
}

#[async_trait]
impl Job for WebhookRetentionJob {
    fn name(&self) -> &'static str {
        "webhook retention"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![RETENTION.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let deliveries = self.webhooks.clean().await?;
        let subjects = self.watch_lists.clean().await?;
        if deliveries + subjects > 0 {
            tracing::info!(deliveries, subjects, "deliveries and subjects removed that were kept long enough");
        }
        Ok(Done::Again(RETENTION_EVERY))
    }
}
