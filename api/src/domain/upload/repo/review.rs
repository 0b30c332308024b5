//! What a review makes of an upload that waits for it.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, UploadState},
    upload::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, Value},
};

use crate::domain::audit::{Actor, Origin};

/// Queues an upload anew, now to be written; false when it does not wait for a review.
pub(in crate::domain::upload) async fn approve(
    db: &impl ConnectionTrait,
    id: i64,
    reviewer: &Origin,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let anew = [Column::BytesRead, Column::Rows, Column::Created, Column::Unchanged, Column::Refused];
    let approved = anew.into_iter().fold(reviewed(id, UploadState::Queued, reviewer, now), |update, column| {
        update.col_expr(column, Expr::value(0_i64))
    });
    Ok(approved.exec(db).await?.rows_affected > 0)
}

/// Ends an upload of which nothing was written; false when it does not wait for a review.
pub(in crate::domain::upload) async fn reject(
    db: &impl ConnectionTrait,
    id: i64,
    reviewer: &Origin,
    note: &str,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let rejected = reviewed(id, UploadState::Rejected, reviewer, now)
        .col_expr(Column::ReviewNote, Expr::value(note))
        .col_expr(Column::FinishedAt, Expr::value(now));
    Ok(rejected.exec(db).await?.rows_affected > 0)
}

fn reviewed(id: i64, state: UploadState, reviewer: &Origin, now: DateTime<Utc>) -> UpdateMany<Entity> {
    let key = match &reviewer.actor {
        Actor::Client { key, .. } => Some(key.as_str()),
        Actor::CommandLine | Actor::Gateway => None,
    };
    let text = |text: Option<String>| Expr::value(Value::String(text));
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::ReviewerClientId, Expr::value(reviewer.client()))
        .col_expr(Column::ReviewerKeyId, text(key.map(str::to_owned)))
        .col_expr(Column::ReviewRequestId, text(reviewer.request_id.clone()))
        .col_expr(Column::ReviewAddress, text(reviewer.address.map(|address| address.to_string())))
        .col_expr(Column::ReviewedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(UploadState::Pending.code()))
}
