//! How far an export is.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, ExportState},
    export::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use crate::domain::export::{Part, whole};

/// Notes that its parts begin to be written, and how many records there are to look at; false when nobody wants it any
/// more.
pub(in crate::domain::export) async fn started(
    db: &impl ConnectionTrait,
    id: i64,
    total: u64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let started = Entity::update_many()
        .col_expr(Column::State, Expr::value(ExportState::Running.code()))
        .col_expr(Column::Total, Expr::value(whole(total)))
        .col_expr(Column::StartedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(ExportState::Queued.code()))
        .exec(db)
        .await?;
    Ok(started.rows_affected > 0)
}

/// Notes how many records were looked at; false when nobody wants it any more.
pub(in crate::domain::export) async fn touch(db: &impl ConnectionTrait, id: i64, looked: u64) -> Result<bool, DbErr> {
    let touched = Entity::update_many().col_expr(Column::Looked, Expr::value(whole(looked)));
    let touched = touched.filter(Column::Id.eq(id)).filter(Column::State.eq(ExportState::Running.code()));
    Ok(touched.exec(db).await?.rows_affected > 0)
}

/// Adds a part; false when nobody wants it any more.
pub(in crate::domain::export) async fn advance(
    db: &impl ConnectionTrait,
    id: i64,
    part: &Part,
    looked: u64,
) -> Result<bool, DbErr> {
    let added = |column: Column, count: u64| Expr::col(column).add(whole(count));
    let advanced = Entity::update_many()
        .col_expr(Column::Looked, Expr::value(whole(looked)))
        .col_expr(Column::Rows, added(Column::Rows, part.rows))
        .col_expr(Column::Deleted, added(Column::Deleted, part.deleted))
        .col_expr(Column::Bytes, added(Column::Bytes, part.bytes))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(ExportState::Running.code()))
        .exec(db)
        .await?;
    Ok(advanced.rows_affected > 0)
}

/// Notes that all of it is there, and until when; false when nobody wants it any more.
pub(in crate::domain::export) async fn finish(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
) -> Result<bool, DbErr> {
    let finished = Entity::update_many()
        .col_expr(Column::State, Expr::value(ExportState::Ready.code()))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(Column::Looked, Expr::col(Column::Total))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(ExportState::Running.code()))
        .exec(db)
        .await?;
    Ok(finished.rows_affected > 0)
}

/// Notes why it could not be written to its end.
pub(in crate::domain::export) async fn fail(
    db: &impl ConnectionTrait,
    id: i64,
    failure: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(ExportState::Failed.code()))
        .col_expr(Column::Failure, Expr::value(failure))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([ExportState::Queued.code(), ExportState::Running.code()]))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that whoever asked for it wants it no longer; false when there is nothing to want.
pub(in crate::domain::export) async fn cancel(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let states = [ExportState::Queued, ExportState::Running, ExportState::Ready].map(CodeList::code);
    let cancelled = Entity::update_many()
        .col_expr(Column::State, Expr::value(ExportState::Cancelled.code()))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(states))
        .exec(db)
        .await?;
    Ok(cancelled.rows_affected > 0)
}

/// Notes that its files are gone; one that was there has expired.
pub(in crate::domain::export) async fn mark_removed(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let was_ready = Entity::update_many().col_expr(Column::State, Expr::value(ExportState::Expired.code()));
    was_ready.filter(Column::Id.eq(id)).filter(Column::State.eq(ExportState::Ready.code())).exec(db).await?;
    Entity::update_many().col_expr(Column::RemovedAt, Expr::value(now)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}
