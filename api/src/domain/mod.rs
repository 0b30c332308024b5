//! What the product knows. Names no axum, no async-graphql and no redis.

pub mod disclosure;
pub mod registry;
pub mod store;
