//! Organisations and callers in the schema.

pub mod organisation;
