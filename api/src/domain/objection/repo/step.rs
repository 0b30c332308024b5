//! The rows of what was done about objections.

use chrono::{DateTime, NaiveDate, Utc};
use entity::code::{CodeList, ObjectionAct, ObjectionState};
use sea_orm::ConnectionTrait;

use super::{column, insert_into, moment, objection_table, step_table};
use crate::domain::{
    disclosure::cell::Cell,
    store::{StoreError, dialect::Dialect, fetch_json, sql::Sql},
};

/// What was done about an objection, on its way into the history.
#[derive(Debug)]
pub(in crate::domain::objection) struct Step<'a> {
    pub(in crate::domain::objection) objection: i64,
    pub(in crate::domain::objection) at: DateTime<Utc>,
    pub(in crate::domain::objection) act: ObjectionAct,
    pub(in crate::domain::objection) state: ObjectionState,
    pub(in crate::domain::objection) organisation: i64,
    pub(in crate::domain::objection) client: i64,
    pub(in crate::domain::objection) note: Option<&'a str>,
    /// The idempotency key with the hash of what came under it.
    pub(in crate::domain::objection) key: Option<(&'a str, &'a str)>,
}

/// The objection that a client did something about under this idempotency key, with the hash of what came under it.
pub(in crate::domain::objection) async fn find_by_key(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    client: i64,
    key: &str,
) -> Result<Option<(i64, String)>, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ").push(dialect.json_array()).push("(objection_id,payload_hash)").push(dialect.json_text());
    sql.push(" FROM objection_step WHERE client_id=").bind(client).push(" AND idempotency_key=").bind(key);
    match fetch_json(connection, sql).await?.as_list() {
        [Cell::Number(objection), Cell::Text(hash)] => Ok(Some((*objection, hash.to_string()))),
        _ => Ok(None),
    }
}

/// Adds a step to the history.
pub(in crate::domain::objection) async fn insert_step(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    step: Step<'_>,
) -> Result<(), StoreError> {
    let (key, hash) = step.key.map_or((Cell::Null, Cell::Null), |(key, hash)| (Cell::text(key), Cell::text(hash)));
    let cells = [
        ("objection_id", Cell::Number(step.objection)),
        ("at", moment(step.at)),
        ("act", Cell::text(step.act.code())),
        ("state", Cell::text(step.state.code())),
        ("organisation_id", Cell::Number(step.organisation)),
        ("client_id", Cell::Number(step.client)),
        ("note", step.note.map_or(Cell::Null, Cell::text)),
        ("idempotency_key", key),
        ("payload_hash", hash),
    ];
    insert_into(transaction, dialect, step_table(), &cells).await?;
    Ok(())
}

/// Writes a reminder for objections whose day lies in this range, once for each day; how many were written.
pub(in crate::domain::objection) async fn insert_reminders(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    act: ObjectionAct,
    (from, to): (Option<NaiveDate>, NaiveDate),
    (at, most): (DateTime<Utc>, u32),
) -> Result<u64, StoreError> {
    let due = column(objection_table(), "due_order")?;
    let (moment_column, act_column) = (column(step_table(), "at")?, column(step_table(), "act")?);
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO objection_step (objection_id,at,act,state,due_on) SELECT o.id,");
    sql.bind_cell(moment_column, &moment(at)).push(",").bind_cell(act_column, &Cell::text(act.code()));
    sql.push(",o.state,o.due_on FROM objection o WHERE o.due_on IS NOT NULL AND o.due_order<=");
    sql.bind_cell(due, &Cell::date(to));
    if let Some(from) = from {
        sql.push(" AND o.due_order>=").bind_cell(due, &Cell::date(from));
    }
    sql.push(
        " AND NOT EXISTS (SELECT 1 FROM objection_step s WHERE s.objection_id=o.id AND s.due_on=o.due_on AND s.act=",
    );
    sql.bind_cell(act_column, &Cell::text(act.code()));
    // Another replica may be at it: what it has written is left alone.
    sql.push(format_args!(") ORDER BY o.due_order,o.id LIMIT {most} ON CONFLICT DO NOTHING"));
    Ok(connection.execute_raw(sql.finish()).await?.rows_affected())
}
