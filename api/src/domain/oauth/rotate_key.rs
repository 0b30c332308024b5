//! Makes the next signing key.
//!
//! It is announced first, for longer than verifiers keep the published keys, and signs afterwards without anybody doing
//! anything; the key before it then verifies until its last token has expired. So nobody is refused a token.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use entity::code::AuditAction;
use sea_orm::{DbErr, TransactionTrait};
use serde_json::json;

use super::{
    key_ring::{SigningKeyError, SigningKeys},
    repo, signing_key,
};
use crate::domain::{
    audit::{self, Act, Origin},
    seal::SealError,
};

/// How long verifiers may keep the published keys.
pub const JWKS_MAX_AGE: TimeDelta = TimeDelta::minutes(5);

/// How long a key is announced before it signs: long enough for every verifier to have read it.
pub const ANNOUNCEMENT: TimeDelta = TimeDelta::minutes(10);

/// How the next key comes into use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Announced, then signing. The way to do it.
    Announced,
    /// Signing at once. Verifiers that keep the published keys refuse its tokens until they read them again.
    AtOnce,
    /// Signing at once, and every key before it is given up: their tokens end within seconds.
    Compromised,
}

/// The key that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextKey {
    /// Its `kid`.
    pub kid: String,
    /// From when on it signs.
    pub signs_at: DateTime<Utc>,
}

/// Why no key was made.
#[derive(Debug, thiserror::Error)]
pub enum RotateKeyError {
    /// One is announced already.
    #[error("the key {kid} is announced already and signs from {signs_at}; rotate again after that")]
    Announced {
        /// Its `kid`.
        kid: String,
        /// From when on it signs.
        signs_at: DateTime<Utc>,
    },
    /// Another process made the next key in the same moment.
    #[error("another rotation was done in this moment; look at the list of signing keys")]
    Raced,
    /// The keys are not to be had.
    #[error(transparent)]
    Keys(#[from] SigningKeyError),
}

impl From<DbErr> for RotateKeyError {
    fn from(error: DbErr) -> Self {
        Self::Keys(error.into())
    }
}

impl From<SealError> for RotateKeyError {
    fn from(error: SealError) -> Self {
        Self::Keys(error.into())
    }
}

impl SigningKeys {
    /// Makes the next key, for whoever asks for it.
    ///
    /// # Errors
    /// [`RotateKeyError`] says why none was made; nothing has changed then.
    pub async fn rotate(&self, rotation: Rotation, origin: &Origin) -> Result<NextKey, RotateKeyError> {
        let now = self.clock.now();
        let (ring, generation) = self.next_generation().await?;
        let announced = ring.announced(now).filter(|_| rotation == Rotation::Announced);
        if let Some(announced) = announced {
            return Err(RotateKeyError::Announced { kid: announced.kid.clone(), signs_at: announced.signs_at });
        }
        // Where no key signs there is nobody to announce a key to.
        let is_announced = rotation == Rotation::Announced && ring.signing(now).is_some();
        let signs_at = if is_announced { now + ANNOUNCEMENT } else { now };
        let key = signing_key::generate(generation, now, signs_at, &self.sealer, &self.random)?;
        let next = NextKey { kid: key.kid.clone(), signs_at };
        let transaction = self.store.writer().begin().await?;
        if !repo::insert_key(&transaction, key).await? {
            return Err(RotateKeyError::Raced);
        }
        if rotation == Rotation::Compromised {
            repo::revoke_before(&transaction, generation, now).await?;
        }
        let after = json!({
            "kid": next.kid,
            "signsAt": signs_at.to_rfc3339_opts(SecondsFormat::Micros, true),
            "givenUp": rotation == Rotation::Compromised,
        });
        let before = ring.signing(now).map(|signing| json!({ "kid": signing.kid }));
        let target = format!("signing_key:{generation}");
        let act = Act { action: AuditAction::SigningKeyRotated, target, before, after: Some(after) };
        audit::record(&transaction, origin, act, now).await?;
        transaction.commit().await?;
        self.forget().await;
        Ok(next)
    }
}
