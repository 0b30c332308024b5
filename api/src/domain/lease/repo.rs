//! The rows of leases: the only file here that names entities.

use chrono::{DateTime, Utc};
use entity::lease::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

/// Whether somebody holds it, or it rests.
pub(super) async fn is_held(db: &impl ConnectionTrait, name: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let held = Entity::find_by_id(name.to_owned()).filter(Column::ExpiresAt.gt(now)).one(db).await?;
    Ok(held.is_some())
}

/// Makes the lease this holder's if nobody's term is running. One statement: of several that try, one succeeds.
pub(super) async fn take(
    db: &impl ConnectionTrait,
    name: &str,
    holder: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        name: Set(name.to_owned()),
        holder: Set(holder.to_owned()),
        expires_at: Set(until),
        attempts: Set(1),
    };
    let if_over = OnConflict::column(Column::Name)
        .update_columns([Column::Holder, Column::ExpiresAt])
        .value(Column::Attempts, Expr::col((Entity, Column::Attempts)).add(1))
        .action_and_where(Expr::col((Entity, Column::ExpiresAt)).lte(now))
        .to_owned();
    match Entity::insert(row).on_conflict(if_over).exec_without_returning(db).await {
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(()),
        Err(error) => Err(error),
    }
}

/// How often the work was taken, if this holder holds it.
pub(super) async fn attempts_of(db: &impl ConnectionTrait, name: &str, holder: &str) -> Result<Option<u32>, DbErr> {
    let attempts: Option<i32> = Entity::find_by_id(name.to_owned())
        .select_only()
        .column(Column::Attempts)
        .filter(Column::Holder.eq(holder))
        .into_tuple()
        .one(db)
        .await?;
    Ok(attempts.map(i32::unsigned_abs))
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
