//! Tells who presents a key.
//!
//! What the database said about a key id, also that there is none, is remembered for [`CACHE_LIFE`]: a busy client
//! costs one statement in that time, and so does somebody who tries secrets for one id. Unknown, revoked and expired
//! keys get the same answer; that its client is suspended is told to nobody who does not hold the key.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use moka::future::Cache;

use super::{
    caller::Caller,
    key::{ApiKey, KeyError, KeyHasher, KeyId},
    last_use::LastUse,
    repo::{self, KeyRecord, RepoError},
    tier::{ANONYMOUS, Tier},
};
use crate::{clock::Clock, domain::store::Store};

/// How long an answer of the database is remembered: revocations and changed tiers take effect within this time.
pub const CACHE_LIFE: Duration = Duration::from_secs(5);

/// How many key ids are remembered at most.
const CACHE_KEYS_MAX: u64 = 10_000;

/// Why a caller was not recognised.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AuthenticationError {
    /// What was presented is no key.
    #[error(transparent)]
    Malformed(#[from] KeyError),
    /// The key belongs to another environment.
    #[error("the API key belongs to another environment; this gateway takes keys that begin with mj_{expected}_")]
    Environment {
        /// The environment of this gateway.
        expected: String,
    },
    /// No live key is like it: it is unknown, revoked or expired.
    #[error("the API key is not valid: it is unknown, revoked or expired")]
    Invalid,
    /// The key is good, but its client is shut out.
    #[error("this client is suspended; ask the operator")]
    Suspended,
    /// Callers without a key have no tier to be in.
    #[error("callers without a key are not served here; present an API key")]
    NoAnonymousTier,
    /// The database did not say.
    #[error("the API key could not be checked; try again")]
    Unavailable(#[source] Arc<RepoError>),
}

/// Recognises callers. Made once a process; clones share what is remembered.
#[derive(Clone)]
pub struct Authenticator {
    store: Store,
    clock: Clock,
    hasher: KeyHasher,
    environment: String,
    keys: Cache<KeyId, Remembered<Option<Arc<KeyRecord>>>>,
    anonymous: Cache<(), Remembered<Option<Arc<Caller>>>>,
    last_use: LastUse,
}

/// What the database said, and when.
#[derive(Clone)]
struct Remembered<T> {
    at: DateTime<Utc>,
    said: T,
}

impl<T> Remembered<T> {
    /// The cache forgets by itself; this also holds when the clock was set, and in tests.
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.at;
        age >= TimeDelta::zero() && age.to_std().is_ok_and(|age| age < CACHE_LIFE)
    }
}

impl Authenticator {
    /// Over a migrated database, for the keys of one environment. Uses are noted in `last_use`.
    pub fn new(
        store: Store,
        clock: Clock,
        hasher: KeyHasher,
        environment: impl Into<String>,
        last_use: LastUse,
    ) -> Self {
        Self {
            store,
            clock,
            hasher,
            environment: environment.into(),
            keys: Cache::builder().max_capacity(CACHE_KEYS_MAX).time_to_live(CACHE_LIFE).build(),
            anonymous: Cache::builder().max_capacity(1).time_to_live(CACHE_LIFE).build(),
            last_use,
        }
    }

    /// The caller that presents this key.
    ///
    /// # Errors
    /// [`AuthenticationError`] when the text is no key, the key does not hold, or the database does not answer.
    pub async fn authenticate(&self, presented: &str) -> Result<Arc<Caller>, AuthenticationError> {
        let key = ApiKey::parse(presented)?;
        if key.environment() != self.environment {
            return Err(AuthenticationError::Environment { expected: self.environment.clone() });
        }
        let now = self.clock.now();
        let record = self.record(key.id(), now).await?.ok_or(AuthenticationError::Invalid)?;
        if record.is_expired(now) || record.hash != self.hasher.hash(&key) {
            return Err(AuthenticationError::Invalid);
        }
        if record.is_suspended {
            return Err(AuthenticationError::Suspended);
        }
        self.last_use.note(key.id());
        Ok(Arc::clone(&record.caller))
    }

    /// The caller that a live key of this id speaks for, for whoever has proved in another way that it holds the key.
    ///
    /// # Errors
    /// [`AuthenticationError`] when the key does not hold or the database does not answer.
    pub async fn caller_of(&self, id: KeyId) -> Result<Arc<Caller>, AuthenticationError> {
        let now = self.clock.now();
        let record = self.record(id, now).await?.ok_or(AuthenticationError::Invalid)?;
        if record.is_expired(now) {
            return Err(AuthenticationError::Invalid);
        }
        if record.is_suspended {
            return Err(AuthenticationError::Suspended);
        }
        self.last_use.note(id);
        Ok(Arc::clone(&record.caller))
    }

    /// The caller that presents none.
    ///
    /// # Errors
    /// [`AuthenticationError`] when there is no anonymous tier or the database does not answer.
    pub async fn anonymous(&self) -> Result<Arc<Caller>, AuthenticationError> {
        let now = self.clock.now();
        if self.anonymous.get(&()).await.is_some_and(|remembered| !remembered.is_fresh(now)) {
            self.anonymous.invalidate(&()).await;
        }
        let load = async {
            let tier: Option<Tier> = repo::find_tier(self.store.reader(), ANONYMOUS).await?;
            let said = tier.map(|tier| Arc::new(Caller::anonymous(Arc::new(tier))));
            Ok::<_, RepoError>(Remembered { at: now, said })
        };
        let remembered = self.anonymous.try_get_with((), load).await.map_err(AuthenticationError::Unavailable)?;
        remembered.said.ok_or(AuthenticationError::NoAnonymousTier)
    }

    async fn record(&self, id: KeyId, now: DateTime<Utc>) -> Result<Option<Arc<KeyRecord>>, AuthenticationError> {
        if self.keys.get(&id).await.is_some_and(|remembered| !remembered.is_fresh(now)) {
            self.keys.invalidate(&id).await;
        }
        let load = async {
            let said = repo::find_key(self.store.reader(), id).await?.map(Arc::new);
            Ok::<_, RepoError>(Remembered { at: now, said })
        };
        // However many requests wait for the same id, one of them asks.
        let remembered = self.keys.try_get_with(id, load).await.map_err(AuthenticationError::Unavailable)?;
        Ok(remembered.said)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use entity::code::Scope;

    use super::*;
    use crate::{
        domain::access::{fixture::Fixture, revoke_key::Revocation},
        random::Random,
        secret::Secret,
    };

    #[tokio::test]
    async fn a_live_key_is_its_client_with_the_scopes_of_tier_and_grant() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[Scope::PersonRead]).await;
        let caller = fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        assert_eq!(caller.client_id(), Some(created.client));
        assert_eq!(caller.organisation.as_ref().unwrap().name, "星火数据");
        assert_eq!(caller.tier.name, "developer");
        assert!(caller.may(Scope::DisclosureRead) && caller.may(Scope::PersonRead) && !caller.may(Scope::Admin));
    }

    #[tokio::test]
    async fn a_key_costs_one_statement_in_five_seconds() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        let before = fixture.store.statements();
        for _ in 0..10 {
            fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        }
        assert_eq!(fixture.store.statements() - before, 1);
        fixture.clock.advance(TimeDelta::seconds(5));
        fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        assert_eq!(fixture.store.statements() - before, 2);
    }

    #[tokio::test]
    async fn requests_that_wait_together_cost_one_statement() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        let before = fixture.store.statements();
        let waiting = (0..20).map(|_| fixture.authenticator.authenticate(created.key.expose()));
        for caller in futures_util::future::join_all(waiting).await {
            caller.unwrap();
        }
        assert_eq!(fixture.store.statements() - before, 1);
    }

    #[tokio::test]
    async fn guesses_cost_no_more_than_one_statement_an_id() {
        let fixture = Fixture::new().await;
        let unknown = ApiKey::generate("test", &Random::seeded(99)).unwrap();
        let before = fixture.store.statements();
        for _ in 0..10 {
            let refused = fixture.authenticator.authenticate(unknown.expose()).await.unwrap_err();
            assert!(matches!(refused, AuthenticationError::Invalid));
        }
        assert_eq!(fixture.store.statements() - before, 1);
        for malformed in ["", "mj_test_x", &unknown.expose().replace("test", "live")] {
            let refused = fixture.authenticator.authenticate(malformed).await.unwrap_err();
            assert!(matches!(refused, AuthenticationError::Malformed(_)), "{refused:?}");
        }
        assert_eq!(fixture.store.statements() - before, 1);
    }

    #[tokio::test]
    async fn unknown_revoked_expired_and_wrong_secrets_get_the_same_answer() {
        let fixture = Fixture::new().await;
        let revoked = fixture.client("developer", &[]).await;
        assert_eq!(fixture.access.revoke_key(revoked.key.id()).await.unwrap(), Revocation::Revoked);
        let expiring = fixture.client_until(Some(fixture.clock.now() + TimeDelta::seconds(2))).await;
        fixture.authenticator.authenticate(expiring.key.expose()).await.unwrap();
        fixture.clock.advance(TimeDelta::seconds(2));
        let unknown = ApiKey::generate("test", &Random::seeded(99)).unwrap();
        let mut answers = Vec::new();
        for key in [revoked.key.expose(), expiring.key.expose(), unknown.expose()] {
            answers.push(fixture.authenticator.authenticate(key).await.unwrap_err().to_string());
        }
        let peppered = Authenticator::new(
            fixture.store.clone(),
            fixture.clock.clone(),
            KeyHasher::new(&Secret::new("another")),
            "test",
            fixture.last_use.clone(),
        );
        let live = fixture.client("developer", &[]).await;
        answers.push(peppered.authenticate(live.key.expose()).await.unwrap_err().to_string());
        assert_eq!(answers, vec![AuthenticationError::Invalid.to_string(); 4]);
    }

    #[tokio::test]
    async fn a_revocation_takes_effect_within_five_seconds() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        fixture.access.revoke_key(created.key.id()).await.unwrap();
        fixture.clock.advance(TimeDelta::seconds(5));
        assert!(fixture.authenticator.authenticate(created.key.expose()).await.is_err());
    }

    #[tokio::test]
    async fn a_key_of_another_environment_is_refused_without_a_statement() {
        let fixture = Fixture::new().await;
        let other = ApiKey::generate("live", &Random::seeded(1)).unwrap();
        let before = fixture.store.statements();
        let refused = fixture.authenticator.authenticate(other.expose()).await.unwrap_err();
        assert!(refused.to_string().ends_with("keys that begin with mj_test_"), "{refused}");
        assert_eq!(fixture.store.statements(), before);
    }

    #[tokio::test]
    async fn the_anonymous_caller_follows_its_tier_row() {
        let fixture = Fixture::new().await;
        let before = fixture.store.statements();
        let first = fixture.authenticator.anonymous().await.unwrap();
        fixture.authenticator.anonymous().await.unwrap();
        assert_eq!(fixture.store.statements() - before, 1);
        let mut changed = (*first.tier).clone();
        changed.limits.burst += 1;
        fixture.access.seed_tiers(&[changed.clone()]).await.unwrap();
        fixture.clock.advance(TimeDelta::seconds(5));
        assert_eq!(*fixture.authenticator.anonymous().await.unwrap().tier, changed);
    }
}
