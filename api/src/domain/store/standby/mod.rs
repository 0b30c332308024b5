//! Standbys (read replicas): copies of the database that reads may go to, and which of them are fresh enough.
//!
//! Freshness is measured by the counter of changes, which every write of a record moves. How far the primary has come is
//! noted several times within the longest lag that is allowed. A standby that has come as far as a note holds everything
//! that was committed when the note was made, and is fresh until that moment is the longest lag ago. So an answer from a
//! standby is never older than that, whatever becomes of the connection between the two, and a standby that fell behind
//! is read again by itself when it has caught up.
//!
//! A standby that lacks a migration of the primary's is not fresh. One that does not answer is dialled anew: its old
//! connections may wait for an answer that never comes.

mod notes;
mod site;

use std::{
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::{join, join_all};
use sea_orm::DatabaseConnection;
use tokio::{
    sync::Notify,
    time::{Instant, MissedTickBehavior, interval},
};

pub use self::site::{Dial, Link};
use self::{
    notes::{Notes, Position},
    site::Site,
};

/// How often the primary and its standbys are looked at within the longest lag, at least.
const LOOKS: u32 = 5;

/// The longest time between two looks, and the longest that one may take.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_LOOK: Duration = Duration::from_secs(5);

/// One standby.
#[derive(Debug)]
pub struct Standby {
    site: Site,
    standing: Mutex<Standing>,
    /// Told when it does not answer, to whoever waits for it.
    lost: Notify,
}

/// What is known of a standby.
#[derive(Debug, Default)]
struct Standing {
    fresh_until: Option<Instant>,
    /// The changes that it holds at least.
    sequence: i64,
    /// Whether it was fresh when it was last said in the log.
    said_fresh: bool,
}

impl Standby {
    fn new(dial: Box<dyn Dial>) -> Self {
        Self { site: Site::new(dial), standing: Mutex::default(), lost: Notify::new() }
    }

    /// Its connections for requests, while it is not lost.
    pub(super) fn connection(&self) -> Option<DatabaseConnection> {
        self.site.link().map(|link| link.requests)
    }

    /// Ready when it is found not to answer.
    pub(super) async fn lost(&self) {
        self.lost.notified().await;
    }

    /// Whether it may be read, and holds at least the changes up to this one.
    pub(super) fn holds(&self, sequence: i64) -> bool {
        let standing = locked(&self.standing);
        standing.sequence >= sequence && standing.fresh_until.is_some_and(|until| Instant::now() < until)
    }

    /// It does not answer: it is not read until it does, and nobody waits for it longer.
    pub(super) fn lose(&self) {
        locked(&self.standing).fresh_until = None;
        self.site.hang_up();
        self.lost.notify_waiters();
    }

    /// Judges it by how far it has come.
    fn judge(&self, position: Position, notes: &Notes) {
        let mut standing = locked(&self.standing);
        standing.sequence = position.sequence;
        standing.fresh_until = notes.reached(position).map(|at| at + notes.longest_lag);
    }

    /// Says in the log when it has become fresh, or is no longer.
    fn say(&self, number: usize) {
        let is_fresh = self.holds(0);
        let said_fresh = std::mem::replace(&mut locked(&self.standing).said_fresh, is_fresh);
        match (said_fresh, is_fresh) {
            (false, true) => tracing::info!(number, "a standby of the database is fresh; reads go to it"),
            (true, false) => {
                tracing::warn!(number, "a standby of the database is behind or away; reads do not go to it");
            }
            _ => {}
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
        Self { primary: Some(Arc::new(Site::new(primary))), all, longest_lag, next: Arc::default() }
    }

    /// Their connections for requests.
    pub fn connections(&self) -> impl Iterator<Item = DatabaseConnection> {
        self.all.iter().filter_map(|standby| standby.connection())
    }

    /// How many are fresh enough to be read.
    pub fn fresh(&self) -> usize {
        self.all.iter().filter(|standby| standby.holds(0)).count()
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
    pub(super) fn choose(&self, sequence: i64) -> Option<Arc<Standby>> {
        if self.all.is_empty() {
            return None;
        }
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let by_turn = (0..self.all.len()).map(|step| &self.all[turn.wrapping_add(step) % self.all.len()]);
        by_turn.into_iter().find(|standby| standby.holds(sequence)).cloned()
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
        if let Some(position) = primary.look(self.longest_lag.min(LONGEST_LOOK)).await {
            locked(notes).note(at, position);
        }
    }

    async fn look_at_standby(&self, number: usize, standby: &Standby, notes: &Mutex<Notes>) {
        match standby.site.look(self.longest_lag.min(LONGEST_LOOK)).await {
            Some(position) => standby.judge(position, &locked(notes)),
            None => standby.lose(),
        }
        standby.say(number);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use async_trait::async_trait;
    use sea_orm::DbErr;

    use super::*;

    const LAG: Duration = Duration::from_mins(1);

    #[derive(Debug)]
    struct Nobody;

    #[async_trait]
    impl Dial for Nobody {
        async fn dial(&self) -> Result<Link, DbErr> {
            Err(DbErr::Custom("nobody is there".to_owned()))
        }
    }

    #[test]
    fn a_standby_is_fresh_for_the_longest_lag_and_chosen_by_turns() {
        let nobody = || Box::new(Nobody) as Box<dyn Dial>;
        let standbys = Standbys::new(nobody(), [nobody(), nobody()], LAG);
        assert!(standbys.choose(0).is_none(), "nobody has looked");
        let judge = |noted: Instant| {
            let mut notes = Notes::new(LAG);
            notes.note(noted, Position { sequence: 10, migrations: 20 });
            for standby in standbys.all.iter() {
                standby.judge(Position { sequence: 12, migrations: 20 }, &notes);
            }
        };
        judge(Instant::now());
        let (first, second) = (standbys.choose(0).unwrap(), standbys.choose(0).unwrap());
        assert!(!Arc::ptr_eq(&first, &second));
        assert!(standbys.choose(12).is_some() && standbys.choose(13).is_none());
        first.lose();
        assert_eq!(standbys.fresh(), 1);
        assert!(Arc::ptr_eq(&standbys.choose(0).unwrap(), &second));
        judge(Instant::now() - LAG);
        assert!(standbys.choose(0).is_none());
    }
}
