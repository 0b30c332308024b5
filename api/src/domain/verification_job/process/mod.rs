//! Verifies the rows of a file, under a lease.
//!
//! First the rows are counted, so that a file that cannot be read to its end, or has too many of them, is refused before
//! anything is done for it. Then they are verified batch by batch ([`judge`]): what was found of a batch is kept as a
//! segment, and a row of the job says so in one transaction with the hold on the lease. Where a job was cut off, the next
//! one reads past as many rows as were verified, and goes on. At last the segments become the result ([`assemble`]),
//! which is done anew when it was cut off.

mod assemble;
mod judge;
mod read;

use std::{fs::File, io, sync::Arc};

use entity::code::VerificationState;
use futures_util::StreamExt as _;
use sea_orm::DatabaseTransaction;
use tokio::io::AsyncWriteExt as _;

use self::read::{Counted, ReadError};
use super::{
    Parts, ResultFile, VerificationJob, VerificationJobError, VerificationJobs, place::file_path, receive::DAY, repo,
    result::ResultError,
};
use crate::domain::{
    lease::{Lease, Leases},
    storage::BoxError,
    store::StoreError,
};

/// How often a job is begun that never gets on, before it is given up.
const ATTEMPTS_MAX: u32 = 6;

/// The lease of the work on a job.
pub fn lease_of(job: i64) -> String {
    format!("verification:{job}")
}

/// Why the work on a job stopped. What was found before stays, and the work can be taken up again.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// The database failed.
    #[error(transparent)]
    Job(#[from] VerificationJobError),
    /// The storage failed.
    #[error("a file of the verification could not be read or kept")]
    Storage(#[source] BoxError),
    /// The copy of the file on this machine failed.
    #[error("the copy of the file on this machine could not be written or read")]
    Copy(#[from] io::Error),
    /// What was found could not be written.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// The lease is somebody else's now, or nobody wants the job any more.
    #[error("somebody else verifies the file, or nobody wants it any more")]
    Lost,
    /// A thread ended early.
    #[error("reading or writing rows ended unexpectedly")]
    Thread(#[from] tokio::task::JoinError),
}

impl From<sea_orm::DbErr> for ProcessError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Job(error.into())
    }
}

impl From<StoreError> for ProcessError {
    fn from(error: StoreError) -> Self {
        Self::Job(error.into())
    }
}

/// Verifies files.
#[derive(Clone)]
pub struct Processor {
    /// The jobs.
    pub jobs: VerificationJobs,
    /// Whose work it is.
    pub leases: Leases,
}

impl Processor {
    /// Does what is left of a job, under a lease.
    ///
    /// # Errors
    /// [`ProcessError`]; what was found before stays.
    pub async fn run(&self, id: i64, lease: &Lease) -> Result<(), ProcessError> {
        let store = &self.jobs.0.store;
        let Some(mut job) = repo::find(store.writer(), id).await? else { return Ok(()) };
        if !matches!(job.state, VerificationState::Queued | VerificationState::Running) {
            return Ok(());
        }
        if lease.attempts() > ATTEMPTS_MAX {
            return self.fail(id, lease, "the file could not be verified; ask the operator, or split it").await;
        }
        let file = Arc::new(self.fetch(&job).await?);
        if job.state == VerificationState::Queued {
            match self.begin(&job, &file, lease).await? {
                Begun::Runs(begun) => job = *begun,
                Begun::Refused(reason) => return self.fail(id, lease, &reason).await,
            }
        }
        self.judge(&mut job, &file, lease).await?;
        drop(file);
        let result = self.assemble(&job, lease).await?;
        self.finish(id, &result, lease).await?;
        if let Err(error) = self.jobs.tidy(id).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "what is left of a verification is removed later");
        }
        Ok(())
    }

    /// A copy of the file on this machine, which is read from any position. Nobody else sees it.
    async fn fetch(&self, job: &VerificationJob) -> Result<File, ProcessError> {
        let copy = tokio::task::spawn_blocking(tempfile::tempfile).await??;
        let mut copy = tokio::fs::File::from_std(copy);
        let mut pieces =
            self.jobs.0.storage.read(&file_path(job.id), 0..job.size).await.map_err(ProcessError::Storage)?;
        while let Some(piece) = pieces.next().await {
            copy.write_all(&piece.map_err(ProcessError::Storage)?).await?;
        }
        copy.flush().await?;
        Ok(copy.into_std().await)
    }

    /// Counts the rows, and notes that they begin to be verified, unless they may not be.
    async fn begin(&self, job: &VerificationJob, file: &Arc<File>, lease: &Lease) -> Result<Begun, ProcessError> {
        let Parts { store, clock, settings, .. } = &*self.jobs.0;
        let (copy, size, most) = (Arc::clone(file), job.size, settings.rows_max);
        let counted = match tokio::task::spawn_blocking(move || read::count(&copy, size, most)).await? {
            Ok(counted) => counted,
            Err(ReadError::Copy(error)) => return Err(error.into()),
            Err(ReadError::File(reason)) => return Ok(Begun::Refused(reason)),
        };
        let Counted { format, rows, ignored } = counted;
        let now = clock.now();
        let transaction = self.held(lease).await?;
        // Of several files of the client each is counted by the next.
        repo::lock_client(&transaction, job.client).await?;
        let before = repo::sum_rows_since(&transaction, job.client, now - DAY).await?;
        if before + rows > job.daily_rows_max {
            transaction.rollback().await?;
            let left = job.daily_rows_max.saturating_sub(before);
            return Ok(Begun::Refused(format!(
                "the file has {rows} rows; of the {} that your tier allows in a day {left} are left; send it later, \
                 or split it (当日行数不足)",
                job.daily_rows_max
            )));
        }
        if !repo::started(&transaction, job.id, repo::Started { format, rows, ignored: &ignored }, now).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        transaction.commit().await?;
        let begun = repo::find(store.writer(), job.id).await?;
        Ok(Begun::Runs(Box::new(begun.ok_or(ProcessError::Lost)?)))
    }

    async fn finish(&self, id: i64, result: &ResultFile, lease: &Lease) -> Result<(), ProcessError> {
        let now = self.jobs.0.clock.now();
        let transaction = self.held(lease).await?;
        if !repo::finish(&transaction, id, result, (now, now + self.jobs.0.settings.keep)).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        Ok(transaction.commit().await?)
    }

    async fn fail(&self, id: i64, lease: &Lease, failure: &str) -> Result<(), ProcessError> {
        let transaction = self.held(lease).await?;
        repo::fail(&transaction, id, failure, self.jobs.0.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    /// A transaction in which the lease is held.
    async fn held(&self, lease: &Lease) -> Result<DatabaseTransaction, ProcessError> {
        let store = &self.jobs.0.store;
        let transaction = store.dialect().begin_write(store.writer()).await?;
        if self.leases.hold(&transaction, lease).await? {
            return Ok(transaction);
        }
        transaction.rollback().await?;
        Err(ProcessError::Lost)
    }

    /// Fails where the lease is somebody else's: who lost it must not put its file in the place of another's.
    async fn still_held(&self, lease: &Lease) -> Result<(), ProcessError> {
        if self.leases.renew(lease).await.unwrap_or(false) { Ok(()) } else { Err(ProcessError::Lost) }
    }

    /// Keeps a file.
    async fn keep(&self, path: &str, bytes: bytes::Bytes, lease: &Lease) -> Result<(), ProcessError> {
        let storage = &self.jobs.0.storage;
        let mut file = storage.write(path).await.map_err(ProcessError::Storage)?;
        if let Err(cause) = file.write(bytes).await {
            file.give_up().await;
            return Err(ProcessError::Storage(cause));
        }
        if let Err(lost) = self.still_held(lease).await {
            file.give_up().await;
            return Err(lost);
        }
        file.finish().await.map_err(ProcessError::Storage)
    }
}

/// Whether the rows of a file are verified.
enum Begun {
    /// They are: the job as it stands now.
    Runs(Box<VerificationJob>),
    /// They are not: why, and what would be right.
    Refused(String),
}
