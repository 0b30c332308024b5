//! The pieces of files.

use entity::upload_chunk::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Adds a piece.
pub(in crate::domain::upload) async fn insert(
    db: &impl ConnectionTrait,
    upload: i64,
    number: i32,
    bytes: Vec<u8>,
) -> Result<(), DbErr> {
    let row = ActiveModel { upload_id: Set(upload), number: Set(number), bytes: Set(bytes) };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The bytes of a piece.
pub(in crate::domain::upload) async fn find(
    db: &impl ConnectionTrait,
    upload: i64,
    number: i32,
) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(Entity::find_by_id((upload, number)).one(db).await?.map(|row| row.bytes))
}

/// Removes at most so many pieces of an upload; how many there were.
pub(in crate::domain::upload) async fn remove_some(
    db: &impl ConnectionTrait,
    upload: i64,
    limit: u64,
) -> Result<u64, DbErr> {
    let numbers: Vec<i32> = Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::UploadId.eq(upload))
        .order_by_asc(Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let Some(last) = numbers.last() else { return Ok(0) };
    let these = Entity::delete_many().filter(Column::UploadId.eq(upload)).filter(Column::Number.lte(*last));
    Ok(these.exec(db).await?.rows_affected)
}
