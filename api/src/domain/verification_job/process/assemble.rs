//! Makes the result of what was found: as a file on this machine, which is then kept.

use std::{fs::File, io::Seek as _, sync::Arc};

use sha2::{Digest, Sha256};
use tokio::{io::AsyncReadExt as _, runtime::Handle};

use super::{ProcessError, Processor};
use crate::{
    domain::{
        lease::Lease,
        storage::Writing,
        verification_job::{
            ResultFile, VerificationJob,
            place::{result_path, segment_path},
            result::{self, ResultError},
        },
    },
    hexadecimal::Hexadecimal,
};

/// Bytes that are kept at once.
const PIECE: usize = 1 << 20;

impl Processor {
    /// Writes the result and keeps it.
    pub(super) async fn assemble(&self, job: &VerificationJob, lease: &Lease) -> Result<ResultFile, ProcessError> {
        let (storage, runtime, known) = (Arc::clone(&self.jobs.0.storage), Handle::current(), job.clone());
        let writing = tokio::task::spawn_blocking(move || {
            let mut file = tempfile::tempfile()?;
            let segments = (1..=known.segments).map(|number| {
                let read = runtime.block_on(storage.read_all(&segment_path(known.id, number)));
                read.map_err(ResultError::Segment)
            });
            result::write(&known, segments, &mut file)?;
            file.rewind()?;
            Ok::<_, ResultError>(file)
        });
        let file = writing.await??;
        let mut kept = self.jobs.0.storage.write(&result_path(job.id)).await.map_err(ProcessError::Storage)?;
        let copied = match copy(file, &mut *kept).await {
            Ok(result) => self.still_held(lease).await.map(|()| result),
            Err(error) => Err(error),
        };
        match copied {
            Ok(result) => {
                kept.finish().await.map_err(ProcessError::Storage)?;
                Ok(result)
            }
            Err(error) => {
                kept.give_up().await;
                Err(error)
            }
        }
    }
}

/// Copies a file to where it is kept.
async fn copy(file: File, kept: &mut dyn Writing) -> Result<ResultFile, ProcessError> {
    let mut file = tokio::fs::File::from_std(file);
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        (&mut file).take(PIECE as u64).read_to_end(&mut piece).await?;
        if piece.is_empty() {
            return Ok(ResultFile { bytes, sha256: Hexadecimal(&digest.finalize()).to_string() });
        }
        digest.update(&piece);
        bytes += piece.len() as u64;
        kept.write(piece.into()).await.map_err(ProcessError::Storage)?;
    }
}
