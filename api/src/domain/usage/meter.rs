//! Counts in memory, bounded in clients and names, and writes the counts down.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::NaiveDate;
use sea_orm::DbErr;

use super::{ANONYMOUS, Counts, NAMES_MAX, OTHER, day_of, repo};
use crate::{
    clock::Clock,
    domain::{
        access::ClientId,
        store::{Store, flush},
    },
};

/// How often counts are written down.
pub const FLUSH_INTERVAL: Duration = Duration::from_secs(5);

/// Clients and days counted between two flushes. Requests of more are not counted, and that is logged.
const CLIENT_DAYS_MAX: usize = 10_000;

/// What a request came to.
#[derive(Debug, Clone, Copy)]
pub struct Used<'a> {
    /// The name of its operation.
    pub operation: Option<&'a str>,
    /// Whether its answer had an error.
    pub failed: bool,
    /// Its cost points.
    pub cost: u64,
}

/// The counts of one client and day, by operation.
pub(super) type ByOperation = HashMap<String, Counts>;

#[derive(Debug, Default)]
struct Counted {
    by_client: HashMap<(ClientId, NaiveDate), ByOperation>,
    /// Requests that were not counted.
    uncounted: u64,
}

/// Counts requests. Clones share the counts.
#[derive(Debug, Clone)]
pub struct UsageMeter {
    store: Store,
    clock: Clock,
    counted: Arc<Mutex<Counted>>,
}

impl UsageMeter {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, counted: Arc::default() }
    }

    /// Counts one request of a client.
    pub fn note(&self, client: ClientId, used: Used<'_>) {
        let counts =
            Counts { requests: 1, errors: used.failed.into(), cost: i64::try_from(used.cost).unwrap_or(i64::MAX) };
        let day = day_of(self.clock.now());
        self.counted().add(client, day, used.operation.unwrap_or(ANONYMOUS), counts);
    }

    /// Writes down what was counted. What could not be written stays counted.
    ///
    /// # Errors
    /// [`DbErr`] when the database does not answer.
    pub async fn flush(&self) -> Result<(), DbErr> {
        let taken = std::mem::take(&mut *self.counted());
        if taken.uncounted > 0 {
            tracing::warn!(requests = taken.uncounted, "more clients than are counted; some usage was not");
        }
        let mut left = taken.by_client.into_iter();
        while let Some(((client, day), counts)) = left.next() {
            if let Err(error) = repo::add(&self.store, client, day, &counts).await {
                let mut counted = self.counted();
                for ((client, day), counts) in std::iter::once(((client, day), counts)).chain(left) {
                    for (operation, counts) in counts {
                        counted.add(client, day, &operation, counts);
                    }
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// Flushes at every [`FLUSH_INTERVAL`] until `stop` is ready, and then once more.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        flush::regularly(FLUSH_INTERVAL, stop, "usage", || self.flush()).await;
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        // A panic elsewhere leaves counts usable.
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn size(&self) -> (usize, usize, u64) {
        let counted = self.counted();
        (counted.by_client.len(), counted.by_client.values().map(HashMap::len).sum(), counted.uncounted)
    }
}

impl Counted {
    fn add(&mut self, client: ClientId, day: NaiveDate, operation: &str, counts: Counts) {
        if self.by_client.len() >= CLIENT_DAYS_MAX && !self.by_client.contains_key(&(client, day)) {
            self.uncounted = self.uncounted.saturating_add(counts.requests.unsigned_abs());
            return;
        }
        let by_operation = self.by_client.entry((client, day)).or_default();
        let is_known = by_operation.contains_key(operation);
        // One more than the names, for those that are too many.
        let name = if is_known || by_operation.len() < NAMES_MAX { operation } else { OTHER };
        match by_operation.get_mut(name) {
            Some(present) => present.add(counts),
            None => {
                by_operation.insert(name.to_owned(), counts);
            }
        }
    }
}
