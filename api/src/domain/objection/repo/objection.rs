//! The rows of objections.

use chrono::{DateTime, Utc};
use entity::code::{CodeList, ObjectionState, ObjectionType};
use sea_orm::ConnectionTrait;

use super::{columns, day, insert_into, moment, objection_table, unknown};
use crate::domain::{
    disclosure::{cell::Cell, kind::DisclosureKind, registry::find_kind},
    objection::{
        deadline::{Deadlines, NEVER},
        party::Concerned,
    },
    store::{StoreError, dialect::Dialect, fetch_json, sql::Sql},
};

/// An objection as it is stored.
#[derive(Debug, Clone)]
pub(in crate::domain::objection) struct Stored {
    pub(in crate::domain::objection) id: i64,
    pub(in crate::domain::objection) kind: &'static dyn DisclosureKind,
    pub(in crate::domain::objection) record: i64,
    pub(in crate::domain::objection) concerned: Concerned,
    pub(in crate::domain::objection) sort: ObjectionType,
    pub(in crate::domain::objection) state: ObjectionState,
    pub(in crate::domain::objection) filed_at: DateTime<Utc>,
    pub(in crate::domain::objection) deadlines: Deadlines,
}

/// The objection of this number. Locked, nobody else changes it before the transaction ends.
pub(in crate::domain::objection) async fn find(
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

/// A client's open objection to a record.
pub(in crate::domain::objection) async fn find_open_of(
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
pub(in crate::domain::objection) async fn is_another_open(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    objection: &Stored,
) -> Result<bool, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM objection WHERE open_key=").bind(open_key(objection.kind, objection.record));
    sql.push(" AND id<>").bind(objection.id).push(" LIMIT 1");
    Ok(connection.query_one_raw(sql.finish()).await?.is_some())
}

/// What the record is called among those to which objections are open.
pub(in crate::domain::objection) fn open_key(kind: &dyn DisclosureKind, record: i64) -> String {
    format!("{}:{record}", kind.name())
}

/// An objection on its way into the table.
pub(in crate::domain::objection) struct Row<'a> {
    pub(in crate::domain::objection) kind: &'static dyn DisclosureKind,
    pub(in crate::domain::objection) record: i64,
    pub(in crate::domain::objection) enterprise: i64,
    pub(in crate::domain::objection) concerned: Concerned,
    pub(in crate::domain::objection) sort: ObjectionType,
    pub(in crate::domain::objection) statement: &'a str,
    pub(in crate::domain::objection) evidence: String,
    pub(in crate::domain::objection) objector: (&'a str, &'a str),
    pub(in crate::domain::objection) filed_at: DateTime<Utc>,
    pub(in crate::domain::objection) deadlines: &'a Deadlines,
}

/// Stores an objection that was filed; its number.
pub(in crate::domain::objection) async fn insert(
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
pub(in crate::domain::objection) async fn update(
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

fn json(deadlines: &Deadlines) -> Result<Cell, StoreError> {
    Ok(Cell::Json(serde_json::to_string(deadlines).map_err(StoreError::Answer)?.into()))
}
