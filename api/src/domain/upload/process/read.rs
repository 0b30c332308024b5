//! Reads the rows of a file on a thread of its own, and hands them over in batches.

use std::collections::HashMap;

use tokio::sync::mpsc::Sender;

use crate::domain::{
    disclosure::kind::DisclosureKind,
    import::{
        DraftReader, ImportError, RowOutcome, Source, SourceFormat, SourceOptions, raw::RowRead, run::column_names,
    },
    upload::{FileFormat, chunk_file::ChunkFile},
};

/// Rows that are written together, unless they are long.
const BATCH_ROWS: usize = 4_000;
/// Bytes of cells after which a batch is not made longer.
const BATCH_BYTES: usize = 4 << 20;

/// What was read.
pub(super) enum Message {
    /// The header: what the file turned out to be, and what it calls the fields that can be at fault.
    Begun(FileFormat, HashMap<&'static str, String>),
    /// The next rows, and how many bytes of the file were read for them.
    Rows(Vec<RowOutcome>, u64),
}

/// Opens the file of an upload as what it is.
pub(in crate::domain::upload) fn open(
    file: ChunkFile,
    kind: &'static dyn DisclosureKind,
) -> Result<(DraftReader, FileFormat), ImportError> {
    let size = file.size();
    let source = Source::from_file(Box::new(file), size, SourceOptions::default())?;
    let format = match source.format() {
        SourceFormat::Csv => FileFormat::Csv,
        SourceFormat::Xlsx => FileFormat::Xlsx,
        SourceFormat::Ndjson => {
            let refusal = "the file is NDJSON; uploads are CSV or XLSX (请上传 CSV 或 XLSX)";
            return Err(ImportError::Format(refusal.into()));
        }
    };
    Ok((DraftReader::new(source, kind)?, format))
}

/// Reads past so many rows and hands over the others.
pub(super) fn run(
    file: ChunkFile,
    kind: &'static dyn DisclosureKind,
    past: u64,
    send: &Sender<Message>,
) -> Result<(), ImportError> {
    let size = file.size();
    let (mut reader, format) = open(file, kind)?;
    // A closed channel: whoever writes has stopped and tells why.
    if send.blocking_send(Message::Begun(format, column_names(kind, &reader))).is_err() {
        return Ok(());
    }
    for _ in 0..past {
        if reader.next_raw()? == RowRead::End {
            return Ok(());
        }
    }
    loop {
        let (rows, failure) = next_batch(&mut reader);
        let is_last = rows.is_empty();
        // The rows before a failure are written, as those of any other file.
        // Parts of a workbook are read twice.
        let bytes_read = reader.source().bytes_read().min(size);
        if !is_last && send.blocking_send(Message::Rows(rows, bytes_read)).is_err() {
            return Ok(());
        }
        match failure {
            Some(failure) => return Err(failure),
            None if is_last => return Ok(()),
            None => {}
        }
    }
}

/// The next rows, and why there are no more, if reading failed.
fn next_batch(reader: &mut DraftReader) -> (Vec<RowOutcome>, Option<ImportError>) {
    let (mut rows, mut bytes) = (Vec::new(), 0);
    while rows.len() < BATCH_ROWS && bytes < BATCH_BYTES {
        match reader.next_row() {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => break,
            Err(failure) => return (rows, Some(failure)),
        }
        bytes += reader.raw().text_bytes();
    }
    (rows, None)
}
