//! Global ids (Relay): one text that names a record of any type. Opaque to callers; not a secret.

use async_graphql::ID;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::error::ClientError;

/// The id of the record `id` in the table `table`.
pub fn encode(table: &str, id: i64) -> ID {
    BASE64_URL_SAFE_NO_PAD.encode(format!("{table}:{id}")).into()
}

/// The table and the record that an id names.
///
/// # Errors
/// `BAD_USER_INPUT` for anything that [`encode`] did not make.
pub fn decode(id: &ID) -> Result<(String, i64), ClientError> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(id.as_bytes()).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let parts = text.as_deref().and_then(|text| text.split_once(':'));
    let known = parts.and_then(|(table, id)| Some((table.to_owned(), id.parse().ok()?)));
    // A number can be written in several ways, of which an id has one.
    known.filter(|(table, number)| encode(table, *number) == *id).ok_or_else(not_ours)
}

/// The error for a text that is no id of this API.
pub fn not_ours() -> ClientError {
    ClientError::bad_input("id", "is not an id of this API: pass an id exactly as a query returned it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_here_is_an_id() {
        assert_eq!(decode(&encode("enterprise", 7)).ok(), Some(("enterprise".to_owned(), 7)));
        for text in
            ["", "enterprise", "enterprise:", "enterprise:+7", "enterprise:07", "enterprise:-0", "enterprise: 7"]
        {
            assert!(decode(&BASE64_URL_SAFE_NO_PAD.encode(text).into()).is_err(), "{text}");
        }
        assert!(decode(&"ZW50ZXJwcmlzZTo3=".into()).is_err());
    }
}
