//! Puts subjects on a list, and takes them off it. The statements are a handful a call, whatever its size.

use std::collections::{BTreeSet, HashSet};

use entity::{code::AuditAction, value::EnterpriseCode};
use serde_json::json;

use super::{InvalidSubject, Keeper, WatchError, WatchList, WatchLists, repo};

/// Subjects that one call may name.
pub const SUBJECTS_A_CALL: usize = 10_000;

/// What a call came to. Each subject that was named is counted once in `changed`, `unchanged` or `invalid`; one that was
/// named twice is nothing new the second time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// How many were put on the list, or taken off it.
    pub changed: u64,
    /// How many were on it already, or not on it.
    pub unchanged: u64,
    /// Those that are no codes.
    pub invalid: Vec<InvalidSubject>,
    /// Of those that are, the codes that no enterprise has yet.
    pub unregistered: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Off,
}

impl WatchLists {
    /// Puts subjects on a list.
    ///
    /// # Errors
    /// [`WatchError`] says why none was.
    pub async fn add(
        &self,
        keeper: &Keeper,
        list: i64,
        subjects: &[String],
    ) -> Result<(WatchList, Difference), WatchError> {
        self.change(keeper, list, subjects, Way::On).await
    }

    /// Takes subjects off a list.
    ///
    /// # Errors
    /// [`WatchError`] says why none was.
    pub async fn remove(
        &self,
        keeper: &Keeper,
        list: i64,
        subjects: &[String],
    ) -> Result<(WatchList, Difference), WatchError> {
        self.change(keeper, list, subjects, Way::Off).await
    }

    async fn change(
        &self,
        keeper: &Keeper,
        id: i64,
        subjects: &[String],
        way: Way,
    ) -> Result<(WatchList, Difference), WatchError> {
        if subjects.len() > SUBJECTS_A_CALL {
            return Err(WatchError::TooManyNamed);
        }
        let (mut codes, mut invalid, mut named) = (BTreeSet::new(), Vec::new(), 0);
        for (place, text) in subjects.iter().enumerate() {
            match EnterpriseCode::try_new(text) {
                Ok(code) => {
                    codes.insert(code);
                    named += 1;
                }
                Err(fault) => invalid.push(InvalidSubject { place, fault }),
            }
        }
        let dialect = self.store.dialect();
        let (transaction, own) = self.begin(keeper.client).await?;
        let list = own.iter().find(|list| list.id == id).ok_or(WatchError::UnknownList)?;
        let texts: Vec<&str> = codes.iter().map(EnterpriseCode::as_str).collect();
        let there = repo::subject::those_on(&transaction, dialect, id, &texts).await?;
        let meant: Vec<&str> =
            texts.iter().copied().filter(|code| there.contains(*code) == (way == Way::Off)).collect();
        let changed = meant.len() as u64;
        let count = match way {
            Way::On => list.subjects + changed,
            Way::Off => list.subjects - changed.min(list.subjects),
        };
        if way == Way::On {
            check_room(keeper, &own, changed)?;
        }
        let known: HashSet<String> = repo::subject::registered(&transaction, dialect, &texts).await?;
        let unregistered = texts.iter().filter(|code| !known.contains(**code)).map(|code| (*code).to_owned()).collect();
        let difference = Difference { changed, unchanged: named - changed, invalid, unregistered };
        let mut list = list.clone();
        if changed > 0 {
            list.subjects = count;
            list.updated_at = self.clock.now();
            match way {
                Way::On => repo::subject::insert_all(&transaction, dialect, id, &meant).await?,
                Way::Off => repo::subject::delete_all(&transaction, dialect, id, &meant).await?,
            }
            repo::list::set_count(&transaction, id, count, list.updated_at).await?;
            let done = if way == Way::On { "added" } else { "removed" };
            let acted = (id, None, Some(json!({ "name": list.name, done: changed, "subjects": count })));
            self.audit(&transaction, keeper, AuditAction::WatchSubjectsChanged, acted).await?;
            transaction.commit().await?;
        }
        Ok((list, difference))
    }
}

/// Whether the client's lists together may have so many subjects more.
pub(super) fn check_room(keeper: &Keeper, own: &[WatchList], more: u64) -> Result<(), WatchError> {
    let wanted = own.iter().map(|list| list.subjects).sum::<u64>() + more;
    let most = keeper.subjects_max;
    if more > 0 && wanted > most { Err(WatchError::TooManySubjects { wanted, most }) } else { Ok(()) }
}
