//! Which jobs something has to be done about, and that it was.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, VerificationState},
    verification_job::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};

/// The first jobs whose rows wait to be verified.
pub(in crate::domain::verification_job) async fn unfinished(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let states = [VerificationState::Queued, VerificationState::Running].map(CodeList::code);
    numbers(Entity::find().filter(Column::State.is_in(states)), db, limit).await
}

/// The first jobs whose files began to come in before this moment and are not there yet.
pub(in crate::domain::verification_job) async fn cut_off(
    db: &impl ConnectionTrait,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    // Those that are being given up are condemned; the states are what the index knows.
    let states = [VerificationState::Receiving, VerificationState::Failed].map(CodeList::code);
    let receiving = Entity::find().filter(Column::State.is_in(states)).filter(Column::Sha256.is_null());
    numbers(receiving.filter(Column::CreatedAt.lt(before)), db, limit).await
}

/// The first jobs whose time was over by this moment and whose results are still there.
pub(in crate::domain::verification_job) async fn outlived(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let over = Entity::find().filter(Column::RemovedAt.is_null()).filter(Column::ExpiresAt.lte(now));
    numbers(over, db, limit).await
}

/// The first jobs that have no result, or one that nobody wants, and of which something is still there.
pub(in crate::domain::verification_job) async fn given_up(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let states = [VerificationState::Failed, VerificationState::Cancelled].map(CodeList::code);
    let over = Entity::find().filter(Column::RemovedAt.is_null()).filter(Column::State.is_in(states));
    numbers(over.filter(Column::Sha256.is_not_null()), db, limit).await
}

/// The first jobs whose results are there, and beside them what they were made of.
pub(in crate::domain::verification_job) async fn untidy(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let ready = Entity::find().filter(Column::State.eq(VerificationState::Ready.code()));
    numbers(ready.filter(Column::HasWork.eq(true)), db, limit).await
}

async fn numbers(select: Select<Entity>, db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    select.select_only().column(Column::Id).order_by_asc(Column::Id).limit(limit).into_tuple().all(db).await
}

/// Gives up a job whose file is not whole, so that it never is; false when it is.
pub(in crate::domain::verification_job) async fn condemn(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    let condemned = Entity::update_many()
        .col_expr(Column::State, Expr::value(VerificationState::Failed.code()))
        .filter(Column::Id.eq(id))
        .filter(Column::Sha256.is_null());
    Ok(condemned.exec(db).await?.rows_affected > 0)
}

/// Removes a job whose file never was whole.
pub(in crate::domain::verification_job) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Sha256.is_null()).exec(db).await?;
    Ok(())
}

/// Notes that the time of a result is over, where there is one.
pub(in crate::domain::verification_job) async fn expire(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    let ready = Entity::update_many().col_expr(Column::State, Expr::value(VerificationState::Expired.code()));
    ready.filter(Column::Id.eq(id)).filter(Column::State.eq(VerificationState::Ready.code())).exec(db).await?;
    Ok(())
}

/// Notes that nothing is kept of a job any more.
pub(in crate::domain::verification_job) async fn mark_removed(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let removed = Entity::update_many().col_expr(Column::RemovedAt, Expr::value(now));
    removed.col_expr(Column::HasWork, Expr::value(false)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Notes that nothing is kept of a job but its result.
pub(in crate::domain::verification_job) async fn mark_tidy(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::update_many().col_expr(Column::HasWork, Expr::value(false)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}
