//! Registers an organisation without a client: a publisher whose records are imported for it.

use entity::code::{AuditAction, OrganisationKind};
use sea_orm::{ConnectionTrait, TransactionTrait};

use super::{
    Access, OrganisationId,
    create_client::{CreateClientError, NewOrganisation, checked_name},
    repo::{self, RepoError},
    responsibility::Responsibility,
    snapshot,
};
use crate::domain::audit::Act;

/// An organisation to be registered, with all that can be said of it.
#[derive(Debug, Clone)]
pub struct AddedOrganisation {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it is responsible for.
    pub responsibility: Responsibility,
}

impl From<&NewOrganisation> for AddedOrganisation {
    fn from(new: &NewOrganisation) -> Self {
        let responsibility = Responsibility {
            division: new.division.clone(),
            industry_sections: new.industry_sections.clone(),
            ..Responsibility::default()
        };
        Self { name: new.name.clone(), kind: new.kind, responsibility }
    }
}

impl AddedOrganisation {
    /// The same with its name as it is stored, if all of it can be.
    pub(super) fn checked(mut self) -> Result<Self, CreateClientError> {
        self.name = checked_name("organisation", &self.name)?.to_owned();
        self.responsibility.check()?;
        Ok(self)
    }
}

impl Access {
    /// The number of the organisation of this name, which is registered when there is none.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn register_organisation(&self, new: &NewOrganisation) -> Result<OrganisationId, CreateClientError> {
        let (id, kind, _) = self.register(new.into()).await?;
        if kind == new.kind { Ok(id) } else { Err(CreateClientError::OtherKind { kind }) }
    }

    /// Registers an organisation that must be new.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn add_organisation(&self, new: AddedOrganisation) -> Result<OrganisationId, CreateClientError> {
        let (id, _, is_new) = self.register(new).await?;
        if is_new { Ok(id) } else { Err(CreateClientError::Registered(id)) }
    }

    async fn register(
        &self,
        new: AddedOrganisation,
    ) -> Result<(OrganisationId, OrganisationKind, bool), CreateClientError> {
        let new = new.checked()?;
        let transaction = self.store.writer().begin().await?;
        let registered = self.register_within(&transaction, &new).await?;
        transaction.commit().await?;
        Ok(registered)
    }

    /// The organisation of this name, its kind, and whether it was registered just now. The first statement writes.
    pub(super) async fn register_within(
        &self,
        db: &impl ConnectionTrait,
        new: &AddedOrganisation,
    ) -> Result<(OrganisationId, OrganisationKind, bool), CreateClientError> {
        let is_new = repo::insert_organisation(db, new, self.clock.now()).await?;
        let found = repo::find_organisation(db, &new.name).await?;
        let (id, kind) = found.ok_or(RepoError::UnknownValue { table: "organisation" })?;
        if is_new {
            let act = Act {
                action: AuditAction::OrganisationRegistered,
                target: snapshot::organisation_target(id),
                before: None,
                after: Some(snapshot::organisation(&new.name, new.kind, &new.responsibility)),
            };
            self.audit(db, act).await?;
        }
        Ok((id, kind, is_new))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::collections::BTreeSet;

    use entity::code::OrganisationKind;

    use super::*;
    use crate::domain::access::fixture::Fixture;

    #[tokio::test]
    async fn one_name_is_one_organisation_of_one_kind() {
        let fixture = Fixture::new().await;
        let association = |kind| NewOrganisation {
            name: "上海市餐饮行业协会".to_owned(),
            kind,
            division: None,
            industry_sections: BTreeSet::from(["H".to_owned()]),
        };
        let first = fixture.access.register_organisation(&association(OrganisationKind::Association)).await.unwrap();
        let again = fixture.access.register_organisation(&association(OrganisationKind::Association)).await.unwrap();
        assert_eq!(first, again);
        let other = fixture.access.register_organisation(&association(OrganisationKind::District)).await;
        assert!(matches!(other, Err(CreateClientError::OtherKind { kind: OrganisationKind::Association })));
    }
}
