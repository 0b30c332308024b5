//! Enterprises: what is registered about them.
//!
//! Source: DOMAIN.md §2. Records under an enterprise are the business of `disclosure`.

pub mod enterprise;
