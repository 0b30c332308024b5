//! The SHA-256 of a GraphQL document's text, which a persisted document is known by. It is the text as it was sent, to
//! the byte: another space is another document (GraphQL over HTTP, appendix A).

use std::fmt;

use sha2::{Digest, Sha256};

use crate::hexadecimal::Hexadecimal;

/// What stands before the digits where an id says how it was made.
const PREFIX: &str = "sha256:";

/// A document's hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentHash([u8; 32]);

impl DocumentHash {
    /// The hash of this text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// Reads 64 lower-case hexadecimal digits; nothing else is a hash.
    pub fn parse(digits: &str) -> Option<Self> {
        let mut hash = [0; 32];
        let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { return None };
        if pairs.len() != hash.len() {
            return None;
        }
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(hash))
    }

    /// Reads an id: `sha256:` and the digits, or the digits alone.
    pub fn parse_id(id: &str) -> Option<Self> {
        Self::parse(id.strip_prefix(PREFIX).unwrap_or(id))
    }

    /// The id of the document: `sha256:` and the digits.
    pub fn id(self) -> String {
        format!("{PREFIX}{self}")
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

/// The digits.
impl fmt::Display for DocumentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hexadecimal(&self.0).fmt(formatter)
    }
}

impl fmt::Debug for DocumentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DocumentHash({self})")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_appendix() {
        for (text, digits) in [
            (
                "query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}",
                "7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e",
            ),
            ("query($id:ID!){user(id:$id){name}}", "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b"),
        ] {
            let hash = DocumentHash::of(text);
            assert_eq!(hash.to_string(), digits);
            assert_eq!(hash.id(), format!("sha256:{digits}"));
            assert_eq!(DocumentHash::parse_id(&hash.id()), Some(hash));
            assert_eq!(DocumentHash::parse_id(digits), Some(hash));
        }
    }

    #[test]
    fn what_is_no_hash_is_none() {
        let digits = DocumentHash::of("{ a }").to_string();
        for wrong in [
            "",
            "sha256:",
            &digits[1..],
            &format!("{digits}0"),
            &format!("{digits}00"),
            &digits.to_uppercase(),
            &digits.replace(&digits[..1], "g"),
            &format!("sha512:{digits}"),
            &format!("sha256:sha256:{digits}"),
            &"明".repeat(64),
        ] {
            assert_eq!(DocumentHash::parse_id(wrong), None, "{wrong}");
        }
    }
}
