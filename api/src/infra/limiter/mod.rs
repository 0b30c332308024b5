//! Counts what callers ask: in this process, or in Redis for all replicas together.
//!
//! With Redis, a reservation is made there, and what Redis refused is refused here without asking until it would be
//! allowed. While Redis does not answer, reads are counted here in a bucket that is a share of the whole, so that many
//! replicas do not multiply a limit without bound; writes are refused. A refund goes to where the reservation was made.

mod connection;
mod denied;
pub mod in_progress;
pub mod link;
pub mod local;
pub mod script;

use std::{
    num::NonZeroU32,
    time::{Duration, Instant},
};

pub use self::connection::RedisTarget;
use self::{
    denied::{Asked, DenyCache},
    link::Link,
    local::LocalLimiter,
};
use crate::domain::limit::{Bucket, BucketKey, Decision};

/// Where buckets are kept beside this process.
#[derive(Debug, Clone)]
pub struct SharedOptions {
    /// Where Redis is.
    pub target: RedisTarget,
    /// How long an answer is waited for.
    pub timeout: Duration,
    /// The part of each bucket that this process allows alone while Redis does not answer, in percent.
    pub fallback_percent: u32,
}

/// Whether a request changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It reads.
    Read,
    /// It writes: it is refused rather than counted by this process alone.
    Write,
}

/// What became of a reservation.
#[derive(Debug)]
pub enum Outcome {
    /// The points were taken.
    Reserved(Reservation),
    /// There are not as many at the moment.
    Refused {
        /// Where the caller stands.
        decision: Decision,
        /// The bucket that refused.
        bucket: Bucket,
    },
    /// A full bucket does not hold as many.
    AboveCapacity,
    /// It cannot be counted now, and may not go on uncounted.
    Unavailable,
}

/// Points that were taken.
#[derive(Debug)]
pub struct Reservation {
    key: BucketKey,
    bucket: Bucket,
    points: u32,
    place: Place,
    decision: Decision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Here,
    Redis,
}

impl Reservation {
    /// The bucket that they were taken from.
    pub fn bucket(&self) -> Bucket {
        self.bucket
    }

    /// Where the caller stands.
    pub fn decision(&self) -> Decision {
        self.decision
    }

    /// How many they are.
    pub fn points(&self) -> u32 {
        self.points
    }
}

/// Counts. One a process.
pub struct Limiter {
    local: LocalLimiter,
    shared: Option<SharedLimiter>,
}

struct SharedLimiter {
    link: Link,
    denied: DenyCache,
    fallback_percent: u32,
}

impl Limiter {
    /// Counts in this process only.
    pub fn local() -> Self {
        Self { local: LocalLimiter::default(), shared: None }
    }

    /// Counts in Redis. It need not answer yet.
    pub async fn shared(options: SharedOptions) -> Self {
        let link = Link::new(options.target, options.timeout).await;
        let shared = SharedLimiter { link, denied: DenyCache::default(), fallback_percent: options.fallback_percent };
        Self { local: LocalLimiter::default(), shared: Some(shared) }
    }

    /// Whether it counts in this process what ought to be counted in Redis.
    pub fn is_degraded(&self) -> bool {
        self.shared.as_ref().is_some_and(|shared| !shared.link.is_up())
    }

    /// Takes so many points, or none.
    pub async fn reserve(&self, key: BucketKey, bucket: Bucket, cost: NonZeroU32, access: Access) -> Outcome {
        let Some(shared) = &self.shared else {
            return self.reserve_here(key, bucket, cost);
        };
        if cost > bucket.capacity() {
            return Outcome::AboveCapacity;
        }
        let points = cost.get();
        let from = Instant::now();
        if let Some(decision) = shared.denied.refusal(key, bucket, points, from)
            && shared.link.is_up()
        {
            return Outcome::Refused { decision, bucket };
        }
        match (shared.link.take(key, bucket, points.into()).await, access) {
            (Ok(taken), _) => {
                let decision = Decision::new(bucket, points, taken.allowed, taken.owed);
                if taken.allowed {
                    return Outcome::Reserved(Reservation { key, bucket, points, place: Place::Redis, decision });
                }
                shared.denied.note(key, bucket, points, taken.owed, Asked { from, to: Instant::now() });
                Outcome::Refused { decision, bucket }
            }
            (Err(link::Cut), Access::Read) => {
                let share = bucket.percent(shared.fallback_percent);
                // What costs more than the share holds takes all of it.
                self.reserve_here(key, share, cost.min(share.capacity()))
            }
            (Err(link::Cut), Access::Write) => Outcome::Unavailable,
        }
    }

    fn reserve_here(&self, key: BucketKey, bucket: Bucket, cost: NonZeroU32) -> Outcome {
        match self.local.reserve(key, bucket, cost) {
            None => Outcome::AboveCapacity,
            Some(decision) if decision.allowed => {
                Outcome::Reserved(Reservation { key, bucket, points: cost.get(), place: Place::Here, decision })
            }
            Some(decision) => Outcome::Refused { decision, bucket },
        }
    }

    /// Gives points of a reservation back, at most as many as it took; tells where the caller stands then. What cannot
    /// be given back because Redis stopped answering returns with time.
    pub async fn refund(&self, reservation: Reservation, points: u32) -> Decision {
        let Reservation { key, bucket, decision, .. } = reservation;
        let points = points.min(reservation.points);
        if points == 0 {
            return decision;
        }
        match (&self.shared, reservation.place) {
            (Some(shared), Place::Redis) => {
                if shared.link.take(key, bucket, -i64::from(points)).await.is_err() {
                    return decision;
                }
                shared.denied.forget(key);
            }
            _ => self.local.refund(key, bucket, points),
        }
        decision.refunded(bucket, points)
    }
}
