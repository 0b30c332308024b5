//! A bucket's numbers, and what became of a reservation.

use std::{num::NonZeroU32, time::Duration};

use crate::domain::access::tier::TierLimits;

/// The longest that a bucket takes to fill. One that would take longer holds only what returns in this time, so that
/// what is owed fits the integers of every place where a bucket is kept.
pub const FILL_MAX: Duration = Duration::from_hours(30 * 24);

/// How much a bucket holds, and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bucket {
    capacity: NonZeroU32,
    refill_per_second: NonZeroU32,
}

impl Bucket {
    /// A bucket of so many points, of which so many return each second. A nought in a tier's row, which the
    /// configuration does not allow, is read as one.
    pub fn new(capacity: u32, refill_per_second: u32) -> Self {
        let refill_per_second = NonZeroU32::new(refill_per_second).unwrap_or(NonZeroU32::MIN);
        let filled_in_time = FILL_MAX.as_nanos() / interval(refill_per_second).as_nanos();
        let capacity = capacity.min(u32::try_from(filled_in_time).unwrap_or(u32::MAX));
        Self { capacity: NonZeroU32::new(capacity).unwrap_or(NonZeroU32::MIN), refill_per_second }
    }

    /// The bucket that counts a tier's requests.
    pub fn of_requests(limits: &TierLimits) -> Self {
        Self::new(limits.burst, limits.requests_per_second)
    }

    /// The bucket that counts a tier's cost points.
    pub fn of_points(limits: &TierLimits) -> Self {
        Self::new(limits.bucket_points, limits.refill_points_per_second)
    }

    /// The bucket that counts the rows of a client that may submit so many a minute.
    pub fn of_rows(per_minute: u32) -> Self {
        Self::new(per_minute, per_minute.div_ceil(60))
    }

    /// What a full bucket holds.
    pub fn capacity(self) -> NonZeroU32 {
        self.capacity
    }

    /// What returns each second.
    pub fn refill_per_second(self) -> NonZeroU32 {
        self.refill_per_second
    }

    /// How long one point takes to return, in whole nanoseconds.
    pub fn interval(self) -> Duration {
        interval(self.refill_per_second)
    }

    /// How long an empty bucket takes to fill.
    pub fn window(self) -> Duration {
        self.time_for(self.capacity.get())
    }

    /// How long so many points take to return.
    pub fn time_for(self, points: u32) -> Duration {
        self.interval() * points
    }

    /// This percentage of the bucket, in capacity and in rate; at least one point of each.
    #[must_use]
    pub fn percent(self, percent: u32) -> Self {
        let part = |whole: NonZeroU32| {
            let part = u64::from(whole.get()) * u64::from(percent) / 100;
            u32::try_from(part).unwrap_or(u32::MAX)
        };
        Self::new(part(self.capacity), part(self.refill_per_second))
    }
}

fn interval(refill_per_second: NonZeroU32) -> Duration {
    const SECOND: u32 = 1_000_000_000;
    Duration::from_nanos(u64::from((SECOND / refill_per_second).max(1)))
}

/// What became of a reservation, in the terms of the RateLimit headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether the points were taken.
    pub allowed: bool,
    /// Points that a full bucket holds.
    pub limit: u32,
    /// Whole points that are there now.
    pub remaining: u32,
    /// Until the bucket is full if nothing more is taken; longer by less than one point's time at most.
    pub reset_after: Duration,
    /// For a refused reservation, when it will be allowed; zero for an allowed one.
    pub retry_after: Duration,
}

impl Decision {
    /// The decision about `cost` points, when afterwards the bucket needs `owed` of time to be full.
    pub fn new(bucket: Bucket, cost: u32, allowed: bool, owed: Duration) -> Self {
        let held = bucket.window().saturating_sub(owed);
        let points = held.as_nanos() / bucket.interval().as_nanos();
        let limit = bucket.capacity().get();
        let remaining = u32::try_from(points).unwrap_or(u32::MAX).min(limit);
        let retry_after = if allowed { Duration::ZERO } else { bucket.time_for(cost).saturating_sub(held) };
        Self { allowed, limit, remaining, reset_after: bucket.time_for(limit - remaining), retry_after }
    }

    /// Where the caller stands when so many points were given back.
    #[must_use]
    pub fn refunded(self, bucket: Bucket, points: u32) -> Self {
        let remaining = self.remaining.saturating_add(points).min(self.limit);
        Self { remaining, reset_after: bucket.time_for(self.limit - remaining), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_follows_from_what_is_owed() {
        let bucket = Bucket::new(10, 4);
        let millis = Duration::from_millis;
        assert_eq!((bucket.interval(), bucket.window()), (millis(250), millis(2_500)));
        let allowed = Decision::new(bucket, 3, true, millis(800));
        assert_eq!((allowed.limit, allowed.remaining, allowed.reset_after), (10, 6, millis(1_000)));
        assert_eq!(allowed.retry_after, Duration::ZERO);
        let refused = Decision::new(bucket, 3, false, millis(1_800));
        assert_eq!((refused.remaining, refused.retry_after), (2, millis(50)));
        assert_eq!(Decision::new(bucket, 1, true, millis(2_500)).remaining, 0);
    }

    #[test]
    fn a_refund_never_fills_above_full() {
        let bucket = Bucket::new(10, 4);
        let taken = Decision::new(bucket, 4, true, Duration::from_secs(1));
        assert_eq!(taken.refunded(bucket, 3).remaining, 9);
        let full = taken.refunded(bucket, u32::MAX);
        assert_eq!((full.remaining, full.reset_after), (10, Duration::ZERO));
    }

    #[test]
    fn noughts_are_ones_and_endless_buckets_end() {
        assert_eq!(Bucket::new(0, 0), Bucket::new(1, 1));
        assert_eq!(Bucket::new(u32::MAX, 1).window(), FILL_MAX);
        assert_eq!(Bucket::new(7, u32::MAX).interval(), Duration::from_nanos(1));
    }

    #[test]
    fn a_percentage_is_of_capacity_and_rate_and_at_least_one() {
        assert_eq!(Bucket::new(2_000, 50).percent(50), Bucket::new(1_000, 25));
        assert_eq!(Bucket::new(1, 1).percent(1), Bucket::new(1, 1));
    }
}
