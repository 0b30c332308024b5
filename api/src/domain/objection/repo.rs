//! The rows of objections and of their history, and what they need to know of the record that they are about.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use entity::code::{CodeList, ObjectionAct, ObjectionState, ObjectionType, RecordState};
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    deadline::{Deadlines, NEVER},
    party::Concerned,
};
use crate::domain::{
    disclosure::{
        cell::Cell,
        kind::DisclosureKind,
        registry::{find_kind, table_of},
    },
    store::{
        StoreError,
        dialect::Dialect,
        fetch_json,
        sql::Sql,
        table::{Column, Table},
    },
};

/// The table of objections.
pub fn objection_table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::of::<entity::objection::Entity>);
    &TABLE
}

/// The table of what was done about them.
pub fn step_table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::of::<entity::objection_step::Entity>);
    &TABLE
}

/// A record as far as an objection has to know it.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) enterprise: i64,
    pub(super) publisher: i64,
    pub(super) state: RecordState,
    pub(super) occurred_on: Option<NaiveDate>,
    pub(super) under_objection: bool,
}

/// An objection as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) id: i64,
    pub(super) kind: &'static dyn DisclosureKind,
    pub(super) record: i64,
    pub(super) concerned: Concerned,
    pub(super) sort: ObjectionType,
    pub(super) state: ObjectionState,
    pub(super) filed_at: DateTime<Utc>,
    pub(super) deadlines: Deadlines,
}

/// What was done about an objection, on its way into the history.
#[derive(Debug)]
pub(super) struct Step<'a> {
    pub(super) objection: i64,
    pub(super) at: DateTime<Utc>,
    pub(super) act: ObjectionAct,
    pub(super) state: ObjectionState,
    pub(super) organisation: i64,
    pub(super) client: i64,
    pub(super) note: Option<&'a str>,
    /// The idempotency key with the hash of what came under it.
    pub(super) key: Option<(&'a str, &'a str)>,
}

/// A row holds what this version does not know.
fn unknown(what: &str) -> StoreError {
    StoreError::Database(DbErr::Type(format!("an objection's {what} is not known to this version of the gateway")))
}

fn moment(at: DateTime<Utc>) -> Cell {
    Cell::text(at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

fn day(day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Null, Cell::date)
}

/// Locks the enterprise of a record, as everybody does who writes about it, and tells how the record stands.
pub(super) async fn lock_record(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    record: i64,
) -> Result<Option<Standing>, StoreError> {
    let table = table_of(kind).name;
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM enterprise WHERE id=(SELECT enterprise_id FROM ");
    sql.push(table).push(" WHERE id=").bind(record).push(")").push(dialect.lock_rows());
    transaction.query_one_raw(sql.finish()).await?;
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ").push(dialect.json_array());
    let occurred_on = kind.occurred_on().unwrap_or("NULL");
    sql.push(format_args!("(enterprise_id,publisher_id,state,{occurred_on},under_objection)"));
    sql.push(dialect.json_text()).push(format_args!(" FROM {table} WHERE id=")).bind(record);
    let answer = fetch_json(transaction, sql).await?;
    let [Cell::Number(enterprise), Cell::Number(publisher), state, occurred_on, under_objection] = answer.as_list()
    else {
        return Ok(None);
    };
    Ok(Some(Standing {
        enterprise: *enterprise,
        publisher: *publisher,
        state: state.as_str().and_then(RecordState::from_code).ok_or_else(|| unknown("record"))?,
        occurred_on: occurred_on.as_date(),
        under_objection: under_objection.as_bool().unwrap_or_default(),
    }))
}

/// The objection of this number. Locked, nobody else changes it before the transaction ends.
pub(super) async fn find(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    id: i64,
    locked: bool,
) -> Result<Option<Stored>, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ").push(dialect.json_array());
    sql.push("(kind,record_id,publisher_id,organisation_id,client_id,type,state,filed_at,");
    dialect.json_value(&mut sql, |sql| {
        sql.push("deadlines");
    });
    sql.push(")").push(dialect.json_text()).push(" FROM (SELECT * FROM objection WHERE id=").bind(id);
    sql.push(if locked { dialect.lock_rows() } else { "" }).push(") o");
    let answer = fetch_json(connection, sql).await?;
    let [
        kind,
        Cell::Number(record),
        Cell::Number(publisher),
        Cell::Number(organisation),
        Cell::Number(client),
        sort,
        state,
        filed_at,
        deadlines,
    ] = answer.as_list()
    else {
        return Ok(None);
    };
    let filed_at = filed_at.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    Ok(Some(Stored {
        id,
        kind: kind.as_str().and_then(find_kind).ok_or_else(|| unknown("kind"))?,
        record: *record,
        concerned: Concerned { publisher: *publisher, organisation: *organisation, client: *client },
        sort: sort.as_str().and_then(ObjectionType::from_code).ok_or_else(|| unknown("type"))?,
        state: state.as_str().and_then(ObjectionState::from_code).ok_or_else(|| unknown("state"))?,
        filed_at: filed_at.ok_or_else(|| unknown("day of filing"))?.to_utc(),
        deadlines: serde_json::from_str(&deadlines.to_json()).map_err(StoreError::Answer)?,
    }))
}

/// The objection that a client did something about under this idempotency key, with the hash of what came under it.
pub(super) async fn find_by_key(
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

/// A client's open objection to a record.
pub(super) async fn find_open_of(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    client: i64,
    open_key: &str,
) -> Result<Option<i64>, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM objection WHERE open_key=").bind(open_key).push(" AND client_id=").bind(client);
    let found = connection.query_one_raw(sql.finish()).await?;
    Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Whether an objection to a record is open beside this one.
pub(super) async fn is_another_open(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    objection: &Stored,
) -> Result<bool, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM objection WHERE open_key=").bind(open_key(objection.kind, objection.record));
    sql.push(" AND id<>").bind(objection.id).push(" LIMIT 1");
    Ok(connection.query_one_raw(sql.finish()).await?.is_some())
}

/// Takes the mark off a record that is about to be amended: its new revision says so. Nothing else is written of a record
/// here, and never without that revision.
pub(super) async fn take_mark_off(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    objection: &Stored,
) -> Result<(), StoreError> {
    let table = table_of(objection.kind);
    let mut sql = Sql::new(dialect);
    sql.push(format_args!("UPDATE {} SET under_objection=", table.name));
    sql.bind_cell(column(table, "under_objection")?, &Cell::Flag(false)).push(" WHERE id=").bind(objection.record);
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// What the record is called among those to which objections are open.
pub(super) fn open_key(kind: &dyn DisclosureKind, record: i64) -> String {
    format!("{}:{record}", kind.name())
}

/// An objection on its way into the table.
pub(super) struct Row<'a> {
    pub(super) kind: &'static dyn DisclosureKind,
    pub(super) record: i64,
    pub(super) enterprise: i64,
    pub(super) concerned: Concerned,
    pub(super) sort: ObjectionType,
    pub(super) statement: &'a str,
    pub(super) evidence: String,
    pub(super) objector: (&'a str, &'a str),
    pub(super) filed_at: DateTime<Utc>,
    pub(super) deadlines: &'a Deadlines,
}

/// Stores an objection that was filed; its number.
pub(super) async fn insert(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    new: Row<'_>,
) -> Result<i64, StoreError> {
    let cells = [
        ("kind", Cell::text(new.kind.name())),
        ("record_id", Cell::Number(new.record)),
        ("enterprise_id", Cell::Number(new.enterprise)),
        ("publisher_id", Cell::Number(new.concerned.publisher)),
        ("organisation_id", Cell::Number(new.concerned.organisation)),
        ("client_id", Cell::Number(new.concerned.client)),
        ("type", Cell::text(new.sort.code())),
        ("state", Cell::text(ObjectionState::Filed.code())),
        ("statement", Cell::text(new.statement)),
        ("evidence", Cell::Json(new.evidence.into())),
        ("objector_name", Cell::text(new.objector.0)),
        ("objector_contact", Cell::text(new.objector.1)),
        ("filed_at", moment(new.filed_at)),
        ("deadlines", json(new.deadlines)?),
        ("due_on", day(new.deadlines.next())),
        ("due_order", Cell::date(new.deadlines.next().unwrap_or(NEVER))),
        ("open_key", Cell::text(open_key(new.kind, new.record))),
    ];
    insert_into(transaction, dialect, objection_table(), &cells).await
}

/// Writes where an objection stands now.
pub(super) async fn update(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    objection: &Stored,
) -> Result<(), StoreError> {
    let next = objection.deadlines.next();
    let open_key = objection.state.is_open().then(|| open_key(objection.kind, objection.record));
    let cells = [
        ("state", Cell::text(objection.state.code())),
        ("deadlines", json(&objection.deadlines)?),
        ("due_on", day(next)),
        ("due_order", Cell::date(next.unwrap_or(NEVER))),
        ("open_key", open_key.map_or(Cell::Null, Cell::text)),
    ];
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE objection SET ");
    sql.join(",", columns(objection_table(), &cells)?, |sql, (column, cell)| {
        sql.push(format_args!("{}=", column.name)).bind_cell(column, cell);
    });
    sql.push(" WHERE id=").bind(objection.id);
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Adds a step to the history.
pub(super) async fn insert_step(
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
pub(super) async fn insert_reminders(
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

fn json(deadlines: &Deadlines) -> Result<Cell, StoreError> {
    Ok(Cell::Json(serde_json::to_string(deadlines).map_err(StoreError::Answer)?.into()))
}

/// The named column; its absence is a fault of ours.
fn column(table: &'static Table, name: &str) -> Result<Column, StoreError> {
    table.find(name).ok_or_else(|| unknown(name))
}

fn columns<'a>(table: &'static Table, cells: &'a [(&str, Cell)]) -> Result<Vec<(Column, &'a Cell)>, StoreError> {
    cells.iter().map(|(name, cell)| Ok((column(table, name)?, cell))).collect()
}

/// Inserts one row; its number.
async fn insert_into(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    table: &'static Table,
    cells: &[(&str, Cell)],
) -> Result<i64, StoreError> {
    let cells = columns(table, cells)?;
    let mut sql = Sql::new(dialect);
    sql.push(format_args!("INSERT INTO {} (", table.name));
    sql.join(",", &cells, |sql, (column, _)| {
        sql.push(column.name);
    });
    sql.push(") VALUES (");
    sql.join(",", &cells, |sql, (column, cell)| {
        sql.bind_cell(*column, cell);
    });
    sql.push(") RETURNING id");
    let row = transaction.query_one_raw(sql.finish()).await?;
    let row = row.ok_or(DbErr::RecordNotInserted)?;
    Ok(row.try_get_by_index(0)?)
}
