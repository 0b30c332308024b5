//! What a copy begins with: a snapshot, or a delta, which is loaded part by part.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Action, Loading, Pull, Sink, Start, State, following::hold};
use crate::{
    error::{Error, Result},
    exports::{self, Compression, Export, ExportOptions, Manifest, NOT_THERE},
    files::download::{fetch, hex},
};

impl<S: Sink> Pull<'_, S> {
    /// Empties the sink, and says what it will be filled from.
    pub(super) async fn begin(&mut self) -> Result<State> {
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
    pub(super) async fn begin_delta(&mut self, mut state: State) -> Result<State> {
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
    pub(super) async fn load(&mut self, mut state: State) -> Result<State> {
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

fn temporary(export: &str) -> PathBuf {
    let name: String = export.chars().filter(char::is_ascii_alphanumeric).collect();
    std::env::temp_dir().join(format!("mingjing-{name}-{}", std::process::id()))
}
