//! Sheds load: so many operations are executed at once in this process, a few more wait a moment, the others are told
//! to come back. Without it a flood would make everybody wait until everybody's time is over.
//!
//! An eighth of the room is kept for mutations, which may also take what reads leave. Health and readiness never come by
//! here.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout_at},
};
use tracing::Instrument as _;

use super::error::Failure;
use crate::span::stage;

/// The part of the room that is kept for mutations: one of so many places, and at least one.
const KEPT_FOR_WRITES: usize = 8;

/// How much a process does at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Operations executed at once; at least two, one of them a mutation.
    pub executing: usize,
    /// Operations that may wait.
    pub waiting: usize,
    /// How long one waits at most.
    pub longest_wait: Duration,
}

/// Gives places to operations.
#[derive(Debug)]
pub struct Shedder {
    for_all: Arc<Semaphore>,
    for_writes: Arc<Semaphore>,
    waiting: AtomicUsize,
    room: Room,
}

/// A place, until it is dropped.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
}

impl Shedder {
    /// With so much room.
    pub fn new(room: Room) -> Self {
        let executing = room.executing.clamp(2, Semaphore::MAX_PERMITS);
        let kept = (executing / KEPT_FOR_WRITES).max(1);
        Self {
            for_all: Arc::new(Semaphore::new(executing - kept)),
            for_writes: Arc::new(Semaphore::new(kept)),
            waiting: AtomicUsize::new(0),
            room,
        }
    }

    /// A place for an operation, at once or after a short wait.
    ///
    /// # Errors
    /// [`ErrorCode::Overloaded`](crate::error::ErrorCode::Overloaded) when too many wait, or the wait takes too long.
    pub async fn place(&self, is_write: bool, deadline: Instant) -> Result<Place, Failure> {
        if let Some(place) = self.free_place(is_write) {
            return Ok(place);
        }
        let _waiting = self.queue().ok_or_else(overloaded)?;
        let until = deadline.min(Instant::now() + self.room.longest_wait);
        let permit = timeout_at(until, async {
            if !is_write {
                return Arc::clone(&self.for_all).acquire_owned().await;
            }
            tokio::select! {
                kept = Arc::clone(&self.for_writes).acquire_owned() => kept,
                left = Arc::clone(&self.for_all).acquire_owned() => left,
            }
        });
        match permit.instrument(stage!("wait for a place")).await {
            Ok(Ok(permit)) => Ok(Place { _permit: permit }),
            Ok(Err(_)) | Err(_) => Err(overloaded()),
        }
    }

    fn free_place(&self, is_write: bool) -> Option<Place> {
        let take = |semaphore: &Arc<Semaphore>| Arc::clone(semaphore).try_acquire_owned().ok();
        let permit = take(&self.for_all).or_else(|| is_write.then(|| take(&self.for_writes)).flatten())?;
        Some(Place { _permit: permit })
    }

    /// Joins those who wait, unless they are too many.
    fn queue(&self) -> Option<Waiting<'_>> {
        // Whoever finds no room leaves again at once.
        let waiting = Waiting(&self.waiting);
        let before = self.waiting.fetch_add(1, Ordering::AcqRel);
        (before < self.room.waiting).then_some(waiting)
    }
}

/// Leaves those who wait when it is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn overloaded() -> Failure {
    let message = "the gateway has too much to do at the moment; nothing was executed, try again";
    Failure::overloaded(message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use futures_util::{FutureExt as _, future};

    use super::*;
    use crate::error::ErrorCode;

    fn shedder(executing: usize, waiting: usize, longest_wait: Duration) -> Shedder {
        Shedder::new(Room { executing, waiting, longest_wait })
    }

    /// Longer than any test takes.
    const LONG: Duration = Duration::from_hours(1);

    fn later() -> Instant {
        Instant::now() + LONG
    }

    #[tokio::test]
    async fn reads_leave_an_eighth_to_mutations_which_also_take_what_is_left() {
        let shedder = shedder(16, 0, LONG);
        let mut places = Vec::new();
        for _ in 0..14 {
            places.push(shedder.place(false, later()).await.unwrap());
        }
        let refused = shedder.place(false, later()).await.unwrap_err();
        assert_eq!((refused.status.as_u16(), &refused.headers["retry-after"]), (503, &"1".parse().unwrap()));
        let written = [shedder.place(true, later()).await.unwrap(), shedder.place(true, later()).await.unwrap()];
        assert!(shedder.place(true, later()).await.is_err());
        places.pop();
        assert!(shedder.place(true, later()).await.is_ok(), "what reads leave");
        drop(written);
    }

    #[tokio::test]
    async fn a_bounded_number_waits_and_is_served_as_places_become_free() {
        let shedder = shedder(2, 1, LONG);
        let first = shedder.place(false, later()).await.unwrap();
        let mut second = Box::pin(shedder.place(false, later()));
        assert!((&mut second).now_or_never().is_none(), "it waits");
        assert!(shedder.place(false, later()).await.is_err(), "one waits, and no more may");
        drop(first);
        let second = second.await.unwrap();
        let third = shedder.place(false, later());
        let (third, ()) = future::join(third, async { drop(second) }).await;
        third.unwrap();
    }

    #[tokio::test]
    async fn who_waits_too_long_or_gives_up_makes_room() {
        let shedder = shedder(2, 1, Duration::ZERO);
        let _first = shedder.place(false, later()).await.unwrap();
        for _ in 0..3 {
            assert_eq!(shedder.place(false, later()).await.unwrap_err().error.code, ErrorCode::Overloaded);
        }
        assert_eq!(shedder.waiting.load(Ordering::Acquire), 0);
    }
}
