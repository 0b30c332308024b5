//! Watch lists, and who is on them.

use async_graphql::{ID, SimpleObject};

use crate::domain::watch::LIST;
use crate::{
    domain::watch as domain,
    graphql::{id, scalar::DateTime},
};

/// Enterprises that a client watches, under a name (关注名单). Rules of webhook endpoints name it.
#[derive(Debug, Clone, SimpleObject)]
pub struct WatchList {
    /// Its id.
    id: ID,
    /// Its name.
    name: String,
    /// How many subjects it has.
    subject_count: i64,
    /// When it was made.
    created_at: DateTime,
    /// When it, or its subjects, last changed.
    updated_at: DateTime,
}

/// Who is on a watch list (关注主体).
#[derive(Debug, Clone, SimpleObject)]
pub struct WatchSubject {
    /// A unified social credit code, or a registration number.
    code: String,
    /// Whether an enterprise has this code now. One that is registered with it later is noticed then.
    is_registered: bool,
}

impl From<domain::WatchList> for WatchList {
    fn from(list: domain::WatchList) -> Self {
        Self {
            id: id::encode(LIST, list.id),
            name: list.name,
            subject_count: i64::try_from(list.subjects).unwrap_or(i64::MAX),
            created_at: DateTime(list.created_at),
            updated_at: DateTime(list.updated_at),
        }
    }
}

impl From<domain::WatchSubject> for WatchSubject {
    fn from(subject: domain::WatchSubject) -> Self {
        Self { code: subject.code, is_registered: subject.is_registered }
    }
}
