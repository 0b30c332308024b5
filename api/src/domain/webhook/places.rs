//! How many attempts are in progress at once: in all, and of each client, so that one whose receivers take their time
//! leaves room for the others'.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// One client has at most one of so many parts of all places.
const PARTS: usize = 4;

/// The places of a process.
pub(super) struct Places {
    all: Arc<Semaphore>,
    /// How many a client has.
    share: usize,
    /// Those of the clients that have attempts in progress, or waiting.
    of_clients: Mutex<HashMap<i64, Weak<Semaphore>>>,
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Places").field("share", &self.share).finish_non_exhaustive()
    }
}

/// A place, until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _of_client: OwnedSemaphorePermit,
    _of_all: OwnedSemaphorePermit,
    /// Keeps the client's places for as long as any is taken.
    _client: Arc<Semaphore>,
}

impl Places {
    /// So many.
    pub(super) fn new(all: u32) -> Self {
        let all = usize::try_from(all).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        let share = (all / PARTS).max(1);
        Self { all: Arc::new(Semaphore::new(all)), share, of_clients: Mutex::default() }
    }

    /// Waits for a place of this client. They are given in the order in which they were asked for.
    ///
    /// # Errors
    /// Never: the places are not closed.
    pub(super) async fn take(&self, client: i64) -> Result<Place, AcquireError> {
        let client = self.of(client);
        // Who waits for its own places keeps none from the others.
        let of_client = Arc::clone(&client).acquire_owned().await?;
        let of_all = Arc::clone(&self.all).acquire_owned().await?;
        Ok(Place { _of_client: of_client, _of_all: of_all, _client: client })
    }

    fn of(&self, client: i64) -> Arc<Semaphore> {
        // A panic elsewhere leaves the map usable.
        let mut all = self.of_clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = all.get(&client).and_then(Weak::upgrade) {
            return places;
        }
        all.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(self.share));
        all.insert(client, Arc::downgrade(&places));
        places
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use futures_util::FutureExt as _;

    use super::*;

    #[test]
    fn a_client_whose_receivers_hang_leaves_three_quarters_to_the_others() {
        let places = Places::new(8);
        let take = |client| places.take(client).now_or_never();
        let held: Vec<_> = (0..2).map(|_| take(1).unwrap().unwrap()).collect();
        assert!(take(1).is_none(), "it has its share");
        let others: Vec<_> = [2, 2, 3, 3, 4, 4].map(|client| take(client).unwrap().unwrap()).into();
        assert!(take(5).is_none(), "all are taken");
        drop(held);
        assert!(take(5).unwrap().is_ok() && take(2).is_none());
        drop(others);
        assert!(take(2).unwrap().is_ok());
    }

    #[test]
    fn there_is_a_place_for_each_however_few_there_are_and_clients_that_want_none_take_no_memory() {
        let places = Places::new(1);
        for client in 0..100 {
            drop(places.take(client).now_or_never().unwrap().unwrap());
        }
        let held = places.take(7).now_or_never().unwrap().unwrap();
        assert!(places.take(8).now_or_never().is_none());
        assert!(places.of_clients.lock().unwrap().len() <= 2);
        drop(held);
    }
}
