//! Changes what an organisation is responsible for: about whom its clients may write, what, and how.
//!
//! It takes effect within the authenticator's memory, `CACHE_LIFE`, in every process.

use std::collections::BTreeSet;

use entity::code::AuditAction;
use sea_orm::{DbErr, TransactionTrait};

use super::{
    Access,
    caller::OrganisationId,
    list_organisations::OrganisationSummary,
    repo::{self, RepoError},
    responsibility::{Responsibility, ResponsibilityError},
    snapshot,
};
use crate::domain::audit::Act;

/// What is to become of one part of a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It becomes this.
    To(T),
}

impl<T> Change<T> {
    fn of(self, before: T) -> T {
        match self {
            Self::Keep => before,
            Self::To(after) => after,
        }
    }
}

/// What is to change of an organisation.
#[derive(Debug, Clone)]
pub struct OrganisationChange {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// The code of the division that it is responsible for; none for the whole city.
    pub division: Change<Option<String>>,
    /// The letters of the industry sections that it writes for.
    pub industry_sections: Change<BTreeSet<String>>,
    /// The kinds of record that it may write; none for all that its clients' scopes allow.
    pub kinds: Change<Option<BTreeSet<String>>>,
    /// Whether it writes about its members alone.
    pub members_only: Change<bool>,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: Change<bool>,
}

impl OrganisationChange {
    /// A change of nothing.
    pub fn none(organisation: OrganisationId) -> Self {
        Self {
            organisation,
            division: Change::Keep,
            industry_sections: Change::Keep,
            kinds: Change::Keep,
            members_only: Change::Keep,
            needs_review: Change::Keep,
        }
    }

    fn of(self, before: Responsibility) -> Responsibility {
        Responsibility {
            division: self.division.of(before.division),
            industry_sections: self.industry_sections.of(before.industry_sections),
            kinds: self.kinds.of(before.kinds),
            members_only: self.members_only.of(before.members_only),
            needs_review: self.needs_review.of(before.needs_review),
        }
    }
}

/// Why an organisation was not changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateOrganisationError {
    /// There is no such organisation.
    #[error("there is no organisation {0}")]
    Unknown(OrganisationId),
    /// What it is to be responsible for cannot be.
    #[error(transparent)]
    Responsibility(#[from] ResponsibilityError),
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for UpdateOrganisationError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

impl Access {
    /// Changes an organisation; what it is then. A change that changes nothing is not written down.
    ///
    /// # Errors
    /// [`UpdateOrganisationError`] says why it was not changed.
    pub async fn update_organisation(
        &self,
        change: OrganisationChange,
    ) -> Result<OrganisationSummary, UpdateOrganisationError> {
        let id = change.organisation;
        let transaction = self.store.writer().begin().await?;
        // From here on nobody else changes this organisation until we are done.
        if !repo::lock_organisation(&transaction, id).await? {
            return Err(UpdateOrganisationError::Unknown(id));
        }
        let found = repo::describe_organisation(&transaction, id).await?;
        let organisation = found.ok_or(UpdateOrganisationError::Unknown(id))?;
        let before = organisation.responsibility.clone();
        let after = change.of(before.clone());
        after.check()?;
        if after != before {
            repo::update_organisation(&transaction, id, &after).await?;
            let shown = |responsibility| snapshot::organisation(&organisation.name, organisation.kind, responsibility);
            let act = Act {
                action: AuditAction::OrganisationUpdated,
                target: snapshot::organisation_target(id),
                before: Some(shown(&before)),
                after: Some(shown(&after)),
            };
            self.audit(&transaction, act).await?;
            transaction.commit().await?;
        }
        Ok(OrganisationSummary { responsibility: after, ..organisation })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::access::{Jurisdiction, fixture::Fixture};

    #[tokio::test]
    async fn each_part_changes_on_its_own_and_within_five_seconds() {
        let fixture = Fixture::new().await;
        let created = fixture.client("developer", &[]).await;
        let caller = async || {
            fixture.clock.advance(TimeDelta::seconds(5));
            fixture.authenticator.authenticate(created.key.expose()).await.unwrap().organisation.clone().unwrap()
        };
        let before = caller().await;
        let none = || OrganisationChange::none(before.id);
        let division = OrganisationChange { division: Change::To(Some("310115".to_owned())), ..none() };
        fixture.access.update_organisation(division).await.unwrap();
        let kinds = BTreeSet::from(["penalty".to_owned()]);
        let narrowed = OrganisationChange { kinds: Change::To(Some(kinds.clone())), ..none() };
        fixture.access.update_organisation(narrowed).await.unwrap();
        let reviewed = OrganisationChange { needs_review: Change::To(true), ..none() };
        fixture.access.update_organisation(reviewed).await.unwrap();

        let expected = Jurisdiction {
            division: Some("310115".to_owned()),
            kinds: Some(kinds),
            ..Jurisdiction::whole(before.kind)
        };
        let after = caller().await;
        assert_eq!((&after.jurisdiction, after.needs_review), (&expected, true));

        let cleared = OrganisationChange { division: Change::To(None), kinds: Change::To(None), ..none() };
        let cleared = fixture.access.update_organisation(cleared).await.unwrap();
        assert_eq!(cleared.responsibility, Responsibility { needs_review: true, ..Responsibility::default() });
        assert_eq!(caller().await.jurisdiction, before.jurisdiction);
        let found = fixture.access.find_organisation(before.id).await.unwrap().unwrap();
        assert_eq!(found, cleared);
    }

    #[tokio::test]
    async fn what_does_not_exist_is_refused_and_changes_nothing() {
        let fixture = Fixture::new().await;
        fixture.client("developer", &[]).await;
        let none = || OrganisationChange::none(OrganisationId(1));
        let before = fixture.access.find_organisation(OrganisationId(1)).await.unwrap();
        let division = OrganisationChange {
            division: Change::To(Some("310000000".to_owned())),
            members_only: Change::To(true),
            ..none()
        };
        let sections = Change::To(BTreeSet::from(["Z".to_owned()]));
        for (change, message) in [
            (OrganisationChange::none(OrganisationId(404)), "there is no organisation 404"),
            (division, "there is no such division"),
            (OrganisationChange { industry_sections: sections, ..none() }, "there is no such industry section"),
        ] {
            let refused = fixture.access.update_organisation(change).await.unwrap_err().to_string();
            assert!(refused.starts_with(message), "{refused}");
        }
        assert_eq!(fixture.access.find_organisation(OrganisationId(1)).await.unwrap(), before);
    }
}
