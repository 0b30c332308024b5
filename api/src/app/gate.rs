//! Lets callers in: recognises the key, counts the request and what it has in progress, and keeps account of its cost
//! points.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use chrono::TimeDelta;

use crate::{
    clock::Clock,
    domain::{
        access::{
            Caller,
            authenticate::{AuthenticationError, Authenticator},
        },
        limit::{Bucket, BucketKey, Decision, LimitKey, Policy},
    },
    http::{self, Admission, Gate, Presented, Quota, Refusal, Reserved, Standing, Work, rate_limit::CONCURRENCY},
    infra::limiter::{Access, Limiter, Outcome, Reservation, in_progress::InProgress},
};

/// When a caller with too many requests in progress may come back: nobody knows when one of them ends.
const CONCURRENCY_RETRY: std::time::Duration = std::time::Duration::from_secs(1);

/// The gate of keys, tiers and limits.
pub(super) struct TierGate {
    authenticator: Authenticator,
    limiter: Arc<Limiter>,
    in_progress: InProgress,
    clock: Clock,
}

impl TierGate {
    pub(super) fn new(authenticator: Authenticator, limiter: Arc<Limiter>, clock: Clock) -> Self {
        Self { authenticator, limiter, in_progress: InProgress::default(), clock }
    }

    /// Counts one request; tells where the caller stands, or that it has to wait.
    async fn count(&self, caller: &Caller, address: IpAddr) -> Result<Standing, Refusal> {
        let bucket = Bucket::of_requests(&caller.tier.limits);
        let key = BucketKey { owner: LimitKey::of(caller, address), policy: Policy::Requests };
        // Whether it writes is not known yet; that is asked when its points are reserved.
        let outcome = self.limiter.reserve(key, bucket, NonZeroU32::MIN, Access::Read).await;
        let reservation = reserved(outcome, Policy::Requests, 1, bucket)?;
        let quota = quota(Policy::Requests, reservation.bucket(), &reservation.decision());
        Ok(Standing { quotas: vec![quota], concurrency: Some(caller.tier.limits.concurrency_max) })
    }

    async fn recognise(&self, credentials: Presented, address: IpAddr) -> Result<Arc<Caller>, Refusal> {
        let caller = match credentials {
            Presented::Nothing => self.authenticator.anonymous().await,
            Presented::Key(key) => self.authenticator.authenticate(&key).await,
        };
        match caller {
            Ok(caller) => Ok(caller),
            Err(AuthenticationError::Unavailable(error)) => {
                tracing::error!(%error, "keys cannot be checked");
                Err(Refusal::Unavailable)
            }
            Err(_) => {
                // Who guesses keys is counted by address, like everybody without one.
                if let Ok(anonymous) = self.authenticator.anonymous().await {
                    self.count(&anonymous, address).await?;
                }
                Err(Refusal::Unauthenticated)
            }
        }
    }
}

impl Gate for TierGate {
    type Caller = Caller;
    type Receipt = Reservation;

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<Caller>, Refusal> {
        let caller = self.recognise(credentials, address).await?;
        let standing = self.count(&caller, address).await?;
        let max = caller.tier.limits.concurrency_max;
        let Some(begun) = self.in_progress.begin(LimitKey::of(&caller, address), max) else {
            return Err(Refusal::RateLimited { policy: CONCURRENCY, standing, retry_after: CONCURRENCY_RETRY });
        };
        let client = caller.client_id().map(|client| client.to_string());
        Ok(Admission { caller, address, client, standing, in_progress: http::InProgress::holding(begun) })
    }

    async fn reserve(&self, caller: &Caller, address: IpAddr, work: Work) -> Result<Reserved<Reservation>, Refusal> {
        let bucket = Bucket::of_points(&caller.tier.limits);
        let key = BucketKey { owner: LimitKey::of(caller, address), policy: Policy::Points };
        let cost = NonZeroU32::new(work.cost).unwrap_or(NonZeroU32::MIN);
        let access = if work.is_write { Access::Write } else { Access::Read };
        let outcome = self.limiter.reserve(key, bucket, cost, access).await;
        let receipt = reserved(outcome, Policy::Points, cost.get(), bucket)?;
        let decision = receipt.decision();
        let reset_after = TimeDelta::from_std(decision.reset_after).unwrap_or(TimeDelta::MAX);
        let quota = quota(Policy::Points, receipt.bucket(), &decision);
        let reset_at = self.clock.now() + reset_after;
        Ok(Reserved { receipt, quota, reset_at })
    }

    async fn refund(&self, receipt: Reservation, points: u32) -> Quota {
        let bucket = receipt.bucket();
        quota(Policy::Points, bucket, &self.limiter.refund(receipt, points).await)
    }
}

/// The reservation, or why there is none.
fn reserved(outcome: Outcome, policy: Policy, cost: u32, bucket: Bucket) -> Result<Reservation, Refusal> {
    match outcome {
        Outcome::Reserved(reservation) => Ok(reservation),
        Outcome::Refused { decision, bucket } => Err(Refusal::RateLimited {
            policy: policy.name(),
            standing: Standing { quotas: vec![quota(policy, bucket, &decision)], concurrency: None },
            retry_after: decision.retry_after,
        }),
        Outcome::AboveCapacity => Err(Refusal::TooDear { cost, capacity: bucket.capacity().get() }),
        Outcome::Unavailable => Err(Refusal::WritesUncounted),
    }
}

fn quota(policy: Policy, bucket: Bucket, decision: &Decision) -> Quota {
    Quota {
        policy: policy.name(),
        unit: policy.unit(),
        limit: decision.limit.into(),
        window: bucket.window(),
        remaining: decision.remaining.into(),
        reset: decision.reset_after,
    }
}
