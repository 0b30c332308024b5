//! Sets the limits and scopes of a tier, and whether its clients may send documents by their hash.
//!
//! A tier that an administrator has set stays so: the configuration is not laid over it at the next start, until it is
//! given back to the configuration ([`Access::reset_tier`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use entity::code::{AuditAction, Scope};
use sea_orm::{DatabaseTransaction, DbErr, TransactionTrait};

use super::{
    Access,
    repo::{self, RepoError},
    snapshot,
    tier::{ANONYMOUS, DocumentMode, SetBy, Tier, TierLimits, TierSummary, is_tier_name},
};
use crate::domain::audit::Act;

/// What is to change of a tier; what is not named stays. A tier that is new needs all of its limits.
#[derive(Debug, Clone)]
pub struct TierChange {
    /// The tier's name.
    pub name: String,
    /// Limits by their names, as the configuration has them.
    pub limits: BTreeMap<String, i64>,
    /// The scopes of each of its clients.
    pub scopes: Option<BTreeSet<Scope>>,
    /// Whether its clients may send documents by their hash; a new tier's may not, unless this says so.
    pub documents: Option<DocumentMode>,
}

/// Why a tier was not set.
#[derive(Debug, thiserror::Error)]
pub enum SetTierError {
    /// It cannot be called so.
    #[error(
        "is not a name for a tier: begin with a lower-case letter, go on with letters, digits or \"_\", 40 in all at most"
    )]
    Name,
    /// There is no such limit.
    #[error("there is no limit {name}; the limits are {}", names())]
    UnknownLimit {
        /// What was asked for, cut short.
        name: String,
    },
    /// A number is out of its range.
    #[error("{name} must be from {} to {}", .range.start(), .range.end())]
    Range {
        /// The limit.
        name: &'static str,
        /// What it may be.
        range: RangeInclusive<u32>,
    },
    /// The tier is new and not whole.
    #[error("there is no such tier yet; a new one needs {} too", .missing.join(", "))]
    Missing {
        /// The limits that are missing.
        missing: Vec<&'static str>,
    },
    /// Nobody answers for what callers without a key would register.
    #[error("callers without a key register no documents: off or allow-list")]
    AnonymousDocuments,
    /// The configuration has no such tier.
    #[error("the configuration has no such tier to go back to")]
    NotConfigured,
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

fn names() -> String {
    TierLimits::FIELDS.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")
}

impl From<DbErr> for SetTierError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Sets a tier; what it is then.
    ///
    /// # Errors
    /// [`SetTierError`] says why it was not set.
    pub async fn set_tier(&self, change: TierChange) -> Result<TierSummary, SetTierError> {
        if !is_tier_name(&change.name) {
            return Err(SetTierError::Name);
        }
        let numbers = checked(&change.limits)?;
        let transaction = self.store.writer().begin().await?;
        // The first statement writes, so that SQLite never has to turn a reading transaction into a writing one.
        repo::lock_tier(&transaction, &change.name).await?;
        let present = repo::describe_tier(&transaction, &change.name).await?;
        let mut limits = match &present {
            Some(present) => present.tier.limits,
            None => TierLimits::default(),
        };
        if present.is_none() {
            let is_missing = |name: &&str| !numbers.contains_key(name);
            let missing: Vec<_> = TierLimits::FIELDS.iter().map(|field| field.name).filter(is_missing).collect();
            if !missing.is_empty() {
                return Err(SetTierError::Missing { missing });
            }
        }
        for field in TierLimits::FIELDS {
            if let Some(number) = numbers.get(field.name) {
                *(field.of_mut)(&mut limits) = *number;
            }
        }
        let scopes = change.scopes.or_else(|| present.as_ref().map(|present| present.tier.scopes.clone()));
        let documents = change.documents.or_else(|| present.as_ref().map(|present| present.tier.documents));
        let documents = documents.unwrap_or(DocumentMode::Off);
        if change.name == ANONYMOUS && documents == DocumentMode::Automatic {
            return Err(SetTierError::AnonymousDocuments);
        }
        let tier = Tier { name: change.name, limits, scopes: scopes.unwrap_or_default(), documents };
        self.write_tier(transaction, present, tier, SetBy::Administrator).await
    }

    /// Gives a tier back to the configuration, which says this of it.
    ///
    /// # Errors
    /// [`SetTierError`] when the database does not answer.
    pub async fn reset_tier(&self, configured: Tier) -> Result<TierSummary, SetTierError> {
        let transaction = self.store.writer().begin().await?;
        repo::lock_tier(&transaction, &configured.name).await?;
        let present = repo::describe_tier(&transaction, &configured.name).await?;
        self.write_tier(transaction, present, configured, SetBy::Configuration).await
    }

    async fn write_tier(
        &self,
        transaction: DatabaseTransaction,
        present: Option<TierSummary>,
        tier: Tier,
        set_by: SetBy,
    ) -> Result<TierSummary, SetTierError> {
        if let Some(present) = present.as_ref().filter(|present| present.tier == tier && present.set_by == set_by) {
            return Ok(present.clone());
        }
        let now = self.clock.now();
        repo::upsert_tiers(&transaction, std::slice::from_ref(&tier), set_by, now).await?;
        let act = Act {
            action: AuditAction::TierSet,
            target: snapshot::tier_target(&tier.name),
            before: present.map(|present| snapshot::tier(&present.tier, present.set_by)),
            after: Some(snapshot::tier(&tier, set_by)),
        };
        self.audit(&transaction, act).await?;
        transaction.commit().await?;
        Ok(TierSummary { tier, set_by, updated_at: now })
    }
}

/// The numbers by the limits' own names, each within its range.
fn checked(limits: &BTreeMap<String, i64>) -> Result<BTreeMap<&'static str, u32>, SetTierError> {
    let number = |(name, number): (&String, &i64)| {
        let Some(field) = TierLimits::FIELDS.iter().find(|field| field.name == name) else {
            return Err(SetTierError::UnknownLimit { name: name.chars().take(40).collect() });
        };
        match u32::try_from(*number) {
            Ok(number) if field.range.contains(&number) => Ok((field.name, number)),
            _ => Err(SetTierError::Range { name: field.name, range: field.range.clone() }),
        }
    };
    limits.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::access::fixture::{self, Fixture};

    fn change(name: &str, limits: &[(&str, i64)]) -> TierChange {
        let limits = limits.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect();
        TierChange { name: name.to_owned(), limits, scopes: None, documents: None }
    }

    #[tokio::test]
    async fn what_an_administrator_set_survives_the_next_start_until_it_is_given_back() {
        let fixture = Fixture::new().await;
        let configured = fixture::tier("developer", &[Scope::DisclosureRead]);
        let set = fixture.access.set_tier(change("developer", &[("burst", 7)])).await.unwrap();
        assert_eq!((set.tier.limits.burst, set.set_by), (7, SetBy::Administrator));
        assert_eq!(set.tier.limits.bucket_points, configured.limits.bucket_points);
        // A start with another configuration.
        let mut other = configured.clone();
        other.limits.burst = 99;
        assert_eq!(fixture.access.seed_tiers(&[other.clone()]).await.unwrap(), 0);
        let described = async || {
            let tiers = fixture.access.describe_tiers().await.unwrap();
            let tier = tiers.into_iter().find(|tier| tier.tier.name == "developer").unwrap();
            (tier.tier.limits.burst, tier.set_by)
        };
        assert_eq!(described().await, (7, SetBy::Administrator));
        fixture.access.reset_tier(configured).await.unwrap();
        assert_eq!(described().await, (20, SetBy::Configuration));
        assert_eq!(fixture.access.seed_tiers(&[other]).await.unwrap(), 1);
        assert_eq!(described().await, (99, SetBy::Configuration));
    }

    #[tokio::test]
    async fn a_new_tier_needs_every_limit() {
        let fixture = Fixture::new().await;
        let refused = fixture.access.set_tier(change("press", &[("burst", 7)])).await.unwrap_err();
        assert!(matches!(&refused, SetTierError::Missing { missing } if missing.len() == TierLimits::FIELDS.len() - 1));
        let all: Vec<(&str, i64)> = TierLimits::FIELDS.iter().map(|field| (field.name, 5)).collect();
        fixture.access.set_tier(change("press", &all)).await.unwrap();
        assert!(fixture.access.list_tiers().await.unwrap().iter().any(|tier| tier.name == "press"));
    }

    #[tokio::test]
    async fn how_documents_may_be_sent_is_set_and_stays_when_nothing_is_said_of_it() {
        let fixture = Fixture::new().await;
        let listed = TierChange { documents: Some(DocumentMode::AllowList), ..change("developer", &[]) };
        assert_eq!(fixture.access.set_tier(listed).await.unwrap().tier.documents, DocumentMode::AllowList);
        let other = fixture.access.set_tier(change("developer", &[("burst", 7)])).await.unwrap();
        assert_eq!((other.tier.limits.burst, other.tier.documents), (7, DocumentMode::AllowList));
        // A new tier's clients send texts unless it says otherwise.
        let all: Vec<(&str, i64)> = TierLimits::FIELDS.iter().map(|field| (field.name, 5)).collect();
        let new = fixture.access.set_tier(change("press", &all)).await.unwrap();
        assert_eq!(new.tier.documents, DocumentMode::Off);
    }

    #[tokio::test]
    async fn callers_without_a_key_cannot_be_let_register_documents() {
        let fixture = Fixture::new().await;
        let before = fixture.access.describe_tiers().await.unwrap();
        let automatic = TierChange { documents: Some(DocumentMode::Automatic), ..change(ANONYMOUS, &[]) };
        let refused = fixture.access.set_tier(automatic).await.unwrap_err();
        assert!(matches!(refused, SetTierError::AnonymousDocuments), "{refused}");
        assert_eq!(fixture.access.describe_tiers().await.unwrap(), before);
        let listed = TierChange { documents: Some(DocumentMode::AllowList), ..change(ANONYMOUS, &[]) };
        assert_eq!(fixture.access.set_tier(listed).await.unwrap().tier.documents, DocumentMode::AllowList);
    }

    #[tokio::test]
    async fn what_cannot_be_is_refused_and_changes_nothing() {
        let fixture = Fixture::new().await;
        let before = fixture.access.describe_tiers().await.unwrap();
        for (change, message) in [
            (change("developer", &[("page_size_max", 101)]), "page_size_max must be from 1 to 100"),
            (change("developer", &[("burst", 0)]), "burst must be from 1 to 1000000"),
            (change("developer", &[("burst", -1)]), "burst must be from"),
            (change("developer", &[("burst", i64::MAX)]), "burst must be from"),
            (change("developer", &[("speed", 1)]), "there is no limit speed; the limits are requests_per_second, "),
            (change("Gold", &[]), "is not a name for a tier"),
            (change("a__b", &[]), "is not a name for a tier"),
        ] {
            let refused = fixture.access.set_tier(change).await.unwrap_err().to_string();
            assert!(refused.starts_with(message), "{refused}");
        }
        assert_eq!(fixture.access.describe_tiers().await.unwrap(), before);
    }
}
