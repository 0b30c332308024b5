//! What the product knows. Names no axum, no async-graphql and no redis.

pub mod access;
pub mod audit;
pub mod calendar;
pub mod dataset;
pub mod deprecation;
pub mod disclosure;
pub mod document;
pub mod feed;
pub mod generate;
pub mod import;
pub mod lease;
pub mod limit;
pub mod oauth;
pub mod objection;
pub mod reading;
pub mod registry;
pub mod seal;
pub mod sheet;
pub mod statistics;
pub mod store;
pub mod submission;
pub mod upload;
pub mod usage;
pub mod verification;
pub mod watch;
pub mod webhook;
