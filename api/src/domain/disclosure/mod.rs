//! Records under an enterprise: what kinds there are, and what all of them share.

/// The values that records are made of, as the database hands them over.
pub use super::store::cell;

pub mod difference;
pub mod draft;
pub mod expire;
pub mod field;
pub mod kind;
pub mod registry;
pub mod timeliness;
pub mod write;
