//! Where a database stands between this version's migrations, and bringing it up to date.

use migration::{Migrator, MigratorTrait};
use sea_orm::DbErr;

use crate::domain::{
    registry::key,
    store::{Store, StoreError},
};

/// Where a database stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaState {
    /// No migration was ever applied.
    New,
    /// It lacks this many migrations of this version.
    Behind(usize),
    /// It is as this version needs it.
    Current,
}

/// Why the schema could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// The database was migrated by another version, refused, or did not answer.
    #[error(
        "the database could not be migrated; check that its user may create tables and that no newer version of the gateway has migrated it"
    )]
    Refused(#[from] DbErr),
    /// What is stored could not be brought up to date.
    #[error("what the database holds could not be brought up to date")]
    Fill(#[from] StoreError),
}

/// Where the database stands; nothing is changed.
///
/// # Errors
/// [`SchemaError`] when the database does not answer, or knows migrations that this version does not.
pub async fn state(store: &Store) -> Result<SchemaState, SchemaError> {
    let pending = Migrator::get_pending_migrations_read_only(store.writer()).await?.len();
    if pending == 0 {
        return Ok(SchemaState::Current);
    }
    let applied = Migrator::get_applied_migrations_read_only(store.writer()).await?.len();
    Ok(if applied == 0 { SchemaState::New } else { SchemaState::Behind(pending) })
}

/// Applies the migrations that are lacking, and brings up to date what is stored; returns how many migrations were applied.
///
/// # Errors
/// [`SchemaError`] when the database refuses or does not answer.
pub async fn migrate(store: &Store) -> Result<usize, SchemaError> {
    let pending = Migrator::get_pending_migrations_read_only(store.writer()).await?.len();
    if pending > 0 {
        Migrator::up(store.writer(), None).await?;
    }
    key::fill(store).await?;
    Ok(pending)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::infra::database::{self, DatabaseOptions};

    #[tokio::test]
    async fn a_new_database_becomes_current_and_stays_so() {
        let directory = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", directory.path().join("test.db").display());
        let options = DatabaseOptions::new(url, 1);
        let store = database::open(&options).await.unwrap();
        assert_eq!(state(&store).await.unwrap(), SchemaState::New);
        assert!(migrate(&store).await.unwrap() > 0);
        assert_eq!(state(&store).await.unwrap(), SchemaState::Current);
        assert_eq!(migrate(&store).await.unwrap(), 0);
        Migrator::down(store.writer(), None).await.unwrap();
        assert_eq!(state(&store).await.unwrap(), SchemaState::New);
    }
}
