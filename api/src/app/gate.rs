//! Lets callers in: recognises the key or the access token, counts the request and what it has in progress, and keeps
//! account of its cost points and of what it used.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use chrono::TimeDelta;
use entity::code::Scope;

use crate::{
    clock::Clock,
    domain::{
        access::{
            Caller, ClientId,
            authenticate::{AuthenticationError, Authenticator},
        },
        calendar::Month,
        limit::{Bucket, BucketKey, Decision, LimitKey, Policy, monthly::MonthlyPoints},
        oauth::Oauth,
        usage::{UsageMeter, Used},
    },
    http::{
        self, Admission, Answered, Gate, Presented, Quota, Refusal, Reserved, Standing, Work,
        rate_limit::{CONCURRENCY, CONNECTIONS, SUBSCRIPTIONS},
    },
    infra::limiter::{Access, Limiter, Outcome, Reservation, in_progress::InProgress},
};

/// When a caller with too many requests in progress, or subscriptions or connections open, may come back: nobody knows
/// when one of them ends.
const CONCURRENCY_RETRY: std::time::Duration = std::time::Duration::from_secs(1);

/// The name of the policy that counts the points of a month.
const MONTH: &str = "month";

/// The gate of keys, tiers and limits.
pub(super) struct TierGate {
    pub(super) authenticator: Authenticator,
    pub(super) oauth: Oauth,
    pub(super) usage: UsageMeter,
    pub(super) limiter: Arc<Limiter>,
    pub(super) in_progress: InProgress,
    pub(super) lasting: Lasting,
    /// The most connections of one caller, or from one address whose callers are not known yet.
    pub(super) connections_max: u32,
    pub(super) monthly: MonthlyPoints,
    pub(super) clock: Clock,
}

/// What stays open for as long as its caller likes. Clones count the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Lasting {
    /// Subscriptions, and those who follow the feed, by caller.
    subscriptions: InProgress,
    /// WebSockets whose caller is not known yet, by address.
    greetings: InProgress,
    /// WebSockets by caller.
    connections: InProgress,
}

impl Lasting {
    /// How many subscriptions and followers of the feed there are.
    pub(super) fn subscriptions(&self) -> u64 {
        self.subscriptions.count()
    }

    /// How many WebSockets are open whose callers are known, and of how many others that is waited for.
    pub(super) fn websockets(&self) -> (u64, u64) {
        (self.connections.count(), self.greetings.count())
    }
}

/// Where points were taken.
pub(super) struct Receipt {
    reservation: Reservation,
    /// Whose month they count in, when it has a quota.
    month: Option<(ClientId, Month)>,
}

impl TierGate {
    /// The client's month after this cost, when its tier has a quota for it, or that it has to wait for the next.
    async fn month(&self, caller: &Caller, cost: u32) -> Result<Option<(ClientId, Month, Quota)>, Refusal> {
        let (Some(client), quota @ 1..) = (caller.client_id(), caller.tier.limits.points_per_month) else {
            return Ok(None);
        };
        let month = self.monthly.month();
        let used = self.monthly.used(client, month).await.map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "the points of a month are not known");
            Refusal::Unavailable
        })?;
        let left = u64::from(quota).saturating_sub(used);
        let reset = (month.ends_at() - self.clock.now()).to_std().unwrap_or_default();
        let remaining = left.saturating_sub(cost.into());
        let standing = Quota {
            policy: MONTH,
            unit: Policy::Points.unit(),
            limit: quota.into(),
            window: month.length(),
            remaining,
            reset,
        };
        if u64::from(cost) > left {
            let standing = Standing { quotas: vec![Quota { remaining: left, ..standing }], concurrency: None };
            return Err(Refusal::RateLimited { policy: MONTH, standing, retry_after: reset });
        }
        Ok(Some((client, month, standing)))
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

    async fn authenticate(&self, credentials: &Presented) -> Result<Arc<Caller>, AuthenticationError> {
        match credentials {
            Presented::Nothing => self.authenticator.anonymous().await,
            Presented::Key(token) if Oauth::is_token(token) => self.oauth.authenticate(token).await,
            Presented::Key(key) => self.authenticator.authenticate(key).await,
        }
    }

    async fn recognise(&self, credentials: &Presented, address: IpAddr) -> Result<Arc<Caller>, Refusal> {
        match self.authenticate(credentials).await {
            Ok(caller) => Ok(caller),
            Err(AuthenticationError::Unavailable(error)) => {
                tracing::error!(%error, "keys cannot be checked");
                Err(Refusal::Unavailable)
            }
            Err(error) => {
                // Who guesses keys is counted by address, like everybody without one.
                if let Ok(anonymous) = self.authenticator.anonymous().await {
                    self.count(&anonymous, address).await?;
                }
                Err(match error {
                    AuthenticationError::Suspended => Refusal::Suspended,
                    _ => Refusal::Unauthenticated,
                })
            }
        }
    }
}

impl Gate for TierGate {
    type Caller = Caller;
    type Receipt = Receipt;

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<Caller>, Refusal> {
        let caller = self.recognise(&credentials, address).await?;
        let standing = self.count(&caller, address).await?;
        let max = caller.tier.limits.concurrency_max;
        let Some(begun) = self.in_progress.begin(LimitKey::of(&caller, address), max) else {
            return Err(Refusal::RateLimited { policy: CONCURRENCY, standing, retry_after: CONCURRENCY_RETRY });
        };
        let client = caller.client_id().map(|client| client.to_string());
        let query_cost_max = caller.tier.limits.query_cost_max;
        let in_progress = http::InProgress::holding(begun);
        let submits = caller.submits() || caller.may(Scope::VerifyRead);
        Ok(Admission { caller, address, client, standing, in_progress, query_cost_max, submits })
    }

    fn subscribe(&self, caller: &Caller, address: IpAddr) -> Result<http::InProgress, Refusal> {
        let max = caller.tier.limits.subscriptions_max;
        opened(&self.lasting.subscriptions, LimitKey::of(caller, address), max, SUBSCRIPTIONS)
    }

    fn greet(&self, address: IpAddr) -> Result<http::InProgress, Refusal> {
        opened(&self.lasting.greetings, LimitKey::address(address), self.connections_max, CONNECTIONS)
    }

    fn connect(&self, caller: &Caller, address: IpAddr) -> Result<http::InProgress, Refusal> {
        opened(&self.lasting.connections, LimitKey::of(caller, address), self.connections_max, CONNECTIONS)
    }

    async fn recheck(&self, credentials: &Presented, caller: &Caller) -> Result<(), Refusal> {
        match self.authenticate(credentials).await {
            Ok(now) if now.scopes.is_superset(&caller.scopes) => Ok(()),
            Ok(_) => Err(Refusal::Narrowed),
            // Who was let in stays in until it is known that it must not.
            Err(AuthenticationError::Unavailable(_)) => Ok(()),
            Err(AuthenticationError::Suspended) => Err(Refusal::Suspended),
            Err(_) => Err(Refusal::Unauthenticated),
        }
    }

    async fn reserve(&self, caller: &Caller, address: IpAddr, work: Work) -> Result<Reserved<Receipt>, Refusal> {
        let bucket = Bucket::of_points(&caller.tier.limits);
        let key = BucketKey { owner: LimitKey::of(caller, address), policy: Policy::Points };
        let cost = NonZeroU32::new(work.cost).unwrap_or(NonZeroU32::MIN);
        let access = if work.is_write { Access::Write } else { Access::Read };
        let month = self.month(caller, cost.get()).await?;
        let outcome = self.limiter.reserve(key, bucket, cost, access).await;
        let reservation = reserved(outcome, Policy::Points, cost.get(), bucket)?;
        let decision = reservation.decision();
        let reset_after = TimeDelta::from_std(decision.reset_after).unwrap_or(TimeDelta::MAX);
        let quota = quota(Policy::Points, reservation.bucket(), &decision);
        let reset_at = self.clock.now() + reset_after;
        let longer = month.map(|(.., quota)| quota);
        let month = month.map(|(client, month, _)| (client, month));
        if let Some((client, month)) = month {
            self.monthly.note(client, month, cost.get().into());
        }
        Ok(Reserved { receipt: Receipt { reservation, month }, quota, longer, reset_at })
    }

    async fn refund(&self, receipt: Receipt, points: u32) -> Quota {
        let Receipt { reservation, month } = receipt;
        if let (Some((client, month)), 1..) = (month, points) {
            self.monthly.note(client, month, -i64::from(points));
        }
        let bucket = reservation.bucket();
        quota(Policy::Points, bucket, &self.limiter.refund(reservation, points).await)
    }

    fn tier(caller: &Caller) -> &str {
        &caller.tier.name
    }

    fn answered(&self, caller: &Caller, answered: &Answered) {
        let Some(client) = caller.client_id() else { return };
        let Answered { operation, failed, cost } = answered;
        self.usage.note(client, Used { operation: operation.as_deref(), failed: *failed, cost: *cost });
    }
}

/// A place among what the caller has open, unless it has as many as it may.
fn opened(open: &InProgress, owner: LimitKey, max: u32, policy: &'static str) -> Result<http::InProgress, Refusal> {
    let begun = open.begin(owner, max);
    begun.map(http::InProgress::holding).ok_or_else(|| Refusal::RateLimited {
        policy,
        standing: Standing::default(),
        retry_after: CONCURRENCY_RETRY,
    })
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
