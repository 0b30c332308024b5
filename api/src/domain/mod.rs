//! What the product knows. Names no axum, no async-graphql and no redis.

pub mod access;
pub mod disclosure;
pub mod store;
