//! Follows the feed: page after page, and at the end waits until there is more.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::{Feed, FeedError, FeedPage, LOOKED_THROUGH_MAX, Wanted};
use crate::domain::dataset::head::Movements;

/// A reader that wants nothing of what passes is told so often how far it is, so that it need not look through it again.
const TELL_EVERY: Duration = Duration::from_secs(15);

/// Followers that read at once, in each process. A change wakes all of them, be they thousands; without turns they would take
/// every connection to the database from whoever asks something meanwhile.
pub(super) const READING_AT_ONCE: usize = 2;

/// Follows the feed for one reader. It holds one page at most: who is slow takes the next one later, and misses nothing.
#[derive(Debug)]
pub struct Following {
    feed: Feed,
    wanted: Wanted,
    movements: Movements,
    /// Up to where the reader was told; nothing before the first time.
    told: Option<(u64, Instant)>,
}

impl Following {
    pub(super) fn new(feed: Feed, wanted: Wanted) -> Self {
        let movements = feed.0.head.movements();
        Self { feed, wanted, movements, told: None }
    }

    /// The next page that is worth telling: one with changes, or one that goes further without any. The first is told at
    /// once. Nothing, once nobody looks any more: the gateway stops.
    ///
    /// # Errors
    /// [`FeedError`]; the reader goes on from where it was told last.
    pub async fn next(&mut self) -> Result<Option<FeedPage>, FeedError> {
        loop {
            let page = self.read().await?;
            self.wanted.after = page.up_to;
            if self.is_worth_telling(&page) {
                self.told = Some((page.up_to, Instant::now()));
                return Ok(Some(page));
            }
            if !page.has_more() && !self.wait(page.up_to).await {
                return Ok(None);
            }
        }
    }

    async fn read(&self) -> Result<FeedPage, FeedError> {
        // Never closed.
        let _turn = self.feed.0.turns.acquire().await;
        self.feed.read(&self.wanted).await
    }

    fn is_worth_telling(&self, page: &FeedPage) -> bool {
        let Some((up_to, at)) = self.told else { return true };
        let further = page.up_to - up_to;
        !page.changes.is_empty() || further >= LOOKED_THROUGH_MAX || (further > 0 && at.elapsed() >= TELL_EVERY)
    }

    /// Waits until there may be more, or it is time to tell how far the reader is; false when nobody looks any more.
    async fn wait(&mut self, up_to: u64) -> bool {
        let deadline = self.told.filter(|(told, _)| *told < up_to).map(|(_, at)| at + TELL_EVERY);
        loop {
            let moved = match deadline {
                Some(deadline) => match timeout_at(deadline, self.movements.next()).await {
                    Ok(moved) => moved,
                    Err(_elapsed) => return true,
                },
                None => self.movements.next().await,
            };
            match moved {
                None => return false,
                // What was known before.
                Some(progress) if progress.sequence <= up_to => {}
                Some(_) => return true,
            }
        }
    }
}
