//! A copy in files: a file of JSON lines for each kind, and a log of what came since.
//!
//! ```text
//! copy/
//!   STATE.json             which generation is current, how long its log is, and how far the copy goes
//!   records-000003/        the records as they were when the log was last folded in, a file a kind
//!     PENALTY.ndjson
//!   log-000003.ndjson      what was done since
//! ```
//!
//! A batch is appended to the log and made durable; then `STATE.json` is replaced, which says how long the log now is. What a
//! killed process left behind that length is not part of the copy. When the log has grown as long as the records, both are
//! folded into the next generation.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File, OpenOptions},
    io::{BufRead as _, BufReader, BufWriter, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::record::{Action, Record, Sink, State};
use crate::{
    changes::OrganisationRef,
    error::{Error, Result},
};

const STATE: &str = "STATE.json";
/// The log is not folded in before it is so long.
const LOG_MIN: u64 = 64 * 1024 * 1024;

/// Keeps the copy in a directory of files of JSON lines, of the form of a snapshot's.
#[derive(Debug)]
pub struct DirectorySink {
    path: PathBuf,
    log_min: u64,
    /// Held as long as the sink is.
    _lock: File,
    generation: u64,
    log_bytes: u64,
    base_bytes: u64,
    state: Option<State>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pointer {
    generation: u64,
    log_bytes: u64,
    state: State,
}

/// A line of the log: a record that was put, or one that was removed.
#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    put: Option<Box<Record>>,
    #[serde(default)]
    certain: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remove: Option<Removed>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Removed {
    kind: String,
    record_id: String,
    sequence: String,
}

/// The last that the log says of a record.
struct Entry {
    kind: String,
    /// Where in the log it stands; nothing where it was removed.
    place: Option<(u64, usize)>,
    publisher: Option<OrganisationRef>,
    /// Whether the publisher of the record in the files, if it is there, goes before.
    inherits: bool,
    used: bool,
}

impl DirectorySink {
    /// Opens the directory, or makes it.
    ///
    /// # Errors
    /// Another process writes to it, or it is damaged.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_owned();
        fs::create_dir_all(&path)?;
        let lock = OpenOptions::new().create(true).append(true).open(path.join("LOCK"))?;
        // It ends with the process, however that ends.
        lock.try_lock().map_err(|_| Error::sink(format!("another process writes to {}", path.display())))?;
        let (generation, log_bytes, state) = match fs::read(path.join(STATE)) {
            Ok(text) => {
                let Pointer { generation, log_bytes, state } = serde_json::from_slice(&text).map_err(Error::sink)?;
                (generation, log_bytes, Some(State::from_json(&state.to_json()?)?))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => (0, 0, None),
            Err(error) => return Err(error.into()),
        };
        let mut sink = Self { path, log_min: LOG_MIN, _lock: lock, generation, log_bytes, base_bytes: 0, state };
        sink.tidy()?;
        let log = sink.log_path(generation);
        if log_bytes > 0 && fs::metadata(&log).map_or(0, |it| it.len()) < log_bytes {
            let message = format!("{} is shorter than {STATE} says: the copy is damaged, remove it", log.display());
            return Err(Error::sink(message));
        }
        Ok(sink)
    }

    /// From which length on the log is folded into the files.
    #[must_use]
    pub fn log_min(mut self, bytes: u64) -> Self {
        self.log_min = bytes;
        self
    }

    fn folder(&self, generation: u64) -> PathBuf {
        self.path.join(format!("records-{generation:06}"))
    }

    fn log_path(&self, generation: u64) -> PathBuf {
        self.path.join(format!("log-{generation:06}.ndjson"))
    }

    fn files(&self) -> Result<Vec<PathBuf>> {
        let folder = self.folder(self.generation);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        files.sort();
        Ok(files)
    }

    /// Removes what a killed process left of other generations.
    fn tidy(&mut self) -> Result<()> {
        let (folder, log) = (self.folder(self.generation), self.log_path(self.generation));
        for entry in fs::read_dir(&self.path)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("records-") && path != folder {
                fs::remove_dir_all(&path)?;
            } else if (name.starts_with("log-") && path != log) || name == "STATE.json.new" {
                fs::remove_file(&path)?;
            }
        }
        self.base_bytes = self.files()?.iter().map(|file| fs::metadata(file).map_or(0, |it| it.len())).sum();
        Ok(())
    }

    fn point(&mut self, generation: u64, log_bytes: u64, state: &State) -> Result<()> {
        let pointer = Pointer { generation, log_bytes, state: state.clone() };
        let new = self.path.join("STATE.json.new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(&pointer).map_err(Error::sink)?)?;
        file.sync_all()?;
        fs::rename(&new, self.path.join(STATE))?;
        sync_directory(&self.path)?;
        (self.generation, self.log_bytes, self.state) = (generation, log_bytes, Some(state.clone()));
        Ok(())
    }

    fn switch(&mut self, generation: u64, state: &State) -> Result<()> {
        self.point(generation, 0, state)?;
        self.tidy()
    }

    /// Folds the log into the files, so that each has exactly the records of its kind.
    ///
    /// # Errors
    /// They cannot be written; the copy is what it was.
    pub fn compact(&mut self) -> Result<()> {
        let Some(state) = self.state.clone() else { return Ok(()) };
        let folder = self.folder(self.generation + 1);
        fs::create_dir_all(&folder)?;
        let mut files: BTreeMap<String, BufWriter<File>> = BTreeMap::new();
        self.lines(|kind, line| {
            if !files.contains_key(kind) {
                let file = BufWriter::new(File::create(folder.join(format!("{kind}.ndjson")))?);
                files.insert(kind.to_owned(), file);
            }
            let Some(file) = files.get_mut(kind) else { return Ok(()) };
            Ok(file.write_all(line)?)
        })?;
        for file in files.into_values() {
            file.into_inner().map_err(|error| Error::sink(error.into_error()))?.sync_all()?;
        }
        sync_directory(&folder)?;
        sync_directory(&self.path)?;
        self.switch(self.generation + 1, &state)
    }

    /// The records of the copy, in no order.
    ///
    /// # Errors
    /// They cannot be read, or the function fails.
    pub fn for_each(&self, mut each: impl FnMut(Record) -> Result<()>) -> Result<()> {
        self.lines(|_, line| each(serde_json::from_slice(line).map_err(Error::sink)?))
    }

    /// What the log says last of each record.
    fn overlay(&self) -> Result<HashMap<String, Entry>> {
        let mut overlay: HashMap<String, Entry> = HashMap::new();
        if self.log_bytes == 0 {
            return Ok(overlay);
        }
        let mut log = BufReader::new(File::open(self.log_path(self.generation))?.take(self.log_bytes));
        let (mut offset, mut line) = (0_u64, Vec::new());
        loop {
            line.clear();
            let length = log.read_until(b'\n', &mut line)?;
            if length == 0 {
                return Ok(overlay);
            }
            let Line { put, certain, remove } = serde_json::from_slice(&line).map_err(Error::sink)?;
            if let Some(record) = put {
                let (mut publisher, mut inherits) = (Some(record.publisher), !certain);
                if let Some(before) = overlay.get(&record.record_id).filter(|_| !certain) {
                    inherits = false;
                    if before.place.is_some() {
                        (publisher, inherits) = (before.publisher.clone(), before.inherits);
                    }
                }
                let place = Some((offset, length));
                let entry = Entry { kind: record.kind, place, publisher, inherits, used: false };
                overlay.insert(record.record_id, entry);
            } else if let Some(Removed { kind, record_id, .. }) = remove {
                let entry = Entry { kind, place: None, publisher: None, inherits: false, used: false };
                overlay.insert(record_id, entry);
            }
            offset += length as u64;
        }
    }

    /// Every record as it stands: its kind and its line.
    fn lines(&self, mut each: impl FnMut(&str, &[u8]) -> Result<()>) -> Result<()> {
        let mut overlay = self.overlay()?;
        let mut log = if overlay.is_empty() { None } else { Some(File::open(self.log_path(self.generation))?) };
        for path in self.files()? {
            let mut file = BufReader::new(File::open(path)?);
            let mut line = Vec::new();
            while file.read_until(b'\n', &mut line)? > 0 {
                let record: Record = serde_json::from_slice(&line).map_err(Error::sink)?;
                match overlay.get_mut(&record.record_id) {
                    None => each(&record.kind, &line)?,
                    Some(entry) => {
                        entry.used = true;
                        if let Some(resolved) = resolved(log.as_mut(), entry, Some(record.publisher))? {
                            each(&entry.kind, &resolved)?;
                        }
                    }
                }
                line.clear();
            }
        }
        for entry in overlay.values().filter(|entry| !entry.used) {
            if let Some(resolved) = resolved(log.as_mut(), entry, None)? {
                each(&entry.kind, &resolved)?;
            }
        }
        Ok(())
    }
}

fn resolved(log: Option<&mut File>, entry: &Entry, former: Option<OrganisationRef>) -> Result<Option<Vec<u8>>> {
    let (Some(log), Some((offset, length))) = (log, entry.place) else { return Ok(None) };
    log.seek(SeekFrom::Start(offset))?;
    let mut line = vec![0; length];
    log.read_exact(&mut line)?;
    let line: Line = serde_json::from_slice(&line).map_err(Error::sink)?;
    let Some(mut record) = line.put else { return Ok(None) };
    if let Some(publisher) = former.filter(|_| entry.inherits).or_else(|| entry.publisher.clone()) {
        record.publisher = publisher;
    }
    Ok(Some(json_line(&record)?))
}

fn json_line(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value).map_err(Error::sink)?;
    line.push(b'\n');
    Ok(line)
}

fn sync_directory(path: &Path) -> Result<()> {
    // Windows has no such thing.
    if cfg!(unix) {
        File::open(path)?.sync_all()?;
    }
    Ok(())
}

impl Sink for DirectorySink {
    fn load(&mut self) -> Result<Option<State>> {
        Ok(self.state.clone())
    }

    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        let mut lines = Vec::new();
        for action in batch {
            let line = match action {
                Action::Put { record, publisher_is_certain } => {
                    Line { put: Some(record.clone()), certain: *publisher_is_certain, remove: None }
                }
                Action::Remove { kind, record_id, sequence } => {
                    let (kind, record_id, sequence) = (kind.clone(), record_id.clone(), sequence.to_string());
                    Line { put: None, certain: false, remove: Some(Removed { kind, record_id, sequence }) }
                }
            };
            lines.extend(json_line(&line)?);
        }
        if !lines.is_empty() {
            let path = self.log_path(self.generation);
            let is_new = !path.exists();
            let mut log = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
            log.set_len(self.log_bytes)?;
            log.seek(SeekFrom::Start(self.log_bytes))?;
            log.write_all(&lines)?;
            log.sync_all()?;
            if is_new {
                sync_directory(&self.path)?;
            }
        }
        self.point(self.generation, self.log_bytes + lines.len() as u64, state)?;
        if self.log_bytes > self.log_min.max(self.base_bytes) {
            self.compact()?;
        }
        Ok(())
    }

    fn clear(&mut self, state: &State) -> Result<()> {
        fs::create_dir_all(self.folder(self.generation + 1))?;
        sync_directory(&self.path)?;
        self.switch(self.generation + 1, state)
    }

    fn downloads(&self) -> Option<PathBuf> {
        Some(self.path.join("parts"))
    }
}
