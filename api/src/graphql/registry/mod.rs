//! Enterprises in the schema.

pub mod enterprise;
