//! The rows of lists.

use std::collections::BTreeSet;

use entity::watch_list::{Column, Entity};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};

/// Which of these lists are the client's; nobody else changes them before the transaction ends.
pub(in crate::domain::watch) async fn lock_all(
    db: &impl ConnectionTrait,
    client: i64,
    lists: &BTreeSet<i64>,
) -> Result<BTreeSet<i64>, DbErr> {
    if lists.is_empty() {
        return Ok(BTreeSet::new());
    }
    let own = || {
        let own = Condition::all().add(Column::Id.is_in(lists.iter().copied())).add(Column::ClientId.eq(client));
        own.add(Column::Name.is_not_null())
    };
    // The lock is a write that changes nothing: that is what both databases understand.
    Entity::update_many().col_expr(Column::Name, Expr::col(Column::Name)).filter(own()).exec(db).await?;
    let ids: Vec<i64> = Entity::find().filter(own()).select_only().column(Column::Id).into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}
