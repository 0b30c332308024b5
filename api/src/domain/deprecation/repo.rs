//! The rows of deprecated uses.

use chrono::{DateTime, NaiveDate, Utc};
use entity::deprecated_use::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::{FieldUse, Noted, Place};

#[derive(FromQueryResult)]
struct Row {
    field: String,
    requests: i64,
    last_used_at: DateTime<Utc>,
}

/// Adds uses to what is written already. One statement.
pub(super) async fn add(db: &impl ConnectionTrait, uses: &[(Place, Noted)]) -> Result<(), DbErr> {
    let rows = uses.iter().map(|(place, noted)| ActiveModel {
        client_id: Set(place.client.0),
        field: Set(place.field.clone()),
        day: Set(place.day),
        requests: Set(i64::try_from(noted.requests).unwrap_or(i64::MAX)),
        last_used_at: Set(noted.last_at),
    });
    let known = |column: Column| Expr::col((Entity, column));
    let given = |column: &str| Expr::cust(format!("excluded.{column}"));
    let later = Expr::case(known(Column::LastUsedAt).gt(given("last_used_at")), known(Column::LastUsedAt));
    let conflict = OnConflict::columns([Column::ClientId, Column::Field, Column::Day])
        .value(Column::Requests, known(Column::Requests).add(given("requests")))
        .value(Column::LastUsedAt, later.finally(given("last_used_at")))
        .to_owned();
    Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(db).await?;
    Ok(())
}

/// What a client asked for since a day, each field once, by name. One statement.
pub(super) async fn since(db: &impl ConnectionTrait, client: i64, day: NaiveDate) -> Result<Vec<FieldUse>, DbErr> {
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .column(Column::Field)
        .expr_as(Expr::col(Column::Requests).sum().cast_as("bigint"), "requests")
        .column_as(Column::LastUsedAt.max(), "last_used_at")
        .filter(Column::ClientId.eq(client))
        .filter(Column::Day.gte(day))
        .group_by(Column::Field)
        .order_by_asc(Column::Field)
        .into_model()
        .all(db)
        .await?;
    let used = |row: Row| FieldUse {
        field: row.field,
        requests: u64::try_from(row.requests).unwrap_or(0),
        last_used_at: row.last_used_at,
    };
    Ok(rows.into_iter().map(used).collect())
}
