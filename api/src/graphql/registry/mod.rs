//! Enterprises in the schema.

pub mod enterprise;
pub mod lists;
pub mod query;
