//! CSV as spreadsheet programs save it: comma, semicolon or tab, quoted cells, title rows above the header.
//!
//! Stricter than a general reader on purpose. A quotation mark that is never closed, or that is closed in the middle
//! of a cell, would silently swallow the rows after it; here it costs its own row, and reading goes on with the next
//! line. No row may be longer than [`MAX_ROW_BYTES`], so memory is bounded whatever the file holds.
//!
//! Spreadsheet programs leave out the separators of blank cells at the end of a row (Excel decides it for 16 rows at
//! a time). A short row is therefore read if only columns are missing that may be blank, and refused otherwise.

use std::ops::Range;

use super::{
    encoding::{TextEncoding, TextStream},
    error::ImportError,
    raw::{MAX_COLUMNS, MAX_ROW_BYTES, RawRow, RawValue, RowRead},
};

/// How many rows at the top may come before the header.
pub(super) const HEADER_ROWS: usize = 10;

/// The separators that are recognised, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How much of a line that cannot be split into cells is kept for whoever has to correct it, in bytes.
const KEPT_BYTES: usize = 4 * 1024;

/// How much of the file is searched for the header.
const HEADER_BYTES: usize = 64 * 1024;

/// The rows of a CSV file.
#[derive(Debug)]
pub struct CsvRows {
    stream: TextStream,
    delimiter: u8,
    newline: u8,
    width: usize,
    shortest: usize,
    is_headless: bool,
    fields: Fields,
}

/// The cells of one record, as ranges of its bytes, or of `unescaped` where quotation marks were doubled.
#[derive(Debug, Default)]
struct Fields {
    spans: Vec<Span>,
    unescaped: Vec<u8>,
}

#[derive(Debug, Clone)]
enum Span {
    Raw(Range<usize>),
    Unescaped(Range<usize>),
}

#[derive(Debug, PartialEq, Eq)]
enum Scan {
    /// A whole record: its length with its line end, and whether it has one.
    Record { length: usize, terminated: bool },
    /// The record goes on beyond the bytes.
    NeedMore,
    /// The record cannot be split into cells.
    Broken(&'static str),
}

const UNCLOSED: &str =
    "a quotation mark opens a cell and does not close it; close it, or double the marks inside the cell (引号未闭合)";

impl CsvRows {
    pub(super) fn new(mut stream: TextStream) -> Result<Self, ImportError> {
        stream.window.fill_to(HEADER_BYTES)?;
        let bytes = stream.window.bytes();
        // Files of old Macs end their lines with a carriage return alone.
        let old_mac = !bytes.contains(&b'\n') && bytes.contains(&b'\r');
        let newline = if old_mac { b'\r' } else { b'\n' };
        Ok(Self {
            stream,
            delimiter: b',',
            newline,
            width: 0,
            shortest: 0,
            is_headless: false,
            fields: Fields::default(),
        })
    }

    /// What separates its cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The encoding, unless everything so far was plain ASCII.
    pub fn encoding(&self) -> Option<TextEncoding> {
        self.stream.encoding()
    }

    /// Finds the header: among the first rows, split by each separator, the one of which `score` recognises the most
    /// cells. Reading goes on below it.
    pub(super) fn read_header(&mut self, score: &dyn Fn(&RawRow) -> usize) -> Result<Option<RawRow>, ImportError> {
        let length = self.stream.window.bytes().len();
        self.stream.settle(length)?;
        let mut best: Option<(usize, usize, u8, usize)> = None;
        let mut row = RawRow::default();
        for delimiter in DELIMITERS {
            let mut offset = 0;
            for _ in 0..HEADER_ROWS {
                let bytes = &self.stream.window.bytes()[offset..];
                let at_end = self.stream.window.at_end();
                let Scan::Record { length, .. } = scan(bytes, at_end, delimiter, self.newline, &mut self.fields) else {
                    break;
                };
                if length == 0 {
                    break;
                }
                self.decode_into(&mut row, 0, offset);
                row.drop_trailing_blanks();
                let recognised = score(&row);
                if recognised > 0 && best.is_none_or(|(count, width, ..)| (recognised, row.len()) > (count, width)) {
                    best = Some((recognised, row.len(), delimiter, offset));
                }
                offset += length;
            }
        }
        let Some((_, width, delimiter, offset)) = best else { return Ok(None) };
        self.delimiter = delimiter;
        self.advance(offset);
        let bytes = self.stream.window.bytes();
        if let Scan::Record { length, .. } =
            scan(bytes, self.stream.window.at_end(), delimiter, self.newline, &mut self.fields)
        {
            self.decode_into(&mut row, self.stream.line, 0);
            row.drop_trailing_blanks();
            self.advance(length);
        }
        self.width = width;
        self.shortest = width;
        Ok(Some(row))
    }

    /// States how many cells a row has at least: those after it may be left out, because they may be blank.
    pub(super) fn set_shortest(&mut self, cells: usize) {
        self.shortest = cells.min(self.width);
    }

    /// Reads the file from its first row on, each with as many cells as it has.
    pub(super) fn without_header(&mut self) {
        self.is_headless = true;
    }

    /// Reads the next row that is not blank.
    pub(super) fn next_row(&mut self, row: &mut RawRow) -> Result<RowRead, ImportError> {
        loop {
            self.skip_line_ends()?;
            let number = self.stream.line;
            let scanned = loop {
                let window = &self.stream.window;
                let scanned = scan(window.bytes(), window.at_end(), self.delimiter, self.newline, &mut self.fields);
                let held = window.bytes().len();
                if scanned != Scan::NeedMore || held > MAX_ROW_BYTES {
                    break scanned;
                }
                self.stream.window.fill()?;
            };
            match scanned {
                Scan::Record { length: 0, .. } => return Ok(RowRead::End),
                Scan::Record { length, terminated } if length <= MAX_ROW_BYTES => {
                    self.stream.settle(length)?;
                    self.decode_into(row, number, 0);
                    let cells = row.len();
                    row.drop_trailing_blanks();
                    if let Some(reason) = self.ragged(row, cells, terminated) {
                        // A stray quotation mark may have joined several lines: only the first is lost.
                        if memchr::memchr(self.newline, &self.stream.window.bytes()[..length - 1]).is_some() {
                            self.keep_line(row, number);
                        }
                        self.resume_at_next_line()?;
                        return Ok(RowRead::fault(number, reason));
                    }
                    self.advance(length);
                    if !row.is_blank() {
                        return Ok(RowRead::Row);
                    }
                }
                Scan::Broken(reason) => {
                    self.keep_line(row, number);
                    self.resume_at_next_line()?;
                    return Ok(RowRead::fault(number, reason));
                }
                Scan::Record { .. } | Scan::NeedMore => {
                    let quoted = memchr::memchr(self.newline, &self.stream.window.bytes()[..MAX_ROW_BYTES]).is_some();
                    self.keep_line(row, number);
                    self.resume_at_next_line()?;
                    let reason =
                        if quoted { UNCLOSED } else { "the row is longer than 1 MiB; check that the file is CSV" };
                    return Ok(RowRead::fault(number, reason));
                }
            }
        }
    }

    fn ragged(&self, row: &RawRow, cells: usize, terminated: bool) -> Option<String> {
        let width = self.width;
        if row.is_blank() || self.is_headless {
            None
        } else if row.len() > width {
            Some(format!(
                "the row has {} cells and the header has {width}; a cell that holds the separator or a line end must stand in quotation marks (列数不符)",
                row.len()
            ))
        } else if cells < self.shortest || (cells < width && !terminated) {
            Some(format!(
                "the row has {cells} cells and the header has {width}; the row is cut off or a cell holds a line end outside quotation marks (列数不符)"
            ))
        } else {
            None
        }
    }

    /// Fills the row from the record that was scanned last, which starts at `offset`.
    fn decode_into(&self, row: &mut RawRow, number: u64, offset: usize) {
        row.begin(number);
        let bytes = &self.stream.window.bytes()[offset..];
        for span in self.fields.spans.iter().take(MAX_COLUMNS + 1) {
            let cell = match span {
                Span::Raw(range) => &bytes[range.clone()],
                Span::Unescaped(range) => &self.fields.unescaped[range.clone()],
            };
            if cell.is_empty() {
                row.push_empty();
            } else {
                row.push_text_with(|text| self.stream.decode(cell, text));
            }
        }
    }

    /// Fills the row with its first line as one cell, as much of it as is worth keeping.
    fn keep_line(&self, row: &mut RawRow, number: u64) {
        let bytes = self.stream.window.bytes();
        let end = memchr::memchr(self.newline, bytes).unwrap_or(bytes.len());
        let line = &bytes[..end.min(KEPT_BYTES)];
        row.begin(number);
        // The cut may stand inside a character.
        let whole = (0..4).filter_map(|less| line.get(..line.len().saturating_sub(less)));
        for line in whole {
            row.push_text_with(|text| self.stream.decode(line.strip_suffix(b"\r").unwrap_or(line), text));
            if matches!(row.value(0), RawValue::Text(_)) {
                return;
            }
            row.begin(number);
        }
    }

    fn advance(&mut self, length: usize) {
        let bytes = &self.stream.window.bytes()[..length];
        self.stream.line += memchr::memchr_iter(self.newline, bytes).count() as u64;
        self.stream.window.consume(length);
    }

    fn resume_at_next_line(&mut self) -> Result<(), ImportError> {
        self.stream.window.skip_past(self.newline)?;
        self.stream.line += 1;
        Ok(())
    }

    fn skip_line_ends(&mut self) -> Result<(), ImportError> {
        loop {
            self.stream.window.fill_to(2)?;
            let length = match self.stream.window.bytes() {
                [first, ..] if *first == self.newline => 1,
                [b'\r', second, ..] if *second == self.newline => 2,
                _ => return Ok(()),
            };
            self.advance(length);
        }
    }
}

/// Splits the record that starts the bytes into cells.
fn scan(bytes: &[u8], at_end: bool, delimiter: u8, newline: u8, fields: &mut Fields) -> Scan {
    fields.spans.clear();
    fields.unescaped.clear();
    if bytes.is_empty() {
        return if at_end { Scan::Record { length: 0, terminated: false } } else { Scan::NeedMore };
    }
    let mut position = 0;
    loop {
        let end = if bytes.get(position) == Some(&b'"') {
            match scan_quoted(bytes, at_end, position, delimiter, newline, fields) {
                Ok(end) => end,
                Err(outcome) => return outcome,
            }
        } else {
            let end = memchr::memchr2(delimiter, newline, &bytes[position..]).map(|found| position + found);
            if end.is_none() && !at_end {
                return Scan::NeedMore;
            }
            let stop = end.unwrap_or(bytes.len());
            let line_ends = bytes.get(stop).is_none_or(|byte| *byte == newline);
            let trimmed = if line_ends && bytes[position..stop].ends_with(b"\r") { stop - 1 } else { stop };
            fields.spans.push(Span::Raw(position..trimmed));
            stop
        };
        match bytes.get(end) {
            None => return Scan::Record { length: end, terminated: false },
            Some(byte) if *byte == newline => return Scan::Record { length: end + 1, terminated: true },
            Some(_) => position = end + 1,
        }
    }
}

/// Reads the quoted cell that starts at `open`, and returns where it ends: at a separator, a line end or the end.
fn scan_quoted(
    bytes: &[u8],
    at_end: bool,
    open: usize,
    delimiter: u8,
    newline: u8,
    fields: &mut Fields,
) -> Result<usize, Scan> {
    let start = fields.unescaped.len();
    let mut from = open + 1;
    let close = loop {
        let Some(mark) = memchr::memchr(b'"', &bytes[from..]).map(|found| from + found) else {
            return Err(if at_end { Scan::Broken(UNCLOSED) } else { Scan::NeedMore });
        };
        match bytes.get(mark + 1) {
            None if !at_end => return Err(Scan::NeedMore),
            Some(b'"') => {
                fields.unescaped.extend_from_slice(&bytes[from..=mark]);
                from = mark + 2;
            }
            _ => break mark,
        }
    };
    if fields.unescaped.len() == start {
        fields.spans.push(Span::Raw(open + 1..close));
    } else {
        fields.unescaped.extend_from_slice(&bytes[from..close]);
        fields.spans.push(Span::Unescaped(start..fields.unescaped.len()));
    }
    let mut end = close + 1;
    while bytes.get(end).is_some_and(|byte| matches!(byte, b' ' | b'\r') && *byte != newline) {
        end += 1;
    }
    match bytes.get(end) {
        None if !at_end => Err(Scan::NeedMore),
        Some(byte) if *byte != delimiter && *byte != newline => Err(Scan::Broken(UNCLOSED)),
        _ => Ok(end),
    }
}
