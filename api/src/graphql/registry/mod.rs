//! Enterprises in the schema, and what the register holds of them.

pub mod alteration;
pub mod branch;
pub mod enterprise;
pub mod key_person;
pub mod lists;
pub mod query;
pub mod search;
pub mod shareholder;
