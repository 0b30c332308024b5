//! What the mutations about watch lists answer with.

use async_graphql::{Error, ID, SimpleObject};

use super::object::WatchList;
use crate::{
    domain::watch::{Difference, WatchError, WatchList as Stored},
    graphql::{
        cost::directive::ListOf,
        error::internal,
        user_error::{UserError, UserErrorCode},
    },
};

/// Codes that no enterprise has yet which a payload tells.
const UNREGISTERED_TOLD: usize = 100;

/// What became of a watch list (关注名单变更结果).
#[derive(Debug, Default, SimpleObject)]
pub struct WatchListPayload {
    /// The list as it is now; nothing when nothing was done.
    pub watch_list: Option<WatchList>,
    /// Why nothing was done.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// What became of a watch list that was to be deleted (删除关注名单结果).
#[derive(Debug, Default, SimpleObject)]
pub struct DeleteWatchListPayload {
    /// The id of the list that is no more.
    pub watch_list_id: Option<ID>,
    /// Why it was not deleted.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// What became of subjects that were to be put on a watch list (增加关注主体结果). Each that was named is counted once: as
/// added, as there already, or as invalid.
#[derive(Debug, Default, SimpleObject)]
pub struct AddWatchSubjectsPayload {
    /// The list as it is now; nothing when nothing was done.
    pub watch_list: Option<WatchList>,
    /// How many were put on it.
    pub added: i64,
    /// How many were on it already; one that is named twice is so the second time.
    pub already_there: i64,
    /// How many are no codes.
    pub invalid: i64,
    /// How many codes no enterprise has yet. They are kept, and match once one is registered with them.
    pub unregistered: i64,
    /// The first 100 of these.
    pub unregistered_codes: Vec<String>,
    /// Why nothing was done, or which subjects are invalid, each with its place, such as `["subjects", "17"]`.
    #[graphql(directive = ListOf::apply(10))]
    pub user_errors: Vec<UserError>,
}

/// What became of subjects that were to be taken off a watch list (移除关注主体结果). Each that was named is counted once: as
/// removed, as not there, or as invalid.
#[derive(Debug, Default, SimpleObject)]
pub struct RemoveWatchSubjectsPayload {
    /// The list as it is now; nothing when nothing was done.
    pub watch_list: Option<WatchList>,
    /// How many were taken off it.
    pub removed: i64,
    /// How many were not on it; one that is named twice is so the second time.
    pub not_there: i64,
    /// How many are no codes.
    pub invalid: i64,
    /// Why nothing was done, or which subjects are invalid, each with its place, such as `["subjects", "17"]`.
    #[graphql(directive = ListOf::apply(10))]
    pub user_errors: Vec<UserError>,
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn invalid(difference: &Difference) -> (i64, Vec<UserError>) {
    let errors = difference.invalid.iter().map(|subject| {
        let path = ["subjects", &subject.place.to_string()];
        UserError::new(&path, UserErrorCode::Invalid, &subject.fault.to_string())
    });
    (whole(difference.invalid.len() as u64), errors.collect())
}

impl AddWatchSubjectsPayload {
    pub(super) fn of(list: Stored, difference: &Difference) -> Self {
        let (invalid, user_errors) = invalid(difference);
        Self {
            watch_list: Some(list.into()),
            added: whole(difference.changed),
            already_there: whole(difference.unchanged),
            invalid,
            unregistered: whole(difference.unregistered.len() as u64),
            unregistered_codes: difference.unregistered.iter().take(UNREGISTERED_TOLD).cloned().collect(),
            user_errors,
        }
    }
}

impl RemoveWatchSubjectsPayload {
    pub(super) fn of(list: Stored, difference: &Difference) -> Self {
        let (invalid, user_errors) = invalid(difference);
        Self {
            watch_list: Some(list.into()),
            removed: whole(difference.changed),
            not_there: whole(difference.unchanged),
            invalid,
            user_errors,
        }
    }
}

/// The error as a payload has it.
///
/// # Errors
/// Internal, for a failure of ours.
pub(super) fn user_error(error: &WatchError) -> Result<UserError, Error> {
    let (path, code): (&[&str], _) = match error {
        WatchError::UnknownList => return Ok(UserError::not_found("watchListId", "watch list")),
        WatchError::Name => (&["name"], UserErrorCode::Invalid),
        WatchError::Taken => (&["name"], UserErrorCode::Conflict),
        WatchError::TooManyLists => (&[], UserErrorCode::LimitReached),
        WatchError::InUse(_) | WatchError::Busy => (&["watchListId"], UserErrorCode::Conflict),
        WatchError::TooManyNamed | WatchError::TooManySubjects { .. } => (&["subjects"], UserErrorCode::LimitReached),
        WatchError::Lease(_) | WatchError::Store(_) => return Err(internal(error)),
    };
    Ok(UserError::new(path, code, &error.to_string()))
}
