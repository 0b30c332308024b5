//! Notes which documents are used, in memory, and writes it down every few seconds: a request never waits for it.
//!
//! What is noted but not flushed is lost with the process; a graceful shutdown flushes.

use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{DocumentError, repo};
use crate::{
    clock::Clock,
    document_hash::DocumentHash,
    domain::{
        access::ClientId,
        store::{Store, flush},
    },
};

/// How often uses are written down.
const FLUSH_INTERVAL: Duration = Duration::from_secs(10);

/// Uses noted between two flushes; more are noted later.
const NOTED_MAX: usize = 10_000;

/// The documents used since the last flush. Clones share them.
#[derive(Debug, Clone)]
pub(super) struct Uses {
    store: Store,
    clock: Clock,
    noted: Arc<Mutex<BTreeSet<(ClientId, DocumentHash)>>>,
}

impl Uses {
    pub(super) fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, noted: Arc::default() }
    }

    pub(super) fn note(&self, client: ClientId, hash: DocumentHash) {
        let mut noted = self.noted();
        if noted.len() < NOTED_MAX {
            noted.insert((client, hash));
        }
    }

    pub(super) async fn flush(&self) -> Result<(), DocumentError> {
        let mut left: BTreeMap<ClientId, Vec<DocumentHash>> = BTreeMap::new();
        for (client, hash) in std::mem::take(&mut *self.noted()) {
            left.entry(client).or_default().push(hash);
        }
        let now = self.clock.now();
        while let Some((client, hashes)) = left.pop_first() {
            if let Err(error) = repo::mark_used(self.store.writer(), client, &hashes, now).await {
                left.insert(client, hashes);
                for (client, hashes) in left {
                    for hash in hashes {
                        self.note(client, hash);
                    }
                }
                return Err(error.into());
            }
        }
        Ok(())
    }

    pub(super) async fn run(self, stop: impl Future<Output = ()>) {
        flush::regularly(FLUSH_INTERVAL, stop, "the last use of documents", || self.flush()).await;
    }

    fn noted(&self) -> MutexGuard<'_, BTreeSet<(ClientId, DocumentHash)>> {
        // A panic elsewhere leaves a set of hashes usable.
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
