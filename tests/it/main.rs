//! The integration tests, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod layering;
mod reading;
mod writing;
