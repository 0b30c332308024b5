//! What the product knows. Names no axum, no async-graphql and no redis.

pub mod access;
pub mod calendar;
pub mod dataset;
pub mod disclosure;
pub mod document;
pub mod generate;
pub mod import;
pub mod limit;
pub mod reading;
pub mod registry;
pub mod store;
