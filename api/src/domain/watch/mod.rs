//! Watch lists (关注名单): the enterprises that a client watches, by their codes.
//!
//! Source: DESIGN.md §2.5. A subject is a unified social credit code or a registration number. One that nobody has yet is
//! kept all the same, and matches once an enterprise is registered with it.
//!
//! Invariants: a list is its client's alone; a client's lists together have no more subjects than its tier allows; a list
//! that an endpoint's rules name is not deleted.
//! Left to others: what is done about a change of who is watched (`webhook`).

mod repo;

use std::collections::{BTreeSet, HashSet};

use sea_orm::{DatabaseTransaction, DbErr};

use super::store::{Store, StoreError, cell::Cell};

/// The watch lists of all clients.
#[derive(Debug, Clone)]
pub struct WatchLists {
    store: Store,
}

impl WatchLists {
    /// Over a migrated database.
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    /// Which of these codes are on which of these lists. One statement.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn watched(&self, lists: &[i64], codes: &[Cell]) -> Result<HashSet<(i64, String)>, StoreError> {
        if lists.is_empty() || codes.is_empty() {
            return Ok(HashSet::new());
        }
        repo::subject::watched(self.store.reader(), self.store.dialect(), lists, codes).await
    }

    /// Notes in a transaction that an endpoint's rules name these lists of the client, and no others. One that the client
    /// does not have is returned, and nothing was noted then.
    ///
    /// # Errors
    /// [`DbErr`] when the database does not answer.
    pub async fn note_uses(
        &self,
        transaction: &DatabaseTransaction,
        client: i64,
        endpoint: i64,
        lists: &BTreeSet<i64>,
    ) -> Result<Option<i64>, DbErr> {
        let known = repo::list::lock_all(transaction, client, lists).await?;
        if let Some(unknown) = lists.difference(&known).next() {
            return Ok(Some(*unknown));
        }
        repo::usage::replace(transaction, endpoint, lists).await?;
        Ok(None)
    }
}
