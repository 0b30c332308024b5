//! Reads the audit log, the latest entry first.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use entity::code::{AuditAction, AuditActor};
use serde_json::Value;

use super::repo;
use crate::domain::store::{
    Store, StoreError,
    id_window::{IdPage, IdWindow},
};

/// An entry as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number.
    pub id: i64,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// What sort of actor did it; none for one that this version does not know.
    pub actor: Option<AuditActor>,
    /// The organisation of the client that did it.
    pub organisation: Option<i64>,
    /// The client that did it.
    pub client: Option<i64>,
    /// The public part of the key that it was done with.
    pub key: Option<String>,
    /// The request that it was done by.
    pub request_id: Option<String>,
    /// Where the request came from.
    pub address: Option<IpAddr>,
    /// What was done; none for an act that this version does not know.
    pub action: Option<AuditAction>,
    /// What it was done to: a table's name and, after a colon, the row's key.
    pub target: String,
    /// The target as it was.
    pub before: Option<Value>,
    /// The target as it became.
    pub after: Option<Value>,
}

/// Which entries. All conditions given must hold.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// One of these acts.
    pub actions: Option<Vec<AuditAction>>,
    /// Done by one of these sorts of actors.
    pub actors: Option<Vec<AuditActor>>,
    /// Done by this client.
    pub client: Option<i64>,
    /// Done to this.
    pub target: Option<String>,
    /// Done by this request.
    pub request_id: Option<String>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Not after.
    pub to: Option<DateTime<Utc>>,
}

/// The audit log to read: all of it, or what one organisation did.
#[derive(Debug, Clone)]
pub struct AuditLog {
    store: Store,
    organisation: Option<i64>,
}

impl AuditLog {
    /// Over a migrated database.
    pub fn new(store: Store) -> Self {
        Self { store, organisation: None }
    }

    /// The part of it that tells of the acts of this organisation's clients. Whatever it is asked, it tells of no other.
    #[must_use]
    pub fn of_organisation(&self, organisation: i64) -> Self {
        Self { organisation: Some(organisation), ..self.clone() }
    }

    /// A page of entries, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn list(&self, filter: &AuditFilter, window: IdWindow) -> Result<IdPage<AuditEntry>, StoreError> {
        Ok(repo::list(self.store.reader(), self.organisation, filter, window).await?)
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn count(&self, filter: &AuditFilter) -> Result<u64, StoreError> {
        Ok(repo::count(self.store.reader(), self.organisation, filter).await?)
    }
}
