//! Counts what callers ask, in buckets.

pub mod local;
pub mod script;
