//! A durable copy of the data set: the newest snapshot, then every change, for ever or until there is nothing more.
//!
//! The copy and how far it goes are written together, so the process may be killed at any moment: the next one goes on
//! without a gap and without a repeat.

mod directory;
mod record;
mod snapshot;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

use serde_json::json;

use self::snapshot::Manifest;
#[cfg(feature = "sqlite")]
pub use self::sqlite::SqliteSink;
pub use self::{
    directory::DirectorySink,
    record::{Action, Anchor, Loading, Record, Sink, State, fold},
};
use crate::{
    changes::{ChangeFilter, Told},
    client::Client,
    error::{Error, Result},
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
    /// Returns when there is nothing more; otherwise it waits for what is still to come, for ever.
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
    /// [`Error::DatasetRestored`] when the data set does not continue the copy; otherwise when the gateway refuses or cannot
    /// be reached for longer than the client's patience, or the sink fails.
    pub async fn run(mut self) -> Result<Pulled> {
        let mut state = self.sink.load()?;
        if let Some(state) = state.as_ref().filter(|state| state.selection != self.selection) {
            let message = format!("the copy has another selection, {:?}: take another place", state.selection);
            return Err(Error::Argument(message));
        }
        let mut starts = 0;
        loop {
            starts += 1;
            let error = match self.attempt(state.take()).await {
                Ok(pulled) => return Ok(pulled),
                Err(error) => error,
            };
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
            Some(state) => state,
            None => self.begin().await?,
        };
        if state.loading.is_some() {
            state = self.load(state).await?;
        }
        self.follow(state).await
    }

    /// Empties the sink, and says what it will be filled from.
    async fn begin(&mut self) -> Result<State> {
        let mut manifest = None;
        if self.start != Start::Feed {
            let kinds = self.selection.get("kinds").cloned().unwrap_or_default();
            if self.selection.keys().all(|name| name == "kinds") {
                let scheduled = self.scheduled_will_do().await?;
                manifest = snapshot::newest(self.client, &kinds, scheduled, self.export_within).await?;
            }
            if manifest.is_none() && self.start == Start::Snapshot {
                return Err(Error::Gone("there is no snapshot to begin with".to_owned()));
            }
        }
        let mut state = State { selection: self.selection.clone(), ..State::default() };
        if let Some(manifest) = &manifest {
            state.cursor = manifest.sequence;
            state.loading = Some(Loading { export_id: manifest.id.clone(), part: 0, rows: 0 });
        }
        self.manifest = manifest;
        self.sink.clear(&state)?;
        Ok(state)
    }

    /// Whether scheduled snapshots have all that the feed tells this caller; they never have what leads to persons.
    async fn scheduled_will_do(&self) -> Result<bool> {
        let data = self.client.query("query PullScopes { viewer { scopes { code } } }", &json!({})).await?;
        let scopes = data["viewer"]["scopes"].as_array();
        Ok(scopes.is_some_and(|scopes| scopes.iter().all(|scope| scope["code"] != "person:read")))
    }

    /// Loads what is missing of a snapshot.
    async fn load(&mut self, mut state: State) -> Result<State> {
        let Some(loading) = state.loading.clone() else { return Ok(state) };
        let manifest = match self.manifest.take() {
            Some(manifest) => manifest,
            None => snapshot::manifest(self.client, &loading.export_id).await?,
        };
        let folder = self.sink.downloads().unwrap_or_else(|| temporary(&manifest.id));
        let kinds = self.selection.get("kinds").cloned();
        for index in loading.part..manifest.parts.len() {
            let part = &manifest.parts[index];
            if kinds.as_ref().is_some_and(|kinds| !kinds.contains(&part.kind)) {
                continue;
            }
            let file = snapshot::fetch(self.client, part, &folder).await?;
            let done = if index == loading.part { loading.rows } else { 0 };
            let mut pending = Vec::new();
            for (number, record) in (done + 1..).zip(snapshot::rows(&file, &manifest, done)?) {
                pending.push(Action::Put { record: Box::new(record?), publisher_is_certain: true });
                if pending.len() >= self.batch {
                    state.loading = Some(Loading { export_id: manifest.id.clone(), part: index, rows: number });
                    self.apply(&mut pending, &state, Some(manifest.sequence))?;
                }
            }
            state.loading = Some(Loading { export_id: manifest.id.clone(), part: index + 1, rows: 0 });
            self.apply(&mut pending, &state, Some(manifest.sequence))?;
            let _ = fs::remove_file(file);
        }
        state.loading = None;
        self.apply(&mut Vec::new(), &state, Some(manifest.sequence))?;
        let _ = fs::remove_dir_all(folder);
        Ok(state)
    }

    /// Applies changes until there are no more, or for ever.
    async fn follow(&mut self, mut state: State) -> Result<Pulled> {
        let chosen = |name: &str| self.selection.get(name).cloned().unwrap_or_default();
        let filter = ChangeFilter {
            kind: chosen("kinds"),
            credit_code: chosen("creditCodes"),
            registration_number: chosen("registrationNumbers"),
            ..ChangeFilter::default()
        };
        // It begins with the last change that is in the copy, to see whether this is still the data set that told it.
        let mut anchor = state.anchor.clone();
        let after = anchor.as_ref().map_or(state.cursor, |anchor| anchor.sequence - 1);
        let mut feed = self.client.feed(after).follow(!self.once).filter(filter).silence(self.silence);
        let (mut pending, mut head) = (Vec::new(), None);
        while let Some(told) = feed.next().await? {
            if let Some(known) = anchor.take() {
                match &told {
                    Told::Change(change)
                        if (change.sequence, &change.record_id, &change.at)
                            == (known.sequence, &known.record_id, &known.at) =>
                    {
                        continue;
                    }
                    Told::Progress(progress) if progress.up_to < known.sequence => anchor = Some(known),
                    _ => {
                        return Err(Error::DatasetRestored {
                            message: format!(
                                "the change {} is another one than the copy has: the data set was restored from an older copy \
                                 and went on from there, or is another one; take a new copy",
                                known.sequence
                            ),
                            after: state.cursor,
                        });
                    }
                }
            }
            match told {
                Told::Progress(progress) => {
                    head = Some(progress.head);
                    if !pending.is_empty() || progress.up_to > state.cursor {
                        state.cursor = state.cursor.max(progress.up_to);
                        self.apply(&mut pending, &state, head)?;
                    }
                }
                Told::Change(change) if change.sequence > state.cursor => {
                    state.cursor = change.sequence;
                    let (record_id, at) = (change.record_id.clone(), change.at.clone());
                    state.anchor = Some(Anchor { sequence: change.sequence, record_id, at });
                    pending.push(fold(*change));
                    if pending.len() >= self.batch {
                        self.apply(&mut pending, &state, head)?;
                    }
                }
                Told::Change(_) => {}
            }
        }
        Ok(Pulled { cursor: state.cursor, head, applied: self.applied, loading: false })
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

fn temporary(export: &str) -> PathBuf {
    let name: String = export.chars().filter(char::is_ascii_alphanumeric).collect();
    std::env::temp_dir().join(format!("mingjing-{name}-{}", std::process::id()))
}
