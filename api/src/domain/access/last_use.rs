//! Notes which keys are used, in memory, and writes it down every few seconds: a request never waits for it.
//!
//! `last_used_at` is exact to the interval between two flushes. What is noted but not flushed is lost with the process;
//! a graceful shutdown flushes.

use std::{
    collections::HashSet,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{
    key::KeyId,
    repo::{self, RepoError},
};
use crate::{
    clock::Clock,
    domain::store::{Store, flush},
};

/// How often uses are written down.
pub const FLUSH_INTERVAL: Duration = Duration::from_secs(5);

/// Keys noted between two flushes; more are noted at their next use.
const NOTED_MAX: usize = 10_000;

/// Keys written in one statement.
const KEYS_A_STATEMENT: usize = 500;

/// The keys used since the last flush. Clones share them.
#[derive(Debug, Clone)]
pub struct LastUse {
    store: Store,
    clock: Clock,
    noted: Arc<Mutex<HashSet<KeyId>>>,
}

impl LastUse {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, noted: Arc::default() }
    }

    /// Notes that a key was used.
    pub fn note(&self, id: KeyId) {
        let mut noted = self.noted();
        if noted.len() < NOTED_MAX {
            noted.insert(id);
        }
    }

    /// Writes down what was noted. What could not be written stays noted.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn flush(&self) -> Result<(), RepoError> {
        let taken: Vec<KeyId> = std::mem::take(&mut *self.noted()).into_iter().collect();
        let now = self.clock.now();
        for (written, ids) in taken.chunks(KEYS_A_STATEMENT).enumerate() {
            if let Err(error) = repo::mark_used(self.store.writer(), ids, now).await {
                taken[written * KEYS_A_STATEMENT..].iter().for_each(|id| self.note(*id));
                return Err(error);
            }
        }
        Ok(())
    }

    /// Flushes at every [`FLUSH_INTERVAL`] until `stop` is ready, and then once more.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        flush::regularly(FLUSH_INTERVAL, stop, "the last use of keys", || self.flush()).await;
    }

    fn noted(&self) -> MutexGuard<'_, HashSet<KeyId>> {
        // A panic elsewhere leaves a set of ids usable.
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::access::fixture::Fixture;

    #[tokio::test]
    async fn uses_are_written_in_one_statement_and_never_go_back() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        for _ in 0..5 {
            fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        }
        let at = fixture.clock.now();
        let before = fixture.store.statements();
        fixture.last_use.flush().await.unwrap();
        fixture.last_use.flush().await.unwrap();
        assert_eq!(fixture.store.statements() - before, 1);
        assert_eq!(fixture.access.list_clients().await.unwrap()[0].keys[0].last_used_at, Some(at));
        fixture.clock.advance(TimeDelta::seconds(-60));
        fixture.last_use.note(created.key.id());
        fixture.last_use.flush().await.unwrap();
        assert_eq!(fixture.access.list_clients().await.unwrap()[0].keys[0].last_used_at, Some(at));
    }

    #[tokio::test]
    async fn a_refused_key_is_not_noted() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        fixture.access.revoke_key(created.key.id()).await.unwrap();
        fixture.authenticator.authenticate(created.key.expose()).await.unwrap_err();
        fixture.last_use.flush().await.unwrap();
        assert_eq!(fixture.access.list_clients().await.unwrap()[0].keys[0].last_used_at, None);
    }

    #[tokio::test]
    async fn a_stop_flushes_once_more() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        fixture.last_use.clone().run(std::future::ready(())).await;
        assert!(fixture.access.list_clients().await.unwrap()[0].keys[0].last_used_at.is_some());
    }

    #[tokio::test]
    async fn what_is_noted_is_bounded_and_survives_a_failed_flush() {
        let fixture = Fixture::new().await;
        for number in 0..=NOTED_MAX {
            fixture.last_use.note(KeyId::parse(&format!("{number:012}")).unwrap());
        }
        assert_eq!(fixture.last_use.noted().len(), NOTED_MAX);
        fixture.store.writer().clone().close().await.unwrap();
        fixture.last_use.flush().await.unwrap_err();
        assert_eq!(fixture.last_use.noted().len(), NOTED_MAX);
    }
}
