//! The signing keys that all replicas share through the database: read at most every [`CACHE_LIFE`], made on first need.
//!
//! Replicas that need the first key together make one: a generation is stored once, whoever comes second reads it. Keys
//! that another secret sealed are passed over; they are those of a gateway that is not ours.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use moka::future::Cache;
use sea_orm::DbErr;

use super::{
    repo,
    signing_key::{self, KeyRing, SigningKey},
};
use crate::{
    clock::Clock,
    domain::{
        access::authenticate::CACHE_LIFE,
        seal::{Purpose, SealError, Sealer},
        store::Store,
    },
    random::Random,
    secret::Secret,
};

/// After how long the keys are read again for the sake of a `kid` that is not known.
const UNKNOWN_KID_INTERVAL: TimeDelta = TimeDelta::seconds(1);

/// How far the clocks of two replicas may differ; a retired key is kept for so much longer.
const CLOCK_SKEW: TimeDelta = TimeDelta::minutes(1);

/// How often a new key is tried for when other processes store theirs first.
const ATTEMPTS: usize = 10;

/// Why signing keys were not to be had.
#[derive(Debug, thiserror::Error)]
pub enum SigningKeyError {
    /// The database refused or did not answer.
    #[error("the signing keys could not be read or written")]
    Database(#[from] DbErr),
    /// A key could not be made.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Others stored a key each time.
    #[error(
        "other processes keep making signing keys that this one cannot open; give all replicas the same security.key_secret"
    )]
    Contended,
}

/// The signing keys of all replicas. Clones share what is remembered.
#[derive(Clone)]
pub struct SigningKeys {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) random: Random,
    pub(super) sealer: Sealer,
    retention: TimeDelta,
    ring: Cache<(), Arc<Loaded>>,
}

/// The keys, and when they were read.
struct Loaded {
    at: DateTime<Utc>,
    ring: KeyRing,
    /// The generation that the next key has.
    next: i64,
}

impl SigningKeys {
    /// Over a migrated database. Keys are sealed with the key secret and outlive their last signature by the lifetime of
    /// a token and the leeway.
    ///
    /// # Errors
    /// [`SealError`] when the cryptographic library is out of order.
    pub fn try_new(
        store: Store,
        clock: Clock,
        random: Random,
        key_secret: &Secret,
        lifetime: TimeDelta,
        leeway: TimeDelta,
    ) -> Result<Self, SealError> {
        let cache_life = TimeDelta::from_std(CACHE_LIFE).unwrap_or_default();
        Ok(Self {
            store,
            clock,
            random,
            sealer: Sealer::try_new(key_secret, Purpose::SigningKeys)?,
            retention: lifetime + leeway + cache_life + CLOCK_SKEW,
            ring: Cache::builder().max_capacity(1).time_to_live(CACHE_LIFE).build(),
        })
    }

    /// The keys as the database has them now.
    ///
    /// # Errors
    /// [`SigningKeyError`] when the database does not answer.
    pub async fn read(&self) -> Result<KeyRing, SigningKeyError> {
        Ok(self.load().await?.ring)
    }

    /// The public halves of the keys that verify, or will; the first key is made where there is none.
    ///
    /// # Errors
    /// [`SigningKeyError`] when the database does not answer.
    pub async fn jwks(&self) -> Result<serde_json::Value, SigningKeyError> {
        self.signing().await?;
        Ok(self.remembered(CACHE_LIFE).await?.ring.jwks(self.clock.now()))
    }

    /// The key that signs now. It is made when there is none.
    pub(super) async fn signing(&self) -> Result<Arc<SigningKey>, SigningKeyError> {
        for _ in 0..ATTEMPTS {
            let now = self.clock.now();
            let loaded = self.remembered(CACHE_LIFE).await?;
            if let Some(key) = loaded.ring.signing(now) {
                return Ok(Arc::clone(key));
            }
            let first = signing_key::generate(loaded.next, now, now, &self.sealer, &self.random)?;
            repo::insert_key(self.store.writer(), first).await?;
            self.forget().await;
        }
        Err(SigningKeyError::Contended)
    }

    /// The key of this `kid`, if it verifies now. One that is not known may have been made a moment ago.
    pub(super) async fn verifying(&self, kid: &str) -> Result<Option<Arc<SigningKey>>, SigningKeyError> {
        let now = self.clock.now();
        let known = self.remembered(CACHE_LIFE).await?.ring.verifying(kid, now).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let interval = UNKNOWN_KID_INTERVAL.to_std().unwrap_or_default();
        Ok(self.remembered(interval).await?.ring.verifying(kid, now).cloned())
    }

    /// Lets the next question be asked of the database.
    pub(super) async fn forget(&self) {
        self.ring.invalidate(&()).await;
    }

    /// The generation that the next key has.
    pub(super) async fn next_generation(&self) -> Result<(KeyRing, i64), SigningKeyError> {
        let loaded = self.load().await?;
        Ok((loaded.ring, loaded.next))
    }

    /// The keys, read no longer than `age` ago.
    async fn remembered(&self, age: std::time::Duration) -> Result<Arc<Loaded>, SigningKeyError> {
        let now = self.clock.now();
        let is_fresh = |loaded: &Loaded| (now - loaded.at).to_std().is_ok_and(|passed| passed < age);
        if self.ring.get(&()).await.is_some_and(|loaded| !is_fresh(&loaded)) {
            self.forget().await;
        }
        // However many requests wait, one of them asks.
        let load = async { Ok::<_, SigningKeyError>(Arc::new(self.load().await?)) };
        self.ring.try_get_with((), load).await.map_err(|error| match Arc::try_unwrap(error) {
            Ok(error) => error,
            Err(shared) => SigningKeyError::Database(DbErr::Custom(shared.to_string())),
        })
    }

    async fn load(&self) -> Result<Loaded, SigningKeyError> {
        let stored = repo::list_keys(self.store.reader()).await?;
        let next = stored.last().map_or(1, |latest| latest.generation + 1);
        let keys = stored.into_iter().filter_map(|key| SigningKey::open(key, &self.sealer)).collect();
        Ok(Loaded { at: self.clock.now(), ring: KeyRing::new(keys, self.retention), next })
    }
}
