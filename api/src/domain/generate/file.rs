//! Writes a city as files that import reads: one a kind, row by row, so that memory does not grow with the city.
//!
//! CSV has Chinese headers and is UTF-8 with a byte order mark, as spreadsheet programs want it; amounts are in yuan,
//! which the header says. NDJSON has the schema's names. Dates, codes and small records are written as they are stored.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use entity::value::Money;

use super::{GenerateError, GeneratedEnterprise, Generator};
use crate::domain::{
    disclosure::{
        cell::Cell,
        draft::{Draft, Subject},
        field::{Field, FieldType},
        kind::{DisclosureKind, SubjectRule},
        registry::KINDS,
    },
    registry::enterprise::Enterprise,
};

/// What separates the entries of a list in a CSV cell.
const LIST_SEPARATOR: &str = "；";

/// What spreadsheet programs know UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The unit of amounts, as a header or a name states it.
const UNIT: &str = "(元)";

/// The format of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated values with Chinese headers.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

impl FileFormat {
    /// How its files' names end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// The kind of its records.
    pub kind: &'static str,
    /// Where it is.
    pub path: PathBuf,
    /// How many records it holds.
    pub records: u64,
}

impl Generator {
    /// Writes the whole city into a folder, which must exist: a file for every kind, in the order in which import wants
    /// them. `progress` is told after each enterprise how many are written.
    ///
    /// # Errors
    /// [`GenerateError::File`] where a file cannot be written. What was written until then stays.
    pub fn write_files(
        &self,
        folder: &Path,
        format: FileFormat,
        mut progress: impl FnMut(u64),
    ) -> Result<Vec<WrittenFile>, GenerateError> {
        let mut files =
            KINDS.iter().map(|kind| KindFile::create(*kind, folder, format)).collect::<Result<Vec<_>, _>>()?;
        for (written, enterprise) in (1..).zip(self.iter()) {
            write_enterprise(&mut files, &enterprise)?;
            progress(written);
        }
        files.into_iter().map(KindFile::finish).collect()
    }
}

fn write_enterprise(files: &mut [KindFile], generated: &GeneratedEnterprise) -> Result<(), GenerateError> {
    let records = generated.records.iter().map(|record| (record.kind, &record.draft));
    for (kind, draft) in std::iter::once((&Enterprise as &dyn DisclosureKind, &generated.enterprise)).chain(records) {
        if let Some(file) = files.iter_mut().find(|file| file.kind.name() == kind.name()) {
            file.write(draft)?;
        }
    }
    Ok(())
}

/// The file of one kind, open.
struct KindFile {
    kind: &'static dyn DisclosureKind,
    path: PathBuf,
    rows: Rows,
    records: u64,
}

enum Rows {
    Csv { writer: Box<csv::Writer<BufWriter<File>>>, cell: String },
    Ndjson { writer: BufWriter<File>, line: String },
}

impl KindFile {
    fn create(kind: &'static dyn DisclosureKind, folder: &Path, format: FileFormat) -> Result<Self, GenerateError> {
        let path = folder.join(format!("{}.{}", kind.name(), format.extension()));
        let open = || -> io::Result<Rows> {
            let mut writer = BufWriter::new(File::create(&path)?);
            if format == FileFormat::Ndjson {
                return Ok(Rows::Ndjson { writer, line: String::new() });
            }
            writer.write_all(BYTE_ORDER_MARK)?;
            let mut writer = csv::Writer::from_writer(writer);
            writer.write_record(headers(kind))?;
            Ok(Rows::Csv { writer: Box::new(writer), cell: String::new() })
        };
        match open() {
            Ok(rows) => Ok(Self { kind, path, rows, records: 0 }),
            Err(source) => Err(failure(&path, source)),
        }
    }

    fn write(&mut self, draft: &Draft) -> Result<(), GenerateError> {
        self.records += 1;
        let written = match &mut self.rows {
            Rows::Csv { writer, cell } => write_csv(writer, cell, self.kind, draft),
            Rows::Ndjson { writer, line } => {
                line.clear();
                write_json(line, self.kind, draft);
                writer.write_all(line.as_bytes())
            }
        };
        written.map_err(|source| failure(&self.path, source))
    }

    fn finish(self) -> Result<WrittenFile, GenerateError> {
        let flushed = match self.rows {
            Rows::Csv { mut writer, .. } => writer.flush(),
            Rows::Ndjson { mut writer, .. } => writer.flush(),
        };
        flushed.map_err(|source| failure(&self.path, source))?;
        Ok(WrittenFile { kind: self.kind.name(), path: self.path, records: self.records })
    }
}

fn failure(path: &Path, source: io::Error) -> GenerateError {
    GenerateError::File { path: path.display().to_string(), source }
}

/// The subject's column, which an enterprise does not need: its own code is one of its fields.
fn subject_column(kind: &dyn DisclosureKind, name: &'static str) -> Option<&'static str> {
    (kind.subject() == SubjectRule::Enterprise).then_some(name)
}

fn headers(kind: &dyn DisclosureKind) -> Vec<String> {
    let subject = subject_column(kind, "企业统一社会信用代码").map(str::to_owned);
    let header = |field: &Field| {
        let name = field.headers.first().copied().unwrap_or(field.name);
        format!("{name}{}", unit(field))
    };
    subject.into_iter().chain(kind.fields().iter().map(header)).collect()
}

fn unit(field: &Field) -> &'static str {
    if matches!(field.kind, FieldType::Money) { UNIT } else { "" }
}

fn subject_code(draft: &Draft) -> &str {
    match &draft.subject {
        Subject::CreditCode(code) | Subject::RegistrationNumber(code) => code,
    }
}

fn write_csv<W: Write>(
    writer: &mut csv::Writer<W>,
    cell: &mut String,
    kind: &dyn DisclosureKind,
    draft: &Draft,
) -> io::Result<()> {
    if subject_column(kind, "").is_some() {
        writer.write_field(subject_code(draft))?;
    }
    for (field, value) in kind.fields().iter().zip(&draft.cells) {
        cell.clear();
        write_cell(cell, field, value);
        writer.write_field(cell.as_str())?;
    }
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// Appends a value as a CSV cell writes it.
fn write_cell(cell: &mut String, field: &Field, value: &Cell) {
    match (field.kind, value) {
        (_, Cell::Null) => {}
        (_, Cell::Text(text)) => cell.push_str(text),
        (_, Cell::Flag(flag)) => cell.push_str(if *flag { "是" } else { "否" }),
        (FieldType::Money, Cell::Number(fen)) => cell.push_str(&Money::from_fen(*fen).to_yuan_decimal()),
        (_, Cell::Number(number)) => cell.push_str(&number.to_string()),
        (FieldType::Items(members), Cell::List(items)) => write_items(cell, members, items),
        (_, Cell::List(values)) => {
            for (position, text) in values.iter().filter_map(Cell::as_str).enumerate() {
                if position > 0 {
                    cell.push_str(LIST_SEPARATOR);
                }
                cell.push_str(text);
            }
        }
        (_, other) => other.write_json(cell),
    }
}

fn write_json(line: &mut String, kind: &dyn DisclosureKind, draft: &Draft) {
    let subject = Cell::text(subject_code(draft));
    let subject = subject_column(kind, "enterprise_credit_code").map(|name| (name, &subject));
    line.push('{');
    let mut is_first = true;
    if let Some((name, value)) = subject {
        write_member(line, &mut is_first, name, "");
        value.write_json(line);
    }
    write_members(line, &mut is_first, kind.fields(), draft.cells.iter());
    line.push_str("}\n");
}

/// Appends the stated values of these fields, each with its name, and amounts with their unit.
fn write_members<'a>(line: &mut String, is_first: &mut bool, fields: &[Field], values: impl Iterator<Item = &'a Cell>) {
    for (field, value) in fields.iter().zip(values).filter(|(_, value)| !value.is_null()) {
        write_member(line, is_first, field.name, unit(field));
        match (field.kind, value) {
            (FieldType::Money, Cell::Number(fen)) => {
                line.push('"');
                line.push_str(&Money::from_fen(*fen).to_yuan_decimal());
                line.push('"');
            }
            (FieldType::Items(members), Cell::List(items)) => write_items(line, members, items),
            (_, value) => value.write_json(line),
        }
    }
}

/// Field names need no escapes: they are snake case.
fn write_member(line: &mut String, is_first: &mut bool, name: &str, unit: &str) {
    line.push_str(if std::mem::take(is_first) { "\"" } else { ",\"" });
    line.push_str(name);
    line.push_str(unit);
    line.push_str("\":");
}

fn write_items(text: &mut String, members: &[Field], items: &[Cell]) {
    text.push('[');
    for (position, item) in items.iter().enumerate() {
        text.push_str(if position > 0 { ",{" } else { "{" });
        if let Cell::Item(values) = item {
            write_members(text, &mut true, members, values.iter().map(|(_, value)| value));
        }
        text.push('}');
    }
    text.push(']');
}
