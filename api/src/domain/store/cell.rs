//! The value of one field of one record, as it travels between files, the database and the schema.

use std::fmt::{self, Write as _};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

/// One value. Dates are texts `YYYY-MM-DD`, money is fen, codes are their stored text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing stated.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text, a date or a code.
    Text(Box<str>),
    /// Several values.
    List(Vec<Cell>),
    /// A small record: names and values, in the order of its fields.
    Item(Vec<(Box<str>, Cell)>),
    /// JSON that is written already; only ever on its way into the database.
    Json(Box<str>),
}

impl Cell {
    /// A text cell.
    pub fn text(value: impl Into<Box<str>>) -> Self {
        Self::Text(value.into())
    }

    /// A date cell.
    pub fn date(value: NaiveDate) -> Self {
        Self::Text(value.format("%Y-%m-%d").to_string().into())
    }

    /// Whether nothing is stated.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(value) => Some(value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The flag, if this is one. SQLite has no booleans and answers 0 or 1.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Flag(value) => Some(*value),
            Self::Number(value) => Some(*value != 0),
            _ => None,
        }
    }

    /// The value of this name in a small record; nothing where it states none, or is no record.
    pub fn member(&self, name: &str) -> &Cell {
        const NOTHING: &Cell = &Cell::Null;
        match self {
            Self::Item(values) => values.iter().find(|(known, _)| &**known == name).map_or(NOTHING, |(_, cell)| cell),
            _ => NOTHING,
        }
    }

    /// The date, if this is a text that holds one.
    pub fn as_date(&self) -> Option<NaiveDate> {
        self.as_str().and_then(|text| text.parse().ok())
    }

    /// The values of a list; none for anything else.
    pub fn as_list(&self) -> &[Cell] {
        match self {
            Self::List(values) => values,
            _ => &[],
        }
    }

    /// This value as JSON.
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write_json(&mut json);
        json
    }

    /// Appends this value as JSON.
    pub fn write_json(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Flag(flag) => json.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => {
                let _ = write!(json, "{number}");
            }
            Self::Text(text) => write_json_text(json, text),
            Self::List(values) => {
                json.push('[');
                for (position, value) in values.iter().enumerate() {
                    if position > 0 {
                        json.push(',');
                    }
                    value.write_json(json);
                }
                json.push(']');
            }
            Self::Item(values) => {
                write_json_object(json, values.iter().map(|(name, value)| (&**name, value)));
            }
            Self::Json(written) => json.push_str(written),
        }
    }
}

/// Appends a JSON object of these names and values.
pub fn write_json_object<'a>(json: &mut String, values: impl Iterator<Item = (&'a str, &'a Cell)>) {
    json.push('{');
    for (position, (name, value)) in values.enumerate() {
        if position > 0 {
            json.push(',');
        }
        write_json_text(json, name);
        json.push(':');
        value.write_json(json);
    }
    json.push('}');
}

fn write_json_text(json: &mut String, text: &str) {
    json.reserve(text.len() + 2);
    json.push('"');
    let mut written = 0;
    // What has to be escaped is ASCII, which no other character contains a byte of.
    for (position, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        json.push_str(&text[written..position]);
        written = position + 1;
        match byte {
            b'"' => json.push_str("\\\""),
            b'\\' => json.push_str("\\\\"),
            control => {
                let _ = write!(json, "\\u{control:04x}");
            }
        }
    }
    json.push_str(&text[written..]);
    json.push('"');
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value without fractions")
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Flag(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Number(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Cell, E> {
        i64::try_from(value).map(Cell::Number).map_err(E::custom)
    }

    fn visit_str<E>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Cell, A::Error> {
        let mut values = Vec::with_capacity(sequence.size_hint().unwrap_or(8));
        while let Some(value) = sequence.next_element()? {
            values.push(value);
        }
        Ok(Cell::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let mut values = Vec::new();
        while let Some(entry) = map.next_entry::<Box<str>, Cell>()? {
            values.push(entry);
        }
        Ok(Cell::Item(values))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cell_survives_the_way_through_json(text in any::<String>(), number in any::<i64>(), flag in any::<bool>()) {
            let cell = Cell::List(vec![
                Cell::text(text.clone()),
                Cell::Number(number),
                Cell::Item(vec![(text.into(), Cell::Flag(flag)), ("nothing".into(), Cell::Null)]),
            ]);
            prop_assert_eq!(serde_json::from_str::<Cell>(&cell.to_json()).unwrap(), cell);
        }
    }
}
