//! Keeps a document that its client used: from then on its hash is enough.
//!
//! A client that has as many as it may have loses those that it did not use for the longest time. They are only ever a
//! saving: whoever asks for one that is gone is told so and sends the text again. Some more than needed go at once, so
//! that not every new document has to look for another to drive out.

use std::sync::Arc;

use sea_orm::TransactionTrait;

use super::{
    AUTOMATIC_BYTES_MAX, AUTOMATIC_MAX, Document, DocumentError, Documents, Remembered, TEXT_BYTES_MAX,
    list::DocumentSummary, repo,
};
use crate::{document_hash::DocumentHash, domain::access::ClientId};

/// How much of the bounds is left in use once documents had to go, in percent.
const LEFT_PERCENT: usize = 90;

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is stored now.
    Now,
    /// It was stored before.
    Before,
    /// It is longer than [`TEXT_BYTES_MAX`] and is not stored.
    TooLong,
}

impl Documents {
    /// Stores a client's document, which the caller has found valid, as an automatic one. `hash` is the text's.
    ///
    /// # Errors
    /// [`DocumentError`] when there is no such client or the database does not answer; nothing is stored then.
    pub async fn keep(&self, client: ClientId, hash: DocumentHash, text: &str) -> Result<Kept, DocumentError> {
        if text.len() > TEXT_BYTES_MAX {
            return Ok(Kept::TooLong);
        }
        if self.find(client, hash).await?.is_some() {
            return Ok(Kept::Before);
        }
        let now = self.clock.now();
        let transaction = self.store.writer().begin().await?;
        if !repo::lock_client(&transaction, client).await? {
            return Err(DocumentError::UnknownClient(client));
        }
        repo::insert(&transaction, client, &[(hash, text)], false, now).await?;
        let evicted = evicted(&repo::list(&transaction, client, Some(false)).await?, hash);
        repo::delete(&transaction, client, &evicted).await?;
        transaction.commit().await?;
        self.forget(client, &evicted).await;
        let document = Document { text: Arc::from(text), is_listed: false, used_at: now };
        self.known.insert((client, hash), Remembered { at: now, said: Some(Arc::new(document)) }).await;
        Ok(Kept::Now)
    }
}

/// The documents that have to go when `new` has come; `all` are the client's automatic ones, the last used first.
fn evicted(all: &[DocumentSummary], new: DocumentHash) -> Vec<DocumentHash> {
    let bytes: usize = all.iter().map(|document| document.bytes).sum();
    if all.len() <= AUTOMATIC_MAX && bytes <= AUTOMATIC_BYTES_MAX {
        return Vec::new();
    }
    let mut documents_left = AUTOMATIC_MAX * LEFT_PERCENT / 100;
    let mut bytes_left = AUTOMATIC_BYTES_MAX * LEFT_PERCENT / 100;
    let (newest, others): (Vec<_>, Vec<_>) = all.iter().partition(|document| document.hash == new);
    let mut is_full = false;
    let mut evicted = Vec::new();
    for document in newest.into_iter().chain(others) {
        is_full = is_full || documents_left == 0 || bytes_left < document.bytes;
        if is_full {
            evicted.push(document.hash);
        } else {
            documents_left -= 1;
            bytes_left -= document.bytes;
        }
    }
    evicted
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    /// Documents of so many bytes each, the last used first.
    fn documents(count: usize, bytes: usize) -> Vec<DocumentSummary> {
        let summary = |number: usize| DocumentSummary {
            hash: DocumentHash::of(&number.to_string()),
            bytes,
            is_listed: false,
            created_at: DateTime::UNIX_EPOCH,
            used_at: DateTime::UNIX_EPOCH - TimeDelta::seconds(i64::try_from(number).unwrap_or(0)),
        };
        (0..count).map(summary).collect()
    }

    #[test]
    fn nothing_goes_within_the_bounds() {
        let all = documents(AUTOMATIC_MAX, AUTOMATIC_BYTES_MAX / AUTOMATIC_MAX);
        assert!(evicted(&all, all[0].hash).is_empty());
    }

    #[test]
    fn the_least_recently_used_go_and_the_new_one_never_does() {
        let all = documents(AUTOMATIC_MAX + 1, 10);
        let oldest = all[AUTOMATIC_MAX].hash;
        let gone = evicted(&all, oldest);
        assert_eq!(all.len() - gone.len(), AUTOMATIC_MAX * LEFT_PERCENT / 100);
        assert!(!gone.contains(&oldest));
        // All that are left were used after all that went.
        let first = all.iter().position(|document| gone.contains(&document.hash));
        assert_eq!(first, Some(AUTOMATIC_MAX * LEFT_PERCENT / 100 - 1));
        assert!(all[449..AUTOMATIC_MAX].iter().all(|document| gone.contains(&document.hash)));
    }

    #[test]
    fn bytes_are_bounded_too() {
        let all = documents(40, TEXT_BYTES_MAX);
        let gone = evicted(&all, all[0].hash);
        let left = (all.len() - gone.len()) * TEXT_BYTES_MAX;
        assert!(left <= AUTOMATIC_BYTES_MAX * LEFT_PERCENT / 100 && left > AUTOMATIC_BYTES_MAX / 2, "{left}");
    }
}
