//! Writes one part: rows become bytes on a thread of their own while the next are read, and are uploaded as they come.

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::{ProcessError, Work, read::Reader};
use crate::{
    domain::{
        disclosure::kind::DisclosureKind,
        export::{
            Part,
            encode::{self, EncodeError, Encoder},
            path_of, repo,
            row::Row,
        },
        storage::Writing,
    },
    hexadecimal::Hexadecimal,
};

/// Rows that become bytes at once.
const ROWS_AT_ONCE: u64 = 1_000;
/// Records after which it is noted how many were looked at.
const NOTED_EVERY: u64 = 20_000;

/// A part on its way: what of it was uploaded.
struct Outgoing {
    file: Box<dyn Writing>,
    digest: Sha256,
    bytes: u64,
}

impl Work<'_> {
    /// Writes the next part of a kind, and notes that it is there.
    pub(super) async fn write_part(
        &mut self,
        kind: &'static dyn DisclosureKind,
        number: usize,
        reader: &mut Reader<'_>,
    ) -> Result<Part, ProcessError> {
        let name = self.export.what.part_name(kind, number);
        let storage = &self.processor.exports.0.storage;
        let file = storage.write(&path_of(self.export.id, &name)).await.map_err(ProcessError::Storage)?;
        let mut outgoing = Outgoing { file, digest: Sha256::new(), bytes: 0 };
        let mut part = Part {
            number: u32::try_from(self.parts.len() + 1).unwrap_or(u32::MAX),
            kind: kind.name().to_owned(),
            name,
            rows: 0,
            deleted: 0,
            bytes: 0,
            sha256: String::new(),
            last_id: 0,
            is_last_of_kind: false,
        };
        if let Err(error) = self.fill_part(kind, reader, &mut outgoing, &mut part).await {
            outgoing.file.give_up().await;
            return Err(error);
        }
        part.bytes = outgoing.bytes;
        part.sha256 = Hexadecimal(&outgoing.digest.finalize()).to_string();
        part.is_last_of_kind = reader.is_done();
        // Who lost the lease must not put its file in the place of another's.
        if !self.processor.leases.renew(self.lease).await.unwrap_or(false) {
            outgoing.file.give_up().await;
            return Err(ProcessError::Lost);
        }
        outgoing.file.finish().await.map_err(ProcessError::Storage)?;
        self.note(&part).await?;
        Ok(part)
    }

    async fn fill_part(
        &mut self,
        kind: &'static dyn DisclosureKind,
        reader: &mut Reader<'_>,
        outgoing: &mut Outgoing,
        part: &mut Part,
    ) -> Result<(), ProcessError> {
        let most = self.processor.exports.0.settings.part_rows;
        let mut encoder = encode::begin(&self.export.what, kind, self.export.sequence)?;
        let mut noted = self.looked;
        while part.rows < most && !reader.is_done() {
            let rows = reader.take(usize::try_from((most - part.rows).min(ROWS_AT_ONCE)).unwrap_or(usize::MAX));
            part.rows += rows.len() as u64;
            part.deleted += rows.iter().filter(|row| row.shown.is_none()).count() as u64;
            part.last_id = rows.last().map_or(part.last_id, |row| row.record);
            let (written, filled) = tokio::join!(write(encoder, rows), reader.fill());
            let (bytes, kept) = written?;
            encoder = kept;
            filled?;
            outgoing.send(bytes).await?;
            self.looked += reader.take_looked();
            if self.looked - noted >= NOTED_EVERY {
                noted = self.looked;
                self.note_looked().await?;
            }
        }
        self.looked += reader.take_looked();
        let last = tokio::task::spawn_blocking(move || encoder.finish()).await.map_err(ProcessError::Writer)??;
        outgoing.send(last).await
    }

    /// Notes how many records were looked at, unless nobody wants the export any more.
    async fn note_looked(&self) -> Result<(), ProcessError> {
        let writer = self.processor.exports.0.store.writer();
        if repo::touch(writer, self.export.id, self.told_looked()).await? { Ok(()) } else { Err(ProcessError::Lost) }
    }

    async fn note(&self, part: &Part) -> Result<(), ProcessError> {
        let transaction = self.processor.held(self.lease).await?;
        if !repo::advance(&transaction, self.export.id, part, self.told_looked()).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        repo::part::insert(&transaction, self.export.id, part).await?;
        Ok(transaction.commit().await?)
    }

    /// Those that a job before has looked at may be looked at once more.
    fn told_looked(&self) -> u64 {
        match self.export.progress.total {
            0 => self.looked,
            total => self.looked.min(total),
        }
    }
}

impl Outgoing {
    async fn send(&mut self, bytes: Bytes) -> Result<(), ProcessError> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.digest.update(&bytes);
        self.bytes += bytes.len() as u64;
        self.file.write(bytes).await.map_err(ProcessError::Storage)
    }
}

/// Writes rows on a thread of their own; the bytes that are there then.
async fn write(mut encoder: Box<dyn Encoder>, rows: Vec<Row>) -> Result<(Bytes, Box<dyn Encoder>), ProcessError> {
    let written = tokio::task::spawn_blocking(move || {
        encoder.write(rows)?;
        Ok::<_, EncodeError>((encoder.take(), encoder))
    });
    Ok(written.await.map_err(ProcessError::Writer)??)
}
