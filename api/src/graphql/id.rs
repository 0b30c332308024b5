//! Global ids (Relay) in the schema.

use async_graphql::ID;

use crate::{domain::reading::global_id, error::ClientError};

/// The id of the record `id` in the table `table`.
pub fn encode(table: &str, id: i64) -> ID {
    global_id::encode(table, id).into()
}

/// The table and the record that an id names.
///
/// # Errors
/// `BAD_USER_INPUT` for anything that [`encode`] did not make.
pub fn decode(id: &ID) -> Result<(String, i64), ClientError> {
    global_id::decode(id).ok_or_else(not_ours)
}

/// The error for a text that is no id of this API.
pub fn not_ours() -> ClientError {
    ClientError::bad_input("id", "is not an id of this API: pass an id exactly as a query returned it")
}
