//! The error file (错误文件): the refused rows of an upload, in the form of the upload, with all their columns in their
//! order and one more that says what is wrong. Corrected, it can be sent as it is: the importer passes that column over.
//!
//! Whoever reviews an upload gets all of its rows in the same form, so that what is approved was seen ([`Which::All`]).
//!
//! It is made anew each time from the kept file and the kept faults, into a temporary file, so that memory stays bounded.
//! Identity numbers are masked in it, wherever in a row they stand.

mod csv;
mod workbook;

use std::{
    fs::File,
    io::{self, Seek},
};

use entity::code::UploadState;
use tokio::runtime::Handle;

use super::{FileFormat, StoredFault, Upload, UploadError, Uploads, chunk_file::ChunkFile, process::open_file, repo};
use crate::domain::{
    disclosure::registry::find_kind,
    import::{
        DraftReader, ImportError,
        raw::{RawRow, RowRead},
    },
};

/// Faults that are read at once.
const FAULTS_AT_ONCE: u64 = 1_000;

/// Why there is no error file.
#[derive(Debug, thiserror::Error)]
pub enum ErrorFileError {
    /// The file is not there any more, or was never looked at.
    #[error("there is no error file")]
    Absent,
    /// The database failed.
    #[error(transparent)]
    Upload(#[from] UploadError),
    /// The kept file could be read before, and cannot now.
    #[error("the file of the upload cannot be read again")]
    Import(#[from] ImportError),
    /// The temporary file cannot be written.
    #[error("the error file cannot be written")]
    Write(#[from] io::Error),
    /// The workbook cannot be written.
    #[error("the error file cannot be written as a workbook")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The writing thread ended early.
    #[error("writing the error file ended unexpectedly")]
    Writer(#[from] tokio::task::JoinError),
}

impl From<sea_orm::DbErr> for ErrorFileError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Upload(error.into())
    }
}

/// Which rows of an upload a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that were refused.
    Refused,
    /// All of them; beside those that were refused stands why.
    All,
}

/// An error file, at its beginning.
#[derive(Debug)]
pub struct ErrorFile {
    /// What it is.
    pub format: FileFormat,
    /// Its bytes; it is removed with this handle.
    pub file: File,
    /// How many there are.
    pub length: u64,
}

impl Uploads {
    /// The refused rows of an upload, or all of them, as a file; with its header alone when there are none.
    ///
    /// # Errors
    /// [`ErrorFileError::Absent`] when the upload's file could not be read at all, or is not kept any more; for all rows
    /// also when it could not be read to its end.
    pub async fn error_file(&self, upload: &Upload, which: Which) -> Result<ErrorFile, ErrorFileError> {
        let (Some(format), false) = (upload.format, upload.is_removed) else { return Err(ErrorFileError::Absent) };
        if which == Which::All && upload.state == UploadState::Failed {
            return Err(ErrorFileError::Absent);
        }
        // A closed semaphore would be no reason to refuse; it is never closed.
        let _turn = self.error_files.acquire().await.ok();
        let (store, runtime, upload) = (self.store.clone(), Handle::current(), upload.clone());
        let writing = tokio::task::spawn_blocking(move || {
            let kind = find_kind(&upload.kind).ok_or(UploadError::UnknownValue(upload.id))?;
            let file = ChunkFile::new(store.clone(), runtime.clone(), upload.id, upload.size);
            let (reader, _) = open_file(file, kind)?;
            let next = move |after: u64| {
                runtime.block_on(repo::fault::after(store.reader(), upload.id, after, FAULTS_AT_ONCE))
            };
            let next = Box::new(next);
            let rows =
                ToldRows { reader, which, position: 0, faults: Vec::new(), asked_after: 0, is_last: false, next };
            let mut file = tempfile::tempfile()?;
            match format {
                FileFormat::Csv => csv::write(rows, &mut file)?,
                FileFormat::Xlsx => workbook::write(rows, &mut file)?,
            }
            let length = file.stream_position()?;
            file.rewind()?;
            Ok(ErrorFile { format, file, length })
        });
        writing.await?
    }
}

/// Asks for the faults of the rows after a place.
type NextFaults = Box<dyn Fn(u64) -> Result<Vec<StoredFault>, sea_orm::DbErr>>;

/// The rows of a file that are told, one after the other.
struct ToldRows {
    reader: DraftReader,
    which: Which,
    position: u64,
    /// Faults of rows that are still to come, the next one last.
    faults: Vec<StoredFault>,
    asked_after: u64,
    /// Whether there are no more to ask for.
    is_last: bool,
    next: NextFaults,
}

impl ToldRows {
    /// The next row, with what is wrong with it; nothing where nothing is.
    fn next(&mut self) -> Result<Option<(&RawRow, String)>, ErrorFileError> {
        let position = match self.which {
            Which::All => self.position + 1,
            Which::Refused => match self.next_position()? {
                Some(position) => position,
                None => return Ok(None),
            },
        };
        while self.position < position {
            if self.reader.next_raw()? == RowRead::End {
                return Ok(None);
            }
            self.position += 1;
        }
        let mut reasons = Vec::new();
        while self.next_position()? == Some(position) {
            reasons.extend(self.faults.pop().map(|fault| said(&fault)));
        }
        Ok(Some((self.reader.raw(), reasons.join("；"))))
    }

    /// The place of the next fault's row.
    fn next_position(&mut self) -> Result<Option<u64>, ErrorFileError> {
        if self.faults.is_empty() && !self.is_last {
            let mut faults = (self.next)(self.asked_after)?;
            self.is_last = (faults.len() as u64) < FAULTS_AT_ONCE;
            if faults.len() as u64 == FAULTS_AT_ONCE {
                // The last row may have more of them.
                let last = faults.last().map_or(0, |fault| fault.position);
                if faults.first().is_some_and(|fault| fault.position < last) {
                    faults.retain(|fault| fault.position < last);
                }
            }
            self.asked_after = faults.last().map_or(self.asked_after, |fault| fault.position);
            faults.reverse();
            self.faults = faults;
        }
        Ok(self.faults.last().map(|fault| fault.position))
    }
}

/// A fault as one text.
fn said(fault: &StoredFault) -> String {
    if fault.column.is_empty() { fault.reason.clone() } else { format!("{}: {}", fault.column, fault.reason) }
}
