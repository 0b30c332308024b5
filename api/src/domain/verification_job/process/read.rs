//! Reads the rows of a file, on a thread that may block: counts them, or hands them over in batches.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    os::unix::fs::FileExt as _,
    sync::Arc,
};

use tokio::sync::mpsc::Sender;

use crate::domain::{
    import::{
        ImportError, Source, SourceFormat, SourceOptions,
        subjects::{SubjectReader, SubjectRow},
    },
    verification_job::Format,
};

/// Bytes of cells after which a batch is not made longer.
const BATCH_BYTES: usize = 4 << 20;

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    /// Its copy on this machine failed: nothing is wrong with the file.
    #[error("the copy of the file could not be read")]
    Copy(#[source] io::Error),
    /// The file is at fault; this says what would be right.
    #[error("{0}")]
    File(String),
}

impl From<ImportError> for ReadError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Read(error) => Self::Copy(error),
            error => Self::File(error.to_string()),
        }
    }
}

/// What a file turned out to be.
pub(super) struct Counted {
    pub(super) format: Format,
    /// Rows that are not blank.
    pub(super) rows: u64,
    /// The headers of columns that mean nothing here.
    pub(super) ignored: Vec<String>,
}

/// Counts the rows of a file that may have so many.
pub(super) fn count(file: &Arc<File>, size: u64, most: u64) -> Result<Counted, ReadError> {
    let mut reader = open(file, size)?;
    let mut rows = 0;
    while reader.pass()? {
        rows += 1;
        if rows > most {
            return Err(ReadError::File(format!("the file has more than {most} rows; split it (文件行数过多)")));
        }
    }
    if rows == 0 {
        let empty = "the file has no row below its header (没有数据行)";
        return Err(ReadError::File(empty.to_owned()));
    }
    let format = match reader.source().format() {
        SourceFormat::Xlsx => Format::Xlsx,
        SourceFormat::Csv | SourceFormat::Ndjson => Format::Csv,
    };
    Ok(Counted { format, rows, ignored: reader.ignored().to_vec() })
}

/// Reads past so many rows, and hands over the others in batches of so many at most.
pub(super) fn run(
    file: &Arc<File>,
    size: u64,
    past: u64,
    batch_rows: usize,
    send: &Sender<Vec<SubjectRow>>,
) -> Result<(), ReadError> {
    let mut reader = open(file, size)?;
    for _ in 0..past {
        if !reader.pass()? {
            return Ok(());
        }
    }
    loop {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while rows.len() < batch_rows && bytes < BATCH_BYTES {
            let Some(row) = reader.next_row()? else { break };
            bytes += row.text_bytes();
            rows.push(row);
        }
        // A closed channel: whoever verifies has stopped and tells why.
        if rows.is_empty() || send.blocking_send(rows).is_err() {
            return Ok(());
        }
    }
}

fn open(file: &Arc<File>, size: u64) -> Result<SubjectReader, ReadError> {
    let copy = Copy { file: Arc::clone(file), size, position: 0 };
    Ok(SubjectReader::new(Source::from_file(Box::new(copy), size, SourceOptions::default())?)?)
}

/// A file that is read several times, by each from a place of its own.
struct Copy {
    file: Arc<File>,
    size: u64,
    position: u64,
}

impl Read for Copy {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read_at(target, self.position)?;
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for Copy {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.size.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
