//! Keeps the index up with the change events.
//!
//! The first build walks all enterprises in the order of their ids, in large commits that say how far they came, and
//! then follows the changes since it began. Following takes changes in batches, reads their enterprises as they are now,
//! and commits with the sequence of the last change. Whatever fails is logged, rolled back and tried again with a pause
//! that grows; whatever was not committed is simply read again.

use std::{error::Error, sync::Arc, time::Duration};

use async_trait::async_trait;
use tokio::{
    sync::{Notify, watch},
    task::spawn_blocking,
    time::timeout,
};

use super::{SearchError, SearchIndex, document::SearchDocument, index::Progress};

/// Where enterprises and their changes are read.
#[async_trait]
pub trait ChangeSource: Send + Sync {
    /// The sequence of the last change; 0 before the first.
    async fn head(&self) -> Result<u64, SourceError>;

    /// The ids of enterprises above `after_id`, ascending, at most `limit`. Fewer than `limit` only at the end.
    async fn enterprises(&self, after_id: i64, limit: usize) -> Result<Vec<i64>, SourceError>;

    /// The enterprises that the next changes after a sequence are about, from at most `limit` changes.
    async fn changed_enterprises(&self, after: u64, limit: usize) -> Result<ChangedBatch, SourceError>;

    /// These enterprises as they are now. Those that no longer exist are left out.
    async fn documents(&self, ids: &[i64]) -> Result<Vec<SearchDocument>, SourceError>;
}

/// Some changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChangedBatch {
    /// Whom they are about, each once.
    pub enterprise_ids: Vec<i64>,
    /// The sequence of the last of them, or the asked one if there are none.
    pub position: u64,
    /// Whether there are more right away.
    pub more: bool,
}

/// Why the source did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the enterprises for the search index could not be read")]
pub struct SourceError(#[source] pub Box<dyn Error + Send + Sync>);

/// Whether the index has been built: before that, what it finds is not all there is.
///
/// # Errors
/// [`SourceError`] when the source has to be asked and does not answer.
pub async fn is_built(index: &SearchIndex, source: &impl ChangeSource) -> Result<bool, SourceError> {
    Ok(index.position() > 0 || source.head().await? == 0)
}

/// Why a step of following failed.
#[derive(Debug, thiserror::Error)]
enum FollowError {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error(transparent)]
    Index(#[from] SearchError),
    #[error("writing the search index was cut off")]
    CutOff(#[from] tokio::task::JoinError),
    #[error("the follower is shut down")]
    ShutDown,
}

/// How the follower works.
#[derive(Debug, Clone, Copy)]
pub struct FollowOptions {
    /// Looks for changes this often without being woken.
    pub tick: Duration,
    /// Changes of one batch, and of one commit while catching up.
    pub changes: usize,
    /// Enterprises read at once in the first build.
    pub enterprises: usize,
    /// Batches of the first build in one commit.
    pub batches_a_commit: usize,
    /// The first pause after a failure; doubled up to [`longest_pause`](Self::longest_pause).
    pub pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
    /// Quiet ticks after which the merged form of the index is taken up.
    pub quiet_ticks: u32,
}

impl Default for FollowOptions {
    fn default() -> Self {
        Self {
            tick: Duration::from_millis(250),
            changes: 5_000,
            enterprises: 2_000,
            batches_a_commit: 100,
            pause: Duration::from_millis(250),
            longest_pause: Duration::from_secs(30),
            quiet_ticks: 20,
        }
    }
}

/// Keeps an index up with a source.
#[derive(Debug, Clone, Copy, Default)]
pub struct Follower {
    options: FollowOptions,
}

impl Follower {
    /// A follower that works like this.
    pub fn new(options: FollowOptions) -> Self {
        Self { options }
    }

    /// Follows until `shutdown` is true or its sender is gone. `wake` says that there may be a change.
    ///
    /// Only one follower writes an index at a time. A batch that is being written when the shutdown comes is finished.
    pub async fn run<S: ChangeSource + 'static>(
        self,
        index: Arc<SearchIndex>,
        source: Arc<S>,
        wake: Arc<Notify>,
        shutdown: watch::Receiver<bool>,
    ) {
        let run = Run { options: self.options, index, source: source.as_ref(), wake, shutdown };
        run.follow().await;
    }
}

/// One run of a follower.
struct Run<'a, S> {
    options: FollowOptions,
    index: Arc<SearchIndex>,
    source: &'a S,
    wake: Arc<Notify>,
    shutdown: watch::Receiver<bool>,
}

impl<S: ChangeSource> Run<'_, S> {
    async fn follow(&self) {
        let mut pause = self.options.pause;
        let mut quiet = 0;
        let mut is_begun = false;
        loop {
            let caught_up = async {
                if !is_begun {
                    self.check_head().await?;
                }
                self.catch_up().await
            };
            let waited = match caught_up.await {
                Ok(is_changed) => {
                    is_begun = true;
                    pause = self.options.pause;
                    quiet = if is_changed { 0 } else { quiet + 1 };
                    if quiet == self.options.quiet_ticks
                        && let Err(error) = self.write(SearchIndex::refresh).await
                    {
                        tracing::warn!(?error, "the search index was not refreshed");
                    }
                    // Running out is the tick.
                    self.unless_shut_down(timeout(self.options.tick, self.wake.notified())).await.map(|_| ())
                }
                Err(FollowError::ShutDown) => Err(FollowError::ShutDown),
                Err(error) => {
                    tracing::warn!(?error, pause_ms = pause.as_millis(), "the search index is behind; trying again");
                    self.roll_back().await;
                    let slept = self.unless_shut_down(tokio::time::sleep(pause)).await;
                    pause = (pause * 2).min(self.options.longest_pause);
                    slept
                }
            };
            if waited.is_err() {
                // What was applied and not committed must not be part of anybody's next commit.
                return self.roll_back().await;
            }
        }
    }

    async fn roll_back(&self) {
        if let Err(error) = self.write(SearchIndex::rollback).await {
            tracing::error!(?error, "the search index could not be rolled back");
        }
    }

    /// Waits for something that may be given up at any time: reading, sleeping. Never for writing.
    async fn unless_shut_down<T>(&self, waiting: impl Future<Output = T>) -> Result<T, FollowError> {
        let mut shutdown = self.shutdown.clone();
        tokio::select! {
            biased;
            // An error means that the sender is gone, which is a shutdown too.
            _ = shutdown.wait_for(|is_down| *is_down) => Err(FollowError::ShutDown),
            result = waiting => Ok(result),
        }
    }

    async fn write(
        &self,
        work: impl FnOnce(&SearchIndex) -> Result<(), SearchError> + Send + 'static,
    ) -> Result<(), FollowError> {
        let index = Arc::clone(&self.index);
        Ok(spawn_blocking(move || work(&index)).await??)
    }

    /// Empties an index that is ahead of its source: the store behind it is another, or was put back.
    async fn check_head(&self) -> Result<(), FollowError> {
        let head = self.unless_shut_down(self.source.head()).await??;
        let known = match self.index.progress() {
            Progress::Building { head, .. } => head,
            Progress::Following { position } => position,
        };
        if known > head {
            tracing::warn!(known, head, "the search index knows more changes than the store; it is built anew");
            self.write(SearchIndex::clear).await?;
        }
        Ok(())
    }

    /// Takes in everything there is. Says whether there was anything.
    async fn catch_up(&self) -> Result<bool, FollowError> {
        let is_built = self.build().await?;
        let mut is_changed = is_built;
        loop {
            let position = self.index.position();
            let batch =
                self.unless_shut_down(self.source.changed_enterprises(position, self.options.changes)).await??;
            if batch.position <= position {
                return Ok(is_changed);
            }
            let documents = self.unless_shut_down(self.source.documents(&batch.enterprise_ids)).await??;
            let ChangedBatch { enterprise_ids, position, more } = batch;
            self.write(move |index| {
                index.apply(&documents, &missing(&enterprise_ids, &documents))?;
                index.commit(position)
            })
            .await?;
            is_changed = true;
            if !more {
                return Ok(is_changed);
            }
        }
    }

    /// Builds the index if it was never built, from where a build stopped. Says whether it did.
    async fn build(&self) -> Result<bool, FollowError> {
        let (head, mut after_id) = match self.index.progress() {
            Progress::Building { head, after_id } => (head, after_id),
            Progress::Following { position: 0 } => {
                if !self.index.is_empty() {
                    self.write(SearchIndex::clear).await?;
                }
                (self.unless_shut_down(self.source.head()).await??, i64::MIN)
            }
            Progress::Following { .. } => return Ok(false),
        };
        if head == 0 {
            return Ok(false);
        }
        tracing::info!(head, "the search index is being built");
        let mut batches = 0;
        loop {
            let ids = self.unless_shut_down(self.source.enterprises(after_id, self.options.enterprises)).await??;
            let is_end = ids.len() < self.options.enterprises;
            if let Some(last) = ids.last() {
                after_id = *last;
                let documents = self.unless_shut_down(self.source.documents(&ids)).await??;
                self.write(move |index| index.append(&documents)).await?;
            }
            batches += 1;
            if is_end {
                self.write(move |index| index.commit(head)).await?;
                tracing::info!(head, enterprises = self.index.len(), "the search index is built");
                return Ok(true);
            }
            if batches % self.options.batches_a_commit == 0 {
                self.write(move |index| index.commit_progress(Progress::Building { head, after_id })).await?;
            }
        }
    }
}

fn missing(ids: &[i64], documents: &[SearchDocument]) -> Vec<i64> {
    let present: std::collections::HashSet<i64> = documents.iter().map(|document| document.id).collect();
    ids.iter().copied().filter(|id| !present.contains(id)).collect()
}
