//! Runs an import: reads on one thread, writes on another, batch by batch.
//!
//! A batch is one transaction of the write path, or several where the database takes several at a time, so an
//! interrupted import has stored whole transactions, and repeating it finds them unchanged and goes on. Memory is bounded
//! by the few batches between the two threads.

use std::collections::HashMap;

use tokio::sync::mpsc;

use super::{Batch, DraftReader, ImportError, Reject, RejectedRow, RejectsFile, header::SubjectColumn};
use crate::{
    clock::Clock,
    domain::disclosure::{
        draft::{Draft, Fault, Subject},
        kind::DisclosureKind,
        write::{self, Outcome, WriteError, Writer},
    },
};

/// Rows that are read before they are written together.
pub const BATCH_ROWS: usize = 4_000;

/// Batches that may wait between reading and writing.
const BATCHES_AHEAD: usize = 2;

/// What an import needs beside the file.
#[derive(Debug, Clone)]
pub struct Import {
    /// Where drafts go.
    pub writer: Writer,
    /// The moment of publication.
    pub clock: Clock,
    /// The organisation that publishes the records.
    pub publisher: i64,
    /// Whether to tell what would happen, and change nothing.
    pub dry_run: bool,
}

/// What became of a file's rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// New records.
    pub created: u64,
    /// Records that changed.
    pub revised: u64,
    /// Rows that said what was stored already.
    pub unchanged: u64,
    /// Rows that were refused.
    pub rejected: u64,
}

impl Report {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.created + self.revised + self.unchanged + self.rejected
    }
}

/// Why an import stopped. What it reported before is stored.
#[derive(Debug, thiserror::Error)]
pub enum ImportStopped {
    /// The file cannot be read on, or the rejects file not written.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The database failed.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The reading thread ended early.
    #[error("reading the file ended unexpectedly; import it again, what was stored is kept")]
    Reader(#[source] tokio::task::JoinError),
}

impl Import {
    /// Imports all rows of a file. `progress` is told the rows so far and the bytes read, after each batch.
    ///
    /// # Errors
    /// [`ImportStopped`]; everything up to then is stored, and the same import can be repeated.
    pub async fn run(
        &self,
        kind: &'static dyn DisclosureKind,
        mut reader: DraftReader,
        rejects: &mut RejectsFile,
        mut progress: impl FnMut(&Report, u64),
    ) -> Result<Report, ImportStopped> {
        let (send, mut receive) = mpsc::channel(BATCHES_AHEAD);
        let columns: HashMap<&'static str, String> = column_names(kind, &reader);
        let reading = tokio::task::spawn_blocking(move || -> Result<(), ImportError> {
            loop {
                let batch = reader.read_batch(BATCH_ROWS)?;
                let ended = batch.is_empty();
                // A closed channel: writing has failed and tells why.
                if ended || send.blocking_send((batch, reader.source().bytes_read())).is_err() {
                    return Ok(());
                }
            }
        });
        let mut report = Report::default();
        while let Some((batch, bytes)) = receive.recv().await {
            self.store(kind, batch, &columns, rejects, &mut report).await?;
            progress(&report, bytes);
        }
        reading.await.map_err(ImportStopped::Reader)??;
        Ok(report)
    }

    async fn store(
        &self,
        kind: &'static dyn DisclosureKind,
        batch: Batch,
        columns: &HashMap<&'static str, String>,
        rejects: &mut RejectsFile,
        report: &mut Report,
    ) -> Result<(), ImportStopped> {
        let mut rejected = batch.rejected;
        let (rows, drafts): (Vec<u64>, Vec<Draft>) =
            batch.drafts.into_iter().map(|numbered| (numbered.row, numbered.draft)).unzip();
        let (publisher, dry_run) = (self.publisher, self.dry_run);
        let written = write::Batch { kind, publisher, drafts: &drafts, now: self.clock.now(), dry_run };
        let outcomes = self.writer.write_in_parts(&written).await?;
        for ((row, draft), outcome) in rows.into_iter().zip(&drafts).zip(outcomes) {
            match outcome {
                Outcome::Created { .. } => report.created += 1,
                Outcome::Revised { .. } | Outcome::Withdrawn { .. } => report.revised += 1,
                Outcome::Unchanged { .. } => report.unchanged += 1,
                Outcome::Refused(fault) => {
                    rejected.push(refused_row(row, draft, fault, columns));
                }
            }
        }
        rejected.sort_by_key(|rejected| rejected.row);
        for row in &rejected {
            rejects.write(row)?;
        }
        report.rejected += rejected.len() as u64;
        Ok(())
    }
}

/// The row of a draft that the write path refused, in the words of its file.
pub(crate) fn refused_row(
    row: u64,
    draft: &Draft,
    fault: Fault,
    columns: &HashMap<&'static str, String>,
) -> RejectedRow {
    let column = columns.get(fault.field).cloned().unwrap_or_else(|| fault.field.to_owned());
    let value = match (fault.field, &draft.subject) {
        ("credit_code", Subject::CreditCode(code)) => code.to_string(),
        ("registration_number", Subject::RegistrationNumber(number)) => number.to_string(),
        _ => String::new(),
    };
    RejectedRow { row, rejects: vec![Reject { column, value, reason: fault.message }] }
}

/// What the file calls the fields that the write path can find at fault.
pub(crate) fn column_names(kind: &dyn DisclosureKind, reader: &DraftReader) -> HashMap<&'static str, String> {
    let subjects = ["credit_code", "registration_number"];
    let names = kind.fields().iter().map(|field| field.name).chain(subjects);
    let mut names: HashMap<_, _> = names.map(|name| (name, reader.header().column_name(name))).collect();
    // The enterprise's name, which is held against its code.
    if let Some(column) = reader.header().subject_column(SubjectColumn::Name) {
        names.insert("name", reader.header().header(column).to_owned());
    }
    names
}
