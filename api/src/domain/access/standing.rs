//! How clients stand that are not calling: what the gateway does in their names goes by it.

use std::collections::{BTreeSet, HashMap};

use entity::code::Scope;

use super::{
    ClientId,
    repo::{self, RepoError},
};
use crate::domain::store::Store;

/// How a client stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is shut out.
    pub is_suspended: bool,
    /// Its scopes, by its tier and granted to it.
    pub scopes: BTreeSet<Scope>,
}

impl Standing {
    /// Whether it is let in and holds a scope.
    pub fn may(&self, scope: Scope) -> bool {
        !self.is_suspended && self.scopes.contains(&scope)
    }
}

/// How these clients stand; those that do not exist are left out. One statement.
///
/// # Errors
/// [`RepoError`] when the database does not answer.
pub async fn standings(store: &Store, clients: BTreeSet<ClientId>) -> Result<HashMap<ClientId, Standing>, RepoError> {
    if clients.is_empty() {
        return Ok(HashMap::new());
    }
    repo::standings(store.reader(), clients).await
}
