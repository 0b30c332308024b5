//! The rows of endpoints.

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, WebhookDeliveryState, WebhookEndpointState},
    webhook_endpoint::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};

use super::{Stored, count as whole_count, number_column, numbers, whole};
use crate::domain::{
    store::{
        dialect::Dialect,
        id_window::{IdPage, IdWindow},
        sql::Sql,
    },
    webhook::{
        Endpoint, WebhookError,
        rule::{self, Rule},
    },
};

/// An endpoint on its way into the table.
pub(in crate::domain::webhook) struct NewRow<'a> {
    pub(in crate::domain::webhook) client: i64,
    pub(in crate::domain::webhook) url: &'a str,
    pub(in crate::domain::webhook) description: &'a str,
    pub(in crate::domain::webhook) rules: &'a [Rule],
    pub(in crate::domain::webhook) cursor: u64,
}

/// Adds an endpoint, without a secret yet; its number.
pub(in crate::domain::webhook) async fn insert(
    db: &impl ConnectionTrait,
    new: NewRow<'_>,
    now: DateTime<Utc>,
) -> Result<i64, WebhookError> {
    let row = ActiveModel {
        id: NotSet,
        client_id: Set(new.client),
        url: Set(Some(new.url.to_owned())),
        description: Set(new.description.to_owned()),
        rules: Set(rule::stored(new.rules).map_err(WebhookError::StoredRules)?),
        state: Set(WebhookEndpointState::Enabled.code().to_owned()),
        disabled_at: Set(None),
        cursor: Set(whole(new.cursor)),
        sealed_secret: Set(String::new()),
        sealed_previous_secret: Set(None),
        previous_secret_until: Set(None),
        failures: Set(0),
        failing_since: Set(None),
        resting_until: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    Ok(Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The endpoints that there are: those that were deleted have no address.
fn live() -> Select<Entity> {
    Entity::find().filter(Column::Url.is_not_null())
}

/// The endpoint of this number.
pub(in crate::domain::webhook) async fn find(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<Stored>, WebhookError> {
    live().filter(Column::Id.eq(id)).one(db).await?.map(stored).transpose()
}

/// The same, which nobody else changes before the transaction ends. The lock is a write that changes nothing: that is
/// what both databases understand.
pub(in crate::domain::webhook) async fn lock(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<Stored>, WebhookError> {
    let same = Expr::col(Column::Cursor);
    Entity::update_many().col_expr(Column::Cursor, same).filter(Column::Id.eq(id)).exec(db).await?;
    find(db, id).await
}

/// Keeps others from making endpoints of this client before the transaction ends: how many it has is known then.
pub(in crate::domain::webhook) async fn lock_owner(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    client: i64,
) -> Result<(), WebhookError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT id FROM client WHERE id=").bind(client).push(dialect.lock_rows());
    db.query_all_raw(sql.finish()).await?;
    Ok(())
}

/// A page of a client's endpoints.
pub(in crate::domain::webhook) async fn page(
    db: &impl ConnectionTrait,
    client: i64,
    window: IdWindow,
) -> Result<IdPage<Endpoint>, WebhookError> {
    let own = live().filter(Column::ClientId.eq(client));
    let page = window.fetch(db, own, Column::Id, |row| row.id).await?;
    page.try_map(|row| Ok(stored(row)?.endpoint))
}

/// How many endpoints a client has.
pub(in crate::domain::webhook) async fn count(db: &impl ConnectionTrait, client: i64) -> Result<u64, WebhookError> {
    Ok(live().filter(Column::ClientId.eq(client)).count(db).await?)
}

/// How an endpoint stands, in short.
#[derive(Debug)]
pub(in crate::domain::webhook) struct Counted {
    pub(in crate::domain::webhook) id: i64,
    pub(in crate::domain::webhook) client: i64,
    pub(in crate::domain::webhook) state: WebhookEndpointState,
    pub(in crate::domain::webhook) failures: i64,
    pub(in crate::domain::webhook) cursor: u64,
}

/// All endpoints, in short.
pub(in crate::domain::webhook) async fn census(db: &impl ConnectionTrait) -> Result<Vec<Counted>, WebhookError> {
    let columns = [Column::Id, Column::ClientId, Column::State, Column::Failures, Column::Cursor];
    let rows: Vec<(i64, i64, String, i64, i64)> = live().select_only().columns(columns).into_tuple().all(db).await?;
    let counted = |(id, client, state, failures, cursor): (i64, i64, String, i64, i64)| {
        let state = WebhookEndpointState::from_code(&state).ok_or(WebhookError::UnknownValue(id))?;
        Ok(Counted { id, client, state, failures, cursor: whole_count(cursor) })
    };
    rows.into_iter().map(counted).collect()
}

/// The endpoints that are told of changes and were not told of all.
pub(in crate::domain::webhook) async fn behind(
    db: &impl ConnectionTrait,
    head: u64,
) -> Result<Vec<Endpoint>, WebhookError> {
    let open = live().filter(Column::State.eq(WebhookEndpointState::Enabled.code()));
    let rows = open.filter(Column::Cursor.lt(whole(head))).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(|row| Ok(stored(row)?.endpoint)).collect()
}

/// The endpoints that are told of changes and have a delivery that is due, those that work before those that fail.
pub(in crate::domain::webhook) async fn due(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<i64>, WebhookError> {
    let (enabled, pending) = (WebhookEndpointState::Enabled.code(), WebhookDeliveryState::Pending.code());
    let mut sql = Sql::new(dialect);
    sql.push(format_args!("SELECT e.id FROM webhook_endpoint e WHERE e.state='{enabled}' AND e.url IS NOT NULL"));
    sql.push(" AND (e.resting_until IS NULL OR e.resting_until<=");
    sql.bind(now);
    sql.push(") AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.endpoint_id=e.id");
    // A partial index is chosen by what stands in the text.
    sql.push(format_args!(" AND d.state='{pending}' AND d.due_at<="));
    sql.bind(now);
    sql.push(") ORDER BY e.failures,e.id LIMIT ").bind(whole(limit));
    ids(db, sql).await
}

/// Moves the cursors of those of these endpoints on that still stand there; which they are.
pub(in crate::domain::webhook) async fn advance(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    endpoints: &[i64],
    from: u64,
    to: u64,
) -> Result<Vec<i64>, WebhookError> {
    let enabled = WebhookEndpointState::Enabled.code();
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE webhook_endpoint SET cursor=").bind(whole(to)).push(" WHERE cursor=").bind(whole(from));
    sql.push(format_args!(" AND state='{enabled}' AND url IS NOT NULL AND id"));
    dialect.one_of(&mut sql, number_column("id"), &numbers(endpoints));
    sql.push(" RETURNING id");
    ids(db, sql).await
}

async fn ids(db: &impl ConnectionTrait, sql: Sql) -> Result<Vec<i64>, WebhookError> {
    let rows = db.query_all_raw(sql.finish()).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

/// Writes an endpoint down as it is, but for its secrets.
pub(in crate::domain::webhook) async fn update(
    db: &impl ConnectionTrait,
    endpoint: &Endpoint,
) -> Result<(), WebhookError> {
    let rules = rule::stored(&endpoint.rules).map_err(WebhookError::StoredRules)?;
    Entity::update_many()
        .col_expr(Column::Url, Expr::value(endpoint.url.as_str()))
        .col_expr(Column::Description, Expr::value(endpoint.description.as_str()))
        .col_expr(Column::Rules, Expr::value(rules))
        .col_expr(Column::State, Expr::value(endpoint.state.code()))
        .col_expr(Column::DisabledAt, Expr::value(endpoint.disabled_at))
        .col_expr(Column::Cursor, Expr::value(whole(endpoint.cursor)))
        .col_expr(Column::Failures, Expr::value(endpoint.failures))
        .col_expr(Column::FailingSince, Expr::value(endpoint.failing_since))
        .col_expr(Column::RestingUntil, Expr::value(endpoint.resting_until))
        .col_expr(Column::UpdatedAt, Expr::value(endpoint.updated_at))
        .filter(Column::Id.eq(endpoint.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives an endpoint this secret, and this former one until its end.
pub(in crate::domain::webhook) async fn set_secret(
    db: &impl ConnectionTrait,
    id: i64,
    sealed: &str,
    former: Option<(&str, DateTime<Utc>)>,
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    Entity::update_many()
        .col_expr(Column::SealedSecret, Expr::value(sealed))
        .col_expr(Column::SealedPreviousSecret, Expr::value(former.map(|(sealed, _)| sealed.to_owned())))
        .col_expr(Column::PreviousSecretUntil, Expr::value(former.map(|(_, until)| until)))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes an endpoint, its secrets at once. The row stays until what was told to it is gone.
pub(in crate::domain::webhook) async fn delete(
    db: &impl ConnectionTrait,
    id: i64,
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    Entity::update_many()
        .col_expr(Column::Url, Expr::value(None::<String>))
        .col_expr(Column::State, Expr::value(WebhookEndpointState::Disabled.code()))
        .col_expr(Column::SealedSecret, Expr::value(""))
        .col_expr(Column::SealedPreviousSecret, Expr::value(None::<String>))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Removes the rows of endpoints that were deleted and of which nothing is left.
pub(in crate::domain::webhook) async fn remove_empty(db: &impl ConnectionTrait) -> Result<(), WebhookError> {
    let statement = "DELETE FROM webhook_endpoint WHERE url IS NULL AND NOT EXISTS \
                     (SELECT 1 FROM webhook_delivery d WHERE d.endpoint_id=webhook_endpoint.id)";
    db.execute_unprepared(statement).await?;
    Ok(())
}

fn stored(row: Model) -> Result<Stored, WebhookError> {
    let id = row.id;
    Ok(Stored {
        endpoint: Endpoint {
            id,
            client: row.client_id,
            url: row.url.unwrap_or_default(),
            description: row.description,
            rules: rule::of_stored(&row.rules).map_err(WebhookError::StoredRules)?,
            state: WebhookEndpointState::from_code(&row.state).ok_or(WebhookError::UnknownValue(id))?,
            disabled_at: row.disabled_at,
            cursor: whole_count(row.cursor),
            former_secret_until: row.previous_secret_until,
            failures: row.failures,
            failing_since: row.failing_since,
            resting_until: row.resting_until,
            created_at: row.created_at,
            updated_at: row.updated_at,
        },
        sealed_secret: row.sealed_secret,
        sealed_former_secret: row.sealed_previous_secret,
    })
}
