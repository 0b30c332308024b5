//! Limits: how much a caller may ask, as buckets that refill (GCRA).
//!
//! One semantics, wherever a bucket is kept: a full bucket holds `capacity` points, one point returns every
//! [`Bucket::interval`], a reservation takes all of its points or none, and a refund gives back at most what is missing.
//! Requests and cost points are counted by the same rules, each in a bucket of its own. Where buckets are kept, and what
//! happens when that place does not answer, is for `infra`. What a client uses in a month is kept in the database
//! ([`monthly`]).

mod bucket;
mod key;
pub mod monthly;
mod repo;

pub use self::{
    bucket::{Bucket, Decision, FILL_MAX},
    key::{BucketKey, LimitKey, Policy},
};
