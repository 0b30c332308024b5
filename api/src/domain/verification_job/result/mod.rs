//! The result of a job, in the order of its file: lines of JSON as the schema has them, or sheets for people. The same
//! lines make the same bytes, whoever writes them and when.

mod csv;
mod table;
mod workbook;

use std::{
    fs::File,
    io::{self, BufWriter, Write as _},
};

use super::{Format, VerificationJob, line::Line};
use crate::domain::storage::BoxError;

/// Why a result could not be written: faults of ours.
#[derive(Debug, thiserror::Error)]
pub enum ResultError {
    /// What was found of some rows could not be read again.
    #[error("what was found could not be read again")]
    Segment(#[source] BoxError),
    /// The file cannot be written.
    #[error("the result could not be written")]
    Write(#[from] io::Error),
    /// A line is no JSON.
    #[error("what was found could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The workbook cannot be written.
    #[error("the result could not be written as a workbook")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// Writes the result from what was found, batch by batch. It blocks.
pub(super) fn write(
    job: &VerificationJob,
    segments: impl Iterator<Item = Result<Vec<u8>, ResultError>>,
    file: &mut File,
) -> Result<(), ResultError> {
    match job.what.format {
        Format::Ndjson => {
            let mut output = BufWriter::new(file);
            for segment in segments {
                output.write_all(&segment?)?;
            }
            Ok(output.flush()?)
        }
        Format::Csv => csv::write(job, segments, file),
        Format::Xlsx => workbook::write(job, segments, file),
    }
}

/// Hands over the lines of a segment, one after the other.
fn each_line(segment: &[u8], mut hand: impl FnMut(&Line) -> Result<(), ResultError>) -> Result<(), ResultError> {
    for line in serde_json::Deserializer::from_slice(segment).into_iter::<Line>() {
        hand(&line?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
