//! Remembers refusals, so that a caller who goes on asking costs Redis nothing.
//!
//! What Redis said was owed can only shrink by time and by refunds. So until enough has returned, a reservation that the
//! bucket could not hold then is refused without asking again. A refund of this process is heeded at once, one of
//! another replica when the refused caller's time is over: that is never later than it was told.

use std::time::{Duration, Instant};

use moka::{policy::EvictionPolicy, sync::Cache};

use crate::domain::limit::{Bucket, BucketKey, Decision};

/// Refusals remembered at most.
const DENIED_MAX: u64 = 100_000;

/// How long one is remembered at most; who still waits then is refused by Redis again.
const REMEMBERED: Duration = Duration::from_mins(1);

#[derive(Clone, Copy)]
struct Denied {
    bucket: Bucket,
    cost: u32,
    /// When the bucket will be full, at the earliest and at the latest: Redis answered some time in between.
    full_at: (Instant, Instant),
}

/// When Redis was asked, and when its answer was there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) from: Instant,
    pub(super) to: Instant,
}

/// The refusals of late.
pub(super) struct DenyCache(Cache<BucketKey, Denied>);

impl Default for DenyCache {
    fn default() -> Self {
        let cache = Cache::builder()
            .max_capacity(DENIED_MAX)
            .time_to_live(REMEMBERED)
            // The default policy would not take in newcomers during a flood.
            .eviction_policy(EvictionPolicy::lru());
        Self(cache.build())
    }
}

impl DenyCache {
    /// Remembers that the bucket owed so much time when it refused this cost.
    pub(super) fn note(&self, key: BucketKey, bucket: Bucket, cost: u32, owed: Duration, asked: Asked) {
        self.0.insert(key, Denied { bucket, cost, full_at: (asked.from + owed, asked.to + owed) });
    }

    /// Forgets, because points were given back.
    pub(super) fn forget(&self, key: BucketKey) {
        self.0.invalidate(&key);
    }

    /// The refusal of this cost, when an equal or smaller one was refused and not enough has returned since.
    pub(super) fn refusal(&self, key: BucketKey, bucket: Bucket, cost: u32, now: Instant) -> Option<Decision> {
        let denied = self.0.get(&key)?;
        let owed = |full_at: Instant| full_at.saturating_duration_since(now);
        // Nobody is refused who would be let in, and nobody is told to come back too early.
        let (at_least, at_most) = (owed(denied.full_at.0), owed(denied.full_at.1));
        let held = bucket.window().saturating_sub(at_least);
        let is_known = denied.bucket == bucket && cost >= denied.cost;
        (is_known && held < bucket.time_for(cost)).then(|| Decision::new(bucket, cost, false, at_most))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::{
        access::ClientId,
        limit::{LimitKey, Policy},
    };

    const KEY: BucketKey = BucketKey { owner: LimitKey::Client(ClientId(1)), policy: Policy::Points };

    /// Ten points, one a second; five were asked and three there.
    fn refused() -> (DenyCache, Bucket, Instant) {
        let (denied, bucket, now) = (DenyCache::default(), Bucket::new(10, 1), Instant::now());
        denied.note(KEY, bucket, 5, Duration::from_secs(7), Asked { from: now, to: now });
        (denied, bucket, now)
    }

    #[test]
    fn the_same_and_a_higher_cost_are_refused_until_they_would_be_allowed() {
        let (denied, bucket, now) = refused();
        let after = |millis, cost| denied.refusal(KEY, bucket, cost, now + Duration::from_millis(millis));
        assert_eq!(after(500, 5).unwrap().retry_after, Duration::from_millis(1_500));
        assert_eq!(after(500, 9).unwrap().retry_after, Duration::from_millis(5_500));
        assert_eq!(after(1_999, 5).unwrap().remaining, 4);
        assert_eq!(after(2_000, 5), None);
        assert!(after(2_000, 6).is_some());
    }

    #[test]
    fn a_lower_cost_another_bucket_and_a_refund_ask_again() {
        let (denied, bucket, now) = refused();
        assert_eq!(denied.refusal(KEY, bucket, 4, now), None);
        assert_eq!(denied.refusal(KEY, Bucket::new(20, 1), 5, now), None);
        assert_eq!(denied.refusal(BucketKey { policy: Policy::Requests, ..KEY }, bucket, 5, now), None);
        denied.forget(KEY);
        assert_eq!(denied.refusal(KEY, bucket, 5, now), None);
    }

    #[test]
    fn the_time_that_redis_took_shortens_the_refusal_and_lengthens_what_is_told() {
        let (denied, bucket, now) = (DenyCache::default(), Bucket::new(10, 1), Instant::now());
        let asked = Asked { from: now, to: now + Duration::from_millis(40) };
        denied.note(KEY, bucket, 5, Duration::from_secs(7), asked);
        let after = |millis| denied.refusal(KEY, bucket, 5, now + Duration::from_millis(millis));
        assert_eq!(after(1_000).unwrap().retry_after, Duration::from_millis(1_040));
        assert_eq!(after(2_000), None);
    }
}
