//! From an opened file to drafts: header, cells, subject and the kind's own rules, row by row.
//!
//! A row is wholly typed or wholly rejected, and a rejected row reports all of its faults at once.

use entity::value::{CreditCode, RegistrationNumber, contains_identity_number};

use super::{
    error::ImportError,
    header::{HeaderMap, SubjectColumn, describe},
    mask,
    parse::{self, CellContext},
    raw::{DateSystem, RawRow, RawValue, RowRead},
    source::{Rows, Source},
};
use crate::domain::disclosure::{
    cell::Cell,
    draft::{Draft, DraftView, Subject},
    field::FieldType,
    kind::DisclosureKind,
};

/// A draft and the row that it came from.
#[derive(Debug, Clone)]
pub struct NumberedDraft {
    /// The row as the file's user counts: the sheet's row, or the line on which the record starts.
    pub row: u64,
    /// What the row says.
    pub draft: Draft,
}

/// One fault of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The file's own word for the column; empty if the row as a whole is at fault.
    pub column: String,
    /// What the cell holds, cut, and without a digit of an identity number.
    pub value: String,
    /// What is wrong and what would be right.
    pub reason: String,
}

/// A row that was not taken, with all of its faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// The row as the file's user counts.
    pub row: u64,
    /// Its faults, at least one.
    pub rejects: Vec<Reject>,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub enum RowOutcome {
    /// It is typed and obeys the kind's rules.
    Draft(NumberedDraft),
    /// It is refused.
    Rejected(RejectedRow),
}

/// The outcomes of several rows.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The rows that were taken.
    pub drafts: Vec<NumberedDraft>,
    /// The rows that were not.
    pub rejected: Vec<RejectedRow>,
}

impl Batch {
    /// Whether the file had no more rows.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.rejected.is_empty()
    }
}

/// Reads a file as drafts of one kind.
#[derive(Debug)]
pub struct DraftReader {
    source: Source,
    kind: &'static dyn DisclosureKind,
    header: HeaderMap,
    header_row: RawRow,
    dates: DateSystem,
    row: RawRow,
    ended: bool,
    /// Why reading stopped, while the rows before it are still being given.
    failure: Option<ImportError>,
}

impl DraftReader {
    /// Finds and understands the header.
    ///
    /// # Errors
    /// There is no header, or its columns do not fit the kind.
    pub fn new(mut source: Source, kind: &'static dyn DisclosureKind) -> Result<Self, ImportError> {
        let mut header = HeaderMap::new(kind);
        let score = |row: &RawRow| header.score(row.values().map(text_or_nothing));
        let found = match &mut source.rows {
            Rows::Csv(rows) => Some(rows.read_header(&score)?),
            Rows::Xlsx(rows) => Some(rows.read_header(&score)?),
            Rows::Ndjson(_) => None,
        };
        let header_row = match found {
            Some(Some(row)) => {
                header.resolve(&row.values().map(text_or_nothing).collect::<Vec<_>>())?;
                row
            }
            Some(None) => return Err(header.not_found()),
            None => RawRow::default(),
        };
        if let Rows::Csv(rows) = &mut source.rows {
            rows.set_shortest(header.shortest_row());
        }
        let dates = source.dates();
        Ok(Self { source, kind, header, header_row, dates, row: RawRow::default(), ended: false, failure: None })
    }

    /// The opened file: its format, encoding and progress.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The columns, understood. Those of NDJSON show themselves row by row.
    pub fn header(&self) -> &HeaderMap {
        &self.header
    }

    /// Reads the next row that is not blank; nothing at the end.
    ///
    /// # Errors
    /// The file cannot be read any further. What was given before remains valid.
    pub fn next_row(&mut self) -> Result<Option<RowOutcome>, ImportError> {
        Ok(match self.next_raw()? {
            RowRead::Row => Some(self.type_row()),
            RowRead::Fault(fault) => {
                let reject = Reject { column: String::new(), value: String::new(), reason: fault.reason };
                Some(RowOutcome::Rejected(RejectedRow { row: fault.number, rejects: vec![reject] }))
            }
            RowRead::End => None,
        })
    }

    /// Reads the next row that is not blank and leaves it as it is: [`Self::raw`].
    ///
    /// # Errors
    /// As [`Self::next_row`].
    pub fn next_raw(&mut self) -> Result<RowRead, ImportError> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        if self.ended {
            return Ok(RowRead::End);
        }
        let read = self.source.rows.next_row(&mut self.row);
        self.ended = matches!(read, Ok(RowRead::End) | Err(_));
        read
    }

    /// The header row as the file holds it; empty for NDJSON.
    pub fn raw_header(&self) -> &RawRow {
        &self.header_row
    }

    /// The row that was read last, as the file holds it.
    pub fn raw(&self) -> &RawRow {
        &self.row
    }

    /// How the file counts its days.
    pub fn dates(&self) -> DateSystem {
        self.dates
    }

    /// Reads up to `limit` rows. An empty batch is the end.
    ///
    /// # Errors
    /// As [`Self::next_row`]. The rows before the failure are given first, and the failure by the next call.
    pub fn read_batch(&mut self, limit: usize) -> Result<Batch, ImportError> {
        let mut batch = Batch::default();
        while batch.drafts.len() + batch.rejected.len() < limit {
            match self.next_row() {
                Ok(Some(RowOutcome::Draft(draft))) => batch.drafts.push(draft),
                Ok(Some(RowOutcome::Rejected(row))) => batch.rejected.push(row),
                Ok(None) => break,
                Err(failure) if batch.is_empty() => return Err(failure),
                Err(failure) => {
                    self.failure = Some(failure);
                    break;
                }
            }
        }
        Ok(batch)
    }

    fn type_row(&mut self) -> RowOutcome {
        if let Rows::Ndjson(rows) = &self.source.rows {
            for name in &rows.names()[self.header.columns().len()..] {
                self.header.add_late(name);
            }
        }
        let mut rejects = Vec::new();
        let mut cells = self.type_cells(&mut rejects);
        let subject = self.subject(&mut rejects);
        self.check_required(&cells, &mut rejects);
        let row = self.row.number();
        let Some(subject) = subject.filter(|_| rejects.is_empty()) else {
            return RowOutcome::Rejected(RejectedRow { row, rejects });
        };
        if self.header.describes_subject() {
            self.tidy_own_number(&mut cells);
            self.keep_source_text(&mut cells, "status", "status_text");
        }
        if let Err(fault) = self.kind.check(DraftView::new(self.kind.fields(), &cells)) {
            let rejects = vec![self.reject_field(fault.field, fault.message)];
            return RowOutcome::Rejected(RejectedRow { row, rejects });
        }
        let name = self.subject_name();
        RowOutcome::Draft(NumberedDraft { row, draft: Draft { subject, name, cells } })
    }

    /// What the row calls the enterprise beside its code.
    fn subject_name(&self) -> Option<Box<str>> {
        let column = self.header.subject_column(SubjectColumn::Name)?;
        let name = parse::shown_text(self.row.value(column));
        let name = name.trim();
        (!name.is_empty()).then(|| name.into())
    }

    fn type_cells(&self, rejects: &mut Vec<Reject>) -> Vec<Cell> {
        let fields = self.kind.fields();
        let mut cells: Vec<Cell> = fields.iter().map(|_| Cell::Null).collect();
        for (position, column) in self.header.columns().iter().enumerate() {
            let raw = self.row.value(position);
            if let (Some(reason), false) = (self.header.refusal(position), matches!(raw, RawValue::Empty)) {
                rejects.push(self.reject_cell(position, reason));
            } else if let Some(field) = column.field {
                match parse::parse_cell(&fields[field], raw, CellContext { unit: column.unit, dates: self.dates }) {
                    Ok(cell) => cells[field] = cell,
                    Err(reason) => rejects.push(self.reject_cell(position, reason)),
                }
            } else if let RawValue::Unreadable(reason) = raw {
                // Also in a column that is not kept: the row is damaged.
                rejects.push(self.reject_cell(position, reason));
            }
        }
        cells
    }

    /// The enterprise that the row names: by its credit code if it states one, else by its registration number.
    fn subject(&self, rejects: &mut Vec<Reject>) -> Option<Subject> {
        let credit_code = self.header.subject_column(SubjectColumn::CreditCode);
        let number = self.header.subject_column(SubjectColumn::RegistrationNumber);
        for (column, is_credit_code) in [(credit_code, true), (number, false)] {
            let Some(column) = column else { continue };
            if matches!(self.row.value(column), RawValue::Unreadable(_)) {
                // Reported with the cells.
                return None;
            }
            let subject = match parse::code_text(self.row.value(column)) {
                Ok(None) => continue,
                Ok(Some(text)) if is_credit_code => credit_code_subject(&text),
                Ok(Some(text)) => registration_number_subject(&text),
                Err(reason) => Err(reason),
            };
            return match subject {
                Ok(subject) => Some(subject),
                Err(reason) => {
                    let header = self.header.header(column);
                    // A kind that describes the enterprise itself has typed the same cell as a field.
                    if !rejects.iter().any(|reject| reject.column == header) {
                        rejects.push(self.reject_cell(column, reason));
                    }
                    None
                }
            };
        }
        let column = credit_code
            .or(number)
            .map_or("统一社会信用代码 (credit_code)", |column| self.header.header(column));
        rejects.push(Reject {
            column: column.to_owned(),
            value: String::new(),
            reason: "is missing: the row needs a credit code or a registration number (缺少统一社会信用代码或注册号)"
                .into(),
        });
        None
    }

    fn check_required(&self, cells: &[Cell], rejects: &mut Vec<Reject>) {
        for (field, cell) in self.kind.fields().iter().zip(cells) {
            let is_required = field.required || self.kind.occurred_on() == Some(field.name);
            if !is_required || !cell.is_null() {
                continue;
            }
            let reject = self.reject_field(field.name, "is missing (必填)".into());
            if !rejects.iter().any(|other| other.column == reject.column) {
                rejects.push(reject);
            }
        }
    }

    /// Keeps how the source wrote a code, where that is not the official term.
    fn keep_source_text(&self, cells: &mut [Cell], code: &str, text: &str) {
        let fields = self.kind.fields();
        let position = |name: &str| fields.iter().position(|field| field.name == name);
        let (Some(field), Some(kept), Some(column)) = (position(code), position(text), self.header.column_of(code))
        else {
            return;
        };
        let FieldType::Code(table) = fields[field].kind else { return };
        let written = parse::shown_text(self.row.value(column));
        let written = written.trim();
        let official = cells[field].as_str().and_then(|code| table.find(code));
        if official.is_some_and(|entry| entry.zh != written && entry.code != written) {
            cells[kept] = Cell::text(written);
        }
    }

    /// Stores the enterprise's own registration number as it was meant, where it is a valid one.
    fn tidy_own_number(&self, cells: &mut [Cell]) {
        let Some(column) = self.header.subject_column(SubjectColumn::RegistrationNumber) else { return };
        let Some(field) = self.header.columns()[column].field else { return };
        let Ok(Some(text)) = parse::code_text(self.row.value(column)) else { return };
        if let Ok(number) = RegistrationNumber::try_new(&text) {
            cells[field] = Cell::text(number.as_str());
        }
    }

    fn reject_cell(&self, column: usize, reason: impl Into<String>) -> Reject {
        let value = mask::shown(&parse::shown_text(self.row.value(column)));
        Reject { column: mask::label(self.header.header(column)), value, reason: reason.into() }
    }

    fn reject_field(&self, field: &str, reason: String) -> Reject {
        if let Some(column) = self.header.column_of(field) {
            return self.reject_cell(column, reason);
        }
        let known = self.kind.fields().iter().find(|candidate| candidate.name == field);
        Reject { column: known.map_or_else(|| field.to_owned(), describe), value: String::new(), reason }
    }
}

impl Iterator for DraftReader {
    type Item = Result<RowOutcome, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row().transpose()
    }
}

fn credit_code_subject(text: &str) -> Result<Subject, String> {
    match CreditCode::try_new_aic_subject(text) {
        Ok(code) => Ok(Subject::CreditCode(code.as_str().into())),
        Err(_) if contains_identity_number(text) => Err(parse::IDENTITY.to_owned()),
        Err(error) => Err(format!("{error} (统一社会信用代码不正确)")),
    }
}

fn registration_number_subject(text: &str) -> Result<Subject, String> {
    match RegistrationNumber::try_new(text) {
        Ok(number) => Ok(Subject::RegistrationNumber(number.as_str().into())),
        Err(_) if contains_identity_number(text) => Err(parse::IDENTITY.to_owned()),
        Err(error) => Err(format!("{error} (注册号不正确)")),
    }
}

fn text_or_nothing(value: RawValue<'_>) -> &str {
    match value {
        RawValue::Text(text) => text,
        _ => "",
    }
}
