//! Revokes a key. It takes effect within the authenticator's memory, `CACHE_LIFE`, in every process.

use entity::code::AuditAction;
use sea_orm::{DbErr, TransactionTrait};

use super::{
    Access,
    key::KeyId,
    repo::{self, RepoError},
    snapshot,
};
use crate::domain::audit::Act;

/// What became of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revocation {
    /// It was live and is revoked now.
    Revoked,
    /// It had been revoked before; that time stands.
    RevokedBefore,
}

/// Why a key was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeKeyError {
    /// There is no such key.
    #[error("there is no key {0}; give the third part of the key, as mj_live_<id>_… has it")]
    Unknown(KeyId),
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for RevokeKeyError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Revokes a key; doing it twice does no harm.
    ///
    /// # Errors
    /// [`RevokeKeyError`] when there is no such key or the database does not answer.
    pub async fn revoke_key(&self, id: KeyId) -> Result<Revocation, RevokeKeyError> {
        let now = self.clock.now();
        let transaction = self.store.writer().begin().await?;
        let is_revoked_now = repo::revoke_key(&transaction, id, now).await?;
        let Some((client, expires_at)) = repo::find_key_terms(&transaction, id).await? else {
            return Err(RevokeKeyError::Unknown(id));
        };
        if !is_revoked_now {
            return Ok(Revocation::RevokedBefore);
        }
        let act = Act {
            action: AuditAction::KeyRevoked,
            target: snapshot::key_target(id),
            before: Some(snapshot::key(client, expires_at, None)),
            after: Some(snapshot::key(client, expires_at, Some(now))),
        };
        self.audit(&transaction, act).await?;
        transaction.commit().await?;
        Ok(Revocation::Revoked)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::access::fixture::Fixture;

    #[tokio::test]
    async fn the_first_revocation_stands() {
        let fixture = Fixture::new().await;
        let id = fixture.client("developer", &[]).await.key.id();
        let at = fixture.clock.now();
        assert_eq!(fixture.access.revoke_key(id).await.unwrap(), Revocation::Revoked);
        fixture.clock.advance(TimeDelta::hours(1));
        assert_eq!(fixture.access.revoke_key(id).await.unwrap(), Revocation::RevokedBefore);
        assert_eq!(fixture.access.list_clients().await.unwrap()[0].keys[0].revoked_at, Some(at));
    }

    #[tokio::test]
    async fn an_unknown_key_is_named() {
        let fixture = Fixture::new().await;
        let refused = fixture.access.revoke_key(KeyId::parse("abcdefghijkl").unwrap()).await.unwrap_err();
        assert!(refused.to_string().starts_with("there is no key abcdefghijkl;"));
    }
}
