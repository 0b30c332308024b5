//! The keys by which enterprises are looked up, written with what the enterprises have become.

use sea_orm::DatabaseTransaction;

use super::super::{Change, WriteError};
use crate::domain::{
    disclosure::{cell::Cell, kind::SubjectRule},
    registry::key::{self, Key},
    store::{StoreError, dialect::Dialect},
};

/// Adds the keys of the enterprises among the changes.
pub(in super::super) async fn add_keys(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    changes: &[Change],
) -> Result<(), WriteError> {
    let mut keys: Vec<(Key, i64)> = Vec::new();
    for change in changes.iter().filter(|change| change.kind.subject() == SubjectRule::Itself) {
        let content: Cell = serde_json::from_str(&change.content).map_err(StoreError::Answer)?;
        keys.extend(key::keys_of(&content).into_iter().map(|key| (key, change.record)));
    }
    key::add(transaction, dialect, &keys).await?;
    Ok(())
}
