//! Changes a client: suspends it or lets it in again, puts it into another tier, gives it other scopes.
//!
//! It takes effect within the authenticator's memory, `CACHE_LIFE`, in every process. A client cannot change itself, so
//! that no administrator shuts itself out or gives itself more.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::code::{AuditAction, Scope};
use sea_orm::{DbErr, TransactionTrait};

use super::{
    Access,
    caller::ClientId,
    list_clients::ClientSummary,
    repo::{self, RepoError},
    snapshot,
};
use crate::domain::audit::Act;

/// What is to change of a client; what is none stays.
#[derive(Debug, Clone)]
pub struct ClientChange {
    /// Which client.
    pub client: ClientId,
    /// Whether it is to be shut out.
    pub suspended: Option<bool>,
    /// The name of its tier.
    pub tier: Option<String>,
    /// Scopes beyond those of its tier.
    pub scopes: Option<BTreeSet<Scope>>,
}

/// What may change of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClientState {
    pub(super) tier: String,
    pub(super) scopes: BTreeSet<Scope>,
    pub(super) disabled_at: Option<DateTime<Utc>>,
}

impl From<&ClientSummary> for ClientState {
    fn from(client: &ClientSummary) -> Self {
        Self { tier: client.tier.clone(), scopes: client.scopes.clone(), disabled_at: client.disabled_at }
    }
}

/// Why a client was not changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateClientError {
    /// There is no such client.
    #[error("there is no client {0}")]
    Unknown(ClientId),
    /// There is no such tier.
    #[error("there is no such tier; the tiers are {}", .known.join(", "))]
    UnknownTier {
        /// The tiers there are.
        known: Vec<String>,
    },
    /// It is the client that asks.
    #[error("a client cannot change itself; let another administrator do it, or use the command line")]
    Own,
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for UpdateClientError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Changes a client; what it is then. A change that changes nothing is not written down.
    ///
    /// # Errors
    /// [`UpdateClientError`] says why it was not changed.
    pub async fn update_client(&self, change: ClientChange) -> Result<ClientSummary, UpdateClientError> {
        let id = change.client;
        if self.origin.client() == Some(id.0) {
            return Err(UpdateClientError::Own);
        }
        let transaction = self.store.writer().begin().await?;
        // From here on nobody else changes this client until we are done.
        repo::lock_client(&transaction, id).await?.ok_or(UpdateClientError::Unknown(id))?;
        let client = repo::find_client(&transaction, id).await?.ok_or(UpdateClientError::Unknown(id))?;
        if let Some(tier) = &change.tier
            && repo::find_tier(&transaction, tier).await?.is_none()
        {
            let known = repo::list_tiers(&transaction).await?.into_iter().map(|tier| tier.name).collect();
            return Err(UpdateClientError::UnknownTier { known });
        }
        let before = ClientState::from(&client);
        let after = ClientState {
            tier: change.tier.unwrap_or_else(|| before.tier.clone()),
            scopes: change.scopes.unwrap_or_else(|| before.scopes.clone()),
            disabled_at: match change.suspended {
                Some(true) => Some(before.disabled_at.unwrap_or_else(|| self.clock.now())),
                Some(false) => None,
                None => before.disabled_at,
            },
        };
        if after != before {
            repo::update_client(&transaction, id, &after).await?;
            let act = Act {
                action: AuditAction::ClientUpdated,
                target: snapshot::client_target(id),
                before: Some(snapshot::client(client.organisation_id, &client.name, &before)),
                after: Some(snapshot::client(client.organisation_id, &client.name, &after)),
            };
            self.audit(&transaction, act).await?;
            transaction.commit().await?;
        }
        let ClientState { tier, scopes, disabled_at } = after;
        Ok(ClientSummary { tier, scopes, disabled_at, ..client })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::{
        access::{authenticate::AuthenticationError, fixture::Fixture},
        audit::{Actor, Origin},
    };

    fn change(client: ClientId) -> ClientChange {
        ClientChange { client, suspended: None, tier: None, scopes: None }
    }

    #[tokio::test]
    async fn a_suspended_client_is_shut_out_within_five_seconds_until_it_is_let_in_again() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        for (suspended, is_let_in) in [(true, false), (true, false), (false, true)] {
            let at = fixture.clock.now();
            let change = ClientChange { suspended: Some(suspended), ..change(created.client) };
            let client = fixture.access.update_client(change).await.unwrap();
            assert_eq!(client.disabled_at.is_some(), suspended);
            assert!(client.disabled_at.is_none_or(|disabled_at| disabled_at <= at));
            fixture.clock.advance(TimeDelta::seconds(5));
            let outcome = fixture.authenticator.authenticate(created.key.expose()).await;
            assert_eq!(outcome.is_ok(), is_let_in);
            assert!(is_let_in || matches!(outcome, Err(AuthenticationError::Suspended)));
        }
    }

    #[tokio::test]
    async fn tier_and_scopes_change_each_on_its_own() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[Scope::PersonRead]).await;
        let tier = ClientChange { tier: Some("institution".to_owned()), ..change(created.client) };
        let client = fixture.access.update_client(tier).await.unwrap();
        assert_eq!((client.tier.as_str(), &client.scopes), ("institution", &BTreeSet::from([Scope::PersonRead])));
        let scopes = ClientChange { scopes: Some(BTreeSet::from([Scope::Admin])), ..change(created.client) };
        fixture.access.update_client(scopes).await.unwrap();
        let caller = fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        assert_eq!(caller.tier.name, "institution");
        assert!(caller.may(Scope::Admin) && !caller.may(Scope::PersonRead));
        assert_eq!(fixture.access.find_client(created.client).await.unwrap().unwrap().tier, "institution");
    }

    #[tokio::test]
    async fn unknown_clients_and_tiers_and_the_own_client_are_refused() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        let gold = ClientChange { tier: Some("gold".to_owned()), ..change(created.client) };
        let own = Actor::Client { organisation: 1, client: created.client.0, key: created.key.id().to_string() };
        let own = fixture.access.on_behalf_of(Origin { actor: own, request_id: None, address: None });
        let suspend = ClientChange { suspended: Some(true), ..change(created.client) };
        for (access, change, message) in [
            (&fixture.access, change(ClientId(404)), "there is no client 404"),
            (&fixture.access, gold, "there is no such tier; the tiers are anonymous, association"),
            (&own, suspend, "a client cannot change itself"),
        ] {
            let refused = access.update_client(change).await.unwrap_err().to_string();
            assert!(refused.starts_with(message), "{refused}");
        }
        assert_eq!(fixture.access.list_clients().await.unwrap()[0].disabled_at, None);
    }
}
