//! Counts requests: one bucket a client, or an address for callers without a key, refilled at the tier's rate (GCRA).
//!
//! Callers with a key are never counted by address, so neighbours behind one proxy do not hit each other. An IPv6
//! address counts as its /64, which is what one subscriber has. When the numbers of a tier change, its callers' buckets
//! start anew with the new numbers. Memory is bounded: a bucket that has had time to fill is dropped, and past
//! [`BUCKETS_MAX`] the one that was idle longest; addresses never push out clients.
//!
//! The limiter is this process's own.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::{InMemoryState, NotKeyed},
};
use moka::{Expiry, policy::EvictionPolicy, sync::Cache};

use crate::domain::access::{Caller, ClientId, tier::TierLimits};

/// Buckets kept at most: for clients, and as many again for addresses.
pub const BUCKETS_MAX: u64 = 100_000;

/// What a request is counted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitKey {
    /// A client.
    Client(ClientId),
    /// An address, or the network that stands for it. Made by [`LimitKey::address`].
    Address(IpAddr),
}

impl LimitKey {
    /// The key of an address: IPv4 as it is, IPv6 by its /64.
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }

    /// The key of a caller: its client, or its address when it has none.
    pub fn of(caller: &Caller, address: IpAddr) -> Self {
        caller.client_id().map_or_else(|| Self::address(address), Self::Client)
    }
}

/// How many requests a tier allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestQuota {
    /// Requests a second, sustained.
    pub requests_per_second: NonZeroU32,
    /// Requests that may come at once.
    pub burst: NonZeroU32,
}

impl From<&TierLimits> for RequestQuota {
    /// A row with a nought in it, which the configuration does not allow, is read as one.
    fn from(limits: &TierLimits) -> Self {
        let at_least_one = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self { requests_per_second: at_least_one(limits.requests_per_second), burst: at_least_one(limits.burst) }
    }
}

impl RequestQuota {
    fn governor(self) -> Quota {
        Quota::per_second(self.requests_per_second).allow_burst(self.burst)
    }

    /// How long an empty bucket takes to hold `requests` again.
    fn time_for(self, requests: u32) -> Duration {
        self.governor().replenish_interval() * requests
    }
}

/// What became of a request, in the terms of the RateLimit headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether it may go on.
    pub allowed: bool,
    /// Requests that a full bucket allows.
    pub limit: u32,
    /// Requests that would be allowed right now, after this one.
    pub remaining: u32,
    /// Until the bucket is full if nothing more is asked; longer by less than one request's time at most.
    pub reset_after: Duration,
    /// For a refused request, when one will be allowed; zero for an allowed one.
    pub retry_after: Duration,
}

impl Decision {
    /// `retry_after` for the `Retry-After` header: whole seconds, never too few.
    pub fn retry_after_seconds(&self) -> u64 {
        ceil_seconds(self.retry_after)
    }

    /// `reset_after` for the `RateLimit` header: whole seconds, never too few.
    pub fn reset_after_seconds(&self) -> u64 {
        ceil_seconds(self.reset_after)
    }
}

fn ceil_seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}

type Gcra<C> = RateLimiter<NotKeyed, InMemoryState, C, StateInformationMiddleware>;

struct Bucket<C: Clock> {
    quota: RequestQuota,
    gcra: Gcra<C>,
}

/// Counts requests. One a process.
pub struct RequestLimiter<C: Clock = DefaultClock> {
    clients: Cache<LimitKey, Arc<Bucket<C>>>,
    addresses: Cache<LimitKey, Arc<Bucket<C>>>,
    clock: C,
}

impl Default for RequestLimiter {
    fn default() -> Self {
        Self::with_clock(DefaultClock::default(), BUCKETS_MAX)
    }
}

impl<C> RequestLimiter<C>
where
    C: Clock + Clone + Send + Sync + 'static,
    C::Instant: Send + Sync,
{
    /// With another clock, and another bound on the buckets of each sort.
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

    /// Counts one request of this key.
    pub fn check(&self, key: LimitKey, quota: RequestQuota) -> Decision {
        let buckets = match key {
            LimitKey::Client(_) => &self.clients,
            LimitKey::Address(_) => &self.addresses,
        };
        let bucket = buckets
            .entry(key)
            .or_insert_with_if(|| Arc::new(self.bucket(quota)), |bucket| bucket.quota != quota)
            .into_value();
        let limit = quota.burst.get();
        match bucket.gcra.check() {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let reset_after = quota.time_for(limit.saturating_sub(remaining));
                Decision { allowed: true, limit, remaining, reset_after, retry_after: Duration::ZERO }
            }
            Err(refused) => {
                let retry_after = refused.wait_time_from(self.clock.now());
                let reset_after = retry_after + quota.time_for(limit - 1);
                Decision { allowed: false, limit, remaining: 0, reset_after, retry_after }
            }
        }
    }

    fn bucket(&self, quota: RequestQuota) -> Bucket<C> {
        let gcra = RateLimiter::direct_with_clock(quota.governor(), self.clock.clone());
        Bucket { quota, gcra: gcra.with_middleware() }
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

impl<C: Clock> Expiry<LimitKey, Arc<Bucket<C>>> for WhenFull {
    fn expire_after_create(&self, _: &LimitKey, bucket: &Arc<Bucket<C>>, _: std::time::Instant) -> Option<Duration> {
        Some(bucket.quota.time_for(bucket.quota.burst.get()) + SLACK)
    }

    fn expire_after_read(
        &self,
        key: &LimitKey,
        bucket: &Arc<Bucket<C>>,
        read_at: std::time::Instant,
        _: Option<Duration>,
        _: std::time::Instant,
    ) -> Option<Duration> {
        self.expire_after_create(key, bucket, read_at)
    }

    fn expire_after_update(
        &self,
        key: &LimitKey,
        bucket: &Arc<Bucket<C>>,
        updated_at: std::time::Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        self.expire_after_create(key, bucket, updated_at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use governor::clock::FakeRelativeClock;
    use proptest::prelude::*;

    use super::*;

    fn limiter(buckets_max: u64) -> (RequestLimiter<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (RequestLimiter::with_clock(clock.clone(), buckets_max), clock)
    }

    fn quota(requests_per_second: u32, burst: u32) -> RequestQuota {
        RequestQuota {
            requests_per_second: NonZeroU32::new(requests_per_second).unwrap(),
            burst: NonZeroU32::new(burst).unwrap(),
        }
    }

    fn client(number: i64) -> LimitKey {
        LimitKey::Client(ClientId(number))
    }

    fn address(text: &str) -> LimitKey {
        LimitKey::address(text.parse().unwrap())
    }

    /// The bucket as arithmetic on nanoseconds of refilling: it holds `burst * interval` when full.
    struct Reference {
        interval: u64,
        full: u64,
        held: u64,
    }

    impl Reference {
        fn pass(&mut self, nanos: u64) {
            self.held = self.full.min(self.held + nanos);
        }

        fn take(&mut self) -> bool {
            let allowed = self.held >= self.interval;
            self.held -= if allowed { self.interval } else { 0 };
            allowed
        }
    }

    proptest! {
        #[test]
        fn decisions_agree_with_arithmetic(
            rate in 1_u32..200,
            burst in 1_u32..50,
            steps in prop::collection::vec((0_u64..400_000_000, 1_usize..20), 1..30),
        ) {
            let (limiter, clock) = limiter(10);
            let quota = quota(rate, burst);
            let interval = 1_000_000_000 / u64::from(rate);
            let full = interval * u64::from(burst);
            let mut reference = Reference { interval, full, held: full };
            for (nanos, requests) in steps {
                clock.advance(Duration::from_nanos(nanos));
                reference.pass(nanos);
                for _ in 0..requests {
                    let decision = limiter.check(client(1), quota);
                    prop_assert_eq!(decision.allowed, reference.take());
                    prop_assert_eq!(decision.limit, burst);
                    prop_assert_eq!(u64::from(decision.remaining), reference.held / interval);
                    let until_full = u128::from(full - reference.held);
                    let told = decision.reset_after.as_nanos();
                    prop_assert!(told >= until_full && told < until_full + u128::from(interval));
                    let until_next = if decision.allowed { 0 } else { u128::from(interval - reference.held) };
                    prop_assert_eq!(decision.retry_after.as_nanos(), until_next);
                }
            }
        }

        #[test]
        fn a_caller_that_waits_as_told_is_allowed_and_not_before(rate in 1_u32..1_000, burst in 1_u32..20) {
            let (limiter, clock) = limiter(10);
            let quota = quota(rate, burst);
            let refused = loop {
                let decision = limiter.check(client(1), quota);
                if !decision.allowed {
                    break decision;
                }
            };
            clock.advance(refused.retry_after.checked_sub(Duration::from_nanos(1)).unwrap());
            prop_assert!(!limiter.check(client(1), quota).allowed);
            clock.advance(Duration::from_nanos(1));
            prop_assert!(limiter.check(client(1), quota).allowed);
        }
    }

    #[test]
    fn a_caller_that_never_asks_past_what_remains_is_never_refused() {
        let (limiter, clock) = limiter(10);
        let quota = quota(5, 20);
        let mut decision = limiter.check(client(1), quota);
        for _ in 0..1_000 {
            if decision.remaining == 0 {
                clock.advance(Duration::from_secs(decision.reset_after_seconds()));
            }
            decision = limiter.check(client(1), quota);
            assert!(decision.allowed);
        }
    }

    #[test]
    fn seconds_are_rounded_up() {
        for (nanos, seconds) in [(0, 0), (1, 1), (1_000_000_000, 1), (1_000_000_001, 2)] {
            assert_eq!(ceil_seconds(Duration::from_nanos(nanos)), seconds);
        }
    }

    #[test]
    fn keys_do_not_share_a_bucket_but_a_64_does() {
        let (limiter, _) = limiter(10);
        let quota = quota(1, 1);
        let allowed = |key| limiter.check(key, quota).allowed;
        assert!(
            allowed(client(1)) && allowed(client(2)) && allowed(address("192.0.2.1")) && allowed(address("192.0.2.2"))
        );
        assert!(allowed(address("2001:db8::1")));
        assert!(!allowed(address("2001:db8::ffff:1")), "the same /64");
        assert!(allowed(address("2001:db8:0:1::1")), "another /64");
        assert!(!allowed(address("::ffff:192.0.2.1")), "the same IPv4 address");
    }

    #[test]
    fn changed_numbers_of_a_tier_are_used_at_once() {
        let (limiter, _) = limiter(10);
        assert_eq!(limiter.check(client(1), quota(1, 1)).limit, 1);
        assert!(!limiter.check(client(1), quota(1, 1)).allowed);
        let decision = limiter.check(client(1), quota(10, 30));
        assert_eq!((decision.allowed, decision.limit, decision.remaining), (true, 30, 29));
        assert_eq!(limiter.check(client(1), quota(10, 30)).remaining, 28);
    }

    #[test]
    fn a_flood_of_addresses_is_bounded_and_leaves_clients_alone() {
        let (limiter, _) = limiter(100);
        let quota = quota(1, 1);
        limiter.check(client(1), quota);
        for number in 0..5_000_u32 {
            limiter.check(LimitKey::address(IpAddr::from(number.to_be_bytes())), quota);
        }
        assert!(limiter.buckets() <= 101, "{}", limiter.buckets());
        assert!(!limiter.check(client(1), quota).allowed);
    }

    #[test]
    fn callers_with_a_key_are_counted_by_client() {
        let ip: IpAddr = "192.0.2.1".parse().unwrap();
        let tier = Arc::new(crate::domain::access::fixture::tier("developer", &[]));
        let mut caller = Caller::anonymous(tier);
        assert_eq!(LimitKey::of(&caller, ip), LimitKey::Address(ip));
        caller.client = Some(crate::domain::access::caller::CallerClient {
            id: ClientId(7),
            name: "a".to_owned(),
            key: crate::domain::access::key::KeyId::parse("abcdefghijkl").unwrap(),
        });
        assert_eq!(LimitKey::of(&caller, ip), client(7));
    }
}
