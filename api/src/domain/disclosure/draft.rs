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
    /// What the enterprise is called, where that is stated beside its code.
    pub name: Option<Box<str>>,
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

/// What sort of fault a submitted record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A value cannot be right.
    Invalid,
    /// What it is about is not known.
    NotFound,
    /// It contradicts what is stored.
    Conflict,
    /// The organisation may not write it.
    NotAllowed,
}

/// Why a submitted record is refused: the field, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct Fault {
    /// What sort of fault it is.
    pub kind: FaultKind,
    /// The field at fault, by its stored name; empty when it is about the whole record.
    pub field: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
    /// The stored record that it contradicts, where it does.
    pub record: Option<i64>,
}

impl Fault {
    /// A fault of the named field.
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Invalid, field, message: message.into(), record: None }
    }

    /// A fault that contradicts what is stored as this record.
    #[must_use]
    pub fn with_record(self, record: Option<i64>) -> Self {
        Self { kind: FaultKind::Conflict, record, ..self }
    }

    /// The same fault as one of another sort.
    #[must_use]
    pub fn of(self, kind: FaultKind) -> Self {
        Self { kind, ..self }
    }
}
