//! The integration tests, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod administration;
mod attacks;
mod audit_privileges;
mod authorisation;
mod bad_input;
mod concurrency;
mod costs;
mod deprecation;
mod documents;
mod evolution;
mod feed;
mod importing;
mod killed_writers;
mod layering;
mod leases;
mod limiter_agreement;
mod limiter_link;
mod limits;
mod metrics;
mod monthly;
mod nodes;
mod objections;
mod organisations;
mod own_audit;
mod reading;
mod recipe;
mod replicas;
mod schema;
mod searching;
mod standbys;
mod statement_count;
mod statistics;
mod stopping;
mod streams;
mod submissions;
mod templates;
mod tls;
mod tokens;
mod traces;
mod uploads;
mod usage;
mod verification;
mod writing;
mod writing_scopes;
