//! Registers an organisation without a client: a publisher whose records are imported for it.

use entity::code::{AuditAction, OrganisationKind};
use sea_orm::{ConnectionTrait, TransactionTrait};

use super::{
    Access, OrganisationId,
    create_client::{CreateClientError, NewOrganisation, check_responsibility, checked_name},
    repo::{self, OrganisationRow, RepoError},
    snapshot,
};
use crate::domain::audit::Act;

impl Access {
    /// The number of the organisation of this name, which is registered when there is none.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn register_organisation(&self, new: &NewOrganisation) -> Result<OrganisationId, CreateClientError> {
        let (id, kind, _) = self.register(new).await?;
        if kind == new.kind { Ok(id) } else { Err(CreateClientError::OtherKind { kind }) }
    }

    /// Registers an organisation that must be new.
    ///
    /// # Errors
    /// [`CreateClientError`] says what would be right; nothing is stored then.
    pub async fn add_organisation(&self, new: &NewOrganisation) -> Result<OrganisationId, CreateClientError> {
        let (id, _, is_new) = self.register(new).await?;
        if is_new { Ok(id) } else { Err(CreateClientError::Registered(id)) }
    }

    async fn register(
        &self,
        new: &NewOrganisation,
    ) -> Result<(OrganisationId, OrganisationKind, bool), CreateClientError> {
        let name = checked_name("organisation", &new.name)?;
        check_responsibility(new)?;
        let transaction = self.store.writer().begin().await?;
        let registered = self.register_within(&transaction, name, new).await?;
        transaction.commit().await?;
        Ok(registered)
    }

    /// The organisation of this name, its kind, and whether it was registered just now. The first statement writes.
    pub(super) async fn register_within(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        new: &NewOrganisation,
    ) -> Result<(OrganisationId, OrganisationKind, bool), CreateClientError> {
        let row = OrganisationRow {
            name,
            kind: new.kind,
            division: new.division.as_deref(),
            industry_sections: &new.industry_sections,
        };
        let is_new = repo::insert_organisation(db, &row, self.clock.now()).await?;
        let found = repo::find_organisation(db, name).await?;
        let (id, kind) = found.ok_or(RepoError::UnknownValue { table: "organisation" })?;
        if is_new {
            let act = Act {
                action: AuditAction::OrganisationRegistered,
                target: snapshot::organisation_target(id),
                before: None,
                after: Some(snapshot::organisation(new)),
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
