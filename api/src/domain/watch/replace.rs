//! Takes whole files of subjects: puts all of them on a list, and, where the file is the list, takes the others off it.
//!
//! The codes of a file are held in memory, at nineteen bytes each, and what is on the list is read past them in pages. What
//! differs is written in batches, each a transaction of its own, so that nobody else waits for a million rows; one that was
//! cut off is completed by sending the file again. One file at a time is taken for a list.

use entity::{code::AuditAction, value::EnterpriseCode};
use serde_json::json;

use super::{Keeper, WatchError, WatchList, WatchLists, change::check_room, repo};
use crate::domain::lease::Lease;

/// Subjects that one file may have.
pub const SUBJECTS_A_FILE: usize = 1_000_000;

/// Subjects that are read or written together.
const BATCH: usize = 5_000;
/// Codes that nobody has which are told.
const UNREGISTERED_TOLD: usize = 100;

/// What becomes of subjects that are on the list and not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They stay.
    Stay,
    /// They are taken off it: the file is the list.
    Go,
}

/// What a file came to, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileDifference {
    /// How many were put on the list.
    pub added: u64,
    /// How many were on it already.
    pub unchanged: u64,
    /// How many were taken off it.
    pub removed: u64,
    /// How many of the file's codes no enterprise has yet.
    pub unregistered: u64,
    /// Some of them.
    pub unregistered_codes: Vec<String>,
}

impl WatchLists {
    /// Takes the codes of a file for a list; with `dry_run` it only says what would change.
    ///
    /// # Errors
    /// [`WatchError`] says why nothing was changed, or, when the database fails, that not all was.
    pub async fn take_file(
        &self,
        keeper: &Keeper,
        id: i64,
        mut codes: Vec<EnterpriseCode>,
        (others, dry_run): (Others, bool),
    ) -> Result<(WatchList, FileDifference), WatchError> {
        codes.sort_unstable();
        codes.dedup();
        let list = self.find(keeper.client, id).await?.ok_or(WatchError::UnknownList)?;
        if dry_run {
            let (plan, difference) = self.compare(id, &codes, others).await?;
            check_room_for(self, keeper, &plan).await?;
            return Ok((list, difference));
        }
        let lease = self.leases.take(&format!("watch-list:{id}")).await?.ok_or(WatchError::Busy)?;
        let done = self.write(keeper, id, &codes, (others, &lease)).await;
        let ended = self.leases.end(&lease).await;
        if let Err(error) = ended {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "a lease could not be given back; it ends by itself"
            );
        }
        done
    }

    async fn write(
        &self,
        keeper: &Keeper,
        id: i64,
        codes: &[EnterpriseCode],
        (others, lease): (Others, &Lease),
    ) -> Result<(WatchList, FileDifference), WatchError> {
        let (plan, difference) = self.compare(id, codes, others).await?;
        check_room_for(self, keeper, &plan).await?;
        // What goes first makes room for what comes.
        for batch in plan.removed.chunks(BATCH) {
            self.write_batch(keeper, id, (batch, false), lease).await?;
        }
        for batch in plan.added.chunks(BATCH) {
            self.write_batch(keeper, id, (batch, true), lease).await?;
        }
        let (transaction, own) = self.begin(keeper.client).await?;
        let list = own.into_iter().find(|list| list.id == id).ok_or(WatchError::UnknownList)?;
        if difference.added + difference.removed > 0 {
            let after = json!({
                "name": list.name,
                "added": difference.added,
                "removed": difference.removed,
                "subjects": list.subjects,
            });
            self.audit(&transaction, keeper, AuditAction::WatchSubjectsChanged, (id, None, Some(after))).await?;
            transaction.commit().await?;
        }
        Ok((list, difference))
    }

    async fn write_batch(
        &self,
        keeper: &Keeper,
        id: i64,
        (batch, comes): (&[EnterpriseCode], bool),
        lease: &Lease,
    ) -> Result<(), WatchError> {
        let dialect = self.store.dialect();
        let (transaction, own) = self.begin(keeper.client).await?;
        if !own.iter().any(|list| list.id == id) {
            return Err(WatchError::UnknownList);
        }
        if !self.leases.hold(&transaction, lease).await? {
            return Err(WatchError::Busy);
        }
        let texts: Vec<&str> = batch.iter().map(EnterpriseCode::as_str).collect();
        // Mutations may have been there meanwhile.
        let there = repo::subject::those_on(&transaction, dialect, id, &texts).await?;
        let meant: Vec<&str> = texts.into_iter().filter(|code| there.contains(*code) != comes).collect();
        let changed = meant.len() as u64;
        if changed == 0 {
            return Ok(());
        }
        let before = own.iter().find(|list| list.id == id).map_or(0, |list| list.subjects);
        let count = if comes {
            check_room(keeper, &own, changed)?;
            repo::subject::insert_all(&transaction, dialect, id, &meant).await?;
            before + changed
        } else {
            repo::subject::delete_all(&transaction, dialect, id, &meant).await?;
            before - changed.min(before)
        };
        repo::list::set_count(&transaction, id, count, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    /// What differs between a file, whose codes are sorted, and a list.
    async fn compare(
        &self,
        id: i64,
        codes: &[EnterpriseCode],
        others: Others,
    ) -> Result<(Plan, FileDifference), WatchError> {
        let (reader, dialect) = (self.store.reader(), self.store.dialect());
        let mut there = vec![false; codes.len()];
        let (mut removed, mut last) = (Vec::new(), 0);
        loop {
            let page = repo::subject::after(reader, id, last, BATCH as u64).await?;
            let Some((number, _)) = page.last() else { break };
            last = *number;
            for (_, text) in &page {
                // What is stored was checked when it came.
                let Ok(code) = EnterpriseCode::try_new(text) else { continue };
                match codes.binary_search(&code) {
                    Ok(place) => there[place] = true,
                    Err(_) if others == Others::Go => removed.push(code),
                    Err(_) => {}
                }
            }
        }
        let mut difference = FileDifference::default();
        for batch in codes.chunks(BATCH) {
            let texts: Vec<&str> = batch.iter().map(EnterpriseCode::as_str).collect();
            let known = repo::subject::registered(reader, dialect, &texts).await?;
            for code in texts.into_iter().filter(|code| !known.contains(*code)) {
                difference.unregistered += 1;
                if difference.unregistered_codes.len() < UNREGISTERED_TOLD {
                    difference.unregistered_codes.push(code.to_owned());
                }
            }
        }
        let added: Vec<EnterpriseCode> =
            codes.iter().zip(&there).filter(|(_, there)| !**there).map(|(code, _)| *code).collect();
        difference.added = added.len() as u64;
        difference.unchanged = codes.len() as u64 - difference.added;
        difference.removed = removed.len() as u64;
        Ok((Plan { added, removed }, difference))
    }
}

/// What is to be written.
struct Plan {
    added: Vec<EnterpriseCode>,
    removed: Vec<EnterpriseCode>,
}

/// Whether all of it has room. Each batch is held to the bound as well: this spares a file that has none its first part.
async fn check_room_for(lists: &WatchLists, keeper: &Keeper, plan: &Plan) -> Result<(), WatchError> {
    let own = repo::list::all(lists.store.reader(), keeper.client).await?;
    let more = (plan.added.len() as u64).saturating_sub(plan.removed.len() as u64);
    check_room(keeper, &own, more)
}
