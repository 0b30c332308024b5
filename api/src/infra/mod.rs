//! Adapters: what connects the domain to the world outside the process.

pub mod commits;
pub mod courier;
pub mod database;
pub mod limiter;
pub mod metrics;
pub mod schema;
pub mod storage;
pub mod telemetry;
pub mod traces;
