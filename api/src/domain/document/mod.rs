//! Persisted documents (持久化查询): GraphQL documents that a client sends by their hash instead of their text, as the
//! appendix "Persisted Documents" of GraphQL over HTTP and Apollo's clients do.
//!
//! A document is *automatic* when its client registered it by using it, and *listed* when the operator registered it
//! beforehand ([`register`]). Invariants: a document belongs to one client and is found by no other; what is stored was
//! valid when it was stored; a client has at most [`AUTOMATIC_MAX`] automatic documents and [`LISTED_MAX`] listed ones,
//! within so many bytes; above that the automatic ones that were not used for the longest time go ([`keep`]), and no
//! listed one ever does by itself.
//!
//! The database has every document, so each replica finds what another stored. A process remembers what the database
//! said for a moment: a document for [`FOUND_LIFE`], so one that was removed is gone everywhere within that time, and
//! that there is none for [`ABSENT_LIFE`].
//!
//! Left to others: who may use which documents (a tier's [`DocumentMode`](super::access::DocumentMode)), and what is
//! valid ([`register::Validator`], and whoever calls [`Documents::keep`]).

pub mod keep;
pub mod list;
pub mod register;
mod repo;
mod uses;

use std::{future::Future, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use moka::future::Cache;
use sea_orm::DbErr;

use self::uses::Uses;
use super::{access::ClientId, store::Store};
use crate::{clock::Clock, document_hash::DocumentHash};

/// Automatic documents of one client.
pub const AUTOMATIC_MAX: usize = 500;

/// Bytes of them together.
pub const AUTOMATIC_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Listed documents of one client.
pub const LISTED_MAX: usize = 5_000;

/// Bytes of them together.
pub const LISTED_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Bytes of one document. Longer ones have to be sent.
pub const TEXT_BYTES_MAX: usize = 64 * 1024;

/// How long a process remembers a document.
pub const FOUND_LIFE: Duration = Duration::from_secs(5);

/// How long a process remembers that there is no such document.
pub const ABSENT_LIFE: Duration = Duration::from_secs(1);

/// Bytes of text that a process remembers.
const REMEMBERED_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What is remembered beside a text, in bytes, roughly.
const REMEMBERED_OVERHEAD: u32 = 256;

/// Uses within this time of the last one that was written down are not written down.
const USE_NOTED_EVERY: TimeDelta = TimeDelta::hours(1);

/// Why documents could not be read or written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DocumentError {
    /// The database refused or did not answer.
    #[error("the persisted documents could not be read or written")]
    Database(#[source] Arc<DbErr>),
    /// A row holds what this version does not know.
    #[error("a row of persisted documents holds a hash that is none")]
    UnknownHash,
    /// There is no such client.
    #[error("there is no client {0}")]
    UnknownClient(ClientId),
}

impl From<DbErr> for DocumentError {
    fn from(error: DbErr) -> Self {
        Self::Database(Arc::new(error))
    }
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its text.
    pub text: Arc<str>,
    /// Whether the operator registered it.
    pub is_listed: bool,
    /// When it was last used, as far as that was written down.
    pub used_at: DateTime<Utc>,
}

/// What the database said, and when.
#[derive(Debug, Clone)]
struct Remembered {
    at: DateTime<Utc>,
    said: Option<Arc<Document>>,
}

impl Remembered {
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let life = if self.said.is_some() { FOUND_LIFE } else { ABSENT_LIFE };
        let age = now - self.at;
        age >= TimeDelta::zero() && age.to_std().is_ok_and(|age| age < life)
    }

    fn weight(&self) -> u32 {
        let text = self.said.as_ref().map_or(0, |document| document.text.len());
        u32::try_from(text).unwrap_or(u32::MAX).saturating_add(REMEMBERED_OVERHEAD)
    }
}

/// The documents of all clients. Clones share what is remembered.
#[derive(Debug, Clone)]
pub struct Documents {
    store: Store,
    clock: Clock,
    known: Cache<(ClientId, DocumentHash), Remembered>,
    uses: Uses,
}

impl Documents {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        let known = Cache::builder()
            .max_capacity(REMEMBERED_BYTES_MAX)
            .weigher(|_, remembered: &Remembered| remembered.weight())
            .time_to_live(FOUND_LIFE)
            .build();
        Self { uses: Uses::new(store.background(), clock.clone()), store, clock, known }
    }

    /// A client's document, which is thereby used.
    ///
    /// # Errors
    /// [`DocumentError`] when the database does not answer.
    pub async fn find(&self, client: ClientId, hash: DocumentHash) -> Result<Option<Arc<Document>>, DocumentError> {
        let (key, now) = ((client, hash), self.clock.now());
        if self.known.get(&key).await.is_some_and(|remembered| !remembered.is_fresh(now)) {
            self.known.invalidate(&key).await;
        }
        let load = async {
            let said = repo::find(self.store.reader(), client, hash).await?.map(Arc::new);
            Ok::<_, DbErr>(Remembered { at: now, said })
        };
        // However many requests wait for the same document, one of them asks.
        let remembered = self.known.try_get_with(key, load).await.map_err(DocumentError::Database)?;
        if let Some(document) = &remembered.said
            && now - document.used_at >= USE_NOTED_EVERY
        {
            self.uses.note(client, hash);
        }
        Ok(remembered.said)
    }

    /// Writes down which documents were used. What could not be written stays noted.
    ///
    /// # Errors
    /// [`DocumentError`] when the database does not answer.
    pub async fn flush(&self) -> Result<(), DocumentError> {
        self.uses.flush().await
    }

    /// Flushes every few seconds until `stop` is ready, and then once more.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        self.uses.run(stop).await;
    }

    /// Forgets documents in this process; others do so within [`FOUND_LIFE`].
    async fn forget(&self, client: ClientId, hashes: &[DocumentHash]) {
        for hash in hashes {
            self.known.invalidate(&(client, *hash)).await;
        }
    }
}

#[cfg(test)]
mod tests;
