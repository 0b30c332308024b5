//! Watch lists (关注名单): the enterprises that a client watches, by their codes.
//!
//! Source: DESIGN.md §2.5. A subject is a unified social credit code or a registration number. One that nobody has yet is
//! kept all the same, and matches once an enterprise is registered with it.
//!
//! Invariants: a list is its client's alone; a client's lists together have no more subjects than its tier allows; a list
//! that an endpoint's rules name is not deleted. The audit log says how many subjects came and went, never whom a client
//! watches: that is its own affair.
//! Left to others: what is done about a change of who is watched (`webhook`, `feed`).

mod change;
pub mod file;
mod keep;
mod own;
pub mod replace;
mod repo;
mod retain;

use std::{
    collections::{BTreeSet, HashSet},
    ops::Deref,
    sync::Arc,
};

use chrono::{DateTime, Utc};
use entity::{code::AuditAction, value::EnterpriseCodeError};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::Value;

pub use self::{
    change::{Difference, SUBJECTS_A_CALL},
    own::{OwnList, OwnListError},
};
use super::{
    audit::{self, Act, Origin},
    lease::{LeaseError, Leases},
    store::{Store, StoreError, cell::Cell},
};
use crate::clock::Clock;

/// What ids of watch lists name.
pub const LIST: &str = "watch_list";
/// The most lists of a client.
pub const LISTS_MAX: u64 = 100;
/// The longest name of a list, in characters.
pub const NAME_CHARS_MAX: usize = 100;

/// Whose lists are meant, and how the audit log knows who acts.
#[derive(Debug, Clone)]
pub struct Keeper {
    /// The number of the client.
    pub client: i64,
    /// Who acts.
    pub origin: Origin,
    /// How many subjects the client's lists may have together.
    pub subjects_max: u64,
}

/// A watch list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchList {
    /// Its number.
    pub id: i64,
    /// The number of the client whose it is.
    pub client: i64,
    /// Its name.
    pub name: String,
    /// How many subjects it has.
    pub subjects: u64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it, or its subjects, last changed.
    pub updated_at: DateTime<Utc>,
}

/// Who is on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchSubject {
    /// Its code.
    pub code: String,
    /// Whether an enterprise with this code is registered.
    pub is_registered: bool,
}

/// Why something was not done about a list.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The client has no such list.
    #[error("there is no such watch list")]
    UnknownList,
    /// The name cannot be one.
    #[error("a name has 1 to {NAME_CHARS_MAX} characters, and no control characters")]
    Name,
    /// The client has a list of this name.
    #[error("there is a watch list of this name already")]
    Taken,
    /// The client has as many lists as it may.
    #[error("a client has at most {LISTS_MAX} watch lists; delete one first")]
    TooManyLists,
    /// The rules of endpoints name it.
    #[error("the rules of {0} of your endpoints name this list; change them first")]
    InUse(u64),
    /// More subjects were named than one call may.
    #[error(
        "a call takes at most {SUBJECTS_A_CALL} subjects; send the others in another call, or all of them as a file"
    )]
    TooManyNamed,
    /// The client's lists would have more subjects than they may.
    #[error("your watch lists would have {wanted} subjects together; your tier allows {most}")]
    TooManySubjects {
        /// How many they would have.
        wanted: u64,
        /// How many they may have.
        most: u64,
    },
    /// Somebody else sends a file for it.
    #[error("another file is being taken for this list; send this one when that is done")]
    Busy,
    /// It could not be found out whether somebody does.
    #[error(transparent)]
    Lease(#[from] LeaseError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbErr> for WatchError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// A text that is no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidSubject {
    /// Its place in the call, from 0.
    pub place: usize,
    /// What is wrong with it.
    pub fault: EnterpriseCodeError,
}

/// The watch lists of all clients. Clones share their parts.
#[derive(Debug, Clone)]
pub struct WatchLists(Arc<Parts>);

/// What everything about watch lists is made of.
#[derive(Debug)]
pub struct Parts {
    store: Store,
    clock: Clock,
    leases: Leases,
}

impl Deref for WatchLists {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl WatchLists {
    /// Over a migrated database; one file at a time is taken for a list, under a lease.
    pub fn new(store: Store, clock: Clock, leases: Leases) -> Self {
        Self(Arc::new(Parts { store, clock, leases }))
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
    /// [`StoreError`] when the database does not answer.
    pub async fn note_uses(
        &self,
        transaction: &DatabaseTransaction,
        client: i64,
        endpoint: i64,
        lists: &BTreeSet<i64>,
    ) -> Result<Option<i64>, StoreError> {
        let known: BTreeSet<i64> = if lists.is_empty() {
            BTreeSet::new()
        } else {
            let own = repo::list::lock(transaction, self.store.dialect(), client).await?;
            own.into_iter().map(|list| list.id).collect()
        };
        if let Some(unknown) = lists.difference(&known).next() {
            return Ok(Some(*unknown));
        }
        repo::usage::replace(transaction, endpoint, lists).await?;
        Ok(None)
    }

    /// Begins to change the lists of a client, which nobody else changes before the transaction ends.
    async fn begin(&self, client: i64) -> Result<(DatabaseTransaction, Vec<WatchList>), WatchError> {
        let dialect = self.store.dialect();
        let transaction = dialect.begin_write(self.store.writer()).await?;
        let lists = repo::list::lock(&transaction, dialect, client).await?;
        Ok((transaction, lists))
    }

    /// Writes down what was done, in its transaction.
    async fn audit(
        &self,
        transaction: &impl ConnectionTrait,
        keeper: &Keeper,
        action: AuditAction,
        (id, before, after): (i64, Option<Value>, Option<Value>),
    ) -> Result<(), WatchError> {
        let act = Act { action, target: format!("watch_list:{id}"), before, after };
        Ok(audit::record(transaction, &keeper.origin, act, self.clock.now()).await?)
    }
}
