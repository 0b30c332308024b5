//! The rows of lists.

use chrono::{DateTime, Utc};
use entity::watch_list::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
    sea_query::Expr,
};

use crate::domain::{
    store::{
        dialect::Dialect,
        id_window::{IdPage, IdWindow},
        sql::Sql,
    },
    watch::WatchList,
};

/// The lists that there are: those that were deleted have no name.
fn of(client: i64) -> Select<Entity> {
    Entity::find().filter(Column::Name.is_not_null()).filter(Column::ClientId.eq(client))
}

/// The lists of a client, which nobody else changes before the transaction ends.
pub(in crate::domain::watch) async fn lock(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    client: i64,
) -> Result<Vec<WatchList>, DbErr> {
    // Those that were deleted as well: a client without lists has nothing else to wait for.
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM watch_list WHERE client_id=").bind(client).push(dialect.lock_rows());
    db.query_all_raw(sql.finish()).await?;
    all(db, client).await
}

/// All lists of a client.
pub(in crate::domain::watch) async fn all(db: &impl ConnectionTrait, client: i64) -> Result<Vec<WatchList>, DbErr> {
    let rows = of(client).order_by_asc(Column::Id).all(db).await?;
    Ok(rows.into_iter().map(list).collect())
}

/// Adds a list; its number.
pub(in crate::domain::watch) async fn insert(
    db: &impl ConnectionTrait,
    client: i64,
    name: &str,
    now: DateTime<Utc>,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        client_id: Set(client),
        name: Set(Some(name.to_owned())),
        subject_count: Set(0),
        created_at: Set(now),
        updated_at: Set(now),
    };
    Ok(Entity::insert(row).exec(db).await?.last_insert_id)
}

/// Gives a list another name; none when it is deleted.
pub(in crate::domain::watch) async fn rename(
    db: &impl ConnectionTrait,
    id: i64,
    name: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(name.map(str::to_owned)))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes how many subjects a list has.
pub(in crate::domain::watch) async fn set_count(
    db: &impl ConnectionTrait,
    id: i64,
    count: u64,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SubjectCount, Expr::value(i64::try_from(count).unwrap_or(i64::MAX)))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The list of this number.
pub(in crate::domain::watch) async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<WatchList>, DbErr> {
    let row = Entity::find_by_id(id).filter(Column::Name.is_not_null()).one(db).await?;
    Ok(row.map(list))
}

/// A page of a client's lists.
pub(in crate::domain::watch) async fn page(
    db: &impl ConnectionTrait,
    client: i64,
    window: IdWindow,
) -> Result<IdPage<WatchList>, DbErr> {
    Ok(window.fetch(db, of(client), Column::Id, |row| row.id).await?.map(list))
}

/// How many lists a client has.
pub(in crate::domain::watch) async fn count(db: &impl ConnectionTrait, client: i64) -> Result<u64, DbErr> {
    of(client).count(db).await
}

/// Removes the rows of lists that were deleted and of which nothing is left.
pub(in crate::domain::watch) async fn remove_empty(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let statement = "DELETE FROM watch_list WHERE name IS NULL AND NOT EXISTS \
                     (SELECT 1 FROM watch_subject s WHERE s.list_id=watch_list.id)";
    db.execute_unprepared(statement).await?;
    Ok(())
}

fn list(row: Model) -> WatchList {
    WatchList {
        id: row.id,
        client: row.client_id,
        name: row.name.unwrap_or_default(),
        subjects: u64::try_from(row.subject_count).unwrap_or_default(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
