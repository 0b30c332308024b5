//! JSON from strangers into GraphQL values: no key twice, no NUL, nothing nested too deep; every fault is a message of
//! ours that repeats at most a short piece of the input.

use std::{cell::Cell, fmt};

use async_graphql::{Name, Value, indexmap::IndexMap};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::error::echo;

/// How deep objects and lists may nest.
pub const MAX_DEPTH: usize = 32;

/// How many values a text may hold, objects and lists among them: 10,000 rows of twenty. A value in memory is dozens of
/// times as large as the two characters that it may have been sent in.
pub const MAX_VALUES: usize = 220_000;

/// Reads one JSON value.
///
/// # Errors
/// What is wrong, for the caller.
pub fn parse(text: &str) -> Result<Value, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let left = Cell::new(MAX_VALUES);
    let value = Strict { depth: 0, left: &left }.deserialize(&mut deserializer).map_err(|error| describe(&error))?;
    deserializer.end().map_err(|error| describe(&error))?;
    Ok(value)
}

/// Syntax errors of serde_json have fixed texts; the others are written in this file.
pub(super) fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if error.is_data() { text } else { format!("not valid JSON: {text}") }
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    /// Values that may still come.
    left: &'a Cell<usize>,
}

impl Strict<'_> {
    fn deeper<E: serde::de::Error>(&self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(format_args!("objects and lists must nest at most {MAX_DEPTH} deep")));
        }
        Ok(Self { depth: self.depth + 1, ..*self })
    }
}

fn without_nul<E: serde::de::Error>(text: &str) -> Result<&str, E> {
    if text.contains('\0') { Err(E::custom("texts must not contain NUL characters")) } else { Ok(text) }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Err(D::Error::custom(format_args!(
                "must hold at most {MAX_VALUES} values; send fewer rows at once"
            )));
        };
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(without_nul(value)?.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.deeper()?)? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = IndexMap::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = object.next_value_seed(self.deeper()?)?;
            let key = Name::new(without_nul(&key)?);
            if values.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key \"{}\" stands twice", echo(&key))));
            }
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn good_json_becomes_the_same_value() {
        let text = r#"{"a":[1,-2,1.5,true,null,"明镜\n"],"b":{"c":18446744073709551615}}"#;
        assert_eq!(serde_json::to_string(&parse(text).unwrap()).unwrap(), text);
    }

    #[test]
    fn faulty_json_is_refused_with_a_reason() {
        let deep = format!("{}1{}", "[".repeat(MAX_DEPTH + 1), "]".repeat(MAX_DEPTH + 1));
        let bottomless = "[".repeat(100_000);
        for (text, reason) in [
            ("", "not valid JSON"),
            ("{", "not valid JSON"),
            ("{} x", "not valid JSON"),
            ("\"\0\"", "not valid JSON"),
            ("\"\\ud800\"", "not valid JSON"),
            ("1e400", "not valid JSON"),
            ("NaN", "not valid JSON"),
            ("\"a\\u0000\"", "NUL"),
            ("{\"a\\u0000\":1}", "NUL"),
            ("{\"a\":1,\"a\":2}", "the key \"a\" stands twice"),
            (&deep, "at most 32 deep"),
            (&bottomless, "at most 32 deep"),
        ] {
            let message = parse(text).unwrap_err();
            assert!(message.contains(reason), "{message}");
            assert!(message.len() < 200, "{message}");
        }
        let many = format!("[{}0]", "0,".repeat(MAX_VALUES - 2));
        assert!(parse(&many).is_ok());
        let many = format!("[{}0]", "0,".repeat(MAX_VALUES - 1));
        assert!(parse(&many).unwrap_err().contains("at most 220000 values"));
        let long_key = "k".repeat(1000);
        assert!(parse(&format!("{{\"{long_key}\":1,\"{long_key}\":1}}")).unwrap_err().len() < 150);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC*|[{}\\[\\]\":,0-9eE.+\\-truefalsn\\\\ ]*") {
            let ours = parse(&text);
            if let Ok(value) = ours {
                // What we accept, serde_json accepts, and it means the same.
                let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
                prop_assert_eq!(value.into_json().unwrap(), theirs);
            }
        }
    }
}
