//! The value of one field of one record, as it travels between files, the database and the schema.

use chrono::NaiveDate;

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
}
