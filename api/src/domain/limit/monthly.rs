//! The points that each client uses in a month, kept in the database.
//!
//! Points are noted in memory and added to the database every few seconds: a request never waits for a write. What a
//! process knows of the others' points is at most [`KNOWN_LIFE`] old, and theirs reach the database within
//! [`FLUSH_INTERVAL`]; so replicas may together admit what they admit in that time beyond a quota. A process that is
//! killed loses what it noted since its last flush; a graceful shutdown flushes. A flush whose answer is lost may be
//! counted twice.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use moka::future::Cache;
use sea_orm::DbErr;

use super::repo;
use crate::{
    clock::Clock,
    domain::{
        access::ClientId,
        calendar::Month,
        store::{Store, flush},
    },
};

/// How often noted points are added to the database.
pub const FLUSH_INTERVAL: Duration = Duration::from_secs(2);

/// How long what the database said is believed.
pub const KNOWN_LIFE: Duration = Duration::from_secs(2);

/// Clients whose months are remembered at most.
const KNOWN_MAX: u64 = 10_000;

/// Months written in one statement.
const MONTHS_A_STATEMENT: usize = 500;

/// Why a month's points are not known.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the points of the month could not be read or written")]
pub struct MonthlyError(#[source] Arc<DbErr>);

impl From<DbErr> for MonthlyError {
    fn from(error: DbErr) -> Self {
        Self(Arc::new(error))
    }
}

/// What the database said, and when.
#[derive(Debug, Clone, Copy)]
struct Known {
    at: DateTime<Utc>,
    points: i64,
}

impl Known {
    /// The cache forgets by itself; this also holds when the clock was set, and in tests.
    fn is_fresh(self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        age >= TimeDelta::zero() && age.to_std().is_ok_and(|age| age < KNOWN_LIFE)
    }
}

/// Counts points by client and month. Clones share the count.
#[derive(Debug, Clone)]
pub struct MonthlyPoints {
    store: Store,
    clock: Clock,
    known: Cache<(ClientId, Month), Known>,
    /// What the database has not been told yet. Only clients with a quota are here.
    noted: Arc<Mutex<HashMap<(ClientId, Month), i64>>>,
    /// Held while points are added, so that none are added twice.
    flushing: Arc<tokio::sync::Mutex<()>>,
}

impl MonthlyPoints {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        let known = Cache::builder().max_capacity(KNOWN_MAX).time_to_live(KNOWN_LIFE).build();
        Self { store, clock, known, noted: Arc::default(), flushing: Arc::default() }
    }

    /// The month that it is.
    pub fn month(&self) -> Month {
        Month::of(self.clock.now())
    }

    /// The points that a client has used in a month, with those that the database has not been told yet.
    ///
    /// # Errors
    /// [`MonthlyError`] when the database does not answer.
    pub async fn used(&self, client: ClientId, month: Month) -> Result<u64, MonthlyError> {
        let (key, now) = ((client, month), self.clock.now());
        if self.known.get(&key).await.is_some_and(|known| !known.is_fresh(now)) {
            self.known.invalidate(&key).await;
        }
        let load = async {
            let points = repo::find_points(self.store.reader(), client, month).await?;
            Ok::<_, DbErr>(Known { at: now, points })
        };
        // However many requests wait for the same client, one of them asks.
        let known = self.known.try_get_with(key, load).await.map_err(MonthlyError)?;
        let noted = self.noted().get(&key).copied().unwrap_or_default();
        Ok(u64::try_from(known.points.saturating_add(noted)).unwrap_or(0))
    }

    /// Notes that points were used, or given back when they are negative.
    pub fn note(&self, client: ClientId, month: Month, points: i64) {
        *self.noted().entry((client, month)).or_insert(0) += points;
    }

    /// Adds what was noted to the database. What could not be added stays noted.
    ///
    /// # Errors
    /// [`MonthlyError`] when the database does not answer.
    pub async fn flush(&self) -> Result<(), MonthlyError> {
        let _flushing = self.flushing.lock().await;
        let noted: Vec<(ClientId, Month, i64)> =
            self.noted().iter().map(|((client, month), points)| (*client, *month, *points)).collect();
        for added in noted.chunks(MONTHS_A_STATEMENT) {
            repo::add_points(self.store.writer(), added).await?;
            for (client, month, points) in added {
                let key = (*client, *month);
                self.forget(key, *points);
                self.known.invalidate(&key).await;
            }
        }
        Ok(())
    }

    /// Takes what the database was told out of what it has to be told.
    fn forget(&self, key: (ClientId, Month), points: i64) {
        let mut noted = self.noted();
        if let Some(left) = noted.get_mut(&key) {
            *left -= points;
            if *left == 0 {
                noted.remove(&key);
            }
        }
    }

    /// Flushes at every [`FLUSH_INTERVAL`] until `stop` is ready, and then once more.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        flush::regularly(FLUSH_INTERVAL, stop, "points of the month", || self.flush()).await;
    }

    fn noted(&self) -> MutexGuard<'_, HashMap<(ClientId, Month), i64>> {
        // A panic elsewhere leaves numbers usable.
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
