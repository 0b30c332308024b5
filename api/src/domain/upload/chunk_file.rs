//! A file that was uploaded, read from its pieces in the database as if it were on a disk.

use std::{
    io::{self, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::runtime::Handle;

use super::{CHUNK_BYTES, repo};
use crate::domain::store::Store;

/// Pieces that are remembered: a workbook is read at its end, at its beginning and in between.
const REMEMBERED: usize = 4;

/// The file. It must be read outside the threads that run tasks.
#[derive(Debug)]
pub(super) struct ChunkFile {
    store: Store,
    runtime: Handle,
    upload: i64,
    size: u64,
    position: u64,
    /// The last used one first.
    remembered: Vec<(i32, Vec<u8>)>,
    failed: Arc<AtomicBool>,
}

impl ChunkFile {
    pub(super) fn new(store: Store, runtime: Handle, upload: i64, size: u64) -> Self {
        Self { store, runtime, upload, size, position: 0, remembered: Vec::new(), failed: Arc::default() }
    }

    /// Its length in bytes.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Tells whether the database failed to give a piece: then nothing is wrong with the file.
    pub(super) fn failed(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.failed)
    }

    /// The piece of this number.
    fn chunk(&mut self, number: i32) -> io::Result<&[u8]> {
        if let Some(place) = self.remembered.iter().position(|(known, _)| *known == number) {
            self.remembered[..=place].rotate_right(1);
        } else {
            let found = self.runtime.block_on(repo::chunk::find(self.store.reader(), self.upload, number));
            let found = found.map_err(io::Error::other);
            let found = found.and_then(|piece| piece.ok_or_else(|| io::Error::other("a piece is missing")));
            let bytes = found.inspect_err(|_| self.failed.store(true, Ordering::Relaxed))?;
            self.remembered.truncate(REMEMBERED - 1);
            self.remembered.insert(0, (number, bytes));
        }
        Ok(&self.remembered[0].1)
    }
}

impl Read for ChunkFile {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let left = self.size.saturating_sub(self.position);
        if left == 0 || target.is_empty() {
            return Ok(0);
        }
        let whole = CHUNK_BYTES as u64;
        let number = i32::try_from(self.position / whole).map_err(io::Error::other)?;
        let offset = usize::try_from(self.position % whole).map_err(io::Error::other)?;
        let bytes = self.chunk(number)?.get(offset..).unwrap_or_default();
        if bytes.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let count = bytes.len().min(target.len());
        target[..count].copy_from_slice(&bytes[..count]);
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for ChunkFile {
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
