//! The kinds of record in the schema, one file each.

pub mod abnormal_operation;
