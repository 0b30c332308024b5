//! One at a time for each idempotency key in this process, so that a crowd of calls with one key does not hold all
//! connections while the first of them writes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::OwnedMutexGuard;

/// A client and its idempotency key.
type Key = (i64, String);

/// The keys that somebody is busy with.
#[derive(Debug, Clone, Default)]
pub(super) struct InFlight(Arc<Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>>);

/// Somebody's turn. The next one's begins when it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    in_flight: InFlight,
    key: Key,
    guard: Option<OwnedMutexGuard<()>>,
}

impl InFlight {
    /// Waits for its turn.
    pub(super) async fn turn(&self, key: Key) -> Turn {
        let lock = Arc::clone(self.busy().entry(key.clone()).or_default());
        let mut turn = Turn { in_flight: self.clone(), key, guard: None };
        // Should the wait be given up, the turn is dropped and tidies up all the same.
        turn.guard = Some(lock.lock_owned().await);
        turn
    }

    fn busy(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Arc<tokio::sync::Mutex<()>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut busy = self.in_flight.busy();
        drop(self.guard.take());
        // Nobody else waits when only the map knows the lock.
        if busy.get(&self.key).is_some_and(|lock| Arc::strong_count(lock) == 1) {
            busy.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_key_is_one_callers_at_a_time_and_is_forgotten_after_the_last() {
        let in_flight = InFlight::default();
        let key = || (1, "a".to_owned());
        let first = in_flight.turn(key()).await;
        let _other_key = in_flight.turn((1, "b".to_owned())).await;
        let second = tokio::spawn({
            let in_flight = in_flight.clone();
            async move { in_flight.turn(key()).await }
        });
        tokio::task::yield_now().await;
        assert!(!second.is_finished());
        drop(first);
        drop(second.await);
        assert_eq!(in_flight.busy().len(), 1);
    }

    #[tokio::test]
    async fn who_gives_up_waiting_leaves_nothing_behind() {
        let in_flight = InFlight::default();
        let first = in_flight.turn((1, "a".to_owned())).await;
        let waiting = tokio::spawn({
            let in_flight = in_flight.clone();
            async move { in_flight.turn((1, "a".to_owned())).await }
        });
        tokio::task::yield_now().await;
        waiting.abort();
        let _ = waiting.await;
        drop(first);
        assert!(in_flight.busy().is_empty());
    }
}
