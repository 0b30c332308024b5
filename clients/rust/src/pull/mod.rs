//! A durable copy of the data set: the newest snapshot, then every change, for ever or until there is nothing more.
//!
//! The copy and how far it goes are written together, so the process may be killed at any moment: the next one goes on
//! without a gap and without a repeat.

mod directory;
mod following;
mod loading;
mod record;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::{collections::BTreeMap, time::Duration};

#[cfg(feature = "sqlite")]
pub use rusqlite;

#[cfg(feature = "sqlite")]
pub use self::sqlite::SqliteSink;
pub use self::{
    directory::DirectorySink,
    record::{Action, Anchor, Loading, Record, Sink, State, fold},
};
use crate::{
    client::Client,
    error::{Error, Result},
    exports::Manifest,
    retry::{Attempts, Repeat, may_repeat},
};

const STARTS_AT_MOST: u32 = 5;

/// What a new copy begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// The newest snapshot; where there is none one that is requested; where this gateway makes none, or not for this caller,
    /// the feed from its first change.
    #[default]
    Auto,
    /// A snapshot, and nothing else.
    Snapshot,
    /// The feed from its first change.
    Feed,
}

/// How far a pull is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    /// Every change up to here is in the copy; while `loading`, once that is done.
    pub cursor: u64,
    /// How far the data set went, as far as was told.
    pub head: Option<u64>,
    /// How many rows and changes this pull has applied.
    pub applied: u64,
    /// Whether a snapshot is being loaded.
    pub loading: bool,
}

/// A pull that is being put together.
pub struct Pull<'a, S> {
    client: &'a Client,
    sink: &'a mut S,
    once: bool,
    selection: BTreeMap<String, Vec<String>>,
    start: Start,
    by_delta: bool,
    restart: bool,
    batch: usize,
    silence: Duration,
    export_within: Duration,
    progress: Option<Box<dyn FnMut(Pulled) + Send + 'a>>,
    applied: u64,
    manifest: Option<Manifest>,
}

impl<S> std::fmt::Debug for Pull<'_, S> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Pull").field("selection", &self.selection).finish_non_exhaustive()
    }
}

impl Client {
    /// Brings a copy up to the data set, and keeps it there. It needs the scope `feed:read`, and `export:read` to begin with a
    /// snapshot.
    pub fn pull<'a, S: Sink>(&'a self, sink: &'a mut S) -> Pull<'a, S> {
        Pull {
            client: self,
            sink,
            once: false,
            selection: BTreeMap::new(),
            start: Start::Auto,
            by_delta: false,
            restart: false,
            batch: 500,
            silence: Duration::from_secs(45),
            export_within: Duration::from_secs(900),
            progress: None,
            applied: 0,
            manifest: None,
        }
    }
}

impl<'a, S: Sink> Pull<'a, S> {
    /// Returns when there is nothing more; otherwise it waits for what is still to come, for ever, over outages of any length.
    #[must_use]
    pub fn once(mut self, once: bool) -> Self {
        self.once = once;
        self
    }

    /// Only these kinds of record, such as `PENALTY`. The selection of a copy cannot be changed.
    #[must_use]
    pub fn kinds(self, kinds: &[&str]) -> Self {
        let kinds: Vec<_> = kinds.iter().map(|kind| kind.to_uppercase()).collect();
        self.select("kinds", &kinds)
    }

    /// Only these enterprises; the copy then begins with the feed.
    #[must_use]
    pub fn credit_codes(self, codes: &[String]) -> Self {
        self.select("creditCodes", codes)
    }

    /// Only these enterprises, likewise.
    #[must_use]
    pub fn registration_numbers(self, numbers: &[String]) -> Self {
        self.select("registrationNumbers", numbers)
    }

    fn select(mut self, name: &str, values: &[String]) -> Self {
        let mut values = values.to_vec();
        values.sort();
        values.dedup();
        if !values.is_empty() {
            self.selection.insert(name.to_owned(), values);
        }
        self
    }

    /// What a new copy begins with.
    #[must_use]
    pub fn start(mut self, start: Start) -> Self {
        self.start = start;
        self
    }

    /// Brings a copy that is there up to date by a delta first, which is an export of what changed since: faster than the feed
    /// where a copy is far behind. Where the gateway makes none for this caller, the feed does it. Not for a copy of some
    /// enterprises.
    #[must_use]
    pub fn by_delta(mut self, by_delta: bool) -> Self {
        self.by_delta = by_delta;
        self
    }

    /// Takes the copy anew when the data set does not continue it, instead of [`Error::DatasetRestored`].
    #[must_use]
    pub fn restart_when_restored(mut self, restart: bool) -> Self {
        self.restart = restart;
        self
    }

    /// How many changes or rows are applied in a transaction at most; 500 when nothing is said.
    #[must_use]
    pub fn batch(mut self, batch: usize) -> Self {
        self.batch = batch.max(1);
        self
    }

    /// After how long without a sound a connection counts as dead.
    #[must_use]
    pub fn silence(mut self, silence: Duration) -> Self {
        self.silence = silence;
        self
    }

    /// How long to wait for a snapshot that is requested; 15 minutes when nothing is said.
    #[must_use]
    pub fn export_within(mut self, within: Duration) -> Self {
        self.export_within = within;
        self
    }

    /// Is told after each transaction.
    #[must_use]
    pub fn progress(mut self, progress: impl FnMut(Pulled) + Send + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Pulls. It returns only where it was told to pull `once`, or on an error.
    ///
    /// # Errors
    /// [`Error::DatasetRestored`] when the data set does not continue the copy; otherwise when the gateway refuses, or the sink
    /// fails, or, where it pulls `once`, the gateway cannot be reached for longer than the client's patience.
    pub async fn run(mut self) -> Result<Pulled> {
        if self.by_delta && self.selection.keys().any(|name| name != "kinds") {
            let message = "a copy of some enterprises is brought up to date by the feed: leave out by_delta";
            return Err(Error::Argument(message.to_owned()));
        }
        let mut state = self.sink.load()?;
        if let Some(state) = state.as_ref().filter(|state| state.selection != self.selection) {
            let message = format!("the copy has another selection, {:?}: take another place", state.selection);
            return Err(Error::Argument(message));
        }
        let (mut starts, mut outage) = (0, None);
        loop {
            let applied = self.applied;
            let error = match self.attempt(state.take()).await {
                Ok(pulled) => return Ok(pulled),
                Err(error) => error,
            };
            if self.applied > applied {
                outage = None;
            }
            if !self.once && may_repeat(&error, Repeat::Read) {
                let policy = self.client.retry();
                outage.get_or_insert_with(|| Attempts::endless(policy)).after(error, Repeat::Read).await?;
                state = self.sink.load()?;
                continue;
            }
            starts += 1;
            match error {
                // The snapshot was replaced while it was being loaded.
                Error::Gone(_) if starts < STARTS_AT_MOST && self.start != Start::Snapshot => {}
                Error::DatasetRestored { .. } if starts < STARTS_AT_MOST && self.restart => {}
                error => return Err(error),
            }
        }
    }

    async fn attempt(&mut self, state: Option<State>) -> Result<Pulled> {
        let mut state = match state {
            Some(state) if self.by_delta && state.loading.is_none() => self.begin_delta(state).await?,
            Some(state) => state,
            None => self.begin().await?,
        };
        if state.loading.is_some() {
            state = self.load(state).await?;
        }
        self.follow(state).await
    }

    fn apply(&mut self, actions: &mut Vec<Action>, state: &State, head: Option<u64>) -> Result<()> {
        self.sink.apply(actions, state)?;
        self.applied += actions.len() as u64;
        actions.clear();
        let pulled = Pulled { cursor: state.cursor, head, applied: self.applied, loading: state.loading.is_some() };
        if let Some(progress) = &mut self.progress {
            progress(pulled);
        }
        Ok(())
    }
}
