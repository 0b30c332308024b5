//! Lets callers in: recognises the key, then counts the request in the caller's bucket.

use std::{net::IpAddr, time::Duration};

use crate::{
    domain::access::{
        Caller,
        authenticate::{AuthenticationError, Authenticator},
    },
    http::{Admission, Gate, Presented, Quota, Refusal},
    infra::limiter::{Decision, LimitKey, RequestLimiter, RequestQuota},
};

/// The name of the one policy that counts requests.
const POLICY: &str = "requests";

/// The gate of keys, tiers and request rates.
pub(super) struct TierGate {
    authenticator: Authenticator,
    limiter: RequestLimiter,
}

impl TierGate {
    pub(super) fn new(authenticator: Authenticator, limiter: RequestLimiter) -> Self {
        Self { authenticator, limiter }
    }

    /// Counts one request; tells where the caller stands, or that it has to wait.
    fn count(&self, caller: &Caller, address: IpAddr) -> Result<Quota, Refusal> {
        let limits = RequestQuota::from(&caller.tier.limits);
        let decision = self.limiter.check(LimitKey::of(caller, address), limits);
        let quota = quota(&decision, limits);
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
        let query_cost_max = caller.tier.limits.query_cost_max;
        Ok(Admission { caller, client, quota: Some(quota), query_cost_max })
    }

    fn tier(caller: &Caller) -> &str {
        &caller.tier.name
    }
}

/// A bucket of `burst` requests that refills in `burst / requests_per_second` seconds.
fn quota(decision: &Decision, limits: RequestQuota) -> Quota {
    let window = Duration::from_secs_f64(f64::from(limits.burst.get()) / f64::from(limits.requests_per_second.get()));
    Quota {
        policy: POLICY,
        limit: decision.limit.into(),
        window,
        remaining: decision.remaining.into(),
        reset: decision.reset_after,
    }
}
