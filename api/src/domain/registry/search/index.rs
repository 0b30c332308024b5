//! The index on disk or in memory: opening, writing, and answering.
//!
//! One writer, any number of readers. Calls block: an async caller runs them where blocking is allowed. A commit carries
//! its [`Progress`], so the index itself knows which changes it holds, and a crash between two commits loses nothing
//! that cannot be applied again.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
};

use serde::{Deserialize, Serialize};
use tantivy::{
    Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError,
    indexer::{IndexWriterOptions, LogMergePolicy},
    schema::Value,
};
use tokio::sync::watch;

use super::{
    SCHEMA_VERSION, SearchError,
    best::{Ranked, tier_of},
    document::SearchDocument,
    highlight::highlights,
    plan,
    query::{LARGEST_PAGE, Page, SearchHit, SearchPage, SearchRequest, Understood},
    scan::{Found, Scan, scan},
    schema::{CREDIT_CODE, Fields, REGISTRATION_NUMBER, schema},
    terms::{StoredTerms, TERMS_TOKENIZER},
    tier::{STAGES, Tier},
};

/// What the writer gathers before it writes a segment: about 50,000 enterprises.
const WRITER_MEMORY: usize = 96 << 20;
/// A segment with this share of replaced enterprises is rewritten.
const REPLACED_SHARE: f32 = 0.2;
/// How the folders of all versions begin.
const FOLDER_PREFIX: &str = "names-v";

/// How far the index has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// The first build: holds the enterprises up to an id, as they were when the last change was `head` or later.
    Building {
        /// The last change when the build began.
        head: u64,
        /// The last id that is in the index.
        after_id: i64,
    },
    /// Holds every change up to `position`.
    Following {
        /// The sequence of the last change.
        position: u64,
    },
}

impl Progress {
    const NOTHING: Self = Self::Following { position: 0 };

    /// The last change that is surely in the index; 0 during the first build.
    pub fn position(self) -> u64 {
        match self {
            Self::Building { .. } => 0,
            Self::Following { position } => position,
        }
    }
}

/// The index over the names and codes of enterprises.
pub struct SearchIndex {
    index: Index,
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    /// What is answered from: a view of the index and how far it goes.
    view: RwLock<View>,
    progress: watch::Sender<Progress>,
}

#[derive(Clone)]
struct View {
    searcher: Searcher,
    progress: Progress,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SearchIndex").field("progress", &self.progress()).finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// Opens the index in a folder of its own under `dir`, or one in memory.
    ///
    /// An index that is missing, damaged or of another [`SCHEMA_VERSION`] is replaced by an empty one, whose
    /// [`position`](Self::position) is 0; the log says so. Nothing else under `dir` is touched.
    ///
    /// # Errors
    /// [`SearchError::Locked`] when another process writes it, [`SearchError::Directory`] when the directory cannot be
    /// used.
    pub fn open(dir: Option<&Path>) -> Result<Self, SearchError> {
        let Some(dir) = dir else { return Self::start(Index::builder().schema(schema().0).create_in_ram()?) };
        crate::private_folder::make(dir).map_err(SearchError::Directory)?;
        remove_other_versions(dir).map_err(SearchError::Directory)?;
        let folder = folder(dir);
        if folder.exists() {
            match Self::open_folder(&folder) {
                Ok(index) => return Ok(index),
                Err(SearchError::Locked) => return Err(SearchError::Locked),
                Err(error) => tracing::warn!(?error, "the search index is damaged; it is built anew"),
            }
            fs::remove_dir_all(&folder).map_err(SearchError::Directory)?;
        } else {
            tracing::info!("there is no search index yet; it is built");
        }
        crate::private_folder::make(&folder).map_err(SearchError::Directory)?;
        Self::start(Index::create_in_dir(&folder, schema().0)?)
    }

    fn open_folder(folder: &Path) -> Result<Self, SearchError> {
        let opened = Self::start(Index::open_in_dir(folder)?)?;
        let damaged = |what: String| SearchError::Engine(TantivyError::InternalError(what));
        if opened.index.schema() != schema().0 {
            return Err(damaged("another schema".to_owned()));
        }
        match opened.index.validate_checksum()?.len() {
            0 => Ok(opened),
            files => Err(damaged(format!("{files} files have a wrong checksum"))),
        }
    }

    fn start(index: Index) -> Result<Self, SearchError> {
        index.tokenizers().register(TERMS_TOKENIZER, StoredTerms::default());
        let writer = new_writer(&index)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let progress = committed_progress(&index)?;
        let view = View { searcher: reader.searcher(), progress };
        Ok(Self {
            fields: schema().1,
            index,
            reader,
            writer: Mutex::new(writer),
            view: RwLock::new(view),
            progress: watch::Sender::new(progress),
        })
    }

    /// The sequence of the last change that is committed; 0 for an index that is not built yet.
    pub fn position(&self) -> u64 {
        self.progress().position()
    }

    /// How far the last commit goes.
    pub fn progress(&self) -> Progress {
        *self.progress.borrow()
    }

    /// Tells of every commit, for those who wait for a change to become searchable.
    pub fn subscribe(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// The number of enterprises in the index.
    pub fn len(&self) -> u64 {
        self.view().searcher.num_docs()
    }

    /// The number of parts that the index consists of.
    pub fn segments(&self) -> usize {
        self.view().searcher.segment_readers().len()
    }

    /// Whether no enterprise is in the index.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds enterprises, replaces those with the same id, and removes others. Seen after the next commit.
    ///
    /// # Errors
    /// [`SearchError::Engine`]; call [`rollback`](Self::rollback) and apply again from [`progress`](Self::progress).
    pub fn apply(&self, upserts: &[SearchDocument], deletes: &[i64]) -> Result<(), SearchError> {
        let writer = self.writer();
        for id in deletes {
            writer.delete_term(self.fields.id_term(*id));
        }
        for enterprise in upserts {
            writer.delete_term(self.fields.id_term(enterprise.id));
            writer.add_document(self.fields.document(enterprise))?;
        }
        Ok(())
    }

    /// Adds enterprises that are surely not in the index yet: the first build, without looking for old versions.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn append(&self, enterprises: &[SearchDocument]) -> Result<(), SearchError> {
        let writer = self.writer();
        for enterprise in enterprises {
            writer.add_document(self.fields.document(enterprise))?;
        }
        Ok(())
    }

    /// Makes what was applied durable and visible, as all changes up to `position`.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn commit(&self, position: u64) -> Result<(), SearchError> {
        self.commit_progress(Progress::Following { position })
    }

    /// Makes what was applied durable and visible, as this progress.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn commit_progress(&self, progress: Progress) -> Result<(), SearchError> {
        let payload =
            serde_json::to_string(&progress).map_err(|error| TantivyError::InternalError(error.to_string()))?;
        let mut writer = self.writer();
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.show(progress)
    }

    /// Forgets what was applied since the last commit, also after a failure.
    ///
    /// # Errors
    /// [`SearchError::Engine`] when the writer cannot be started again.
    pub fn rollback(&self) -> Result<(), SearchError> {
        let mut writer = self.writer();
        writer.rollback()?;
        self.show(committed_progress(&self.index)?)
    }

    /// Empties the index.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn clear(&self) -> Result<(), SearchError> {
        self.writer().delete_all_documents()?;
        self.commit_progress(Progress::NOTHING)
    }

    /// Answers from the merged form of the index once merging is done: fewer parts are faster.
    ///
    /// # Errors
    /// [`SearchError::Engine`] when the files cannot be read.
    pub fn refresh(&self) -> Result<(), SearchError> {
        let _writer = self.writer();
        self.show(self.progress())
    }

    /// Finds enterprises.
    ///
    /// # Errors
    /// [`SearchError::BadQuery`] for a query without anything to look for, [`SearchError::Engine`] when it fails.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchPage, SearchError> {
        let query = Understood::new(&request.query)?;
        let View { searcher, progress } = self.view();
        let wanted = Scan {
            filter: &request.filter,
            page: request.page,
            limit: request.limit.clamp(1, LARGEST_PAGE),
            facets: request.facets,
            reach: usize::MAX,
        };
        let found = self.find(&searcher, &query, wanted)?;
        Ok(SearchPage {
            hits: found.hits.iter().map(|hit| self.hit(&searcher, &query, hit)).collect::<Result<_, _>>()?,
            total: found.total,
            more: found.beyond > found.hits.len() as u64,
            facets: found.facets,
            position: progress.position(),
        })
    }

    fn find(&self, searcher: &Searcher, query: &Understood, wanted: Scan<'_>) -> Result<Found, SearchError> {
        // A page in the middle belongs to the stage that its key came from, even if an earlier one now finds something.
        let (Page::After(key) | Page::Before(key)) = wanted.page else {
            for stage in 0..STAGES - 1 {
                let found = scan(searcher, &plan::lanes(&self.fields, query, stage), wanted)?;
                if found.unfiltered > 0 {
                    return Ok(found);
                }
            }
            return Ok(scan(searcher, &plan::lanes(&self.fields, query, STAGES - 1), wanted)?);
        };
        let stage = tier_of(key.score).map_or(0, Tier::stage);
        Ok(scan(searcher, &plan::lanes(&self.fields, query, stage), wanted)?)
    }

    fn hit(&self, searcher: &Searcher, query: &Understood, hit: &Ranked) -> Result<SearchHit, SearchError> {
        let matched = tier_of(hit.key.score).unwrap_or(Tier::Typo).matched();
        let written = self.written(searcher, hit)?;
        let lines: Vec<&str> = written.split('\n').collect();
        let codes = if matched == super::MatchedField::Code { codes(searcher, hit)? } else { Vec::new() };
        Ok(SearchHit {
            id: hit.key.id,
            score: hit.key.score,
            matched,
            highlights: highlights(query, matched, &lines, &codes),
        })
    }

    /// The name and the former names of a hit, one a line.
    pub(super) fn written(&self, searcher: &Searcher, hit: &Ranked) -> Result<String, SearchError> {
        let document: TantivyDocument = searcher.doc(hit.address)?;
        let written = document.get_first(self.fields.written).and_then(|value| value.as_str().map(str::to_owned));
        Ok(written.unwrap_or_default())
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.view().searcher
    }

    fn show(&self, progress: Progress) -> Result<(), SearchError> {
        self.reader.reload()?;
        let view = View { searcher: self.reader.searcher(), progress };
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = view;
        self.progress.send_replace(progress);
        Ok(())
    }

    fn view(&self) -> View {
        self.view.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn writer(&self) -> MutexGuard<'_, IndexWriter> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn new_writer(index: &Index) -> Result<IndexWriter, SearchError> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .memory_budget_per_thread(WRITER_MEMORY)
        .num_merge_threads(1)
        .build();
    let writer: IndexWriter = index.writer_with_options(options).map_err(|error| match error {
        TantivyError::LockFailure(..) => SearchError::Locked,
        other => SearchError::Engine(other),
    })?;
    let mut merging = LogMergePolicy::default();
    merging.set_del_docs_ratio_before_merge(REPLACED_SHARE);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}

fn committed_progress(index: &Index) -> Result<Progress, SearchError> {
    let Some(payload) = index.load_metas()?.payload else { return Ok(Progress::NOTHING) };
    serde_json::from_str(&payload).map_err(|error| SearchError::Engine(TantivyError::InternalError(error.to_string())))
}

fn folder(dir: &Path) -> PathBuf {
    dir.join(format!("{FOLDER_PREFIX}{SCHEMA_VERSION}"))
}

fn remove_other_versions(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_version =
            name.to_string_lossy().strip_prefix(FOLDER_PREFIX).is_some_and(|rest| rest.parse::<u32>().is_ok());
        if is_version && entry.path() != folder(dir) {
            tracing::warn!(folder = %name.to_string_lossy(), "the search index is of another version; it is built anew");
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn codes(searcher: &Searcher, hit: &Ranked) -> Result<Vec<String>, SearchError> {
    let columns = searcher.segment_reader(hit.address.segment_ord).fast_fields();
    let mut codes = Vec::new();
    for name in [CREDIT_CODE, REGISTRATION_NUMBER] {
        let Some(column) = columns.str(name)? else { continue };
        if let Some(ordinal) = column.ords().first(hit.address.doc_id) {
            let mut code = String::new();
            column.ord_to_str(ordinal, &mut code).map_err(TantivyError::from)?;
            codes.push(code);
        }
    }
    Ok(codes)
}
