//! Lists the organisations that answer for clients or publish records.

use chrono::{DateTime, Utc};
use entity::code::OrganisationKind;

use super::{
    Access, OrganisationId,
    repo::{self, RepoError},
    responsibility::Responsibility,
};
use crate::domain::store::id_window::{IdPage, IdWindow};

/// An organisation as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationSummary {
    /// Its number.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it is responsible for.
    pub responsibility: Responsibility,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
}

impl Access {
    /// A page of organisations, by number.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn page_organisations(&self, window: IdWindow) -> Result<IdPage<OrganisationSummary>, RepoError> {
        repo::page_organisations(self.store.reader(), window).await
    }

    /// How many organisations there are.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn count_organisations(&self) -> Result<u64, RepoError> {
        repo::count_organisations(self.store.reader()).await
    }

    /// The organisation of this number.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn find_organisation(&self, id: OrganisationId) -> Result<Option<OrganisationSummary>, RepoError> {
        repo::describe_organisation(self.store.writer(), id).await
    }
}
