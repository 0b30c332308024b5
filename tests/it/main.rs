//! The integration tests, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod authorisation;
mod bad_input;
mod concurrency;
mod costs;
mod documents;
mod importing;
mod layering;
mod limiter_agreement;
mod limits;
mod monthly;
mod nodes;
mod reading;
mod replicas;
mod schema;
mod searching;
mod statement_count;
mod writing;
