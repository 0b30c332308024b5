//! How far an upload's rows were dealt with.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, UploadState},
    upload::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::whole;
use crate::domain::upload::{Counts, FileFormat};

/// Notes that its rows begin to be dealt with, and what its file turned out to be.
pub(in crate::domain::upload) async fn started(
    db: &impl ConnectionTrait,
    id: i64,
    format: FileFormat,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(UploadState::Running.code()))
        .col_expr(Column::Format, Expr::value(format.code()))
        .col_expr(Column::StartedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(UploadState::Queued.code()))
        .exec(db)
        .await?;
    Ok(())
}

/// Adds what became of the next rows, which follow so many; false when others have dealt with them.
pub(in crate::domain::upload) async fn advance(
    db: &impl ConnectionTrait,
    id: i64,
    before: u64,
    more: Counts,
    bytes_read: u64,
) -> Result<bool, DbErr> {
    let added = |column: Column, count: u64| Expr::col(column).add(whole(count));
    let advanced = Entity::update_many()
        .col_expr(Column::Rows, added(Column::Rows, more.rows))
        .col_expr(Column::Created, added(Column::Created, more.created))
        .col_expr(Column::Unchanged, added(Column::Unchanged, more.unchanged))
        .col_expr(Column::Refused, added(Column::Refused, more.refused))
        .col_expr(Column::BytesRead, Expr::value(whole(bytes_read)))
        .filter(Column::Id.eq(id))
        .filter(Column::Rows.eq(whole(before)))
        .filter(Column::State.eq(UploadState::Running.code()))
        .exec(db)
        .await?;
    Ok(advanced.rows_affected > 0)
}

/// Lets a file that was checked wait for a review, if a row of it would be written; whether it does.
pub(in crate::domain::upload) async fn propose(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    let proposed = Entity::update_many()
        .col_expr(Column::State, Expr::value(UploadState::Pending.code()))
        .col_expr(Column::BytesRead, Expr::col(Column::Size))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(UploadState::Running.code()))
        .filter(Column::Created.gt(0))
        .exec(db)
        .await?;
    Ok(proposed.rows_affected > 0)
}

/// Notes that every row was dealt with.
pub(in crate::domain::upload) async fn finish(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    end(id, UploadState::Done, now).col_expr(Column::BytesRead, Expr::col(Column::Size)).exec(db).await?;
    Ok(())
}

/// Notes why the file cannot be read to its end.
pub(in crate::domain::upload) async fn fail(
    db: &impl ConnectionTrait,
    id: i64,
    failure: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    end(id, UploadState::Failed, now).col_expr(Column::Failure, Expr::value(failure)).exec(db).await?;
    Ok(())
}

fn end(id: i64, state: UploadState, now: DateTime<Utc>) -> sea_orm::UpdateMany<Entity> {
    let unfinished = [UploadState::Queued.code(), UploadState::Running.code()];
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(unfinished))
}
