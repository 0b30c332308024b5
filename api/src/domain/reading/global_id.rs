//! Global ids (Relay): one text that names a record of any type. Opaque to callers; not a secret.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// The id of the record `id` in the table `table`.
pub fn encode(table: &str, id: i64) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(format!("{table}:{id}"))
}

/// The table and the record that an id names; nothing for anything that [`encode`] did not make.
pub fn decode(id: &str) -> Option<(String, i64)> {
    let text = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(id.as_bytes()).ok()?).ok()?;
    let (table, number) = text.split_once(':')?;
    let (table, number) = (table.to_owned(), number.parse().ok()?);
    // A number can be written in several ways, of which an id has one.
    (encode(&table, number) == id).then_some((table, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_here_is_an_id() {
        assert_eq!(decode(&encode("enterprise", 7)), Some(("enterprise".to_owned(), 7)));
        for text in
            ["", "enterprise", "enterprise:", "enterprise:+7", "enterprise:07", "enterprise:-0", "enterprise: 7"]
        {
            assert_eq!(decode(&BASE64_URL_SAFE_NO_PAD.encode(text)), None, "{text}");
        }
        assert_eq!(decode("ZW50ZXJwcmlzZTo3="), None);
    }
}
