//! Finds about whom an organisation may write, for work that is done in its name when no caller is there.

use super::{Access, Jurisdiction, OrganisationId, RepoError, repo};

impl Access {
    /// The organisation's jurisdiction as it is now; none when there is no such organisation.
    ///
    /// # Errors
    /// [`RepoError`] when the database does not answer.
    pub async fn find_jurisdiction(&self, organisation: OrganisationId) -> Result<Option<Jurisdiction>, RepoError> {
        repo::find_jurisdiction(self.store.reader(), organisation).await
    }
}
