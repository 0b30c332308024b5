//! Adapters: what connects the domain to the world outside the process.

pub mod database;
