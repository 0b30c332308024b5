//! The GraphQL side: the schema's types and resolvers over the domain's services.

pub mod complete;
pub mod error;
pub mod mask;
