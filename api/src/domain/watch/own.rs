//! A watch list as a filter: a caller names one of its own, and for nobody else is there such a list.

use entity::code::Scope;

use super::{LIST, repo};
use crate::domain::{
    access::Caller,
    reading::{global_id, plan::ValueSet},
    store::{Store, StoreError},
};

/// A list of a client, as a filter has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnList {
    client: i64,
    list: i64,
}

/// Why a caller cannot filter by a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OwnListError {
    /// It may have none.
    #[error("watch lists need the scope watch:write, which this caller does not have")]
    NotAllowed,
    /// It has no such list.
    #[error("there is no such watch list; pass the id of one of yours exactly as a query returned it")]
    Unknown,
}

impl OwnList {
    /// The list that a caller means by this global id. Whether there is one shows when it is [read](Self::is_there).
    ///
    /// # Errors
    /// [`OwnListError`] says why it can be none.
    pub fn named_by(caller: &Caller, id: &str) -> Result<Self, OwnListError> {
        let client = caller.client_id().filter(|_| caller.may(Scope::WatchWrite)).ok_or(OwnListError::NotAllowed)?;
        match global_id::decode(id) {
            Some((table, list)) if table == LIST => Ok(Self { client: client.0, list }),
            _ => Err(OwnListError::Unknown),
        }
    }

    /// Whether the client has it.
    pub(in crate::domain) async fn is_there(self, store: &Store) -> Result<bool, StoreError> {
        let found = repo::list::find(store.reader(), self.list).await?;
        Ok(found.is_some_and(|list| list.client == self.client))
    }

    /// The codes on it.
    pub(in crate::domain) fn codes(self) -> ValueSet {
        repo::subject::set(self.list)
    }
}
