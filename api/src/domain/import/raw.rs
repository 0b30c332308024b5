//! One row as a file holds it, before anything is known about its columns.

use std::ops::Range;

use serde_json::Value;

/// The longest row that is read, in bytes. A longer one is a fault of the file (an unclosed quotation mark, binary
/// data), and reading on would only fill the memory.
pub const MAX_ROW_BYTES: usize = 1 << 20;

/// The most columns that a row may have.
pub const MAX_COLUMNS: usize = 512;

/// How a workbook counts its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01, and a 29 February 1900 that never was is counted: Excel's default.
    #[default]
    Y1900,
    /// Day 0 is 1904-01-01: workbooks made on old Macs.
    Y1904,
}

/// One cell as a file holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RawValue<'a> {
    /// Nothing.
    Empty,
    /// Characters.
    Text(&'a str),
    /// A number of a workbook, not formatted as a date.
    Number(f64),
    /// A number of a workbook that is formatted as a date: days in the workbook's [`DateSystem`].
    DateSerial(f64),
    /// A truth value of a workbook.
    Flag(bool),
    /// A value of a JSON record.
    Json(&'a Value),
    /// A cell that cannot be read, with the reason.
    Unreadable(&'static str),
}

#[derive(Debug, Clone)]
enum Slot {
    Empty,
    Text(Range<usize>),
    Number(f64),
    DateSerial(f64),
    Flag(bool),
    Json(Value),
    /// With what it held, where that is known.
    Unreadable(&'static str, Range<usize>),
}

/// One row of a file. It is meant to be used again for the next row: all its texts share one buffer.
#[derive(Debug, Clone, Default)]
pub struct RawRow {
    number: u64,
    text: String,
    slots: Vec<Slot>,
}

impl RawRow {
    /// The row's number as its user sees it: the row of the sheet, or the line on which the record starts.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many cells the row has.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// How many bytes its texts have together.
    pub fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// Whether the row has no cells.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The cell in this column; nothing beyond the last.
    pub fn value(&self, column: usize) -> RawValue<'_> {
        match self.slots.get(column) {
            None | Some(Slot::Empty) => RawValue::Empty,
            Some(Slot::Text(range)) => RawValue::Text(&self.text[range.clone()]),
            Some(Slot::Number(number)) => RawValue::Number(*number),
            Some(Slot::DateSerial(serial)) => RawValue::DateSerial(*serial),
            Some(Slot::Flag(flag)) => RawValue::Flag(*flag),
            Some(Slot::Json(value)) => RawValue::Json(value),
            Some(Slot::Unreadable(reason, _)) => RawValue::Unreadable(reason),
        }
    }

    /// The cells from the first to the last.
    pub fn values(&self) -> impl Iterator<Item = RawValue<'_>> {
        (0..self.len()).map(|column| self.value(column))
    }

    /// Whether no cell holds anything but white space.
    pub fn is_blank(&self) -> bool {
        self.values().all(is_blank)
    }

    /// Empties the row for the one with this number.
    pub(super) fn begin(&mut self, number: u64) {
        self.number = number;
        self.text.clear();
        self.slots.clear();
    }

    pub(super) fn push_text(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.slots.push(Slot::Text(start..self.text.len()));
    }

    /// Adds a text cell that `write` appends to the shared buffer, or an unreadable cell if it fails.
    pub(super) fn push_text_with(&mut self, write: impl FnOnce(&mut String) -> Result<(), &'static str>) {
        let start = self.text.len();
        match write(&mut self.text) {
            Ok(()) => self.slots.push(Slot::Text(start..self.text.len())),
            Err(reason) => {
                self.text.truncate(start);
                self.slots.push(Slot::Unreadable(reason, 0..0));
            }
        }
    }

    pub(super) fn push_empty(&mut self) {
        self.slots.push(Slot::Empty);
    }

    pub(super) fn push_number(&mut self, number: f64) {
        self.slots.push(Slot::Number(number));
    }

    pub(super) fn push_date_serial(&mut self, serial: f64) {
        self.slots.push(Slot::DateSerial(serial));
    }

    pub(super) fn push_flag(&mut self, flag: bool) {
        self.slots.push(Slot::Flag(flag));
    }

    pub(super) fn push_unreadable(&mut self, reason: &'static str) {
        self.slots.push(Slot::Unreadable(reason, 0..0));
    }

    /// Makes the cell in the given column unreadable, with empty cells up to it. What it held is kept for people.
    pub(super) fn set_unreadable(&mut self, column: usize, reason: &'static str) {
        while self.slots.len() <= column {
            self.slots.push(Slot::Empty);
        }
        let held = match &self.slots[column] {
            Slot::Text(range) | Slot::Unreadable(_, range) => range.clone(),
            Slot::Number(number) | Slot::DateSerial(number) => {
                let start = self.text.len();
                self.text.push_str(&number.to_string());
                start..self.text.len()
            }
            Slot::Empty | Slot::Flag(_) | Slot::Json(_) => 0..0,
        };
        self.slots[column] = Slot::Unreadable(reason, held);
    }

    /// What an unreadable cell held, as far as that is known.
    pub fn held(&self, column: usize) -> &str {
        match self.slots.get(column) {
            Some(Slot::Unreadable(_, range)) => &self.text[range.clone()],
            _ => "",
        }
    }

    /// Puts a JSON value into the given column, with empty cells up to it.
    pub(super) fn set_json(&mut self, column: usize, value: Value) {
        while self.slots.len() <= column {
            self.slots.push(Slot::Empty);
        }
        self.slots[column] = Slot::Json(value);
    }

    /// Drops blank cells after the last one that holds something.
    pub(super) fn drop_trailing_blanks(&mut self) {
        while self.slots.last().is_some() && is_blank(self.value(self.slots.len() - 1)) {
            self.slots.pop();
        }
    }
}

fn is_blank(value: RawValue<'_>) -> bool {
    match value {
        RawValue::Empty => true,
        RawValue::Text(text) => text.chars().all(char::is_whitespace),
        _ => false,
    }
}

/// Why a row cannot be read as a row at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {number}: {reason}")]
pub struct RowFault {
    /// The row's number as its user sees it.
    pub number: u64,
    /// What is wrong and what would be right.
    pub reason: String,
}

/// What reading one row gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowRead {
    /// The row was filled.
    Row,
    /// This row is not readable; the next one may be. The row holds of it what could be split into cells, or its first
    /// line as one cell.
    Fault(RowFault),
    /// There are no more rows.
    End,
}

impl RowRead {
    pub(super) fn fault(number: u64, reason: impl Into<String>) -> Self {
        Self::Fault(RowFault { number, reason: reason.into() })
    }
}
