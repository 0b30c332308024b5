//! XLSX workbooks, read by calamine on a thread of its own.
//!
//! The thread streams the sheet; what is held in memory is the table of shared strings and a few hundred rows. Before
//! calamine sees the workbook, every part of it is unpacked and counted, so that neither a packed bomb nor a false
//! size can fill the memory; beyond these bounds the file is refused with the advice to save it as CSV. A formula
//! gives the value that the spreadsheet program stored; nothing is ever computed, and a formula without a stored value
//! is refused. The first visible sheet on which a header is found is read, hidden rows and columns of it included: what a
//! filter hides is there all the same. Merged cells below the header are refused: which of the cells is meant, and
//! whether the others are, nobody knows.
//!
//! The thread is also a fence: should the parser panic on a damaged workbook, the import ends with an error.

mod weigh;

use std::{
    collections::VecDeque,
    io::{Read, Seek, SeekFrom},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
};

use calamine::{DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use self::weigh::weigh;
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
    /// A sheet begins: its name and its merged cells.
    Sheet(String, Vec<Dimensions>),
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
    next_sheet: Option<(String, Vec<Dimensions>)>,
    /// The merged cells of the sheet that begin further down, the next one last.
    merged: Vec<Dimensions>,
    /// Those that the current row is in.
    merged_here: Vec<Dimensions>,
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
        let weighed = weigh(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        let (sender, messages) = sync_channel(4);
        let (opened_sender, opened) = sync_channel(1);
        let worker = move || match Xlsx::new(file) {
            Ok(workbook) => {
                let dates = if workbook.has_1904_epoch() { DateSystem::Y1904 } else { DateSystem::Y1900 };
                if opened_sender.send(Ok(dates)).is_ok() {
                    send_sheets(workbook, weighed.has_merged, &sender);
                }
            }
            Err(error) => drop(opened_sender.send(Err(explain(&error)))),
        };
        std::thread::Builder::new().name("workbook".into()).spawn(worker)?;
        let dates = opened.recv().unwrap_or_else(|_| Err(damaged()))?;
        Ok(Self {
            messages,
            rows: VecDeque::new(),
            dates,
            sheet: None,
            next_sheet: None,
            merged: Vec::new(),
            merged_here: Vec::new(),
            ended: false,
            width: 0,
        })
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
                Some((name, merged)) => self.begin_sheet(name, merged),
                None => return Ok(None),
            }
        }
    }

    /// Reads the next row that is not blank.
    pub(super) fn next_row(&mut self, row: &mut RawRow) -> Result<RowRead, ImportError> {
        let Some(next) = self.take()? else { return Ok(RowRead::End) };
        *row = next;
        self.mark_merged(row);
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

    fn begin_sheet(&mut self, name: String, mut merged: Vec<Dimensions>) {
        merged.sort_unstable_by_key(|range| std::cmp::Reverse(range.start.0));
        self.sheet = Some(name);
        self.merged = merged;
        self.merged_here.clear();
    }

    /// Makes the merged cells of a row unreadable.
    fn mark_merged(&mut self, row: &mut RawRow) {
        let line = u32::try_from(row.number().saturating_sub(1)).unwrap_or(u32::MAX);
        self.merged_here.retain(|range| range.end.0 >= line);
        while let Some(range) = self.merged.pop_if(|range| range.start.0 <= line) {
            // Ranges do not overlap in any sheet that a spreadsheet program has written.
            if range.end.0 >= line && self.merged_here.len() < MAX_COLUMNS {
                self.merged_here.push(range);
            }
        }
        for range in &self.merged_here {
            for column in range.start.1..=range.end.1 {
                let column = usize::try_from(column).unwrap_or(usize::MAX);
                if column >= self.width {
                    break;
                }
                row.set_unreadable(column, MERGED);
            }
        }
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
                Ok(Message::Sheet(name, merged)) if self.sheet.is_none() => self.begin_sheet(name, merged),
                Ok(Message::Sheet(name, merged)) => self.next_sheet = Some((name, merged)),
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

const MERGED: &str = "is part of merged cells; unmerge them and write every cell (请取消合并单元格并逐格填写)";
const NO_VALUE: &str = "holds a formula without its value; open the file in a spreadsheet program, let it calculate and save it, or write the value itself (公式没有结果值)";

/// Sends every visible sheet, row by row. Returns early when nobody listens any more.
fn send_sheets(mut workbook: Xlsx<Box<dyn ReadSeek>>, has_merged: bool, sender: &SyncSender<Message>) {
    let is_read =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_read).map(|sheet| sheet.name.clone()).collect();
    if names.is_empty() {
        let hidden = "every sheet of it is hidden; unhide the one that is meant (工作表均已隐藏)".into();
        return drop(sender.send(Message::Failed(ImportError::Workbook(hidden))));
    }
    for name in names {
        // They stand behind the rows: a second look at the sheet, where one of them has any.
        let merged = if has_merged { workbook.merge_cells_by_sheet_name(&name) } else { Ok(Vec::new()) };
        let merged = match merged {
            Ok(merged) => merged,
            Err(error) => return drop(sender.send(Message::Failed(explain(&error)))),
        };
        if sender.send(Message::Sheet(name.clone(), merged)).is_err() {
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
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let (line, column) = cell.pos;
        let number = u64::from(line) + 1;
        if number != row.number() {
            finish_row(&mut row, &mut batch, number);
            if batch.len() >= BATCH && sender.send(Message::Rows(std::mem::take(&mut batch))).is_err() {
                return Ok(false);
            }
        }
        let lacks_value = cell.formula.is_some() && cell.value == DataRef::Empty;
        push_cell(&mut row, column as usize, if lacks_value { None } else { Some(&cell.value) });
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

/// Adds a cell; one without a value is a formula that was never computed.
fn push_cell(row: &mut RawRow, column: usize, value: Option<&DataRef<'_>>) {
    // Styled but empty cells reach to the end of the sheet; cells of a column beyond the bound make the row too wide.
    if matches!(value, Some(DataRef::Empty)) || column < row.len() || row.len() > MAX_COLUMNS {
        return;
    }
    while row.len() < column.min(MAX_COLUMNS) {
        row.push_empty();
    }
    let Some(value) = value else { return row.push_unreadable(NO_VALUE) };
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
