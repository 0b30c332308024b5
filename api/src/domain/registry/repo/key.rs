//! The rows of keys.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::super::key::{Key, KeyKind};
use crate::domain::store::{
    StoreError,
    cell::Cell,
    dialect::Dialect,
    fetch_json,
    sql::Sql,
    table::{Column, Storage},
};

const KEY: [Column; 3] = [
    Column { name: "kind", storage: Storage::Text },
    Column { name: "value", storage: Storage::Text },
    Column { name: "enterprise_id", storage: Storage::Number },
];

/// The particulars of some enterprises, one a revision.
pub(in super::super) struct Contents {
    pub(in super::super) said: Vec<(i64, Cell)>,
    /// How many enterprises they are of.
    pub(in super::super) enterprises: u64,
    /// The last of these; none when there are no more.
    pub(in super::super) last: Option<i64>,
}

pub(in super::super) async fn add(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    keys: &[(Key, i64)],
) -> Result<(), StoreError> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Cell>> = keys
        .iter()
        .map(|(key, enterprise)| {
            vec![Cell::text(key.kind.code()), Cell::text(key.value.clone()), Cell::Number(*enterprise)]
        })
        .collect();
    let mut sql = Sql::new(dialect);
    // SQLite takes an ON for a join's without the WHERE.
    sql.push("INSERT INTO enterprise_key (kind,value,enterprise_id) SELECT v.kind,v.value,v.enterprise_id FROM ");
    dialect.relation(&mut sql, &KEY, &rows);
    sql.push(" WHERE true ON CONFLICT DO NOTHING");
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

pub(in super::super) async fn find(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    keys: &[Key],
) -> Result<Vec<(Key, i64)>, StoreError> {
    let rows: Vec<Vec<Cell>> =
        keys.iter().map(|key| vec![Cell::text(key.kind.code()), Cell::text(key.value.clone())]).collect();
    let mut sql = Sql::rows(dialect, "k.kind,k.value,k.enterprise_id");
    dialect.relation(&mut sql, &KEY[..2], &rows);
    sql.push(" JOIN enterprise_key k ON k.kind=v.kind AND k.value=v.value");
    let answer = fetch_json(connection, sql).await?;
    let row = |row: &Cell| {
        let [Cell::Text(kind), Cell::Text(value), Cell::Number(enterprise)] = row.as_list() else { return None };
        Some((Key { kind: KeyKind::from_code(kind)?, value: value.clone() }, *enterprise))
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}

/// By which version all enterprises have their keys, and the last one that has them by the next.
pub(in super::super) async fn filled(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
) -> Result<(i64, i64), StoreError> {
    let mut sql = Sql::rows(dialect, "f.version,f.after_id");
    sql.push("enterprise_key_fill f");
    let answer = fetch_json(connection, sql).await?;
    match answer.as_list().first().map(Cell::as_list) {
        Some([Cell::Number(version), Cell::Number(after)]) => Ok((*version, *after)),
        _ => Ok((0, 0)),
    }
}

pub(in super::super) async fn set_filled(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    (version, after): (i64, i64),
) -> Result<(), StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE enterprise_key_fill SET version=").bind(version);
    sql.push(",after_id=").bind(after).push(" WHERE id=1");
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// All that the next enterprises after this one ever were.
pub(in super::super) async fn contents(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    after: i64,
    limit: i64,
) -> Result<Contents, StoreError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push("(c.record_id,");
        dialect.json_value(sql, |sql| {
            sql.push("c.content");
        });
        sql.push(")");
    });
    sql.push(dialect.json_text()).push(" FROM (SELECT id FROM enterprise WHERE id>").bind(after);
    sql.push(" ORDER BY id LIMIT ").bind(limit).push(") e JOIN change_event c ON c.record_id=e.id");
    let answer = fetch_json(connection, sql).await?;
    let said: Vec<(i64, Cell)> = answer
        .as_list()
        .iter()
        .filter_map(|row| match row.as_list() {
            [Cell::Number(enterprise), content] => Some((*enterprise, content.clone())),
            _ => None,
        })
        .collect();
    let mut enterprises: Vec<i64> = said.iter().map(|(enterprise, _)| *enterprise).collect();
    enterprises.sort_unstable();
    enterprises.dedup();
    Ok(Contents { enterprises: enterprises.len() as u64, last: enterprises.last().copied(), said })
}
