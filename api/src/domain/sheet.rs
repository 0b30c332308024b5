//! CSV files for people who open them in a spreadsheet program: UTF-8 with a byte order mark, and no text in them that
//! such a program takes for a formula.

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, Write},
};

/// What text must not begin with: spreadsheet programs evaluate it, half-width or full-width.
const FORMULA_STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet program takes for a formula: where it would, an apostrophe stands before it.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if would_be_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet program would evaluate the text.
pub fn would_be_formula(text: &str) -> bool {
    text.starts_with(FORMULA_STARTS)
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell<'a>(Cow<'a, str>);

impl<'a> SheetCell<'a> {
    /// Text from anywhere, which no spreadsheet program takes for a formula.
    pub fn text(text: &'a str) -> Self {
        Self(neutral(text))
    }

    /// A number that we counted ourselves; it may begin with a minus.
    pub fn number(number: impl Display) -> Self {
        Self(number.to_string().into())
    }

    /// Nothing.
    pub const fn empty() -> Self {
        Self(Cow::Borrowed(""))
    }
}

/// A file being written.
#[derive(Debug)]
pub struct Sheet<W: Write>(csv::Writer<W>);

impl<W: Write> Sheet<W> {
    /// Begins the file with its header, a whole line as it stands, byte order mark included.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut writer: W, header: &str) -> io::Result<Self> {
        writer.write_all(header.as_bytes())?;
        Ok(Self(csv::WriterBuilder::new().has_headers(false).from_writer(writer)))
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, cells: &[SheetCell<'_>]) -> io::Result<()> {
        Ok(self.0.write_record(cells.iter().map(|cell| cell.0.as_bytes()))?)
    }

    /// Completes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.0.flush()?;
        self.0.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn text_that_would_be_a_formula_is_neutralised_and_a_number_is_not() {
        for (text, expected) in
            [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("＝1", "'＝1"), ("a=1", "a=1"), ("", "")]
        {
            assert_eq!(SheetCell::text(text).0, expected);
        }
        assert_eq!(SheetCell::number(-1).0, "-1");
    }

    #[test]
    fn cells_are_quoted_where_csv_wants_it() {
        let mut sheet = Sheet::begin(Vec::new(), "\u{FEFF}甲,乙\n").unwrap();
        sheet.row(&[SheetCell::text("a,\"b\""), SheetCell::empty()]).unwrap();
        assert_eq!(String::from_utf8(sheet.finish().unwrap()).unwrap(), "\u{FEFF}甲,乙\n\"a,\"\"b\"\"\",\n");
    }
}
