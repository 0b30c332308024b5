//! The rows of subjects.

use std::collections::HashSet;

use sea_orm::ConnectionTrait;

use crate::domain::store::{
    StoreError,
    cell::Cell,
    dialect::Dialect,
    fetch_json,
    sql::Sql,
    table::{Column, Storage},
};

const CODE: Column = Column { name: "code", storage: Storage::Text };
const LIST: Column = Column { name: "list_id", storage: Storage::Number };

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
