//! Rows: the sea-orm entities of Mingjing's tables and the value types that they store.
//!
//! No GraphQL, no HTTP and no policy. Only a domain context's `repo` names the entities; the value types in
//! [`value`] and [`code`] are the vocabulary of the whole house.

pub mod code;
pub mod value;
