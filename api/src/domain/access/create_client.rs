//! Registers a client with its first key, and its organisation when that is new.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::code::{AuditAction, CodeList, OrganisationKind, Scope};
use sea_orm::{ConnectionTrait, DbErr, TransactionTrait};

use super::{
    Access, OrganisationId,
    issue_key::{IssueKeyError, IssuedKey},
    register_organisation::AddedOrganisation,
    repo::{self, ClientRow, RepoError},
    responsibility::ResponsibilityError,
    snapshot,
    update_client::ClientState,
};
use crate::domain::audit::Act;

/// Characters of an organisation's or a client's name.
pub const NAME_CHARS_MAX: usize = 200;

/// A client to be registered.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// Whose it is. An organisation of this name is used, or registered when there is none.
    pub organisation: NewOrganisation,
    /// The name of its tier.
    pub tier: String,
    /// What its owner calls it.
    pub name: String,
    /// Scopes beyond those of the tier.
    pub scopes: BTreeSet<Scope>,
    /// Until when its first key is valid; none means for ever.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A client of an organisation that is registered.
#[derive(Debug, Clone)]
pub struct AddedClient {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The name of its tier.
    pub tier: String,
    /// What its owner calls it.
    pub name: String,
    /// Scopes beyond those of the tier.
    pub scopes: BTreeSet<Scope>,
    /// Until when its first key is valid; none means for ever.
    pub expires_at: Option<DateTime<Utc>>,
}

/// The organisation of a new client.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The code of the division that it is responsible for.
    pub division: Option<String>,
    /// The letters of the industry sections that it writes for.
    pub industry_sections: BTreeSet<String>,
}

/// Why no client was registered.
#[derive(Debug, thiserror::Error)]
pub enum CreateClientError {
    /// A name is empty, too long, or holds control characters.
    #[error("the name of the {what} must be 1 to {NAME_CHARS_MAX} characters without control characters")]
    Name {
        /// Whose name.
        what: &'static str,
    },
    /// There is no such tier.
    #[error("there is no such tier; the tiers are {}", .known.join(", "))]
    UnknownTier {
        /// The tiers there are.
        known: Vec<String>,
    },
    /// What the organisation is to be responsible for cannot be.
    #[error(transparent)]
    Responsibility(#[from] ResponsibilityError),
    /// There is no such organisation.
    #[error("there is no organisation {0}")]
    UnknownOrganisation(OrganisationId),
    /// An organisation of this name is registered.
    #[error("an organisation of this name is registered already")]
    Registered(OrganisationId),
    /// The organisation is registered as something else.
    #[error("an organisation of this name is registered already, of the kind {}; name that kind, or give another name", .kind.code())]
    OtherKind {
        /// What it is.
        kind: OrganisationKind,
    },
    /// Its key could not be issued.
    #[error(transparent)]
    Key(#[from] IssueKeyError),
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for CreateClientError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Registers a client and issues its first key.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn create_client(&self, new: NewClient) -> Result<IssuedKey, CreateClientError> {
        let organisation = AddedOrganisation::from(&new.organisation);
        let organisation = organisation.checked()?;
        checked_name("client", &new.name)?;
        let transaction = self.store.writer().begin().await?;
        // The first statement writes, so that SQLite never has to turn a reading transaction into a writing one.
        let (organisation, kind, _) = self.register_within(&transaction, &organisation).await?;
        if kind != new.organisation.kind {
            return Err(CreateClientError::OtherKind { kind });
        }
        let added = AddedClient {
            organisation,
            tier: new.tier,
            name: new.name,
            scopes: new.scopes,
            expires_at: new.expires_at,
        };
        let issued = self.add_client_within(&transaction, &added).await?;
        transaction.commit().await?;
        Ok(issued)
    }

    /// Registers a client of an organisation that is registered, and issues its first key.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn add_client(&self, new: &AddedClient) -> Result<IssuedKey, CreateClientError> {
        checked_name("client", &new.name)?;
        let transaction = self.store.writer().begin().await?;
        if !repo::lock_organisation(&transaction, new.organisation).await? {
            return Err(CreateClientError::UnknownOrganisation(new.organisation));
        }
        let issued = self.add_client_within(&transaction, new).await?;
        transaction.commit().await?;
        Ok(issued)
    }

    async fn add_client_within(
        &self,
        db: &impl ConnectionTrait,
        new: &AddedClient,
    ) -> Result<IssuedKey, CreateClientError> {
        let name = checked_name("client", &new.name)?;
        if repo::find_tier(db, &new.tier).await?.is_none() {
            let known = repo::list_tiers(db).await?.into_iter().map(|tier| tier.name).collect();
            return Err(CreateClientError::UnknownTier { known });
        }
        let row = ClientRow { organisation: new.organisation, tier: &new.tier, name, scopes: &new.scopes };
        let client = repo::insert_client(db, &row, self.clock.now()).await?;
        let state = ClientState { tier: new.tier.clone(), scopes: new.scopes.clone(), disabled_at: None };
        let act = Act {
            action: AuditAction::ClientCreated,
            target: snapshot::client_target(client),
            before: None,
            after: Some(snapshot::client(new.organisation, name, &state)),
        };
        self.audit(db, act).await?;
        Ok(self.issue_key_within(db, client, new.expires_at).await?)
    }
}

pub(super) fn checked_name<'a>(what: &'static str, name: &'a str) -> Result<&'a str, CreateClientError> {
    let name = name.trim();
    let fits = (1..=NAME_CHARS_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits { Ok(name) } else { Err(CreateClientError::Name { what }) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::access::fixture::Fixture;

    fn new_client(organisation: &str, tier: &str) -> NewClient {
        NewClient {
            organisation: NewOrganisation {
                name: organisation.to_owned(),
                kind: OrganisationKind::Association,
                division: None,
                industry_sections: BTreeSet::from(["H".to_owned()]),
            },
            tier: tier.to_owned(),
            name: "录入".to_owned(),
            scopes: BTreeSet::new(),
            expires_at: None,
        }
    }

    #[tokio::test]
    async fn an_association_writes_for_its_own_sections() {
        let fixture = Fixture::new().await;
        let created = fixture.access.create_client(new_client("餐饮协会", "association")).await.unwrap();
        let caller = fixture.authenticator.authenticate(created.key.expose()).await.unwrap();
        let organisation = caller.organisation.as_ref().unwrap();
        assert_eq!(organisation.jurisdiction.industry_sections, BTreeSet::from(["H".to_owned()]));
        assert_eq!(organisation.kind, OrganisationKind::Association);
    }

    #[tokio::test]
    async fn a_second_client_joins_the_organisation_of_its_name() {
        let fixture = Fixture::new().await;
        let first = fixture.access.create_client(new_client("餐饮协会", "association")).await.unwrap();
        let second = fixture.access.create_client(new_client(" 餐饮协会 ", "developer")).await.unwrap();
        assert_ne!(first.client, second.client);
        let one = fixture.authenticator.authenticate(first.key.expose()).await.unwrap();
        let other = fixture.authenticator.authenticate(second.key.expose()).await.unwrap();
        assert_eq!(one.organisation, other.organisation);
    }

    #[tokio::test]
    async fn what_cannot_be_is_refused_and_leaves_nothing_behind() {
        let fixture = Fixture::new().await;
        fixture.access.create_client(new_client("餐饮协会", "association")).await.unwrap();
        let mut other_kind = new_client("餐饮协会", "association");
        other_kind.organisation.kind = OrganisationKind::Developer;
        let mut no_division = new_client("甲", "association");
        no_division.organisation.division = Some("999999".to_owned());
        let mut no_section = new_client("乙", "association");
        no_section.organisation.industry_sections = BTreeSet::from(["Z".to_owned()]);
        let mut expired = new_client("丙", "association");
        expired.expires_at = Some(fixture.clock.now());
        for (new, message) in [
            (new_client("", "association"), "the name of the organisation must be 1 to 200 characters"),
            (new_client("丁\n", "gold"), "there is no such tier; the tiers are anonymous, association, developer"),
            (new_client("戊\u{0}己", "association"), "the name of the organisation must be"),
            (other_kind, "an organisation of this name is registered already, of the kind association"),
            (no_division, "there is no such division"),
            (no_section, "there is no such industry section"),
            (expired, "the key would have expired already"),
        ] {
            let refused = fixture.access.create_client(new).await.unwrap_err().to_string();
            assert!(refused.starts_with(message), "{refused}");
        }
        let clients = fixture.access.list_clients().await.unwrap();
        assert_eq!(clients.len(), 1);
        let mut again = new_client("丁", "developer");
        again.organisation.kind = OrganisationKind::Developer;
        fixture.access.create_client(again).await.expect("the refused organisation was not kept");
    }
}
