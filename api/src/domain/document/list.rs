//! Lists a client's documents, and removes some.

use chrono::{DateTime, Utc};
use sea_orm::TransactionTrait;

use super::{DocumentError, Documents, repo};
use crate::{document_hash::DocumentHash, domain::access::ClientId};

/// A document without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentSummary {
    /// What it is known by.
    pub hash: DocumentHash,
    /// Bytes of its text.
    pub bytes: usize,
    /// Whether the operator registered it.
    pub is_listed: bool,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the hour.
    pub used_at: DateTime<Utc>,
}

impl Documents {
    /// A client's documents, the last used first.
    ///
    /// # Errors
    /// [`DocumentError`] when there is no such client or the database does not answer.
    pub async fn list(&self, client: ClientId) -> Result<Vec<DocumentSummary>, DocumentError> {
        if !repo::client_exists(self.store.reader(), client).await? {
            return Err(DocumentError::UnknownClient(client));
        }
        repo::list(self.store.reader(), client, None).await
    }

    /// Removes documents of a client; those that are not there are passed by. Returns how many were. Other processes
    /// forget them within [`FOUND_LIFE`](super::FOUND_LIFE).
    ///
    /// # Errors
    /// [`DocumentError`] when there is no such client or the database does not answer; nothing is removed then.
    pub async fn remove(&self, client: ClientId, hashes: &[DocumentHash]) -> Result<u64, DocumentError> {
        let transaction = self.store.writer().begin().await?;
        if !repo::lock_client(&transaction, client).await? {
            return Err(DocumentError::UnknownClient(client));
        }
        let removed = repo::delete(&transaction, client, hashes).await?;
        transaction.commit().await?;
        self.forget(client, hashes).await;
        Ok(removed)
    }
}
