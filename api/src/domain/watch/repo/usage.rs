//! The rows of which lists are named by the rules of which endpoints.

use std::collections::BTreeSet;

use entity::watch_list_use::{ActiveModel, Column, Entity};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// Notes that an endpoint names these lists and no others.
pub(in crate::domain::watch) async fn replace(
    db: &impl ConnectionTrait,
    endpoint: i64,
    lists: &BTreeSet<i64>,
) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::EndpointId.eq(endpoint)).exec(db).await?;
    if lists.is_empty() {
        return Ok(());
    }
    let rows = lists.iter().map(|list| ActiveModel { list_id: Set(*list), endpoint_id: Set(endpoint) });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// How many endpoints name a list.
pub(in crate::domain::watch) async fn count(db: &impl ConnectionTrait, list: i64) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ListId.eq(list)).count(db).await
}
