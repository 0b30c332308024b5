//! Forgets the subjects of lists that were deleted.

use super::{WatchError, WatchLists, repo};

/// What is removed in one statement.
const SUBJECTS_A_STEP: u64 = 5_000;

impl WatchLists {
    /// Removes what is left of deleted lists, in bounded steps; how many subjects it was.
    ///
    /// # Errors
    /// [`WatchError`] when the database does not answer; what was removed stays removed.
    pub async fn clean(&self) -> Result<u64, WatchError> {
        let mut cleaned = 0;
        loop {
            let removed = repo::subject::remove_orphans(self.store.writer(), SUBJECTS_A_STEP).await?;
            cleaned += removed;
            if removed == 0 {
                repo::list::remove_empty(self.store.writer()).await?;
                return Ok(cleaned);
            }
        }
    }
}
