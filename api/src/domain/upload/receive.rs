//! Receives a file piece by piece. Nothing of it is held in memory beyond one piece, and nothing is left of one that was
//! cut off: whoever receives it gives it up, and what a process that died was receiving is removed later ([`super::retain`]).
//!
//! Only when the whole file is there does it become the client's upload of its idempotency key. Of several that come at
//! once with the same key one does; the others are held against it.

use sea_orm::{DbErr, SqlErr};
use sha2::{Digest, Sha256};

use super::{CHUNK_BYTES, Sender, Upload, UploadError, Uploads, repo};
use crate::{
    domain::{file_name, lease::KeptLease},
    hexadecimal::Hexadecimal,
};

/// What is to be received.
#[derive(Debug, Clone)]
pub struct NewUpload {
    /// What the client calls it.
    pub idempotency_key: String,
    /// The kind of its records.
    pub kind: &'static str,
    /// Whether it only says what would happen.
    pub dry_run: bool,
    /// What the file is called.
    pub file_name: Option<String>,
    /// How many bytes it is said to have.
    pub size: Option<u64>,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It is larger than the operator allows.
    #[error("the file must be at most {0} bytes; split it (文件过大，请拆分)")]
    TooLarge(u64),
    /// It holds nothing.
    #[error("the file is empty; it needs a header row (文件为空)")]
    Empty,
    /// The organisation has as many on their way as it may.
    #[error(
        "{0} files of your organisation are on their way already; wait until some of them are done, and review \
         those that wait for it (排队文件过多)"
    )]
    TooMany(u64),
    /// As many bytes are kept of the organisation as may be.
    #[error(
        "files of your organisation hold {kept} bytes of the {most} that are kept; wait until older ones are removed, \
         which each is {days} days after its rows were dealt with (已存文件过多)"
    )]
    TooMuchKept {
        /// Bytes that are kept, or are coming in.
        kept: u64,
        /// Bytes that may be.
        most: u64,
        /// Days for which a file is kept.
        days: i64,
    },
    /// The key was used for something else.
    #[error("the idempotency key was used before for another file, kind or dryRun; use a new key for a new file")]
    KeyReused,
    /// It took so long that it was given up.
    #[error("the file took too long to come; send it again")]
    GivenUp,
    /// The database failed.
    #[error(transparent)]
    Upload(#[from] UploadError),
}

impl From<DbErr> for ReceiveError {
    fn from(error: DbErr) -> Self {
        Self::Upload(error.into())
    }
}

/// The lease of who receives a file. Nobody can go on with one that was cut off.
pub(super) fn receiving_lease(id: i64) -> String {
    format!("receiving-upload:{id}")
}

/// A file that is coming in.
#[derive(Debug)]
pub struct Receiving {
    uploads: Uploads,
    sender: Sender,
    new: NewUpload,
    /// Where its pieces go; nothing when the client's key is used already, and the file is only compared.
    id: Option<i64>,
    /// That it is received, as long as it is.
    lease: Option<KeptLease>,
    buffer: Vec<u8>,
    pieces: i32,
    size: u64,
    digest: Sha256,
}

impl Uploads {
    /// Begins to receive a file.
    ///
    /// # Errors
    /// [`ReceiveError`] when it may not begin.
    pub async fn receive(&self, sender: Sender, new: NewUpload) -> Result<Receiving, ReceiveError> {
        let known = repo::find_by_key(self.store.writer(), sender.client, &new.idempotency_key).await?;
        let id = if known.is_some() {
            None
        } else {
            let most = self.settings.waiting_max;
            if repo::count_waiting(self.store.reader(), sender.organisation).await? >= most {
                return Err(ReceiveError::TooMany(most));
            }
            // A file that does not say how long it is may be as long as any.
            let size = new.size.unwrap_or(self.settings.file_bytes_max);
            let kept = repo::sum_kept(self.store.reader(), sender.organisation).await?;
            let (most, days) = (self.settings.kept_bytes_max, self.settings.keep.num_days());
            if kept.saturating_add(size) > most {
                return Err(ReceiveError::TooMuchKept { kept, most, days });
            }
            let file_name = new.file_name.as_deref().and_then(file_name::fit);
            let row = repo::NewRow { kind: new.kind, dry_run: new.dry_run, file_name, size };
            Some(repo::insert(self.store.writer(), &sender, row, self.clock.now()).await?)
        };
        let lease = match id {
            Some(id) => self.leases.keep(&receiving_lease(id)).await.map_err(UploadError::from)?,
            None => None,
        };
        Ok(Receiving {
            uploads: self.clone(),
            sender,
            new,
            id,
            lease,
            buffer: Vec::with_capacity(CHUNK_BYTES),
            pieces: 0,
            size: 0,
            digest: Sha256::new(),
        })
    }
}

impl Receiving {
    /// Takes more of the file.
    ///
    /// # Errors
    /// [`ReceiveError`]; then the file has to be given up.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), ReceiveError> {
        self.size += bytes.len() as u64;
        let most = self.uploads.settings.file_bytes_max;
        if self.size > most {
            return Err(ReceiveError::TooLarge(most));
        }
        self.digest.update(bytes);
        while self.id.is_some() && !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK_BYTES - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
            if self.buffer.len() == CHUNK_BYTES {
                self.store_piece().await?;
            }
        }
        Ok(())
    }

    /// The whole file is there: it waits for its turn from now on. The upload that the client's key has.
    ///
    /// # Errors
    /// [`ReceiveError`]; then nothing is left of the file.
    pub async fn finish(mut self) -> Result<Upload, ReceiveError> {
        match self.try_finish().await {
            Ok(upload) => {
                self.end().await;
                Ok(upload)
            }
            Err(error) => {
                self.give_up().await?;
                Err(error)
            }
        }
    }

    /// Leaves nothing of the file.
    ///
    /// # Errors
    /// [`UploadError`] when the database does not answer; what is left is removed later.
    pub async fn give_up(mut self) -> Result<(), UploadError> {
        if let Some(id) = self.id {
            self.uploads.discard(id).await?;
        }
        self.end().await;
        Ok(())
    }

    async fn end(&mut self) {
        if let Some(lease) = self.lease.take() {
            lease.end().await;
        }
    }

    async fn try_finish(&mut self) -> Result<Upload, ReceiveError> {
        if self.size == 0 {
            return Err(ReceiveError::Empty);
        }
        let sha256 = Hexadecimal(&std::mem::take(&mut self.digest).finalize()).to_string();
        let writer = self.uploads.store.writer().clone();
        if let Some(id) = self.id {
            if !self.buffer.is_empty() {
                self.store_piece().await?;
            }
            match repo::queue(&writer, id, &self.new.idempotency_key, &sha256, self.size).await {
                Ok(true) => {
                    let queued = repo::find(&writer, id).await?;
                    return queued.ok_or(ReceiveError::GivenUp);
                }
                Ok(false) => return Err(ReceiveError::GivenUp),
                // Another with the same key was quicker.
                Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let known = repo::find_by_key(&writer, self.sender.client, &self.new.idempotency_key).await?;
        let known = known.ok_or(ReceiveError::GivenUp)?;
        let is_same = known.sha256 == sha256 && known.kind == self.new.kind && known.dry_run == self.new.dry_run;
        if !is_same {
            return Err(ReceiveError::KeyReused);
        }
        if let Some(id) = self.id.take() {
            self.uploads.discard(id).await?;
        }
        Ok(known)
    }

    async fn store_piece(&mut self) -> Result<(), ReceiveError> {
        let Some(id) = self.id else { return Ok(()) };
        let piece = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK_BYTES));
        repo::chunk::insert(self.uploads.store.writer(), id, self.pieces, piece).await?;
        self.pieces += 1;
        Ok(())
    }
}
