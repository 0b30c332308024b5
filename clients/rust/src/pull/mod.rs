//! A durable copy of the data set: the newest snapshot, then every change, for ever or until there is nothing more.
//!
//! The copy and how far it goes are written together, so the process may be killed at any moment: the next one goes on
//! without a gap and without a repeat.

mod directory;
mod record;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

#[cfg(feature = "sqlite")]
pub use rusqlite;

#[cfg(feature = "sqlite")]
pub use self::sqlite::SqliteSink;
pub use self::{
    directory::DirectorySink,
    record::{Action, Anchor, Loading, Record, Sink, State, fold},
};
use crate::{
    changes::{Change, ChangeFilter, Feed, Told},
    client::Client,
    error::{Error, Result},
    exports::{self, Compression, Export, ExportOptions, Manifest, NOT_THERE},
    files::download::{fetch, hex},
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
    /// [`Error::DatasetRestored`] when the data set does not continue the copy; otherwise when the gateway refuses or cannot
    /// be reached for longer than the client's patience, or the sink fails.
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
            Some(state) if self.by_delta && state.loading.is_none() => self.begin_delta(state).await?,
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
            if self.selection.keys().all(|name| name == "kinds") {
                manifest = self.snapshot().await?;
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

    /// The newest snapshot; one that is requested where there is none; nothing where there are no exports at all.
    async fn snapshot(&self) -> Result<Option<Manifest>> {
        let mut export = None;
        if self.scheduled_will_do().await? {
            export = self.client.exports().latest("ndjson").await?;
            export = export.filter(|export| exports::can_unpack(export.compression.as_deref()));
        }
        if export.is_none() {
            export = self.requested(None).await?;
        }
        self.manifest_of(export).await
    }

    async fn manifest_of(&self, export: Option<Export>) -> Result<Option<Manifest>> {
        let Some(export) = export else { return Ok(None) };
        let exports = self.client.exports();
        if !export.is_ready() {
            exports.wait(&export.id, self.export_within).await?;
        }
        exports.manifest(&export.id).await.map(Some)
    }

    /// An export that is requested; nothing where there are none for this caller, or those of the day are used up.
    async fn requested(&self, since: Option<u64>) -> Result<Option<Export>> {
        let kinds = self.selection.get("kinds").cloned().unwrap_or_default();
        // Whoever is killed while it waits asks for the same export again.
        let day = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs()) / 86_400;
        let name = format!("{} since {since:?}", kinds.join(","));
        let name = format!("pull-{day}-{}", &hex(&Sha256::digest(name))[..12]);
        let options = ExportOptions { kinds, since, idempotency_key: Some(name), ..ExportOptions::default() };
        let accept = [&NOT_THERE[..], &[409]].concat();
        match self.client.exports().try_request(&options, &accept).await {
            Err(error) if error.code() == Some("RATE_LIMITED") => Ok(None),
            found => found,
        }
    }

    /// Says by which delta the copy will be brought up to date; nothing changes where there is none.
    async fn begin_delta(&mut self, mut state: State) -> Result<State> {
        if state.cursor == 0 {
            return Ok(state);
        }
        if let Some(anchor) = &state.anchor {
            let told = self.feed(anchor.sequence - 1, false).next().await?;
            hold(&state, anchor, told.as_ref())?;
        }
        let export = match self.requested(Some(state.cursor)).await {
            Err(Error::Api(error)) if error.field.as_deref() == Some("since") => {
                return Err(Error::DatasetRestored { message: error.message, after: state.cursor });
            }
            found => found?,
        };
        let Some(manifest) = self.manifest_of(export).await? else { return Ok(state) };
        if manifest.sequence > state.cursor {
            state.cursor = manifest.sequence;
            state.loading = Some(Loading { export_id: manifest.id.clone(), part: 0, rows: 0 });
            state.anchor = None;
            self.manifest = Some(manifest);
            self.apply(&mut Vec::new(), &state, None)?;
        }
        Ok(state)
    }

    /// Loads what is missing of a snapshot or a delta.
    async fn load(&mut self, mut state: State) -> Result<State> {
        let Some(loading) = state.loading.clone() else { return Ok(state) };
        let manifest = if let Some(manifest) = self.manifest.take() {
            manifest
        } else {
            let exports = self.client.exports();
            match exports.wait(&loading.export_id, self.export_within).await {
                // Expired, or taken back.
                Err(error @ Error::JobFailed { .. }) if !error.is_failure() => {
                    return Err(Error::Gone(error.to_string()));
                }
                ready => drop(ready?),
            }
            exports.manifest(&loading.export_id).await?
        };
        if manifest.format.as_deref().is_some_and(|format| !format.eq_ignore_ascii_case("ndjson")) {
            return Err(Error::Unexpected(
                "the export that the copy is loaded from is not of lines of JSON".to_owned(),
            ));
        }
        let folder = self.sink.downloads().unwrap_or_else(|| temporary(&manifest.id));
        fs::create_dir_all(&folder)?;
        let kinds = self.selection.get("kinds").cloned();
        for index in loading.part..manifest.parts.len() {
            let part = &manifest.parts[index];
            if kinds.as_ref().is_some_and(|kinds| !kinds.contains(&part.kind)) {
                continue;
            }
            let name = format!("{}.part", part.sha256);
            let file = fetch(self.client, part.file(), &folder, &name).await?;
            let done = if index == loading.part { loading.rows } else { 0 };
            self.load_part(&mut state, &manifest, index, &file, done)?;
            let _ = fs::remove_file(file);
        }
        state.loading = None;
        self.apply(&mut Vec::new(), &state, Some(manifest.sequence))?;
        let _ = fs::remove_dir_all(folder);
        Ok(state)
    }

    /// Applies the rows of a part, but for the first ones, which the copy has.
    fn load_part(&mut self, state: &mut State, from: &Manifest, index: usize, file: &Path, done: usize) -> Result<()> {
        let compression = Compression::named(from.compression.as_deref());
        let compression =
            compression.ok_or_else(|| Error::Unexpected(format!("unknown packing {:?}", from.compression)))?;
        let mut pending = Vec::new();
        for (number, row) in (done + 1..).zip(exports::rows(file, compression)?.skip(done)) {
            pending.push(action_of(row?)?);
            if pending.len() >= self.batch {
                state.loading = Some(Loading { export_id: from.id.clone(), part: index, rows: number });
                self.apply(&mut pending, state, Some(from.sequence))?;
            }
        }
        state.loading = Some(Loading { export_id: from.id.clone(), part: index + 1, rows: 0 });
        self.apply(&mut pending, state, Some(from.sequence))
    }

    /// The feed of what is copied.
    fn feed(&self, after: u64, follow: bool) -> Feed {
        let chosen = |name: &str| self.selection.get(name).cloned().unwrap_or_default();
        let filter = ChangeFilter {
            kind: chosen("kinds"),
            credit_code: chosen("creditCodes"),
            registration_number: chosen("registrationNumbers"),
            ..ChangeFilter::default()
        };
        self.client.feed(after).follow(follow).filter(filter).silence(self.silence)
    }

    /// Applies changes until there are no more, or for ever.
    async fn follow(&mut self, mut state: State) -> Result<Pulled> {
        // It begins with the last change that is in the copy, to see whether this is still the data set that told it.
        let mut anchor = state.anchor.clone();
        let after = anchor.as_ref().map_or(state.cursor, |anchor| anchor.sequence).saturating_sub(1);
        let mut feed = self.feed(after, !self.once);
        let (mut pending, mut head) = (Vec::new(), None);
        while let Some(told) = feed.next().await? {
            if let Some(known) = anchor.take() {
                match &told {
                    Told::Progress(progress) if progress.up_to < known.sequence => anchor = Some(known),
                    told => {
                        hold(&state, &known, Some(told))?;
                        continue;
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
                // What the snapshot was taken at: by it the data set is known again.
                Told::Change(change) if change.sequence == state.cursor && state.anchor.is_none() => {
                    let Change { sequence, record_id, at, .. } = *change;
                    state.anchor = Some(Anchor { sequence, record_id, at });
                    self.apply(&mut pending, &state, head)?;
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

/// What a row of a snapshot or a delta means for a copy.
fn action_of(row: Value) -> Result<Action> {
    if row["deleted"] == true {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let sequence = text("sequence").parse().map_err(Error::sink)?;
        return Ok(Action::Remove { kind: text("kind"), record_id: text("recordId"), sequence });
    }
    let record = serde_json::from_value(row).map_err(Error::sink)?;
    Ok(Action::Put { record: Box::new(record), publisher_is_certain: true })
}

/// Holds that the data set is the one whose changes are in the copy.
fn hold(state: &State, anchor: &Anchor, told: Option<&Told>) -> Result<()> {
    if let Some(Told::Change(change)) = told
        && (change.sequence, &change.record_id, &change.at) == (anchor.sequence, &anchor.record_id, &anchor.at)
    {
        return Ok(());
    }
    Err(Error::DatasetRestored {
        message: format!(
            "the change {} is another one than the copy has: the data set was restored from an older copy and went on from \
             there, or is another one; take a new copy",
            anchor.sequence
        ),
        after: state.cursor,
    })
}

fn temporary(export: &str) -> PathBuf {
    let name: String = export.chars().filter(char::is_ascii_alphanumeric).collect();
    std::env::temp_dir().join(format!("mingjing-{name}-{}", std::process::id()))
}
