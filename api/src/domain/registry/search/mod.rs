//! x
/// v
pub const SCHEMA_VERSION: u32 = 1;
