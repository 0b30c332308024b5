//! Buckets in this process, by `governor`.
//!
//! When the numbers of a bucket change, it starts anew with the new ones. Memory is bounded: a bucket that has had time
//! to fill is dropped, and past [`BUCKETS_MAX`] the one that was idle longest; addresses never push out clients.
//!
//! governor cannot give back what was taken. Its state is one number, the time at which the bucket will be full, and it
//! lets that be kept elsewhere: here in an [`Arc`], of which the bucket keeps a clone to move that time back. A time in
//! the past means full to governor, so nothing is ever given back above full.

use std::{
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    nanos::Nanos,
    state::{NotKeyed, StateStore},
};
use moka::{Expiry, policy::EvictionPolicy, sync::Cache};

use crate::domain::limit::{Bucket, BucketKey, Decision, LimitKey};

/// Buckets kept at most: for clients, and as many again for addresses.
pub const BUCKETS_MAX: u64 = 100_000;

/// When the bucket will be full, in nanoseconds of governor's time. Clones share it.
#[derive(Debug, Clone, Default)]
struct FullAt(Arc<AtomicU64>);

impl StateStore for FullAt {
    type Key = NotKeyed;

    fn measure_and_replace<T, F, E>(&self, _key: &NotKeyed, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut before = self.0.load(Ordering::Acquire);
        loop {
            let (outcome, after) = measure(Some(before.into()))?;
            match self.0.compare_exchange_weak(before, after.into(), Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Ok(outcome),
                Err(changed) => before = changed,
            }
        }
    }
}

impl FullAt {
    fn move_back(&self, by: Duration) {
        let by = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        // Cannot fail: the closure always gives a value.
        let _ = self.0.fetch_update(Ordering::AcqRel, Ordering::Acquire, |full_at| Some(full_at.saturating_sub(by)));
    }
}

type Gcra<C> = RateLimiter<NotKeyed, FullAt, C, StateInformationMiddleware>;

struct Kept<C: Clock> {
    bucket: Bucket,
    gcra: Gcra<C>,
    full_at: FullAt,
}

/// Keeps buckets. One a process.
pub struct LocalLimiter<C: Clock = DefaultClock> {
    clients: Cache<BucketKey, Arc<Kept<C>>>,
    addresses: Cache<BucketKey, Arc<Kept<C>>>,
    clock: C,
}

impl Default for LocalLimiter {
    fn default() -> Self {
        Self::with_clock(DefaultClock::default(), BUCKETS_MAX)
    }
}

impl<C> LocalLimiter<C>
where
    C: Clock + Clone + Send + Sync + 'static,
    C::Instant: Send + Sync,
{
    /// With another clock, and another bound on the buckets of each sort of owner.
    pub fn with_clock(clock: C, buckets_max: u64) -> Self {
        let cache = || {
            Cache::builder()
                .max_capacity(buckets_max)
                // The default policy would refuse newcomers a bucket in a flood, and so let them all through.
                .eviction_policy(EvictionPolicy::lru())
                .expire_after(WhenFull)
                .build()
        };
        Self { clients: cache(), addresses: cache(), clock }
    }

    /// Takes so many points, or none; nothing when a full bucket does not hold as many.
    pub fn reserve(&self, key: BucketKey, bucket: Bucket, cost: NonZeroU32) -> Option<Decision> {
        let kept = self
            .cache(key)
            .entry(key)
            .or_insert_with_if(|| Arc::new(self.keep(bucket)), |kept| kept.bucket != bucket)
            .into_value();
        let limit = bucket.capacity().get();
        let decision = match kept.gcra.check_n(cost).ok()? {
            Ok(state) => {
                let owed = bucket.time_for(limit.saturating_sub(state.remaining_burst_capacity()));
                Decision::new(bucket, cost.get(), true, owed)
            }
            Err(refused) => {
                // What is owed is what the cost and the wait leave of the window.
                let wait = refused.wait_time_from(self.clock.now());
                let owed = wait + bucket.time_for(limit - cost.get());
                Decision::new(bucket, cost.get(), false, owed)
            }
        };
        Some(decision)
    }

    /// Gives points back to a bucket with these numbers; a bucket that was dropped meanwhile is full anyway.
    pub fn refund(&self, key: BucketKey, bucket: Bucket, points: u32) {
        if let Some(kept) = self.cache(key).get(&key)
            && kept.bucket == bucket
        {
            kept.full_at.move_back(bucket.time_for(points));
        }
    }

    fn cache(&self, key: BucketKey) -> &Cache<BucketKey, Arc<Kept<C>>> {
        match key.owner {
            LimitKey::Client(_) => &self.clients,
            LimitKey::Address(_) => &self.addresses,
        }
    }

    fn keep(&self, bucket: Bucket) -> Kept<C> {
        let quota = Quota::per_second(bucket.refill_per_second()).allow_burst(bucket.capacity());
        let full_at = FullAt::default();
        let gcra = RateLimiter::new(quota, full_at.clone(), self.clock.clone());
        Kept { bucket, gcra, full_at }
    }

    #[cfg(test)]
    fn buckets(&self) -> u64 {
        [&self.clients, &self.addresses]
            .map(|buckets| {
                buckets.run_pending_tasks();
                buckets.entry_count()
            })
            .iter()
            .sum()
    }
}

/// Drops a bucket once it has had time to fill: then it is like a new one.
struct WhenFull;

/// Added to that time, so that rounding never drops a bucket that is not quite full.
const SLACK: Duration = Duration::from_secs(1);

impl<C: Clock> Expiry<BucketKey, Arc<Kept<C>>> for WhenFull {
    fn expire_after_create(&self, _: &BucketKey, kept: &Arc<Kept<C>>, _: std::time::Instant) -> Option<Duration> {
        Some(kept.bucket.window() + SLACK)
    }

    fn expire_after_read(
        &self,
        key: &BucketKey,
        kept: &Arc<Kept<C>>,
        read_at: std::time::Instant,
        _: Option<Duration>,
        _: std::time::Instant,
    ) -> Option<Duration> {
        self.expire_after_create(key, kept, read_at)
    }

    fn expire_after_update(
        &self,
        key: &BucketKey,
        kept: &Arc<Kept<C>>,
        updated_at: std::time::Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        self.expire_after_create(key, kept, updated_at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::net::IpAddr;

    use governor::clock::FakeRelativeClock;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{access::ClientId, limit::Policy};

    fn limiter(buckets_max: u64) -> (LocalLimiter<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (LocalLimiter::with_clock(clock.clone(), buckets_max), clock)
    }

    fn requests(owner: LimitKey) -> BucketKey {
        BucketKey { owner, policy: Policy::Requests }
    }

    fn client(number: i64) -> BucketKey {
        requests(LimitKey::Client(ClientId(number)))
    }

    fn address(text: &str) -> BucketKey {
        requests(LimitKey::address(text.parse().unwrap()))
    }

    fn points(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    const ONE: NonZeroU32 = NonZeroU32::MIN;

    /// The bucket as arithmetic on nanoseconds of refilling: it holds `capacity * interval` when full.
    struct Reference {
        interval: u64,
        full: u64,
        held: u64,
    }

    impl Reference {
        fn pass(&mut self, nanos: u64) {
            self.give(nanos);
        }

        fn give(&mut self, nanos: u64) {
            self.held = self.full.min(self.held.saturating_add(nanos));
        }

        fn take(&mut self, points: u64) -> bool {
            let allowed = self.held >= self.interval * points;
            self.held -= if allowed { self.interval * points } else { 0 };
            allowed
        }
    }

    #[derive(Debug, Clone)]
    enum Step {
        Pass(u64),
        Reserve(u32),
        Refund(u32),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0_u64..400_000_000).prop_map(Step::Pass),
            (1_u32..20).prop_map(Step::Reserve),
            (0_u32..20).prop_map(Step::Refund),
        ]
    }

    proptest! {
        #[test]
        fn decisions_agree_with_arithmetic(
            refill in 1_u32..200,
            capacity in 1_u32..50,
            steps in prop::collection::vec(step(), 1..200),
        ) {
            let (limiter, clock) = limiter(10);
            let bucket = Bucket::new(capacity, refill);
            let interval = 1_000_000_000 / u64::from(refill);
            let full = interval * u64::from(capacity);
            let mut reference = Reference { interval, full, held: full };
            for step in steps {
                let cost = match step {
                    Step::Pass(nanos) => {
                        clock.advance(Duration::from_nanos(nanos));
                        reference.pass(nanos);
                        continue;
                    }
                    Step::Refund(points) => {
                        limiter.refund(client(1), bucket, points);
                        reference.give(interval * u64::from(points));
                        continue;
                    }
                    Step::Reserve(cost) => cost,
                };
                let Some(decision) = limiter.reserve(client(1), bucket, points(cost)) else {
                    prop_assert!(cost > capacity);
                    continue;
                };
                prop_assert!(cost <= capacity);
                prop_assert_eq!(decision.allowed, reference.take(u64::from(cost)));
                prop_assert_eq!(decision.limit, capacity);
                prop_assert_eq!(u64::from(decision.remaining), reference.held / interval);
                let until_full = u128::from(full - reference.held);
                let told = decision.reset_after.as_nanos();
                prop_assert!(told >= until_full && told < until_full + u128::from(interval));
                let until_next = if decision.allowed { 0 } else { interval * u64::from(cost) - reference.held };
                prop_assert_eq!(decision.retry_after.as_nanos(), u128::from(until_next));
            }
        }

        #[test]
        fn a_caller_that_waits_as_told_is_allowed_and_not_before(
            refill in 1_u32..1_000, capacity in 1_u32..20, cost in 1_u32..20,
        ) {
            let (limiter, clock) = limiter(10);
            let bucket = Bucket::new(capacity, refill);
            let cost = points(cost.min(capacity));
            let reserve = || limiter.reserve(client(1), bucket, cost).unwrap();
            let refused = loop {
                let decision = reserve();
                if !decision.allowed {
                    break decision;
                }
            };
            clock.advance(refused.retry_after.checked_sub(Duration::from_nanos(1)).unwrap());
            prop_assert!(!reserve().allowed);
            clock.advance(Duration::from_nanos(1));
            prop_assert!(reserve().allowed);
        }
    }

    #[test]
    fn a_caller_that_never_asks_past_what_remains_is_never_refused() {
        let (limiter, clock) = limiter(10);
        let bucket = Bucket::new(20, 5);
        let mut cost = ONE;
        let mut decision = limiter.reserve(client(1), bucket, cost).unwrap();
        for round in 0..1_000_u32 {
            cost = points(1 + round % 20);
            if decision.remaining < cost.get() {
                clock.advance(decision.reset_after);
            }
            decision = limiter.reserve(client(1), bucket, cost).unwrap();
            assert!(decision.allowed);
        }
    }

    #[test]
    fn owners_and_policies_do_not_share_a_bucket_but_a_64_does() {
        let (limiter, _) = limiter(10);
        let bucket = Bucket::new(1, 1);
        let allowed = |key| limiter.reserve(key, bucket, ONE).unwrap().allowed;
        assert!(
            allowed(client(1)) && allowed(client(2)) && allowed(address("192.0.2.1")) && allowed(address("192.0.2.2"))
        );
        assert!(allowed(BucketKey { policy: Policy::Points, ..client(1) }));
        assert!(allowed(address("2001:db8::1")));
        assert!(!allowed(address("2001:db8::ffff:1")), "the same /64");
        assert!(allowed(address("2001:db8:0:1::1")), "another /64");
        assert!(!allowed(address("::ffff:192.0.2.1")), "the same IPv4 address");
    }

    #[test]
    fn changed_numbers_of_a_tier_are_used_at_once_and_old_refunds_are_void() {
        let (limiter, _) = limiter(10);
        let (old, new) = (Bucket::new(1, 1), Bucket::new(30, 10));
        let reserve = |bucket| limiter.reserve(client(1), bucket, ONE).unwrap();
        assert_eq!(reserve(old).limit, 1);
        assert!(!reserve(old).allowed);
        let decision = reserve(new);
        assert_eq!((decision.allowed, decision.limit, decision.remaining), (true, 30, 29));
        limiter.refund(client(1), old, 1);
        assert_eq!(reserve(new).remaining, 28);
    }

    #[test]
    fn a_flood_of_addresses_is_bounded_and_leaves_clients_alone() {
        let (limiter, _) = limiter(100);
        let bucket = Bucket::new(1, 1);
        limiter.reserve(client(1), bucket, ONE);
        for number in 0..5_000_u32 {
            limiter.reserve(requests(LimitKey::address(IpAddr::from(number.to_be_bytes()))), bucket, ONE);
        }
        assert!(limiter.buckets() <= 101, "{}", limiter.buckets());
        assert!(!limiter.reserve(client(1), bucket, ONE).unwrap().allowed);
    }
}
