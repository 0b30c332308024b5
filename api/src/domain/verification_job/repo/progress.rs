//! How far a job is.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, VerificationState},
    verification_job::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, ExprTrait},
};

use super::json;
use crate::domain::verification_job::{Counts, Format, ResultFile, whole};

/// What a file turned out to be.
pub(in crate::domain::verification_job) struct Started<'a> {
    pub(in crate::domain::verification_job) format: Format,
    pub(in crate::domain::verification_job) rows: u64,
    pub(in crate::domain::verification_job) ignored: &'a [String],
}

/// Notes that its rows begin to be verified; false when nobody wants it any more.
pub(in crate::domain::verification_job) async fn started(
    db: &impl ConnectionTrait,
    id: i64,
    started: Started<'_>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let begun = Entity::update_many()
        .col_expr(Column::State, Expr::value(VerificationState::Running.code()))
        .col_expr(Column::FileFormat, Expr::value(started.format.code()))
        .col_expr(Column::Total, Expr::value(whole(started.rows)))
        .col_expr(Column::IgnoredColumns, Expr::value(json(&started.ignored)?))
        .col_expr(Column::StartedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(VerificationState::Queued.code()));
    Ok(begun.exec(db).await?.rows_affected > 0)
}

/// Notes what its rows came to once another segment is there, which follows so many rows; false when others have verified
/// them, or nobody wants it any more.
pub(in crate::domain::verification_job) async fn advance(
    db: &impl ConnectionTrait,
    id: i64,
    before: u64,
    counts: &Counts,
) -> Result<bool, DbErr> {
    let numbers = [
        (Column::Rows, counts.rows),
        (Column::Found, counts.found),
        (Column::NotFound, counts.not_found),
        (Column::Ambiguous, counts.ambiguous),
        (Column::Invalid, counts.invalid),
        (Column::Listed, counts.listed),
        (Column::Searched, counts.searched),
    ];
    let mut advanced = Entity::update_many()
        .col_expr(Column::Segments, Expr::col(Column::Segments).add(1))
        .col_expr(Column::Verdicts, Expr::value(json(&counts.verdicts)?));
    for (column, number) in numbers {
        advanced = advanced.col_expr(column, Expr::value(whole(number)));
    }
    let advanced = of_running(advanced, id).filter(Column::Rows.eq(whole(before)));
    Ok(advanced.exec(db).await?.rows_affected > 0)
}

/// Notes that the result is there, and until when; false when nobody wants it any more.
pub(in crate::domain::verification_job) async fn finish(
    db: &impl ConnectionTrait,
    id: i64,
    result: &ResultFile,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool, DbErr> {
    let finished = Entity::update_many()
        .col_expr(Column::State, Expr::value(VerificationState::Ready.code()))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(Column::ResultBytes, Expr::value(whole(result.bytes)))
        .col_expr(Column::ResultSha256, Expr::value(result.sha256.as_str()));
    Ok(of_running(finished, id).exec(db).await?.rows_affected > 0)
}

fn of_running(update: UpdateMany<Entity>, id: i64) -> UpdateMany<Entity> {
    update.filter(Column::Id.eq(id)).filter(Column::State.eq(VerificationState::Running.code()))
}

/// Notes why it could not be verified.
pub(in crate::domain::verification_job) async fn fail(
    db: &impl ConnectionTrait,
    id: i64,
    failure: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let states = [VerificationState::Queued, VerificationState::Running].map(CodeList::code);
    Entity::update_many()
        .col_expr(Column::State, Expr::value(VerificationState::Failed.code()))
        .col_expr(Column::Failure, Expr::value(failure))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(states))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that whoever sent it wants it no longer; false when there is nothing to want.
pub(in crate::domain::verification_job) async fn cancel(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    use VerificationState::{Queued, Ready, Running};

    let cancelled = Entity::update_many()
        .col_expr(Column::State, Expr::value(VerificationState::Cancelled.code()))
        .col_expr(Column::FinishedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([Queued, Running, Ready].map(CodeList::code)));
    Ok(cancelled.exec(db).await?.rows_affected > 0)
}
