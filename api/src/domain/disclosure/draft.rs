//! A record as somebody submits it: typed, but not yet stored.

use chrono::NaiveDate;

use super::{cell::Cell, field::Field};

/// The enterprise that a submitted record is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// By its unified social credit code (18 characters, both checks hold).
    CreditCode(Box<str>),
    /// By its registration number (15 digits, the check holds).
    RegistrationNumber(Box<str>),
}

/// One submitted record: its subject, and a cell for each of its kind's fields, in their order.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Whom it is about.
    pub subject: Subject,
    /// One cell a field.
    pub cells: Vec<Cell>,
}

/// A submitted record seen with its field names, as rules want it.
#[derive(Debug, Clone, Copy)]
pub struct DraftView<'a> {
    fields: &'static [Field],
    cells: &'a [Cell],
}

impl<'a> DraftView<'a> {
    /// Sees the cells as values of these fields.
    pub fn new(fields: &'static [Field], cells: &'a [Cell]) -> Self {
        Self { fields, cells }
    }

    /// The cell of the named field; nothing for a name that the kind does not have.
    pub fn get(&self, name: &str) -> &'a Cell {
        const NOTHING: &Cell = &Cell::Null;
        let position = self.fields.iter().position(|field| field.name == name);
        position.and_then(|position| self.cells.get(position)).unwrap_or(NOTHING)
    }

    /// The date in the named field.
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        self.get(name).as_date()
    }
}

/// Why a submitted record is refused: the field, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct Fault {
    /// The field at fault, by its stored name.
    pub field: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Fault {
    /// A fault of the named field.
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self { field, message: message.into() }
    }
}
