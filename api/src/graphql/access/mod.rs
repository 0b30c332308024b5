//! Organisations and callers in the schema.

pub mod organisation;
pub mod viewer;
