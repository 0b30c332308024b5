//! The record that an objection is about: how it stands, and its mark.

use chrono::NaiveDate;
use entity::code::{CodeList, RecordState};
use sea_orm::ConnectionTrait;

use super::{Stored, column, unknown};
use crate::domain::{
    disclosure::{cell::Cell, kind::DisclosureKind, registry::table_of},
    store::{StoreError, dialect::Dialect, fetch_json, sql::Sql},
};

/// A record as far as an objection has to know it.
#[derive(Debug, Clone)]
pub(in crate::domain::objection) struct Standing {
    pub(in crate::domain::objection) enterprise: i64,
    pub(in crate::domain::objection) publisher: i64,
    pub(in crate::domain::objection) state: RecordState,
    pub(in crate::domain::objection) occurred_on: Option<NaiveDate>,
    pub(in crate::domain::objection) under_objection: bool,
}

/// Locks the enterprise of a record, as everybody does who writes about it, and tells how the record stands.
pub(in crate::domain::objection) async fn lock_record(
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

/// Takes the mark off a record that is about to be amended: its new revision says so. Nothing else is written of a record
/// here, and never without that revision.
pub(in crate::domain::objection) async fn take_mark_off(
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
