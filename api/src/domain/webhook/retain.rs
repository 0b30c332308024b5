//! Forgets what was kept long enough: settled deliveries with their attempts, and all that is left of endpoints that were
//! deleted.

use super::{WebhookError, Webhooks, repo};

/// What is removed in one statement.
const DELIVERIES_A_STEP: u64 = 1_000;

impl Webhooks {
    /// Removes what is due, in bounded steps; how many deliveries it was.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer; what was removed stays removed.
    pub async fn clean(&self) -> Result<u64, WebhookError> {
        let before = self.clock.now() - self.settings.keep;
        let mut cleaned = 0;
        loop {
            let old = repo::delivery::outlived(self.store.reader(), before, DELIVERIES_A_STEP).await?;
            if old.is_empty() {
                repo::endpoint::remove_empty(self.store.writer()).await?;
                return Ok(cleaned);
            }
            repo::delivery::remove(self.store.writer(), &old).await?;
            cleaned += old.len() as u64;
        }
    }
}
