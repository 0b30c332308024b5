//! Issues a key to a client. A client has at most [`LIVE_KEYS_MAX`] live keys: one in use, one to change over to.

use chrono::{DateTime, Utc};
use entity::code::AuditAction;
use sea_orm::{ConnectionTrait, DbErr, TransactionTrait};

use super::{
    Access,
    caller::ClientId,
    key::{ApiKey, KeyId},
    repo::{self, NewKeyRow, RepoError},
    snapshot,
};
use crate::{domain::audit::Act, random::RandomUnavailable};

/// Live keys of one client.
pub const LIVE_KEYS_MAX: usize = 2;

/// A key as it is issued: the only time that it can be seen whole.
#[derive(Debug, Clone)]
pub struct IssuedKey {
    /// The client it speaks for.
    pub client: ClientId,
    /// The key.
    pub key: ApiKey,
    /// When it ceases to be valid; none means never.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Why no key was issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueKeyError {
    /// There is no such client.
    #[error("there is no client {0}")]
    UnknownClient(ClientId),
    /// The client is shut out.
    #[error("client {0} is disabled")]
    Disabled(ClientId),
    /// The client has as many live keys as it may have.
    #[error("client {client} has {LIVE_KEYS_MAX} live keys already; revoke one of {} first", list(.live))]
    TooMany {
        /// The client.
        client: ClientId,
        /// Its live keys.
        live: Vec<KeyId>,
    },
    /// It would have expired already.
    #[error("the key would have expired already; name a time to come")]
    Expired,
    /// The system gave no randomness.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for IssueKeyError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Issues a key that is valid until `expires_at`, or for ever.
    ///
    /// # Errors
    /// [`IssueKeyError`] says why none was issued; nothing is stored then.
    pub async fn issue_key(
        &self,
        client: ClientId,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<IssuedKey, IssueKeyError> {
        let transaction = self.store.writer().begin().await?;
        let issued = self.issue_key_within(&transaction, client, expires_at).await?;
        transaction.commit().await?;
        Ok(issued)
    }

    /// Issues a key as a part of a transaction.
    pub(super) async fn issue_key_within(
        &self,
        db: &impl ConnectionTrait,
        client: ClientId,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<IssuedKey, IssueKeyError> {
        let now = self.clock.now();
        if expires_at.is_some_and(|expires_at| expires_at <= now) {
            return Err(IssueKeyError::Expired);
        }
        // From here on no other process counts this client's keys until we are done.
        match repo::lock_client(db, client).await? {
            None => return Err(IssueKeyError::UnknownClient(client)),
            Some(true) => return Err(IssueKeyError::Disabled(client)),
            Some(false) => {}
        }
        let live = repo::list_live_keys(db, client, now).await?;
        if live.len() >= LIVE_KEYS_MAX {
            return Err(IssueKeyError::TooMany { client, live });
        }
        let key = ApiKey::generate(&self.environment, &self.random)?;
        let row = NewKeyRow { id: key.id(), client, hash: self.hasher.hash(&key), expires_at };
        repo::insert_key(db, row, now).await?;
        let act = Act {
            action: AuditAction::KeyIssued,
            target: snapshot::key_target(key.id()),
            before: None,
            after: Some(snapshot::key(client, expires_at, None)),
        };
        self.audit(db, act).await?;
        Ok(IssuedKey { client, key, expires_at })
    }
}

fn list(keys: &[KeyId]) -> String {
    keys.iter().map(KeyId::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::access::fixture::Fixture;

    #[tokio::test]
    async fn a_client_has_two_live_keys_at_most_and_both_work() {
        let fixture = Fixture::new().await;
        let first = fixture.client("developer", &[]).await;
        let second = fixture.access.issue_key(first.client, None).await.unwrap();
        for key in [&first.key, &second.key] {
            assert_eq!(fixture.authenticator.authenticate(key.expose()).await.unwrap().client_id(), Some(first.client));
        }
        let refused = fixture.access.issue_key(first.client, None).await.unwrap_err();
        let IssueKeyError::TooMany { live, .. } = &refused else { panic!("{refused:?}") };
        assert_eq!(live.len(), 2);
        assert!(refused.to_string().contains(first.key.id().as_str()));
        fixture.access.revoke_key(first.key.id()).await.unwrap();
        fixture.access.issue_key(first.client, None).await.unwrap();
    }

    #[tokio::test]
    async fn an_expired_key_makes_room() {
        let fixture = Fixture::new().await;
        let first = fixture.client_until(Some(fixture.clock.now() + TimeDelta::days(1))).await;
        fixture.access.issue_key(first.client, None).await.unwrap();
        assert!(fixture.access.issue_key(first.client, None).await.is_err());
        fixture.clock.advance(TimeDelta::days(1));
        fixture.access.issue_key(first.client, None).await.unwrap();
    }

    #[tokio::test]
    async fn keys_issued_together_do_not_exceed_two() {
        let fixture = Fixture::new().await;
        let first = fixture.client("developer", &[]).await;
        let issued = (0..6).map(|_| fixture.access.issue_key(first.client, None));
        let outcomes = futures_util::future::join_all(issued).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    }

    #[tokio::test]
    async fn an_unknown_client_and_a_past_expiry_are_refused() {
        let fixture = Fixture::new().await;
        let unknown = fixture.access.issue_key(ClientId(404), None).await.unwrap_err();
        assert_eq!(unknown.to_string(), "there is no client 404");
        let first = fixture.client("developer", &[]).await;
        let past = fixture.access.issue_key(first.client, Some(fixture.clock.now())).await.unwrap_err();
        assert!(matches!(past, IssueKeyError::Expired));
    }

    #[tokio::test]
    async fn the_stored_hash_is_not_the_key() {
        let fixture = Fixture::new().await;
        let first = fixture.client("developer", &[]).await;
        let secret = first.key.expose().rsplit('_').next().unwrap().to_owned();
        for entry in std::fs::read_dir(fixture.directory.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        }
    }
}
