//! Writes rows as bytes of a file: lines of JSON, CSV, or Parquet. What is written is the same each time for the same rows,
//! so a part that is written again after a crash is the same part.

mod csv;
mod ndjson;
mod pack;
mod parquet;

use std::io;

use bytes::Bytes;

use super::{
    row::Row,
    what::{Format, What},
};
use crate::domain::disclosure::kind::DisclosureKind;

/// Why rows could not be written: faults of ours, for nothing here leaves the process.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// What is packed could not be.
    #[error("the rows could not be compressed")]
    Pack(#[from] io::Error),
    /// A row is no JSON.
    #[error("a row could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// A row is no line of values.
    #[error("a row could not be written as CSV")]
    Csv(#[from] ::csv::Error),
    /// Columns could not be written.
    #[error("the rows could not be written as Parquet")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// A value is not what its field says.
    #[error("the field {field} of record {record} does not hold what it should")]
    Value {
        /// The field.
        field: String,
        /// The record.
        record: i64,
    },
}

/// Writes one file.
pub(super) trait Encoder: Send {
    /// Writes rows.
    fn write(&mut self, rows: Vec<Row>) -> Result<(), EncodeError>;

    /// The bytes that are there since they were last taken.
    fn take(&mut self) -> Bytes;

    /// The last bytes of the file.
    fn finish(self: Box<Self>) -> Result<Bytes, EncodeError>;
}

/// What writes a file of this kind.
///
/// # Errors
/// [`EncodeError`] when it cannot be begun.
pub(super) fn begin(
    what: &What,
    kind: &'static dyn DisclosureKind,
    sequence: u64,
) -> Result<Box<dyn Encoder>, EncodeError> {
    let withheld = what.withheld(kind);
    let is_delta = what.since.is_some();
    Ok(match what.format {
        Format::Ndjson => Box::new(ndjson::Lines::begin(kind, what.with_contacts, is_delta, what.compression)?),
        Format::Csv => {
            let mark = what.byte_order_mark;
            Box::new(csv::Table::begin(kind, withheld, is_delta, mark, what.compression)?)
        }
        Format::Parquet => Box::new(parquet::Groups::begin(kind, withheld, is_delta, what.compression, sequence)?),
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
