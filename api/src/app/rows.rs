//! Counts the rows that clients submit where everything else is counted.

use std::{num::NonZeroU32, sync::Arc};

use async_trait::async_trait;

use crate::{
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, LimitKey, Policy},
        submission::{RowQuota, RowsRefused},
    },
    infra::limiter::{Access, Limiter, Outcome},
};

/// The rows of each client's minute.
pub(super) struct RowCounter(pub(super) Arc<Limiter>);

#[async_trait]
impl RowQuota for RowCounter {
    async fn take(&self, client: i64, rows: u32, per_minute: u32) -> Result<(), RowsRefused> {
        if per_minute == 0 {
            return Err(RowsRefused::Never);
        }
        let Some(rows) = NonZeroU32::new(rows) else { return Ok(()) };
        let key = BucketKey { owner: LimitKey::Client(ClientId(client)), policy: Policy::Rows };
        match self.0.reserve(key, Bucket::of_rows(per_minute), rows, Access::Write).await {
            Outcome::Reserved(_) => Ok(()),
            Outcome::Refused { decision, .. } => Err(RowsRefused::Wait(decision.retry_after)),
            Outcome::AboveCapacity => Err(RowsRefused::AboveMinute(per_minute)),
            Outcome::Unavailable => Err(RowsRefused::Unavailable),
        }
    }
}
