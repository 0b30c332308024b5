//! Counts each caller's requests in progress, in this process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::domain::limit::LimitKey;

/// The requests in progress. It holds only callers that have some, so its size is bounded by the connections.
#[derive(Debug, Clone, Default)]
pub struct InProgress(Arc<Mutex<HashMap<LimitKey, u32>>>);

/// A request in progress, until it is dropped.
#[derive(Debug)]
pub struct Begun {
    owner: LimitKey,
    all: InProgress,
}

impl InProgress {
    /// Begins a request, unless the caller has as many as it may.
    pub fn begin(&self, owner: LimitKey, max: u32) -> Option<Begun> {
        let mut all = self.lock();
        let running = all.get(&owner).copied().unwrap_or_default();
        if running >= max {
            return None;
        }
        all.insert(owner, running + 1);
        Some(Begun { owner, all: self.clone() })
    }

    /// How many there are, of all callers together.
    pub fn count(&self) -> u64 {
        self.lock().values().copied().map(u64::from).sum()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<LimitKey, u32>> {
        // A panic elsewhere leaves numbers usable.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        let mut all = self.all.lock();
        if let Some(running) = all.get_mut(&self.owner) {
            *running -= 1;
            if *running == 0 {
                all.remove(&self.owner);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::ClientId;

    #[test]
    fn a_caller_has_so_many_requests_in_progress_and_others_do_not_count() {
        let all = InProgress::default();
        let [one, other] = [1, 2].map(|number| LimitKey::Client(ClientId(number)));
        let first = all.begin(one, 2);
        let second = all.begin(one, 2);
        assert!(first.is_some() && second.is_some() && all.begin(one, 2).is_none());
        assert!(all.begin(other, 2).is_some());
        assert_eq!(all.count(), 2);
        assert!(all.begin(other, 0).is_none(), "who may have none has none");
        drop(first);
        assert!(all.begin(one, 2).is_some());
        drop(second);
        assert!(all.lock().is_empty(), "callers without a request take no room");
    }
}
