//! Files of subjects that are verified (文件核验): a bank sends a sheet of up to a million rows, and gets one back that says
//! of each row what a call of [`verification`](super::verification) would have said.
//!
//! Source: DESIGN.md §2.5. A file is kept where exports are while it comes in ([`receive`]). A job under a lease counts its
//! rows, verifies them batch by batch, keeps what was found of each batch as lines of JSON, and at last writes all of
//! them as what was asked for ([`process`]).
//!
//! Invariants:
//! - every row is judged at one point of the data, which is fixed when the file is there, however long the work takes and
//!   whoever does it: what is written meanwhile changes nothing, and what a process that died had found stays found;
//! - a row of the file is a row of the result, in its order, also one that cannot be read;
//! - memory is bounded whatever the size; what is kept in memory is a batch;
//! - a job is its client's, and nobody else learns that it exists. Of a file nothing stays once its job is over.
//!
//! Left to others: what verification is (`verification`), reading sheets (`import`), where files are kept ([`Storage`]),
//! running jobs (`worker`).

mod job;
mod line;
mod place;
pub mod process;
pub mod receive;
mod repo;
mod result;
pub mod retain;
mod what;

use std::{ops::Range, sync::Arc};

use chrono::TimeDelta;
use entity::code::VerificationState;
use sea_orm::DbErr;
use tokio::sync::Notify;

use self::place::result_path;
pub use self::{
    job::{Counts, ResultFile, VerificationJob},
    what::{Format, What},
};
use super::{
    dataset::point::{AsOf, Point},
    lease::{LeaseError, Leases},
    reading::global_id,
    storage::{BoxError, PartBytes, Storage},
    store::{
        Store, StoreError,
        id_window::{IdPage, IdWindow},
        view::{Route, View},
    },
    verification::{Verification, VerifyError},
};
use crate::clock::Clock;

/// What ids of jobs name.
pub const JOB: &str = "verification_job";

/// The longest idempotency key, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// Rows that are verified together, unless they are long.
pub const BATCH_ROWS: usize = 5_000;

/// What an operator sets.
#[derive(Debug, Clone, Copy)]
pub struct VerificationJobSettings {
    /// The largest file, in bytes.
    pub file_bytes_max: u64,
    /// Rows of one file at most.
    pub rows_max: u64,
    /// Names of one file for which similar ones are looked for.
    pub names_searched_max: u64,
    /// How many files of a client may be on their way.
    pub waiting_max: u64,
    /// How many bytes of files and results are kept before none is taken any more.
    pub kept_bytes_max: u64,
    /// How long a result is kept.
    pub keep: TimeDelta,
    /// Rows that are verified together: [`BATCH_ROWS`].
    pub batch_rows: usize,
}

/// Where a job is to be had by plain HTTP, below the gateway's address.
pub fn link(job: i64) -> String {
    format!("/v1/verifications/{}", global_id::encode(JOB, job))
}

/// Why jobs could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum VerificationJobError {
    /// The database refused or did not answer.
    #[error("the verifications of files could not be read or written")]
    Database(#[from] DbErr),
    /// A statement failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row holds what this version does not know.
    #[error("the row of verification {0} holds what this version does not know")]
    UnknownValue(i64),
    /// Who receives a file is not known.
    #[error(transparent)]
    Lease(#[from] LeaseError),
    /// Where the files are kept does not answer, or does not have them.
    #[error("the files of verification {id} could not be reached")]
    Storage {
        /// The job.
        id: i64,
        /// What it says.
        #[source]
        cause: BoxError,
    },
}

/// The jobs of all clients. Clones share their parts.
#[derive(Clone)]
pub struct VerificationJobs(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    store: Store,
    verification: Verification,
    storage: Arc<dyn Storage>,
    clock: Clock,
    leases: Leases,
    settings: VerificationJobSettings,
    queued: Arc<Notify>,
}

impl VerificationJobs {
    /// Over a migrated database; files are kept in this storage. Who receives one holds a lease.
    pub fn new(
        store: Store,
        verification: Verification,
        storage: Arc<dyn Storage>,
        (clock, leases): (Clock, Leases),
        settings: VerificationJobSettings,
    ) -> Self {
        Self(Arc::new(Parts { store, verification, storage, clock, leases, settings, queued: Arc::default() }))
    }

    /// The same for work in the background.
    #[must_use]
    pub fn in_background(&self) -> Self {
        let (store, verification) = (self.0.store.background(), self.0.verification.in_background());
        Self(Arc::new(Parts { store, verification, ..(*self.0).clone() }))
    }

    /// Told of each file that this process has received.
    pub fn queued(&self) -> Arc<Notify> {
        Arc::clone(&self.0.queued)
    }

    /// What the operator set.
    pub fn settings(&self) -> VerificationJobSettings {
        self.0.settings
    }

    /// A job of this client; nothing also for another's.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn find(&self, client: i64, id: i64) -> Result<Option<VerificationJob>, VerificationJobError> {
        let found = repo::find(self.0.store.reader(), id).await?;
        Ok(found.filter(|job| job.client == client && job.state != VerificationState::Receiving))
    }

    /// A page of a client's jobs, the latest first.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn page(&self, client: i64, window: IdWindow) -> Result<IdPage<VerificationJob>, VerificationJobError> {
        repo::page(self.0.store.reader(), client, window).await
    }

    /// How many jobs a client has.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn count(&self, client: i64) -> Result<u64, VerificationJobError> {
        Ok(repo::count(self.0.store.reader(), client).await?)
    }

    /// The first jobs whose rows wait to be verified.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn unfinished(&self, limit: u64) -> Result<Vec<i64>, VerificationJobError> {
        Ok(repo::unfinished(self.0.store.reader(), limit).await?)
    }

    /// Takes a job of this client back: nothing more is done, and what is kept of it is removed. Nothing when there is no
    /// such job; one that has ended otherwise stays as it is.
    ///
    /// # Errors
    /// [`VerificationJobError`] when the database does not answer.
    pub async fn cancel(&self, client: i64, id: i64) -> Result<Option<VerificationJob>, VerificationJobError> {
        if self.find(client, id).await?.is_none() {
            return Ok(None);
        }
        repo::cancel(self.0.store.writer(), id, self.0.clock.now()).await?;
        repo::find(self.0.store.writer(), id).await
    }

    /// Some bytes of a result, from the first of the range to before its end, as they come.
    ///
    /// # Errors
    /// [`VerificationJobError`] when it cannot be read.
    pub async fn read(&self, job: i64, range: Range<u64>) -> Result<PartBytes, VerificationJobError> {
        let failed = |cause| VerificationJobError::Storage { id: job, cause };
        self.0.storage.read(&result_path(job), range).await.map_err(failed)
    }

    /// The point that is meant, where the data goes there; of the data now, these authorities must be known.
    ///
    /// # Errors
    /// [`VerifyError`].
    async fn point(&self, as_of: Option<AsOf>, authorities: &[String]) -> Result<Point, VerifyError> {
        let view = View::new(self.0.store.clone(), Route::undecided());
        self.0.verification.point(&view, as_of, authorities).await
    }
}

/// A count as the database keeps it.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
