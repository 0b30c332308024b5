//! Enterprises: their names and how they are found.
//!
//! Source: DOMAIN.md §5. The rows themselves, codes and look-ups by code are other parts of this context.

pub mod name;
pub mod search;
