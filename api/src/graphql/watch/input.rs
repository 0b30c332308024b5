//! What is given to the mutations about watch lists.

use async_graphql::{ID, InputObject};

use crate::domain::watch::LIST;
use crate::graphql::{user_error::UserError, webhook::find_number};

/// A watch list to be made (新建关注名单).
#[derive(Debug, InputObject)]
pub struct CreateWatchListInput {
    /// Its name, 1 to 100 characters, unique among the client's.
    pub name: String,
}

/// Another name for a watch list (重命名关注名单).
#[derive(Debug, InputObject)]
pub struct RenameWatchListInput {
    /// The list's id.
    pub watch_list_id: ID,
    /// Its new name, 1 to 100 characters, unique among the client's.
    pub name: String,
}

/// Which watch list is to be deleted (删除关注名单).
#[derive(Debug, InputObject)]
pub struct DeleteWatchListInput {
    /// The list's id.
    pub watch_list_id: ID,
}

/// Subjects to be put on a watch list (增加关注主体).
#[derive(Debug, InputObject)]
pub struct AddWatchSubjectsInput {
    /// The list's id.
    pub watch_list_id: ID,
    /// The enterprises, each by its credit code or its registration number, registered or not yet; at most 10,000. Spaces and
    /// small letters are put right.
    pub subjects: Vec<String>,
}

/// Subjects to be taken off a watch list (移除关注主体).
#[derive(Debug, InputObject)]
pub struct RemoveWatchSubjectsInput {
    /// The list's id.
    pub watch_list_id: ID,
    /// The enterprises, each by its credit code or its registration number; at most 10,000. Spaces and small letters are put
    /// right.
    pub subjects: Vec<String>,
}

/// The number of the list that an id names.
pub(super) fn list(id: &ID) -> Result<i64, UserError> {
    find_number(id, LIST).map_err(|_| UserError::not_found("watchListId", "watch list"))
}
