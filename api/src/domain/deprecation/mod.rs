//! Who still asks for what is deprecated: noted in memory and written down every few seconds, one row per client, field
//! and day. A request never waits for it.
//!
//! What is noted and not written is lost with the process; a graceful shutdown writes. Callers without a key are nobody
//! that could be told, and are not noted. What is deprecated is the schema's to say: fields are names here.

mod repo;

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    access::ClientId,
    store::{Store, StoreError, flush},
};
use crate::clock::Clock;

/// How often uses are written down.
pub const FLUSH_INTERVAL: Duration = Duration::from_secs(5);

/// Clients, fields and days noted between two writes; of more, nothing is noted until then.
const NOTED_MAX: usize = 10_000;

/// Uses written in one statement.
const USES_A_STATEMENT: usize = 500;

/// A client's use of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldUse {
    /// `Type.field`.
    pub field: String,
    /// How many requests asked for it.
    pub requests: u64,
    /// When the last of them came.
    pub last_used_at: DateTime<Utc>,
}

/// What one row is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Place {
    client: ClientId,
    field: String,
    day: NaiveDate,
}

/// What is to be added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Noted {
    requests: u64,
    last_at: DateTime<Utc>,
}

/// The uses of deprecated fields. Clones share what is noted.
#[derive(Debug, Clone)]
pub struct DeprecatedUse {
    store: Store,
    clock: Clock,
    noted: Arc<Mutex<HashMap<Place, Noted>>>,
}

impl DeprecatedUse {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, noted: Arc::default() }
    }

    /// Notes that a request of this client asked for these fields.
    pub fn note(&self, client: ClientId, fields: impl IntoIterator<Item = String>) {
        let last_at = self.clock.now();
        let day = last_at.date_naive();
        for field in fields {
            self.add(Place { client, field, day }, Noted { requests: 1, last_at });
        }
    }

    fn add(&self, place: Place, more: Noted) {
        let mut noted = self.noted();
        if noted.len() < NOTED_MAX || noted.contains_key(&place) {
            let known = noted.entry(place).or_insert(Noted { requests: 0, ..more });
            known.requests += more.requests;
            known.last_at = known.last_at.max(more.last_at);
        }
    }

    /// What a client asked for on the last days, today included, each field once, by name.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn of_client(&self, client: ClientId, days: u32) -> Result<Vec<FieldUse>, StoreError> {
        let today = self.clock.now().date_naive();
        let first = today.checked_sub_days(Days::new(days.saturating_sub(1).into())).unwrap_or(NaiveDate::MIN);
        Ok(repo::since(self.store.reader(), client.0, first).await?)
    }

    /// Writes down what was noted. What could not be written stays noted.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn flush(&self) -> Result<(), StoreError> {
        let mut taken: Vec<(Place, Noted)> = std::mem::take(&mut *self.noted()).into_iter().collect();
        // Replicas that write the same rows lock them in the same order.
        taken.sort_by(|(a, _), (b, _)| (a.client, &a.field, a.day).cmp(&(b.client, &b.field, b.day)));
        for (written, uses) in taken.chunks(USES_A_STATEMENT).enumerate() {
            if let Err(error) = repo::add(self.store.writer(), uses).await {
                for (place, noted) in &taken[written * USES_A_STATEMENT..] {
                    self.add(place.clone(), *noted);
                }
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// Writes at every [`FLUSH_INTERVAL`] until `stop` is ready, and then once more.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        flush::regularly(FLUSH_INTERVAL, stop, "uses of deprecated fields", || self.flush()).await;
    }

    fn noted(&self) -> MutexGuard<'_, HashMap<Place, Noted>> {
        // A panic elsewhere leaves a map of numbers usable.
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
