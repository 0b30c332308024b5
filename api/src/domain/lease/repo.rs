//! The rows of leases: the only file here that names entities.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::lease::{Column, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryResult, sea_query::Expr};

use crate::domain::store::{
    cell::Cell,
    dialect::Dialect,
    sql::Sql,
    table::{Column as TableColumn, Storage},
};

const NAME: TableColumn = TableColumn { name: "name", storage: Storage::Text };

/// Those of these that somebody holds, or that rest. One statement.
pub(super) async fn held(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    names: &[Cell],
    now: DateTime<Utc>,
) -> Result<HashSet<String>, DbErr> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT name FROM lease WHERE name");
    dialect.one_of(&mut sql, NAME, names);
    sql.push(" AND expires_at>").bind(now);
    let rows = db.query_all_raw(sql.finish()).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// Makes those of these leases this holder's for which nobody's term is running; their names, and how often the work of
/// each was taken. One statement: of several that try for a name, one succeeds. It locks in the order of the names, so that
/// two that try for the same ones do not wait for each other.
pub(super) async fn take(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    names: &[Cell],
    holder: &str,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(String, u32)>, DbErr> {
    let rows: Vec<Vec<Cell>> = names.iter().map(|name| vec![name.clone()]).collect();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO lease (name,holder,expires_at,attempts) SELECT v.name,").bind(holder);
    sql.push(",").bind(until).push(",1 FROM ");
    dialect.relation(&mut sql, &[NAME], &rows);
    // SQLite takes an ON for a join's without the WHERE.
    sql.push(" WHERE true ORDER BY v.name ON CONFLICT (name) DO UPDATE SET holder=excluded.holder,");
    sql.push("expires_at=excluded.expires_at,attempts=lease.attempts+1 WHERE lease.expires_at<=").bind(now);
    sql.push(" RETURNING name,attempts");
    let rows = db.query_all_raw(sql.finish()).await?;
    let taken = |row: &QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index::<i32>(1)?.unsigned_abs()));
    rows.iter().map(taken).collect()
}

/// Moves the end of this holder's term; whether it still was its.
pub(super) async fn extend(
    db: &impl ConnectionTrait,
    name: &str,
    holder: &str,
    until: DateTime<Utc>,
    attempts: Option<i32>,
) -> Result<bool, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(until))
        .filter(Column::Name.eq(name))
        .filter(Column::Holder.eq(holder));
    if let Some(attempts) = attempts {
        update = update.col_expr(Column::Attempts, Expr::value(attempts));
    }
    Ok(update.exec(db).await?.rows_affected > 0)
}

/// Removes this holder's lease.
pub(super) async fn remove(db: &impl ConnectionTrait, name: &str, holder: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Name.eq(name)).filter(Column::Holder.eq(holder)).exec(db).await?;
    Ok(())
}
