//! Makes the rows of the configured tiers. Left as they are: tiers that are not configured, for clients may be in them,
//! and tiers that an administrator has set.

use entity::code::AuditAction;
use sea_orm::TransactionTrait;

use super::{
    Access, repo,
    repo::RepoError,
    snapshot,
    tier::{SetBy, Tier, TierSummary},
};
use crate::domain::audit::{Act, Origin};

impl Access {
    /// Inserts the tiers that are new and overwrites those that differ; returns how many were written.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn seed_tiers(&self, tiers: &[Tier]) -> Result<usize, RepoError> {
        let present = repo::describe_tiers(self.store.reader()).await?;
        let of_name = |name: &str| present.iter().find(|present| present.tier.name == name);
        let is_to_be_written = |tier: &&Tier| {
            of_name(&tier.name).is_none_or(|present| present.set_by == SetBy::Configuration && present.tier != **tier)
        };
        let changed: Vec<Tier> = tiers.iter().filter(is_to_be_written).cloned().collect();
        if changed.is_empty() {
            return Ok(0);
        }
        let transaction = self.store.writer().begin().await?;
        repo::upsert_tiers(&transaction, &changed, SetBy::Configuration, self.clock.now()).await?;
        for tier in &changed {
            let act = Act {
                action: AuditAction::TierSet,
                target: snapshot::tier_target(&tier.name),
                before: of_name(&tier.name).map(|present| snapshot::tier(&present.tier, present.set_by)),
                after: Some(snapshot::tier(tier, SetBy::Configuration)),
            };
            self.on_behalf_of(Origin::gateway()).audit(&transaction, act).await?;
        }
        transaction.commit().await?;
        Ok(changed.len())
    }

    /// Every tier with who has set it, by name.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn describe_tiers(&self) -> Result<Vec<TierSummary>, RepoError> {
        repo::describe_tiers(self.store.reader()).await
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

    use crate::domain::access::{
        fixture::{self, Fixture},
        tier::TierLimits,
    };

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
    async fn every_limit_of_a_tier_that_is_there_follows_the_configuration() {
        let fixture = Fixture::new().await;
        let mut tiers = fixture.access.list_tiers().await.unwrap();
        for field in TierLimits::FIELDS {
            *(field.of_mut)(&mut tiers[0].limits) += 1;
        }
        assert_eq!(fixture.access.seed_tiers(&tiers).await.unwrap(), 1);
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
