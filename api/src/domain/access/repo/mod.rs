//! The rows of access: the only place here that names entities.

mod administration;
mod client;
mod key;
mod member;
mod organisation;
mod tier;

use std::collections::BTreeSet;

use entity::code::{CodeList as _, Scope};
use sea_orm::DbErr;

pub(super) use self::{administration::*, client::*, key::*, member::*, organisation::*, tier::*};
use self::{
    client::client_summary,
    key::key_id_of,
    organisation::{jurisdiction_of, kind_of, responsibility_of},
    tier::tier_of,
};
use crate::domain::store::StoreError;

/// Why rows could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    /// The database refused or did not answer.
    #[error("the database could not be read or written")]
    Database(#[from] DbErr),
    /// A statement that answers with JSON failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row holds what this version does not know.
    #[error("a row of the table {table} holds a value that this version of the gateway does not know")]
    UnknownValue {
        /// The table.
        table: &'static str,
    },
}

fn scopes_of(table: &'static str, json: &str) -> Result<BTreeSet<Scope>, RepoError> {
    let codes = list_of(table, json)?;
    codes.iter().map(|code| Scope::from_code(code).ok_or(RepoError::UnknownValue { table })).collect()
}

fn list_of(table: &'static str, json: &str) -> Result<BTreeSet<String>, RepoError> {
    serde_json::from_str(json).map_err(|_| RepoError::UnknownValue { table })
}

fn json_list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<serde_json::Value>().to_string()
}
