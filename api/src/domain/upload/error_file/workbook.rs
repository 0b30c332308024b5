//! An error file as a workbook. Texts are written as texts, so that none is a formula; numbers, dates and truth values as
//! what they are.

use std::fs::File;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{ErrorFileError, ToldRows, Which};
use crate::domain::import::{
    header::ERROR_REASON,
    mask,
    raw::{DateSystem, RawRow, RawValue},
};

/// The longest text that a cell of a workbook holds, in characters.
const CELL_CHARS_MAX: usize = 32_767;

/// Days between the two systems in which workbooks count them.
const DAYS_OF_1904: f64 = 1_462.0;

pub(super) fn write(mut rows: ToldRows, file: &mut File) -> Result<(), ErrorFileError> {
    let mut workbook = Workbook::new();
    // Rows leave memory as they are written.
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(match rows.which {
        Which::Refused => "错误行",
        Which::All => "全部行",
    })?;
    let shape = Shape {
        width: rows.reader.raw_header().len(),
        own: rows.reader.header().error_reasons(),
        dates: rows.reader.dates(),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        text: Format::new().set_num_format("@"),
    };
    shape.write_row(sheet, 0, rows.reader.raw_header(), ERROR_REASON)?;
    let mut line = 1;
    while let Some((row, reason)) = rows.next()? {
        shape.write_row(sheet, line, row, &reason)?;
        line += 1;
    }
    workbook.save_to_writer(file)?;
    Ok(())
}

/// How rows are written.
struct Shape {
    /// The columns that have a header.
    width: usize,
    /// Those of an earlier error file.
    own: Vec<usize>,
    dates: DateSystem,
    date: Format,
    text: Format,
}

impl Shape {
    /// Writes the cells under the headers but for those of an earlier error file, the reason, and what stands right of it.
    fn write_row(&self, sheet: &mut Worksheet, line: u32, row: &RawRow, reason: &str) -> Result<(), XlsxError> {
        let mut place = 0;
        for column in (0..self.width).filter(|column| !self.own.contains(column)) {
            self.write_cell(sheet, (line, place), (row, column))?;
            place += 1;
        }
        sheet.write_string(line, place, cut(reason))?;
        for column in self.width..row.len() {
            place += 1;
            self.write_cell(sheet, (line, place), (row, column))?;
        }
        Ok(())
    }

    fn write_cell(
        &self,
        sheet: &mut Worksheet,
        (line, place): (u32, u16),
        (row, column): (&RawRow, usize),
    ) -> Result<(), XlsxError> {
        match row.value(column) {
            RawValue::Text(text) => {
                sheet.write_string_with_format(line, place, cut(&mask::whole(text)), &self.text)?;
            }
            RawValue::Number(number) => {
                // One that could be somebody's identity number is masked, and so a text.
                let shown = number.to_string();
                match mask::whole(&shown) {
                    masked if masked == shown => sheet.write_number(line, place, number)?,
                    masked => sheet.write_string(line, place, masked)?,
                };
            }
            RawValue::DateSerial(serial) => {
                let offset = if self.dates == DateSystem::Y1904 { DAYS_OF_1904 } else { 0.0 };
                sheet.write_number_with_format(line, place, serial + offset, &self.date)?;
            }
            RawValue::Flag(flag) => {
                sheet.write_boolean(line, place, flag)?;
            }
            RawValue::Unreadable(_) if !row.held(column).is_empty() => {
                sheet.write_string_with_format(line, place, cut(&mask::whole(row.held(column))), &self.text)?;
            }
            RawValue::Empty | RawValue::Json(_) | RawValue::Unreadable(_) => {}
        }
        Ok(())
    }
}

fn cut(text: &str) -> String {
    text.chars().take(CELL_CHARS_MAX).collect()
}
