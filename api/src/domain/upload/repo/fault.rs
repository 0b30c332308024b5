//! The faults of rows.

use entity::upload_fault::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::whole;
use crate::domain::{
    store::{
        cell::Cell,
        dialect::Dialect,
        id_window::{IdPage, IdWindow},
        sql::Sql,
        table::{self, Storage},
    },
    upload::{RowFault, StoredFault},
};

const COLUMNS: [(&str, Storage); 6] = [
    ("upload_id", Storage::Number),
    ("position", Storage::Number),
    ("row_number", Storage::Number),
    ("column_name", Storage::Text),
    ("value", Storage::Text),
    ("reason", Storage::Text),
];

/// Adds faults, in one statement whatever their number.
pub(in crate::domain::upload) async fn insert(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    upload: i64,
    faults: &[StoredFault],
) -> Result<(), DbErr> {
    if faults.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Cell>> = faults
        .iter()
        .map(|fault| {
            vec![
                Cell::Number(upload),
                Cell::Number(whole(fault.position)),
                Cell::Number(whole(fault.row)),
                Cell::text(fault.column.as_str()),
                Cell::text(fault.value.as_str()),
                Cell::text(fault.reason.as_str()),
            ]
        })
        .collect();
    let columns = COLUMNS.map(|(name, storage)| table::Column { name, storage });
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO upload_fault (");
    sql.join(",", columns, |sql, column| {
        sql.push(column.name);
    });
    sql.push(") SELECT * FROM ");
    dialect.relation(&mut sql, &columns, &rows);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// A page of an upload's faults, in the order of the rows.
pub(in crate::domain::upload) async fn page(
    db: &impl ConnectionTrait,
    upload: i64,
    window: IdWindow,
) -> Result<IdPage<RowFault>, DbErr> {
    let page = window.fetch(db, of_upload(upload), Column::Id, |row| row.id).await?;
    Ok(page.map(|row| RowFault {
        row: u64::try_from(row.row_number).unwrap_or_default(),
        column: row.column_name,
        value: row.value,
        reason: row.reason,
    }))
}

/// The faults of the next rows after this place: those of so many faults at most, the last row whole or left out.
pub(in crate::domain::upload) async fn after(
    db: &impl ConnectionTrait,
    upload: i64,
    position: u64,
    limit: u64,
) -> Result<Vec<StoredFault>, DbErr> {
    let select = of_upload(upload).filter(Column::Position.gt(whole(position)));
    let ordered = select.order_by_asc(Column::Position).order_by_asc(Column::Id);
    Ok(ordered.limit(limit).all(db).await?.into_iter().map(stored_of).collect())
}

/// How many there are.
pub(in crate::domain::upload) async fn count(db: &impl ConnectionTrait, upload: i64) -> Result<u64, DbErr> {
    of_upload(upload).count(db).await
}

/// Removes at most so many faults of an upload; how many there were.
pub(in crate::domain::upload) async fn remove_some(
    db: &impl ConnectionTrait,
    upload: i64,
    limit: u64,
) -> Result<u64, DbErr> {
    let ids: Vec<i64> = of_upload(upload)
        .select_only()
        .column(Column::Id)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let Some(last) = ids.last() else { return Ok(0) };
    let these = Entity::delete_many().filter(Column::UploadId.eq(upload)).filter(Column::Id.lte(*last));
    Ok(these.exec(db).await?.rows_affected)
}

fn of_upload(upload: i64) -> Select<Entity> {
    Entity::find().filter(Column::UploadId.eq(upload))
}

fn stored_of(row: Model) -> StoredFault {
    StoredFault {
        position: u64::try_from(row.position).unwrap_or_default(),
        row: u64::try_from(row.row_number).unwrap_or_default(),
        column: row.column_name,
        value: row.value,
        reason: row.reason,
    }
}
