//! Makes the rows of the configured tiers. Tiers that are not configured are left as they are: clients may be in them.

use super::{Access, repo, repo::RepoError, tier::Tier};

impl Access {
    /// Inserts the tiers that are new and overwrites those that differ; returns how many were written.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn seed_tiers(&self, tiers: &[Tier]) -> Result<usize, RepoError> {
        let present = repo::list_tiers(self.store.reader()).await?;
        let changed: Vec<Tier> = tiers.iter().filter(|tier| !present.contains(tier)).cloned().collect();
        if !changed.is_empty() {
            repo::upsert_tiers(self.store.writer(), &changed, self.clock.now()).await?;
        }
        Ok(changed.len())
    }

    /// Every tier, by name.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn list_tiers(&self) -> Result<Vec<Tier>, RepoError> {
        repo::list_tiers(self.store.reader()).await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use crate::domain::access::fixture::{self, Fixture};

    #[tokio::test]
    async fn a_second_seeding_writes_only_what_differs() {
        let fixture = Fixture::new().await;
        let mut tiers = fixture.access.list_tiers().await.unwrap();
        assert_eq!(fixture.access.seed_tiers(&tiers).await.unwrap(), 0);
        tiers[0].limits.burst = 99;
        tiers.push(fixture::tier("press", &[]));
        assert_eq!(fixture.access.seed_tiers(&tiers).await.unwrap(), 2);
        assert_eq!(fixture.access.list_tiers().await.unwrap(), tiers);
    }

    #[tokio::test]
    async fn a_tier_that_is_no_longer_configured_stays() {
        let fixture = Fixture::new().await;
        let before = fixture.access.list_tiers().await.unwrap();
        assert_eq!(fixture.access.seed_tiers(&before[..1]).await.unwrap(), 0);
        assert_eq!(fixture.access.list_tiers().await.unwrap(), before);
    }
}
