//! The rows of objections and of their history, and what they need to know of the record that they are about.

mod objection;
mod record;
mod step;

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sea_orm::{ConnectionTrait, DbErr};

pub(super) use self::{
    objection::{Row, Stored, find, find_open_of, insert, is_another_open, open_key, update},
    record::{Standing, lock_record, take_mark_off},
    step::{Step, find_by_key, insert_reminders, insert_step},
};
use crate::domain::{
    disclosure::cell::Cell,
    store::{
        StoreError,
        dialect::Dialect,
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
