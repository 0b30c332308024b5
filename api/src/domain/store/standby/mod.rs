//! Standbys (read replicas): copies of the database that reads may go to, and which of them are fresh enough.
//!
//! Freshness is measured by the counter of changes, which every write of a record moves. How far the primary has come is
//! noted several times within the longest lag that is allowed. A standby that has come as far as a note holds everything
//! that was committed when the note was made, and is fresh until that moment is the longest lag ago. So a statement is
//! never begun on a copy that is older than that, whatever becomes of the connection between the two, and a standby that
//! fell behind is read again by itself when it has caught up. What moves no counter (names of organisations) is as old as
//! the replication is behind.
//!
//! A standby that lacks a migration of the primary's is not fresh. One that does not answer is dialled anew: its old
//! connections may wait for an answer that never comes.

mod notes;
mod site;

use std::{
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::{join, join_all};
use tokio::time::{Instant, MissedTickBehavior, interval};

pub use self::site::{Dial, Line, Link};
use self::{notes::Notes, site::Site};

/// How often the primary and its standbys are looked at within the longest lag, at least.
const LOOKS: u32 = 5;

/// The longest time between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// One standby.
#[derive(Debug)]
pub struct Standby {
    site: Site,
    /// What was last said of it in the log.
    said: Mutex<Option<Verdict>>,
}

/// What a look has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fresh,
    Behind,
    Away,
}

impl Standby {
    fn new(dial: Box<dyn Dial>) -> Self {
        Self { site: Site::new(dial), said: Mutex::default() }
    }

    /// Its line, if it is fresh and holds at least the changes up to this one.
    fn line(&self, sequence: i64) -> Option<Arc<Line>> {
        self.site.line().filter(|line| line.holds(sequence))
    }

    /// It does not answer over this line: it is dialled anew before it is read again.
    pub(super) fn lose(&self, line: &Arc<Line>) {
        self.site.hang_up(line);
    }

    /// Looks how far it has come and judges it by that.
    async fn look(&self, longest: Duration, notes: &Mutex<Notes>) -> Verdict {
        let Some((line, position)) = self.site.look(longest).await else { return Verdict::Away };
        let notes = locked(notes);
        let reached = notes.reached(position);
        line.found(position, reached.map(|at| at + notes.longest_lag));
        if reached.is_some() { Verdict::Fresh } else { Verdict::Behind }
    }

    /// Says in the log what has changed.
    fn say(&self, number: usize, verdict: Verdict) {
        if locked(&self.said).replace(verdict) == Some(verdict) {
            return;
        }
        match verdict {
            Verdict::Fresh => tracing::info!(number, "a standby of the database is fresh; reads go to it"),
            Verdict::Behind => {
                tracing::warn!(number, "a standby of the database is behind, or lacks a migration; it is not read");
            }
            Verdict::Away => {
                tracing::warn!(
                    number,
                    "a standby of the database cannot be reached or does not answer; it is not read"
                );
            }
        }
    }
}

/// All standbys of a database; by default there are none.
#[derive(Debug, Clone, Default)]
pub struct Standbys {
    primary: Option<Arc<Site>>,
    all: Arc<[Arc<Standby>]>,
    longest_lag: Duration,
    /// Whose turn it is.
    next: Arc<AtomicUsize>,
    /// The change up to which readers were told that the data goes: no standby is read that holds less.
    told: Arc<AtomicI64>,
}

impl Standbys {
    /// The standbys of a primary, which is looked at by connections of its own. No standby is read before [`Self::watch`]
    /// has found it fresh.
    pub fn new(
        primary: Box<dyn Dial>,
        standbys: impl IntoIterator<Item = Box<dyn Dial>>,
        longest_lag: Duration,
    ) -> Self {
        let all = standbys.into_iter().map(|dial| Arc::new(Standby::new(dial))).collect();
        Self { primary: Some(Arc::new(Site::new(primary))), all, longest_lag, ..Self::default() }
    }

    /// The lines to those that are reached.
    pub fn lines(&self) -> impl Iterator<Item = Arc<Line>> {
        self.all.iter().filter_map(|standby| standby.site.line())
    }

    /// How many are fresh enough to be read.
    pub fn fresh(&self) -> usize {
        self.all.iter().filter(|standby| standby.line(0).is_some()).count()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// One that is fresh and holds the changes up to this one; by turns where there are several.
    pub(super) fn choose(&self, sequence: i64) -> Option<(Arc<Standby>, Arc<Line>)> {
        if self.all.is_empty() {
            return None;
        }
        let sequence = sequence.max(self.told.load(Ordering::Relaxed));
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let by_turn = (0..self.all.len()).map(|step| &self.all[turn.wrapping_add(step) % self.all.len()]);
        by_turn.into_iter().find_map(|standby| Some((Arc::clone(standby), standby.line(sequence)?)))
    }

    /// The change up to which readers may be told that the data goes, when the primary goes up to this one: all that is
    /// read from now on goes as far.
    pub fn tell(&self, sequence: u64) -> u64 {
        let fresh = self.all.iter().filter_map(|standby| standby.site.line()?.fresh_sequence());
        let lowest = fresh.min().and_then(|lowest| u64::try_from(lowest).ok());
        let told = lowest.map_or(sequence, |lowest| lowest.min(sequence));
        self.told.fetch_max(i64::try_from(told).unwrap_or(i64::MAX), Ordering::Relaxed);
        told
    }

    /// Follows how far the primary and each standby have come, until `stop`.
    pub async fn watch(self, stop: impl Future<Output = ()>) {
        let (Some(primary), false) = (&self.primary, self.is_empty()) else { return };
        let notes = Mutex::new(Notes::new(self.longest_lag));
        let (this, notes) = (&self, &notes);
        let primary = this.regularly(|| this.look_at_primary(primary, notes));
        let standbys = this.all.iter().enumerate().map(|(position, standby)| {
            let number = position + 1;
            this.regularly(move || this.look_at_standby(number, standby, notes))
        });
        tokio::select! {
            _ = join(primary, join_all(standbys)) => {}
            () = stop => {}
        }
    }

    /// Looks again and again. One that does not answer holds up nobody but itself.
    async fn regularly<F: Future<Output = ()>>(&self, mut look: impl FnMut() -> F) {
        let mut ticks = interval((self.longest_lag / LOOKS).min(LONGEST_PAUSE));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            look().await;
        }
    }

    async fn look_at_primary(&self, primary: &Site, notes: &Mutex<Notes>) {
        let at = Instant::now();
        if let Some((_, position)) = primary.look(self.longest_lag).await {
            locked(notes).note(at, position);
        }
    }

    async fn look_at_standby(&self, number: usize, standby: &Standby, notes: &Mutex<Notes>) {
        let verdict = standby.look(self.longest_lag, notes).await;
        // Without a note there is nothing to be behind of.
        if verdict != Verdict::Behind || !locked(notes).is_empty() {
            standby.say(number, verdict);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
