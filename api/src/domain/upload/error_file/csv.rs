//! An error file as CSV: UTF-8 with a byte order mark, the separator of the upload, cells that no spreadsheet program
//! takes for formulas.

use std::{
    borrow::Cow,
    fs::File,
    io::{BufWriter, Write},
};

use super::{ErrorFileError, ToldRows};
use crate::domain::import::{
    header::ERROR_REASON,
    mask,
    protect::neutral,
    raw::{RawRow, RawValue},
};

pub(super) fn write(mut rows: ToldRows, file: &mut File) -> Result<(), ErrorFileError> {
    let mut output = BufWriter::new(file);
    output.write_all("\u{FEFF}".as_bytes())?;
    let separator = rows.reader.source().separator().unwrap_or(b',');
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        // A row that has more cells than the header keeps them.
        .flexible(true)
        .from_writer(output);
    let own = rows.reader.header().error_reasons();
    let width = rows.reader.raw_header().len();
    write_row(&mut writer, rows.reader.raw_header(), (width, &own), ERROR_REASON)?;
    while let Some((row, reason)) = rows.next()? {
        write_row(&mut writer, row, (width, &own), &reason)?;
    }
    writer.flush()?;
    Ok(())
}

/// Writes the cells under the headers but for those of an earlier error file, the reason, and what stands right of it.
fn write_row<W: Write>(
    writer: &mut csv::Writer<W>,
    row: &RawRow,
    (width, own): (usize, &[usize]),
    reason: &str,
) -> Result<(), ErrorFileError> {
    let columns = (0..width).filter(|column| !own.contains(column));
    for column in columns {
        writer.write_field(cell(row, column).as_ref()).map_err(std::io::Error::from)?;
    }
    writer.write_field(neutral(reason).as_ref()).map_err(std::io::Error::from)?;
    for column in width..row.len() {
        writer.write_field(cell(row, column).as_ref()).map_err(std::io::Error::from)?;
    }
    writer.write_record(None::<&[u8]>).map_err(std::io::Error::from)?;
    Ok(())
}

fn cell(row: &RawRow, column: usize) -> Cow<'_, str> {
    let text = match row.value(column) {
        RawValue::Text(text) => text,
        _ => row.held(column),
    };
    match mask::whole(text) {
        Cow::Borrowed(text) => neutral(text),
        Cow::Owned(text) => Cow::Owned(neutral(&text).into_owned()),
    }
}
