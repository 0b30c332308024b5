//! What people write: bounded, printable, and without anybody's identity number.

use std::ops::RangeInclusive;

use entity::value::contains_identity_number;

use super::Refusal;

/// The longest statement, reason or explanation, in characters.
pub(super) const LONG: usize = 4000;
/// The longest name or contact, in characters.
pub(super) const SHORT: usize = 200;
/// The longest idempotency key, in characters.
const KEY: RangeInclusive<usize> = 1..=200;

/// The text without spaces around it.
pub(super) fn required(field: &'static [&'static str], text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most || text.chars().any(is_invisible) {
        return Err(Refusal::Text { field, most });
    }
    if contains_identity_number(text) {
        return Err(Refusal::IdentityNumber { field });
    }
    Ok(text.to_owned())
}

/// The same for a text that may be left out.
pub(super) fn optional(
    field: &'static [&'static str],
    text: Option<&str>,
    most: usize,
) -> Result<Option<String>, Refusal> {
    text.map(|text| required(field, text, most)).transpose()
}

/// An idempotency key: printable ASCII.
pub(super) fn idempotency_key(key: &str) -> Result<(), Refusal> {
    let fits = KEY.contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(()) } else { Err(Refusal::IdempotencyKey) }
}

/// Lines may end; other control characters nobody can see.
fn is_invisible(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_bounded_and_free_of_identity_numbers() {
        let long = "明".repeat(LONG);
        for (text, expected) in [
            (" 地址有误。\n请更正。 ", Ok("地址有误。\n请更正。")),
            (long.as_str(), Ok(long.as_str())),
            ("", Err("must be 1 to 4000 characters")),
            (" \n", Err("must be 1 to 4000 characters")),
            ("a\u{1}b", Err("must be 1 to 4000 characters")),
            ("身份证号11010519491231002X", Err("holds the identity number")),
            ("身份证号１１０１０５ 19491231-002x", Err("holds the identity number")),
        ] {
            let found = required(&["statement"], text, LONG);
            match expected {
                Ok(kept) => assert_eq!(found.ok().as_deref(), Some(kept)),
                Err(message) => {
                    let error = found.map_or_else(|error| error.to_string(), |text| panic!("{text} was kept"));
                    assert!(error.contains(message) && !error.contains("1949"), "{error}");
                }
            }
        }
        assert!(required(&["statement"], &"明".repeat(LONG + 1), LONG).is_err());
    }

    #[test]
    fn idempotency_keys_are_printable_and_bounded() {
        for (key, fits) in [("a", true), ("9f3c-1", true), ("", false), ("a b", false), ("明", false)] {
            assert_eq!(idempotency_key(key).is_ok(), fits, "{key}");
        }
        assert!(idempotency_key(&"k".repeat(200)).is_ok() && idempotency_key(&"k".repeat(201)).is_err());
    }
}
