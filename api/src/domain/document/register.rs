//! Registers documents beforehand: what the operator lists for a client, such as all documents of a build of its app.
//! All of them or, when one is at fault, none.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use sea_orm::{DbErr, TransactionTrait};

use super::{DocumentError, Documents, LISTED_BYTES_MAX, LISTED_MAX, TEXT_BYTES_MAX, repo};
use crate::{document_hash::DocumentHash, domain::access::ClientId};

/// Knows which documents the schema answers.
#[async_trait]
pub trait Validator: Send + Sync {
    /// What is wrong with a document; nothing when it may be sent.
    async fn fault(&self, text: &str) -> Option<String>;
}

/// A document that was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// What it is known by.
    pub hash: DocumentHash,
    /// Whether it was not listed before.
    pub is_new: bool,
}

/// Why documents were not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// One is at fault.
    #[error("document {}: {fault}", .index + 1)]
    Invalid {
        /// Which, counted from nought.
        index: usize,
        /// What is wrong.
        fault: String,
    },
    /// They would be more than a client may have.
    #[error(
        "client {client} would have {documents} registered documents of {bytes} bytes; at most {LISTED_MAX} of \
         {LISTED_BYTES_MAX} bytes are possible: remove old ones first"
    )]
    TooMany {
        /// The client.
        client: ClientId,
        /// How many it would have.
        documents: usize,
        /// The bytes of their texts.
        bytes: usize,
    },
    /// The database did not do it, or there is no such client.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

impl From<DbErr> for RegisterError {
    fn from(error: DbErr) -> Self {
        Self::Document(error.into())
    }
}

impl Documents {
    /// Lists documents for a client; what became of each, in their order. An automatic document becomes a listed one.
    ///
    /// # Errors
    /// [`RegisterError`] says why none was registered.
    pub async fn register(
        &self,
        validator: &dyn Validator,
        client: ClientId,
        texts: &[String],
    ) -> Result<Vec<Registered>, RegisterError> {
        for (index, text) in texts.iter().enumerate() {
            let fault = if text.len() > TEXT_BYTES_MAX {
                Some(format!("is {} bytes long; at most {TEXT_BYTES_MAX} are possible", text.len()))
            } else {
                validator.fault(text).await
            };
            if let Some(fault) = fault {
                return Err(RegisterError::Invalid { index, fault });
            }
        }
        let hashes: Vec<DocumentHash> = texts.iter().map(|text| DocumentHash::of(text)).collect();
        let given: BTreeMap<DocumentHash, &str> =
            hashes.iter().copied().zip(texts.iter().map(String::as_str)).collect();

        let transaction = self.store.writer().begin().await?;
        if !repo::lock_client(&transaction, client).await? {
            return Err(DocumentError::UnknownClient(client).into());
        }
        let stored = repo::list(&transaction, client, Some(true)).await?;
        let listed: BTreeMap<DocumentHash, usize> =
            stored.iter().map(|document| (document.hash, document.bytes)).collect();
        let new: Vec<(DocumentHash, &str)> = given.into_iter().filter(|(hash, _)| !listed.contains_key(hash)).collect();
        let documents = listed.len() + new.len();
        let bytes = listed.values().sum::<usize>() + new.iter().map(|(_, text)| text.len()).sum::<usize>();
        if documents > LISTED_MAX || bytes > LISTED_BYTES_MAX {
            return Err(RegisterError::TooMany { client, documents, bytes });
        }
        repo::insert(&transaction, client, &new, true, self.clock.now()).await?;
        transaction.commit().await?;
        let mut new: BTreeSet<DocumentHash> = new.into_iter().map(|(hash, _)| hash).collect();
        self.forget(client, &hashes).await;
        // A document that was given twice is new once.
        Ok(hashes.into_iter().map(|hash| Registered { hash, is_new: new.remove(&hash) }).collect())
    }
}
