//! What the stored data is: its name, its licence, whether it is invented, and up to which change it goes.
//!
//! Invariant: a data set that holds invented records says so for ever; nothing clears the flag.

pub mod head;
pub mod point;
mod repo;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::store::{Store, StoreError};

/// The data set's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// What it is called.
    pub name: String,
    /// Whether its enterprises and records are invented.
    pub synthetic: bool,
    /// Under which licence it may be used.
    pub licence: String,
    /// How it is to be named as a source.
    pub attribution: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// How far the data set goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The sequence number of its last change; 0 before the first.
    pub sequence: u64,
    /// When the last change was published; none before the first.
    pub updated_at: Option<DateTime<Utc>>,
}

/// The data set's facts; none before anything was said of it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn find(connection: &impl ConnectionTrait) -> Result<Option<Dataset>, StoreError> {
    repo::find(connection).await
}

/// Says what the data set is. Once it is synthetic it stays so.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn describe(store: &Store, dataset: Dataset) -> Result<(), StoreError> {
    let synthetic = dataset.synthetic || find(store.writer()).await?.is_some_and(|known| known.synthetic);
    repo::upsert(store, Dataset { synthetic, ..dataset }).await
}

/// The sequence number of the last change that the primary holds.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn last_sequence(store: &Store) -> Result<u64, StoreError> {
    repo::last_sequence(store).await
}

/// How far the data set goes, as far as all copies of it that may be read from now on go.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn progress(store: &Store) -> Result<Progress, StoreError> {
    repo::progress(store).await
}
