//! The rows of limits: the only file here that names entities.

use entity::monthly_points::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DbErr, EntityTrait,
    sea_query::{Alias, Expr, ExprTrait, OnConflict},
};

use crate::domain::{access::ClientId, calendar::Month};

/// The points that a client has used in a month.
pub(super) async fn find_points(db: &impl ConnectionTrait, client: ClientId, month: Month) -> Result<i64, DbErr> {
    let row = Entity::find_by_id((client.0, month.to_string())).one(db).await?;
    Ok(row.map_or(0, |row| row.points))
}

/// Adds points to months. One statement.
pub(super) async fn add_points(db: &impl ConnectionTrait, added: &[(ClientId, Month, i64)]) -> Result<(), DbErr> {
    let rows = added.iter().map(|(client, month, points)| ActiveModel {
        client_id: Set(client.0),
        month: Set(month.to_string()),
        points: Set(*points),
    });
    let sum = Expr::col((Entity, Column::Points)).add(Expr::col((Alias::new("excluded"), Column::Points)));
    let add = OnConflict::columns([Column::ClientId, Column::Month]).value(Column::Points, sum).to_owned();
    Entity::insert_many(rows).on_conflict(add).exec_without_returning(db).await?;
    Ok(())
}
