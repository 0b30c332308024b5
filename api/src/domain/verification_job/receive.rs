//! Receives a file of subjects as it comes. Nothing of it is held in memory beyond a few pieces, and nothing is left of one
//! that was cut off: whoever receives it gives it up, and what a process that died was receiving is removed later
//! ([`super::retain`]).
//!
//! Only when the whole file is there, on a disk that keeps it, is it the client's job, and is the point of the data
//! fixed at which its rows are judged.

use bytes::Bytes;
use chrono::TimeDelta;
use sea_orm::{DbErr, SqlErr};
use sha2::{Digest, Sha256};

use super::{
    VerificationJob, VerificationJobError, VerificationJobs, What,
    place::{file_path, folder},
    repo,
};
use crate::{
    domain::{
        dataset::point::{NoPoint, Point, PointError},
        lease::KeptLease,
        storage::Writing,
        verification::{UnknownAuthority, VerifyError},
    },
    hexadecimal::Hexadecimal,
};

/// In which time a client's rows are counted against those of a day.
pub(super) const DAY: TimeDelta = TimeDelta::days(1);

/// What is to be received.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// The client that sends it.
    pub client: i64,
    /// What the client calls it: sent again by the same name, it is the same job.
    pub idempotency_key: Option<String>,
    /// What the file is called.
    pub file_name: Option<String>,
    /// What is asked.
    pub what: What,
    /// How many rows the client may have verified in a day.
    pub daily_rows_max: u32,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// The tier has none.
    #[error("clients of your tier have no files verified; verify subjects by the query verify")]
    Never,
    /// It is larger than the operator allows.
    #[error("the file must be at most {0} bytes; split it (文件过大，请拆分)")]
    TooLarge(u64),
    /// It holds nothing.
    #[error("the file is empty; it needs a header row and at least one subject (文件为空)")]
    Empty,
    /// The client has as many on their way as it may.
    #[error(
        "{0} of your files are on their way already, as many as may at a time; wait until one is done (排队文件过多)"
    )]
    TooMany(u64),
    /// The client has had as many rows verified as it may in a day.
    #[error(
        "{0} rows of your files were verified within a day, as many as your tier allows; send it later (当日行数已满)"
    )]
    TooManyToday(u32),
    /// There is no room.
    #[error(
        "the gateway keeps as many files of verifications as it has room for; send it again when older ones have expired"
    )]
    NoRoom,
    /// The data does not go there.
    #[error(transparent)]
    NoPoint(#[from] NoPoint),
    /// Nobody has the name of an authority.
    #[error(transparent)]
    Authority(#[from] UnknownAuthority),
    /// The key was used for something else.
    #[error("the idempotency key was used before for another file or other parameters; use a new key for a new file")]
    KeyReused,
    /// It took so long that it was given up.
    #[error("the file took too long to come; send it again")]
    GivenUp,
    /// A failure of ours.
    #[error(transparent)]
    Job(#[from] VerificationJobError),
}

impl From<DbErr> for ReceiveError {
    fn from(error: DbErr) -> Self {
        Self::Job(error.into())
    }
}

impl From<VerifyError> for ReceiveError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Point(PointError::None(error)) => Self::NoPoint(error),
            VerifyError::Point(PointError::Store(error)) => Self::Job(error.into()),
            VerifyError::Authority(error) => Self::Authority(error),
        }
    }
}

/// A file that is coming in.
pub struct Receiving {
    taking: Taking,
    /// Where it goes; nothing when the client's key is used already, and the file is only compared.
    place: Option<Place>,
    digest: Sha256,
}

/// What is known of a file that is coming in.
struct Taking {
    jobs: VerificationJobs,
    new: NewJob,
    /// Which point is meant, where the caller said so.
    point: Option<Point>,
    size: u64,
}

/// The lease of who receives a file. Nobody can go on with one that was cut off.
pub(super) fn receiving_lease(id: i64) -> String {
    format!("receiving-verification:{id}")
}

/// Where a file goes.
struct Place {
    id: i64,
    lease: KeptLease,
    file: Box<dyn Writing>,
}

impl VerificationJobs {
    /// Begins to receive a file.
    ///
    /// # Errors
    /// [`ReceiveError`] when it may not begin.
    pub async fn receive(&self, new: NewJob) -> Result<Receiving, ReceiveError> {
        if new.daily_rows_max == 0 {
            return Err(ReceiveError::Never);
        }
        let What { as_of, authorities, .. } = &new.what;
        // What was taken once is taken again, whatever an authority is called by now.
        let is_known = match &new.idempotency_key {
            Some(key) => repo::find_by_key(self.0.store.writer(), new.client, key).await?.is_some(),
            None => false,
        };
        // As of now is as of when the whole file is there; what can be refused is refused before it is read.
        let point = self.point(*as_of, if is_known { &[] } else { authorities }).await?;
        let point = as_of.is_some().then_some(point);
        let place = match self.admit(&new).await? {
            Some(id) => Some(self.begin_file(id).await?),
            None => None,
        };
        let taking = Taking { jobs: self.clone(), new, point, size: 0 };
        Ok(Receiving { taking, place, digest: Sha256::new() })
    }

    /// Notes that a file is coming in, where one may; its number, or nothing where the client's key is used already.
    async fn admit(&self, new: &NewJob) -> Result<Option<i64>, ReceiveError> {
        let settings = &self.0.settings;
        let transaction = self.0.store.dialect().begin_write(self.0.store.writer()).await?;
        // Of several that come at once each is counted by the next.
        repo::lock_client(&transaction, new.client).await?;
        if let Some(key) = &new.idempotency_key
            && repo::find_by_key(&transaction, new.client, key).await?.is_some()
        {
            transaction.rollback().await?;
            return Ok(None);
        }
        let now = self.0.clock.now();
        if repo::count_on_way(&transaction, new.client).await? >= settings.waiting_max {
            return Err(ReceiveError::TooMany(settings.waiting_max));
        }
        if repo::sum_rows_since(&transaction, new.client, now - DAY).await? >= new.daily_rows_max.into() {
            return Err(ReceiveError::TooManyToday(new.daily_rows_max));
        }
        if repo::sum_kept(&transaction).await? >= settings.kept_bytes_max {
            return Err(ReceiveError::NoRoom);
        }
        let id = repo::insert(&transaction, new, now).await?;
        transaction.commit().await?;
        Ok(Some(id))
    }

    async fn begin_file(&self, id: i64) -> Result<Place, ReceiveError> {
        let lease = self.0.leases.keep(&receiving_lease(id)).await.map_err(VerificationJobError::from)?;
        let lease = lease.ok_or(ReceiveError::GivenUp)?;
        match self.0.storage.write(&file_path(id)).await {
            Ok(file) => Ok(Place { id, lease, file }),
            Err(cause) => {
                self.discard(id).await?;
                lease.end().await;
                Err(VerificationJobError::Storage { id, cause }.into())
            }
        }
    }

    /// Removes a job whose file never was whole.
    pub(super) async fn discard(&self, id: i64) -> Result<(), VerificationJobError> {
        let writer = self.0.store.writer();
        // What nobody knows of any more was given up by somebody else, and may have been written since.
        if !repo::condemn(writer, id).await? && repo::find(writer, id).await?.is_some() {
            return Ok(());
        }
        let removed = self.0.storage.remove_folder(&folder(id)).await;
        removed.map_err(|cause| VerificationJobError::Storage { id, cause })?;
        Ok(repo::remove(self.0.store.writer(), id).await?)
    }
}

impl Receiving {
    /// Takes more of the file.
    ///
    /// # Errors
    /// [`ReceiveError`]; then the file has to be given up.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), ReceiveError> {
        self.taking.size += bytes.len() as u64;
        let most = self.taking.jobs.0.settings.file_bytes_max;
        if self.taking.size > most {
            return Err(ReceiveError::TooLarge(most));
        }
        self.digest.update(bytes);
        if let Some(Place { id, file, .. }) = &mut self.place {
            let written = file.write(Bytes::copy_from_slice(bytes)).await;
            written.map_err(|cause| VerificationJobError::Storage { id: *id, cause })?;
        }
        Ok(())
    }

    /// The whole file is there: it waits for its turn from now on. The job that the client's key has.
    ///
    /// # Errors
    /// [`ReceiveError`]; then nothing is left of the file.
    pub async fn finish(self) -> Result<VerificationJob, ReceiveError> {
        if self.taking.size == 0 {
            self.give_up().await?;
            return Err(ReceiveError::Empty);
        }
        let Self { taking, place, digest } = self;
        let sha256 = Hexadecimal(&digest.finalize()).to_string();
        let Some(Place { id, lease, file }) = place else { return taking.known(&sha256).await };
        let finished = match file.finish().await {
            Ok(()) => taking.queue(id, &sha256).await,
            Err(cause) => Err(VerificationJobError::Storage { id, cause }.into()),
        };
        if !matches!(&finished, Ok(job) if job.id == id) {
            taking.jobs.discard(id).await?;
        }
        lease.end().await;
        finished
    }

    /// Leaves nothing of the file.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database or the storage does not answer; what is left is removed later.
    pub async fn give_up(self) -> Result<(), VerificationJobError> {
        let Some(Place { id, lease, file }) = self.place else { return Ok(()) };
        file.give_up().await;
        self.taking.jobs.discard(id).await?;
        lease.end().await;
        Ok(())
    }
}

impl Taking {
    /// Makes the file the client's job.
    async fn queue(&self, id: i64, sha256: &str) -> Result<VerificationJob, ReceiveError> {
        let point = match self.point {
            Some(point) => point,
            None => self.jobs.point(None, &[]).await?,
        };
        let writer = self.jobs.0.store.writer();
        let key = self.new.idempotency_key.as_deref();
        match repo::queue(writer, id, repo::There { key, sha256, size: self.size, point }).await {
            Ok(true) => {}
            Ok(false) => return Err(ReceiveError::GivenUp),
            // Another with the same key was quicker.
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                return self.known(sha256).await;
            }
            Err(error) => return Err(error.into()),
        }
        self.jobs.0.queued.notify_one();
        repo::find(writer, id).await?.ok_or(ReceiveError::GivenUp)
    }

    /// The job that the client's key has, if it is this one.
    async fn known(&self, sha256: &str) -> Result<VerificationJob, ReceiveError> {
        let key = self.new.idempotency_key.as_deref().unwrap_or_default();
        let known = repo::find_by_key(self.jobs.0.store.writer(), self.new.client, key).await?;
        let known = known.ok_or(ReceiveError::GivenUp)?;
        let is_same = known.sha256 == sha256 && known.what.is_same_as(&self.new.what);
        if is_same { Ok(known) } else { Err(ReceiveError::KeyReused) }
    }
}
