//! Enterprises: what is registered about them, their names, and how they are found.
//!
//! Source: DOMAIN.md §2 and §5. Records under an enterprise are the business of `disclosure`.

pub mod enterprise;
pub mod key;
pub mod name;
mod repo;
pub mod search;

pub use repo::RegistrySource;
