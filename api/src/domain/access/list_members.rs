//! Lists the members of organisations, of several at once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{
    Access, OrganisationId,
    repo::{self, RepoError},
};
use crate::domain::store::id_window::{IdPage, IdWindow};

/// An enterprise on a member list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its unified social credit code, where it has one.
    pub credit_code: Option<String>,
    /// Its registration number, where it has one.
    pub registration_number: Option<String>,
    /// Its name.
    pub name: String,
    /// Since when it is on the list.
    pub added_at: DateTime<Utc>,
}

impl Access {
    /// The same page of each of these organisations' member lists, in the order in which the enterprises were registered.
    /// One statement, however many they are.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn page_members(
        &self,
        organisations: &[OrganisationId],
        window: IdWindow,
    ) -> Result<HashMap<OrganisationId, IdPage<Member>>, RepoError> {
        repo::page_members(self.store.reader(), self.store.dialect(), organisations, window).await
    }

    /// How many members each of these organisations has; those without any are left out. One statement.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn count_members(
        &self,
        organisations: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, u64>, RepoError> {
        repo::count_members(self.store.reader(), organisations).await
    }
}
