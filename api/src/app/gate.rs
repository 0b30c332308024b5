//! Lets callers in: recognises the key, then counts the request in the caller's bucket.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use crate::{
    domain::{
        access::{
            Caller,
            authenticate::{AuthenticationError, Authenticator},
        },
        limit::{Bucket, BucketKey, Decision, LimitKey, Policy},
    },
    http::{Admission, Gate, Presented, Quota, Refusal},
    infra::limiter::local::LocalLimiter,
};

/// The gate of keys, tiers and request rates.
pub(super) struct TierGate {
    authenticator: Authenticator,
    limiter: LocalLimiter,
}

impl TierGate {
    pub(super) fn new(authenticator: Authenticator, limiter: LocalLimiter) -> Self {
        Self { authenticator, limiter }
    }

    /// Counts one request; tells where the caller stands, or that it has to wait.
    fn count(&self, caller: &Caller, address: IpAddr) -> Result<Quota, Refusal> {
        let bucket = Bucket::of_requests(&caller.tier.limits);
        let key = BucketKey { owner: LimitKey::of(caller, address), policy: Policy::Requests };
        let Some(decision) = self.limiter.reserve(key, bucket, NonZeroU32::MIN) else {
            // No bucket holds less than one request.
            return Err(Refusal::Unavailable);
        };
        let quota = quota(&decision, bucket);
        if decision.allowed {
            Ok(quota)
        } else {
            Err(Refusal::RateLimited { quota, retry_after: decision.retry_after })
        }
    }
}

impl Gate for TierGate {
    type Caller = Caller;

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<Caller>, Refusal> {
        let caller = match credentials {
            Presented::Nothing => self.authenticator.anonymous().await,
            Presented::Key(key) => self.authenticator.authenticate(&key).await,
        };
        let caller = match caller {
            Ok(caller) => caller,
            Err(AuthenticationError::Unavailable(error)) => {
                tracing::error!(%error, "keys cannot be checked");
                return Err(Refusal::Unavailable);
            }
            Err(_) => {
                // Who guesses keys is counted by address, like everybody without one.
                if let Ok(anonymous) = self.authenticator.anonymous().await {
                    self.count(&anonymous, address)?;
                }
                return Err(Refusal::Unauthenticated);
            }
        };
        let quota = self.count(&caller, address)?;
        let client = caller.client_id().map(|client| client.to_string());
        Ok(Admission { caller: Arc::clone(&caller), client, quota: Some(quota) })
    }
}

fn quota(decision: &Decision, bucket: Bucket) -> Quota {
    Quota {
        policy: Policy::Requests.name(),
        limit: decision.limit.into(),
        window: bucket.window(),
        remaining: decision.remaining.into(),
        reset: decision.reset_after,
    }
}
