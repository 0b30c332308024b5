//! The rows of subjects.

use std::collections::HashSet;

use entity::watch_subject::{Column as SubjectColumn, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::{
    reading::plan::ValueSet,
    store::{
        StoreError,
        cell::Cell,
        dialect::Dialect,
        fetch_json,
        id_window::{IdPage, IdWindow},
        sql::Sql,
        table::{Column, Storage},
    },
};

const CODE: Column = Column { name: "code", storage: Storage::Text };
const LIST: Column = Column { name: "list_id", storage: Storage::Number };

/// The codes on a list, for conditions on what is read.
pub(in crate::domain::watch) fn set(list: i64) -> ValueSet {
    ValueSet { table: "watch_subject", key: LIST.name, value: CODE.name, of: list }
}

fn cells(codes: &[&str]) -> Vec<Cell> {
    codes.iter().map(|code| Cell::text(*code)).collect()
}

/// Which of these codes are on which of these lists.
pub(in crate::domain::watch) async fn watched(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    lists: &[i64],
    codes: &[Cell],
) -> Result<HashSet<(i64, String)>, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push("(list_id,code)");
    });
    sql.push(dialect.json_text()).push(" FROM watch_subject WHERE code");
    dialect.one_of(&mut sql, CODE, codes);
    sql.push(" AND list_id");
    let lists: Vec<Cell> = lists.iter().copied().map(Cell::Number).collect();
    dialect.one_of(&mut sql, LIST, &lists);
    let answer = fetch_json(db, sql).await?;
    let row = |row: &Cell| match row.as_list() {
        [Cell::Number(list), Cell::Text(code)] => Some((*list, code.to_string())),
        _ => None,
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}

/// Which of these codes are on a list.
pub(in crate::domain::watch) async fn those_on(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    list: i64,
    codes: &[&str],
) -> Result<HashSet<String>, StoreError> {
    let watched = watched(db, dialect, &[list], &cells(codes)).await?;
    Ok(watched.into_iter().map(|(_, code)| code).collect())
}

/// Which of these codes an enterprise has.
pub(in crate::domain::watch) async fn registered(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    codes: &[&str],
) -> Result<HashSet<String>, StoreError> {
    let codes = cells(codes);
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push("k.code");
    });
    sql.push(dialect.json_text()).push(" FROM (");
    sql.join(" UNION ALL ", ["credit_code", "registration_number"], |sql, name| {
        sql.push(format_args!("SELECT {name} AS code FROM enterprise WHERE {name}"));
        dialect.one_of(sql, Column { name, storage: Storage::Text }, &codes);
    });
    sql.push(") k");
    let answer = fetch_json(db, sql).await?;
    Ok(answer.as_list().iter().filter_map(Cell::as_str).map(str::to_owned).collect())
}

/// Puts codes that are not on a list on it. One statement.
pub(in crate::domain::watch) async fn insert_all(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    list: i64,
    codes: &[&str],
) -> Result<(), DbErr> {
    let rows: Vec<Vec<Cell>> = codes.iter().map(|code| vec![Cell::text(*code)]).collect();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO watch_subject (list_id,code) SELECT ");
    sql.bind(list).push(dialect.cast(Storage::Number)).push(",v.code FROM ");
    dialect.relation(&mut sql, &[CODE], &rows);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Takes codes off a list. One statement.
pub(in crate::domain::watch) async fn delete_all(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    list: i64,
    codes: &[&str],
) -> Result<(), DbErr> {
    let mut sql = Sql::new(dialect);
    sql.push("DELETE FROM watch_subject WHERE list_id=").bind(list).push(" AND code");
    dialect.one_of(&mut sql, CODE, &cells(codes));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// A page of the codes on a list, in the order in which they came.
pub(in crate::domain::watch) async fn page(
    db: &impl ConnectionTrait,
    list: i64,
    window: IdWindow,
) -> Result<IdPage<String>, DbErr> {
    let own = Entity::find().filter(SubjectColumn::ListId.eq(list));
    Ok(window.fetch(db, own, SubjectColumn::Id, |row| row.id).await?.map(|row| row.code))
}

/// The next codes on a list after this number, each with its own.
pub(in crate::domain::watch) async fn after(
    db: &impl ConnectionTrait,
    list: i64,
    after: i64,
    limit: u64,
) -> Result<Vec<(i64, String)>, DbErr> {
    Entity::find()
        .select_only()
        .column(SubjectColumn::Id)
        .column(SubjectColumn::Code)
        .filter(SubjectColumn::ListId.eq(list))
        .filter(SubjectColumn::Id.gt(after))
        .order_by_asc(SubjectColumn::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Removes some subjects of lists that were deleted; how many.
pub(in crate::domain::watch) async fn remove_orphans(db: &impl ConnectionTrait, limit: u64) -> Result<u64, DbErr> {
    let statement = format!(
        "DELETE FROM watch_subject WHERE id IN (SELECT s.id FROM watch_subject s JOIN watch_list l ON l.id=s.list_id \
         WHERE l.name IS NULL LIMIT {limit})"
    );
    Ok(db.execute_unprepared(&statement).await?.rows_affected())
}
