//! Makes lists, renames, deletes and shows them.

use entity::code::AuditAction;
use sea_orm::{DbErr, SqlErr};
use serde_json::json;

use super::{Keeper, LISTS_MAX, NAME_CHARS_MAX, WatchError, WatchList, WatchLists, WatchSubject, repo};
use crate::domain::store::id_window::{IdPage, IdWindow};

impl WatchLists {
    /// Makes a list without subjects.
    ///
    /// # Errors
    /// [`WatchError`] says why it was not made.
    pub async fn create(&self, keeper: &Keeper, name: &str) -> Result<WatchList, WatchError> {
        check_name(name)?;
        let (transaction, own) = self.begin(keeper.client).await?;
        if own.len() as u64 >= LISTS_MAX {
            return Err(WatchError::TooManyLists);
        }
        if own.iter().any(|list| list.name == name) {
            return Err(WatchError::Taken);
        }
        let now = self.clock.now();
        let id = repo::list::insert(&transaction, keeper.client, name, now).await.map_err(taken)?;
        let acted = (id, None, Some(json!({ "name": name })));
        self.audit(&transaction, keeper, AuditAction::WatchListCreated, acted).await?;
        transaction.commit().await?;
        Ok(WatchList {
            id,
            client: keeper.client,
            name: name.to_owned(),
            subjects: 0,
            created_at: now,
            updated_at: now,
        })
    }

    /// Gives a list another name.
    ///
    /// # Errors
    /// [`WatchError`] says why it keeps its own.
    pub async fn rename(&self, keeper: &Keeper, id: i64, name: &str) -> Result<WatchList, WatchError> {
        check_name(name)?;
        let (transaction, own) = self.begin(keeper.client).await?;
        let list = own.iter().find(|list| list.id == id).ok_or(WatchError::UnknownList)?;
        if own.iter().any(|other| other.id != id && other.name == name) {
            return Err(WatchError::Taken);
        }
        let now = self.clock.now();
        repo::list::rename(&transaction, id, Some(name), now).await?;
        let acted = (id, Some(json!({ "name": list.name })), Some(json!({ "name": name })));
        self.audit(&transaction, keeper, AuditAction::WatchListRenamed, acted).await?;
        transaction.commit().await?;
        Ok(WatchList { name: name.to_owned(), updated_at: now, ..list.clone() })
    }

    /// Deletes a list. Its subjects are forgotten by and by, and count no more.
    ///
    /// # Errors
    /// [`WatchError`] when there is no such list, or rules name it.
    pub async fn delete(&self, keeper: &Keeper, id: i64) -> Result<(), WatchError> {
        let (transaction, own) = self.begin(keeper.client).await?;
        let list = own.iter().find(|list| list.id == id).ok_or(WatchError::UnknownList)?;
        let uses = repo::usage::count(&transaction, id).await?;
        if uses > 0 {
            return Err(WatchError::InUse(uses));
        }
        repo::list::rename(&transaction, id, None, self.clock.now()).await?;
        let before = json!({ "name": list.name, "subjects": list.subjects });
        self.audit(&transaction, keeper, AuditAction::WatchListDeleted, (id, Some(before), None)).await?;
        Ok(transaction.commit().await?)
    }

    /// A list of this client.
    ///
    /// # Errors
    /// [`WatchError`] when the database does not answer.
    pub async fn find(&self, client: i64, id: i64) -> Result<Option<WatchList>, WatchError> {
        let found = repo::list::find(self.store.reader(), id).await?;
        Ok(found.filter(|list| list.client == client))
    }

    /// A page of this client's lists.
    ///
    /// # Errors
    /// [`WatchError`] when the database does not answer.
    pub async fn page(&self, client: i64, window: IdWindow) -> Result<IdPage<WatchList>, WatchError> {
        Ok(repo::list::page(self.store.reader(), client, window).await?)
    }

    /// How many lists this client has.
    ///
    /// # Errors
    /// [`WatchError`] when the database does not answer.
    pub async fn count(&self, client: i64) -> Result<u64, WatchError> {
        Ok(repo::list::count(self.store.reader(), client).await?)
    }

    /// A page of the subjects of a list, in the order in which they came. Two statements.
    ///
    /// # Errors
    /// [`WatchError`] when the database does not answer.
    pub async fn subjects(&self, list: i64, window: IdWindow) -> Result<IdPage<WatchSubject>, WatchError> {
        let (reader, dialect) = (self.store.reader(), self.store.dialect());
        let page = repo::subject::page(reader, list, window).await?;
        let codes: Vec<&str> = page.rows.iter().map(|(_, code)| code.as_str()).collect();
        let known = repo::subject::registered(reader, dialect, &codes).await?;
        Ok(page.map(|code| WatchSubject { is_registered: known.contains(&code), code }))
    }
}

/// Who makes a client's first lists has nothing to wait for: the database keeps two from having one name.
fn taken(error: DbErr) -> WatchError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => WatchError::Taken,
        _ => error.into(),
    }
}

fn check_name(name: &str) -> Result<(), WatchError> {
    let fits =
        !name.trim().is_empty() && name.chars().nth(NAME_CHARS_MAX).is_none() && !name.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(WatchError::Name) }
}
