//! Following a source: built, kept up, resumed, repaired.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use super::{super::*, enterprise, find, ids};
use crate::domain::registry::search::{
    follow::{ChangeSource, ChangedBatch, FollowOptions, Follower, SourceError, is_built},
    index::Progress,
};

/// Enterprises and a list of changes, in memory.
#[derive(Default)]
struct Store {
    enterprises: Mutex<BTreeMap<i64, SearchDocument>>,
    changes: Mutex<Vec<i64>>,
    /// Answers that fail before the next one succeeds.
    failures: AtomicU32,
    /// Where following was asked to resume.
    asked: Mutex<Vec<u64>>,
    /// Which enterprises were read.
    read: Mutex<Vec<i64>>,
}

impl Store {
    fn put(&self, enterprise: SearchDocument) -> u64 {
        let id = enterprise.id;
        self.enterprises.lock().unwrap().insert(id, enterprise);
        self.note(id)
    }

    fn remove(&self, id: i64) -> u64 {
        self.enterprises.lock().unwrap().remove(&id);
        self.note(id)
    }

    fn note(&self, id: i64) -> u64 {
        let mut changes = self.changes.lock().unwrap();
        changes.push(id);
        changes.len() as u64
    }

    fn answer(&self) -> Result<(), SourceError> {
        let failing = |left: u32| left.checked_sub(1);
        match self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, failing) {
            Ok(_) => Err(SourceError("the store is down".into())),
            Err(_) => Ok(()),
        }
    }
}

#[async_trait]
impl ChangeSource for Store {
    async fn head(&self) -> Result<u64, SourceError> {
        self.answer()?;
        Ok(self.changes.lock().unwrap().len() as u64)
    }

    async fn enterprises(&self, after_id: i64, limit: usize) -> Result<Vec<i64>, SourceError> {
        self.answer()?;
        let enterprises = self.enterprises.lock().unwrap();
        Ok(enterprises.keys().copied().filter(|id| *id > after_id).take(limit).collect())
    }

    async fn changed_enterprises(&self, after: u64, limit: usize) -> Result<ChangedBatch, SourceError> {
        self.answer()?;
        self.asked.lock().unwrap().push(after);
        let changes = self.changes.lock().unwrap();
        let start = usize::try_from(after).unwrap().min(changes.len());
        let end = (start + limit).min(changes.len());
        let mut enterprise_ids = changes[start..end].to_vec();
        enterprise_ids.sort_unstable();
        enterprise_ids.dedup();
        Ok(ChangedBatch { enterprise_ids, position: end as u64, more: end < changes.len() })
    }

    async fn documents(&self, ids: &[i64]) -> Result<Vec<SearchDocument>, SourceError> {
        self.answer()?;
        self.read.lock().unwrap().extend(ids);
        let enterprises = self.enterprises.lock().unwrap();
        Ok(ids.iter().filter_map(|id| enterprises.get(id).cloned()).collect())
    }
}

/// A follower that is running.
struct Running {
    index: Arc<SearchIndex>,
    wake: Arc<Notify>,
    shutdown: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    fn start(index: SearchIndex, store: &Arc<Store>) -> Self {
        // The tick is far away: only waking makes it look.
        let options = FollowOptions {
            tick: Duration::from_hours(1),
            changes: 3,
            enterprises: 2,
            batches_a_commit: 1,
            pause: Duration::from_millis(1),
            ..FollowOptions::default()
        };
        let index = Arc::new(index);
        let (shutdown, is_down) = watch::channel(false);
        let wake = Arc::new(Notify::new());
        let run = Follower::new(options).run(Arc::clone(&index), Arc::clone(store), Arc::clone(&wake), is_down);
        Self { index, wake, shutdown, task: tokio::spawn(run) }
    }

    async fn reaches(&self, position: u64) {
        self.wake.notify_one();
        self.index.subscribe().wait_for(|progress| progress.position() >= position).await.unwrap();
    }

    async fn stop(self) {
        self.shutdown.send(true).unwrap();
        self.task.await.unwrap();
    }
}

fn store(count: i64) -> Arc<Store> {
    let store = Arc::new(Store::default());
    for id in 1..=count {
        store.put(enterprise(id, &format!("上海明镜{id}科技有限公司")));
    }
    store
}

#[tokio::test]
async fn the_first_build_takes_all_and_a_write_becomes_searchable() {
    let store = store(7);
    let running = Running::start(SearchIndex::open(None).unwrap(), &store);
    running.reaches(7).await;
    assert_eq!(find(&running.index, "明镜").total, 7);
    let mut read = store.read.lock().unwrap().clone();
    read.sort_unstable();
    assert_eq!(read, [1, 2, 3, 4, 5, 6, 7], "each enterprise is read once");

    let position = store.put(enterprise(8, "上海东方贸易有限公司"));
    running.reaches(position).await;
    assert_eq!(ids(&find(&running.index, "东方")), [8]);

    store.put(enterprise(8, "上海南方贸易有限公司"));
    let position = store.remove(1);
    running.reaches(position).await;
    assert_eq!(find(&running.index, "东方").total, 0);
    assert_eq!(find(&running.index, "明镜").total, 6);
    running.stop().await;
}

#[tokio::test]
async fn an_index_is_built_when_it_holds_all_or_there_is_nothing_to_hold() {
    let empty = store(0);
    assert!(is_built(&SearchIndex::open(None).unwrap(), empty.as_ref()).await.unwrap());

    let store = store(7);
    let index = SearchIndex::open(None).unwrap();
    assert!(!is_built(&index, store.as_ref()).await.unwrap());
    index.append(&[enterprise(1, "上海明镜科技有限公司")]).unwrap();
    index.commit_progress(Progress::Building { head: 7, after_id: 1 }).unwrap();
    assert!(!is_built(&index, store.as_ref()).await.unwrap(), "a part is not the whole");

    let running = Running::start(index, &store);
    running.reaches(7).await;
    assert!(is_built(&running.index, store.as_ref()).await.unwrap());
    // It stays built while it lags behind: the answer says up to which change it knows.
    store.put(enterprise(8, "上海东方贸易有限公司"));
    assert!(is_built(&running.index, store.as_ref()).await.unwrap());
    running.stop().await;
}

#[tokio::test]
async fn a_restart_resumes_behind_the_last_commit() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(5);
    let running = Running::start(SearchIndex::open(Some(dir.path())).unwrap(), &store);
    running.reaches(5).await;
    running.stop().await;

    store.put(enterprise(6, "上海东方贸易有限公司"));
    store.put(enterprise(2, "上海西方贸易有限公司"));
    store.asked.lock().unwrap().clear();
    store.read.lock().unwrap().clear();
    let running = Running::start(SearchIndex::open(Some(dir.path())).unwrap(), &store);
    running.reaches(7).await;
    assert_eq!(store.asked.lock().unwrap()[0], 5);
    assert_eq!(*store.read.lock().unwrap(), [2, 6], "nothing else is read");
    assert_eq!(running.index.len(), 6);
    running.stop().await;
}

#[tokio::test]
async fn a_build_that_was_cut_off_goes_on_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(6);
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    index.append(&[enterprise(1, "上海明镜1科技有限公司"), enterprise(2, "上海明镜2科技有限公司")]).unwrap();
    index.commit_progress(Progress::Building { head: 6, after_id: 2 }).unwrap();
    // Changed after it was built in: following catches it, since the build began at 6.
    let position = store.put(enterprise(1, "上海东方贸易有限公司"));
    let running = Running::start(index, &store);
    running.reaches(position).await;
    assert_eq!((running.index.len(), find(&running.index, "明镜").total), (6, 5));
    assert_eq!(ids(&find(&running.index, "东方")), [1]);
    assert_eq!(*store.read.lock().unwrap(), [3, 4, 5, 6, 1]);
    running.stop().await;
}

#[tokio::test]
async fn a_deleted_index_is_built_again() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(4);
    let running = Running::start(SearchIndex::open(Some(dir.path())).unwrap(), &store);
    running.reaches(4).await;
    running.stop().await;
    std::fs::remove_dir_all(dir.path()).unwrap();
    let running = Running::start(SearchIndex::open(Some(dir.path())).unwrap(), &store);
    running.reaches(4).await;
    assert_eq!(find(&running.index, "明镜").total, 4);
    running.stop().await;
}

#[tokio::test]
async fn a_store_that_fails_is_asked_again() {
    let store = store(5);
    store.failures.store(4, Ordering::SeqCst);
    let running = Running::start(SearchIndex::open(None).unwrap(), &store);
    running.reaches(5).await;
    assert_eq!(running.index.len(), 5, "what failed half-way is not doubled");
    store.failures.store(2, Ordering::SeqCst);
    let position = store.put(enterprise(9, "上海东方贸易有限公司"));
    running.reaches(position).await;
    assert_eq!(running.index.len(), 6);
    running.stop().await;
}

#[tokio::test]
async fn an_index_ahead_of_its_store_is_built_anew() {
    let index = SearchIndex::open(None).unwrap();
    index.apply(&[enterprise(77, "上海旧库科技有限公司")], &[]).unwrap();
    index.commit(1_000).unwrap();
    let store = store(3);
    let running = Running::start(index, &store);
    let mut progress = running.index.subscribe();
    progress.wait_for(|progress| *progress == Progress::Following { position: 3 }).await.unwrap();
    assert_eq!((running.index.len(), find(&running.index, "旧库").total), (3, 0));
    running.stop().await;
}

#[tokio::test]
async fn an_empty_store_is_followed_from_its_first_change() {
    let store = store(0);
    let running = Running::start(SearchIndex::open(None).unwrap(), &store);
    let position = store.put(enterprise(1, "上海明镜科技有限公司"));
    running.reaches(position).await;
    assert_eq!(ids(&find(&running.index, "明镜")), [1]);
    running.stop().await;
}
