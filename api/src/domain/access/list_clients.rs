//! Lists who has access: clients, their organisations and the public parts of their keys.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::code::{OrganisationKind, Scope};

use super::{
    Access,
    caller::{ClientId, OrganisationId},
    key::KeyId,
    repo::{self, RepoError},
};
use crate::domain::store::id_window::{IdPage, IdWindow};

/// A client as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientSummary {
    /// Its number.
    pub id: ClientId,
    /// What its owner calls it.
    pub name: String,
    /// The number of its organisation.
    pub organisation_id: OrganisationId,
    /// The name of its organisation.
    pub organisation: String,
    /// What its organisation is.
    pub kind: OrganisationKind,
    /// The name of its tier.
    pub tier: String,
    /// Scopes beyond those of the tier.
    pub scopes: BTreeSet<Scope>,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When it was shut out.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Its keys, the oldest first.
    pub keys: Vec<KeySummary>,
}

/// A key as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeySummary {
    /// Its public part.
    pub id: KeyId,
    /// When it was issued.
    pub created_at: DateTime<Utc>,
    /// When it ceases to be valid; none means never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last used.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl KeySummary {
    /// Whether it is neither revoked nor expired.
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|expires_at| expires_at > now)
    }
}

impl Access {
    /// Every client, by number. Two statements however many there are.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn list_clients(&self) -> Result<Vec<ClientSummary>, RepoError> {
        repo::list_clients(self.store.reader()).await
    }

    /// A page of clients, by number: those of one organisation, or all. Three statements.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn page_clients(
        &self,
        organisation: Option<OrganisationId>,
        window: IdWindow,
    ) -> Result<IdPage<ClientSummary>, RepoError> {
        repo::page_clients(self.store.reader(), organisation, window).await
    }

    /// How many clients there are, of one organisation or in all.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn count_clients(&self, organisation: Option<OrganisationId>) -> Result<u64, RepoError> {
        repo::count_clients(self.store.reader(), organisation).await
    }

    /// The client of this number.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn find_client(&self, id: ClientId) -> Result<Option<ClientSummary>, RepoError> {
        repo::find_client(self.store.writer(), id).await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::access::fixture::Fixture;

    #[tokio::test]
    async fn each_client_is_listed_with_its_own_keys_in_two_statements() {
        let fixture = Fixture::new().await;
        let one = fixture.client("developer", &[Scope::PersonRead]).await;
        let other = fixture.client("institution", &[]).await;
        let second = fixture.access.issue_key(one.client, None).await.unwrap();
        let before = fixture.store.statements();
        let clients = fixture.access.list_clients().await.unwrap();
        assert_eq!(fixture.store.statements() - before, 2);
        let keys_of = |at: usize| clients[at].keys.iter().map(|key| key.id).collect::<BTreeSet<_>>();
        assert_eq!(clients.iter().map(|client| client.id).collect::<Vec<_>>(), [one.client, other.client]);
        assert_eq!(keys_of(0), BTreeSet::from([one.key.id(), second.key.id()]));
        assert_eq!(keys_of(1), BTreeSet::from([other.key.id()]));
        assert_eq!(clients[0].scopes, BTreeSet::from([Scope::PersonRead]));
        assert!(clients[0].keys.iter().all(|key| key.is_live(fixture.clock.now())));
    }
}
