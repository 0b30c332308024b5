//! The statements of the write path.

mod event;
mod key;
mod record;
mod subject;

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr, SqlErr};

pub(super) use self::{
    event::append_events,
    key::add_keys,
    record::{
        DocumentKey, Stored, Taken, Whole, find_documents, find_stored, find_whole, refresh_copies, refresh_list,
        upsert,
    },
    subject::{SubjectRow, Within, find_subjects, lock_enterprises_of},
};
use super::WriteError;
use crate::domain::{
    disclosure::cell::Cell,
    store::{dialect::Dialect, sql::Sql},
};

/// How moments are bound: RFC 3339 in UTC with microseconds, which SQLite compares as text.
pub(super) fn moment(at: DateTime<Utc>) -> Cell {
    Cell::text(at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

/// Whether another writer was quicker: the same batch may succeed when it is repeated.
pub(super) fn is_conflict(error: &DbErr) -> bool {
    const DEADLOCK: &str = "40P01";
    const SERIALIZATION: &str = "40001";
    if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
        return true;
    }
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else {
        return false;
    };
    let Some(error) = cause.as_database_error() else { return false };
    let code = error.code();
    code.is_some_and(|code| code == DEADLOCK || code == SERIALIZATION)
}

/// Makes whoever registers enterprises alone wait for everybody else who registers some, and everybody else for them.
pub(super) async fn lock_registration(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    alone: bool,
) -> Result<(), WriteError> {
    if let Some(statement) = dialect.lock_new_rows(alone) {
        transaction.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Takes a block of record ids; returns the last of them.
pub(super) async fn reserve_ids(
    connection: &DatabaseConnection,
    dialect: Dialect,
    size: i64,
) -> Result<i64, WriteError> {
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE record_counter SET last_id=last_id+").bind(size).push(" WHERE id=1 RETURNING last_id");
    returned_number(connection, sql).await
}

async fn returned_number(connection: &impl ConnectionTrait, sql: Sql) -> Result<i64, WriteError> {
    let row = connection.query_one_raw(sql.finish()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("a counter row is missing".to_owned()))?;
    Ok(row.try_get_by_index(0)?)
}
