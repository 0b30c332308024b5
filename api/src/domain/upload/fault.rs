//! A fault on its way into the database.

use crate::domain::import::{Reject, RejectedRow};

/// A fault with the place of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredFault {
    /// The row's place among those of the file that are not blank, from 1.
    pub(super) position: u64,
    /// The row as the file's user counts.
    pub(super) row: u64,
    pub(super) column: String,
    pub(super) value: String,
    pub(super) reason: String,
}

impl StoredFault {
    /// The faults of a row.
    pub(super) fn of(position: u64, rejected: RejectedRow) -> impl Iterator<Item = Self> {
        let RejectedRow { row, rejects } = rejected;
        rejects.into_iter().map(move |Reject { column, value, reason }| Self {
            position,
            row,
            column: storable(&column),
            value: storable(&value),
            reason: storable(&reason),
        })
    }
}

/// The text without what a database does not keep, and nobody could see.
fn storable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '\u{FFFD}' } else { letter }).collect()
}
