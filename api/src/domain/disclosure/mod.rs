//! Records under an enterprise: what kinds there are, and what all of them share.

pub mod cell;
pub mod draft;
pub mod field;
pub mod kind;
pub mod registry;
pub mod write;
