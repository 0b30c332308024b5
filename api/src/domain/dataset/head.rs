//! How far the data set goes, told whenever it moves: one look a process, however many wait for it.
//!
//! Writes of this process wake the look, and on PostgreSQL those of others. Nothing tells of what another process wrote to
//! a SQLite file: there it is looked for, at every tick. Nobody looks while nobody waits.
//! What waits is always told the latest alone, so that whoever is slow holds nothing.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::{
    sync::{Notify, watch},
    time::timeout,
};

use super::{Progress, progress};
use crate::domain::store::{Store, dialect::Dialect};

/// How often is looked though nothing woke: a notification may be lost with the connection that it was to come by.
const TICK: Duration = Duration::from_secs(1);
/// The same where there are no notifications. A look reads one row, of a file that is in memory.
const TICK_ON_SQLITE: Duration = Duration::from_millis(100);

/// Tells how far the data set goes. Clones share the look.
#[derive(Debug, Clone)]
pub struct Head {
    store: Store,
    told: Arc<watch::Sender<Option<Progress>>>,
    wake: Arc<Notify>,
}

/// Waits for the data set to move.
#[derive(Debug)]
pub struct Movements(watch::Receiver<Option<Progress>>);

impl Head {
    /// Of this database; [`run`](Self::run) looks.
    pub fn new(store: Store) -> Self {
        Self { store, told: Arc::new(watch::Sender::new(None)), wake: Arc::default() }
    }

    /// What is to be told of writes of this process.
    pub fn wake(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    /// Waits for movements: first told how far the data set is known to go, then each time that it goes further.
    pub fn movements(&self) -> Movements {
        let mut receiver = self.told.subscribe();
        // What is known may be old, and is true all the same; what is new comes with the look that this wakes.
        receiver.mark_changed();
        self.wake.notify_one();
        Movements(receiver)
    }

    /// Looks until `stop`, as long as somebody waits.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let tick = match self.store.dialect() {
            Dialect::Postgres => TICK,
            Dialect::Sqlite => TICK_ON_SQLITE,
        };
        let looking = async {
            loop {
                // Running out is the tick.
                let _ = timeout(tick, self.wake.notified()).await;
                if self.told.receiver_count() > 0 {
                    self.look().await;
                }
            }
        };
        tokio::select! {
            () = stop => {}
            () = looking => {}
        }
    }

    async fn look(&self) {
        let found = match progress(&self.store).await {
            Ok(found) => found,
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                return tracing::warn!(error, "how far the data set goes is not known; looking again");
            }
        };
        self.told.send_if_modified(|told| {
            let moved = told.as_ref().is_none_or(|told| told.sequence < found.sequence);
            if moved {
                *told = Some(found);
            }
            moved
        });
    }
}

impl Movements {
    /// How far the data set goes, once that has moved; nothing when nobody looks any more.
    pub async fn next(&mut self) -> Option<Progress> {
        loop {
            self.0.changed().await.ok()?;
            if let Some(progress) = self.0.borrow_and_update().clone() {
                return Some(progress);
            }
        }
    }
}
