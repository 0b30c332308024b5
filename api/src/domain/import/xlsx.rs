//! XLSX workbooks, read by calamine on a thread of its own.
//!
//! The thread streams the sheet; what is held in memory is the table of shared strings and a few hundred rows. Before
//! calamine sees the workbook, every part of it is unpacked and counted, so that neither a packed bomb nor a false
//! size can fill the memory; beyond these bounds the file is refused with the advice to save it as CSV. A formula
//! gives the value that the spreadsheet program stored; nothing is ever computed. The first visible sheet on which a
//! header is found is read.
//!
//! The thread is also a fence: should the parser panic on a damaged workbook, the import ends with an error.

use std::{
    collections::VecDeque,
    io::{self, Read, Seek, SeekFrom},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    csv::HEADER_ROWS,
    error::ImportError,
    raw::{DateSystem, MAX_COLUMNS, RawRow, RowRead},
};

/// The largest workbook that is read, packed.
pub const MAX_PACKED_BYTES: u64 = 128 << 20;
/// The largest workbook that is read, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 1 << 30;
/// The largest table of shared strings, unpacked: the part that is held in memory.
pub const MAX_SHARED_BYTES: u64 = 256 << 20;

const BATCH: usize = 256;

/// A stream that can be read from any position.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

enum Message {
    /// A sheet begins.
    Sheet(String),
    Rows(Vec<RawRow>),
    Failed(ImportError),
    End,
}

/// The rows of a workbook.
#[derive(Debug)]
pub struct XlsxRows {
    messages: Receiver<Message>,
    rows: VecDeque<RawRow>,
    dates: DateSystem,
    sheet: Option<String>,
    next_sheet: Option<String>,
    ended: bool,
    width: usize,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Message")
    }
}

impl XlsxRows {
    pub(super) fn open(mut file: Box<dyn ReadSeek>) -> Result<Self, ImportError> {
        weigh(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        let (sender, messages) = sync_channel(4);
        let (opened_sender, opened) = sync_channel(1);
        let worker = move || match Xlsx::new(file) {
            Ok(workbook) => {
                let dates = if workbook.has_1904_epoch() { DateSystem::Y1904 } else { DateSystem::Y1900 };
                if opened_sender.send(Ok(dates)).is_ok() {
                    send_sheets(workbook, &sender);
                }
            }
            Err(error) => drop(opened_sender.send(Err(explain(&error)))),
        };
        std::thread::Builder::new().name("workbook".into()).spawn(worker)?;
        let dates = opened.recv().unwrap_or_else(|_| Err(damaged()))?;
        Ok(Self { messages, rows: VecDeque::new(), dates, sheet: None, next_sheet: None, ended: false, width: 0 })
    }

    /// How the workbook counts its days.
    pub fn dates(&self) -> DateSystem {
        self.dates
    }

    /// The name of the sheet that is read, once its header was found.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Finds the header: the first sheet and, among its first rows, the row of which `score` recognises most cells.
    pub(super) fn read_header(&mut self, score: &dyn Fn(&RawRow) -> usize) -> Result<Option<RawRow>, ImportError> {
        loop {
            let mut top = Vec::new();
            while top.len() < HEADER_ROWS {
                match self.take()? {
                    Some(row) => top.push(row),
                    None => break,
                }
            }
            let best = (0..top.len()).rev().max_by_key(|position| score(&top[*position]));
            if let Some(position) = best.filter(|position| score(&top[*position]) > 0) {
                for row in top.drain(position + 1..).rev() {
                    self.rows.push_front(row);
                }
                self.width = top[position].len();
                return Ok(top.pop());
            }
            while self.take()?.is_some() {}
            match self.next_sheet.take() {
                Some(name) => self.sheet = Some(name),
                None => return Ok(None),
            }
        }
    }

    /// Reads the next row that is not blank.
    pub(super) fn next_row(&mut self, row: &mut RawRow) -> Result<RowRead, ImportError> {
        let Some(next) = self.take()? else { return Ok(RowRead::End) };
        *row = next;
        if row.len() > self.width {
            return Ok(RowRead::fault(
                row.number(),
                format!(
                    "a cell stands right of the last header (column {}); give it a header or remove it (列数不符)",
                    self.width
                ),
            ));
        }
        Ok(RowRead::Row)
    }

    /// The next row of this sheet; nothing at its end.
    fn take(&mut self) -> Result<Option<RawRow>, ImportError> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Ok(Some(row));
            }
            if self.ended || self.next_sheet.is_some() {
                return Ok(None);
            }
            match self.messages.recv() {
                Ok(Message::Rows(rows)) => self.rows = rows.into(),
                Ok(Message::Sheet(name)) if self.sheet.is_none() => self.sheet = Some(name),
                Ok(Message::Sheet(name)) => self.next_sheet = Some(name),
                Ok(Message::End) => self.ended = true,
                Ok(Message::Failed(error)) => {
                    self.ended = true;
                    return Err(error);
                }
                Err(_) => {
                    self.ended = true;
                    return Err(damaged());
                }
            }
        }
    }
}

/// Sends every visible sheet, row by row. Returns early when nobody listens any more.
fn send_sheets(mut workbook: Xlsx<Box<dyn ReadSeek>>, sender: &SyncSender<Message>) {
    let is_read =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_read).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        if sender.send(Message::Sheet(name.clone())).is_err() {
            return;
        }
        match send_rows(&mut workbook, &name, sender) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return drop(sender.send(Message::Failed(explain(&error)))),
        }
    }
    drop(sender.send(Message::End));
}

/// Sends the rows of a sheet. Returns whether somebody still listens.
fn send_rows(
    workbook: &mut Xlsx<Box<dyn ReadSeek>>,
    name: &str,
    sender: &SyncSender<Message>,
) -> Result<bool, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut batch = Vec::with_capacity(BATCH);
    let mut row = RawRow::default();
    while let Some(cell) = cells.next_cell()? {
        let (line, column) = cell.get_position();
        let number = u64::from(line) + 1;
        if number != row.number() {
            finish_row(&mut row, &mut batch, number);
            if batch.len() >= BATCH && sender.send(Message::Rows(std::mem::take(&mut batch))).is_err() {
                return Ok(false);
            }
        }
        push_cell(&mut row, column as usize, cell.get_value());
    }
    finish_row(&mut row, &mut batch, 0);
    Ok(sender.send(Message::Rows(batch)).is_ok())
}

/// Adds the row to the batch unless it is blank, and begins the next.
fn finish_row(row: &mut RawRow, batch: &mut Vec<RawRow>, next: u64) {
    row.drop_trailing_blanks();
    if row.is_blank() {
        row.begin(next);
    } else {
        let mut begun = RawRow::default();
        begun.begin(next);
        batch.push(std::mem::replace(row, begun));
    }
}

fn push_cell(row: &mut RawRow, column: usize, value: &DataRef<'_>) {
    // Styled but empty cells reach to the end of the sheet; cells of a column beyond the bound make the row too wide.
    if matches!(value, DataRef::Empty) || column < row.len() || row.len() > MAX_COLUMNS {
        return;
    }
    while row.len() < column.min(MAX_COLUMNS) {
        row.push_empty();
    }
    match value {
        DataRef::Empty => row.push_empty(),
        DataRef::Int(number) => row.push_text(&number.to_string()),
        DataRef::Float(number) => row.push_number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => row.push_text(text),
        DataRef::SharedString(text) => row.push_text(text),
        DataRef::Bool(flag) => row.push_flag(*flag),
        DataRef::DateTime(date) if date.is_duration() => {
            row.push_unreadable("holds a duration; format the cell as a date, a number or text");
        }
        DataRef::DateTime(date) => row.push_date_serial(date.as_f64()),
        DataRef::Error(_) => row.push_unreadable("holds the error of a formula; write the value itself (公式错误)"),
    }
}

/// Unpacks every part that will be read and counts, before a parser that trusts the file sees it.
fn weigh(file: &mut dyn ReadSeek) -> Result<(), ImportError> {
    let packed = file.seek(SeekFrom::End(0))?;
    let too_large = || ImportError::Workbook("it is too large; save the sheet as CSV (文件过大，请另存为 CSV)".into());
    if packed > MAX_PACKED_BYTES {
        return Err(too_large());
    }
    file.seek(SeekFrom::Start(0))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|_| damaged())?;
    let is_types = |name: &str| name.eq_ignore_ascii_case("[Content_Types].xml");
    if !archive.file_names().flatten().any(|name| is_types(&name)) {
        return Err(ImportError::Workbook(
            "it is a ZIP archive but no workbook; unpack it first (压缩包，请先解压)".into(),
        ));
    }
    let mut total = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| damaged())?;
        let is_shared = part.name().map_err(|_| damaged())?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let limit = if is_shared { MAX_SHARED_BYTES } else { MAX_UNPACKED_BYTES } + 1;
        let mut scale = Scale { bytes: 0, claim: is_shared.then(SharedClaim::default) };
        io::copy(&mut Read::take(&mut part, limit), &mut scale).map_err(|_| damaged())?;
        total += scale.bytes;
        if scale.bytes >= limit || total > MAX_UNPACKED_BYTES || scale.claim.is_some_and(SharedClaim::turns_out_false) {
            return Err(too_large());
        }
    }
    Ok(())
}

/// Counts what is written to it.
struct Scale {
    bytes: u64,
    claim: Option<SharedClaim>,
}

impl io::Write for Scale {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        if let Some(claim) = &mut self.claim {
            claim.look_at(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Looks for a false number of shared strings: the parser reserves room for as many as the file claims.
#[derive(Default)]
struct SharedClaim {
    tail: Vec<u8>,
    begun: bool,
    is_false: bool,
}

impl SharedClaim {
    const NAME: &'static [u8] = b"uniqueCount";
    const MOST_STRINGS: u64 = 20_000_000;
    /// The longest honest claim: name, equals sign, quotation marks, twenty digits.
    const LONGEST: usize = 40;

    fn look_at(&mut self, bytes: &[u8]) {
        // A text in UTF-16 would hide the claim; no spreadsheet program writes one.
        self.is_false |= !self.begun && bytes.iter().take(4).any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
        self.begun = true;
        self.tail.extend_from_slice(bytes);
        let settled = self.tail.len().saturating_sub(Self::LONGEST);
        self.judge(settled);
        self.tail.drain(..settled);
    }

    /// Judges the claims that start before the given position.
    fn judge(&mut self, before: usize) {
        for found in memchr::memmem::find_iter(&self.tail, Self::NAME).take_while(|found| *found < before) {
            let rest = &self.tail[found + Self::NAME.len()..];
            let digits = rest.strip_prefix(b"=\"").or_else(|| rest.strip_prefix(b"='"));
            let honest = digits.is_some_and(|digits| {
                let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
                let number = std::str::from_utf8(&digits[..end]).ok().and_then(|digits| digits.parse::<u64>().ok());
                number.is_some_and(|number| number <= Self::MOST_STRINGS)
            });
            // The word inside a text is no claim.
            let is_attribute = rest.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'=');
            self.is_false |= is_attribute && !honest;
        }
    }

    fn turns_out_false(mut self) -> bool {
        self.judge(self.tail.len());
        self.is_false
    }
}

fn damaged() -> ImportError {
    ImportError::Workbook(
        "it is damaged or no XLSX; open it in a spreadsheet program and save it as XLSX or CSV (文件损坏)".into(),
    )
}

fn explain(error: &XlsxError) -> ImportError {
    match error {
        XlsxError::Password => {
            ImportError::Workbook("it is protected by a password; save it without one (有密码保护)".into())
        }
        _ => damaged(),
    }
}
