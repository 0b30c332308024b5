//! The integration tests, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod nodes;
mod reading;
mod schema;
mod searching;
mod writing;
