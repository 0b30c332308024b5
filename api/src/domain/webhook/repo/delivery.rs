//! The rows of deliveries.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};
use entity::{
    code::{CodeList, WebhookDeliveryState},
    webhook_delivery::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};

use super::{count as whole_count, number_column, numbers, whole};
use crate::domain::{
    store::{
        cell::Cell,
        dialect::Dialect,
        id_window::{IdPage, IdWindow},
        sql::Sql,
        table::{Column as TableColumn, Storage},
    },
    webhook::{Backlog, Delivery, SETTLED, WebhookError},
};

const PENDING: WebhookDeliveryState = WebhookDeliveryState::Pending;

/// A moment among cells, as the entities' moments are bound on SQLite: there they are texts, and compared as such.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// What becomes of a delivery that was attempted.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::webhook) struct Mark {
    pub(in crate::domain::webhook) delivery: i64,
    pub(in crate::domain::webhook) state: WebhookDeliveryState,
    pub(in crate::domain::webhook) due_at: Option<DateTime<Utc>>,
    /// How often it was attempted by now.
    pub(in crate::domain::webhook) attempts: i64,
}

/// Makes changes pending: rows of an endpoint, a change and its enterprise. What was settled before, of an endpoint that
/// was set back, is pending again. One statement.
pub(in crate::domain::webhook) async fn insert_all(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    rows: &[Vec<Cell>],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let columns = ["endpoint_id", "sequence", "enterprise_id"].map(number_column);
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO webhook_delivery (endpoint_id,sequence,enterprise_id,state,attempts,created_at)");
    sql.push(format_args!(" SELECT v.endpoint_id,v.sequence,v.enterprise_id,'{}',0,", PENDING.code()));
    sql.bind(now).push(" FROM ");
    dialect.relation(&mut sql, &columns, rows);
    // SQLite takes an ON for a join's without the WHERE.
    sql.push(
        " WHERE true ON CONFLICT (endpoint_id,sequence) DO UPDATE SET state=excluded.state,due_at=NULL,attempts=0,",
    );
    sql.push("created_at=excluded.created_at,settled_at=NULL");
    sql.push(format_args!(" WHERE webhook_delivery.state<>'{}'", PENDING.code()));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Makes a test event pending.
pub(in crate::domain::webhook) async fn insert_test(
    db: &impl ConnectionTrait,
    endpoint: i64,
    now: DateTime<Utc>,
) -> Result<Delivery, WebhookError> {
    let row = ActiveModel {
        id: NotSet,
        endpoint_id: Set(endpoint),
        sequence: Set(None),
        enterprise_id: Set(None),
        state: Set(PENDING.code().to_owned()),
        due_at: Set(Some(now)),
        attempts: Set(0),
        created_at: Set(now),
        settled_at: Set(None),
    };
    let id = Entity::insert(row).exec(db).await?.last_insert_id;
    Ok(Delivery {
        id,
        endpoint,
        sequence: None,
        enterprise: None,
        state: PENDING,
        due_at: Some(now),
        attempts: 0,
        created_at: now,
        settled_at: None,
    })
}

/// How many test events are pending to an endpoint.
pub(in crate::domain::webhook) async fn count_tests(
    db: &impl ConnectionTrait,
    endpoint: i64,
) -> Result<u64, WebhookError> {
    Ok(of(endpoint, Some(PENDING)).filter(Column::Sequence.is_null()).count(db).await?)
}

/// The deliveries to an endpoint that are due, those that are so for longest first.
pub(in crate::domain::webhook) async fn due(
    db: &impl ConnectionTrait,
    endpoint: i64,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Delivery>, WebhookError> {
    let due = of(endpoint, Some(PENDING)).filter(Column::DueAt.lte(now));
    let rows = due.order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(limit).all(db).await?;
    rows.iter().map(delivery).collect()
}

/// Writes down what becomes of deliveries, unless they are pending no more or were begun anew. One statement.
pub(in crate::domain::webhook) async fn mark(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    marks: &[Mark],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let columns = [
        number_column("id"),
        TableColumn { name: "state", storage: Storage::Text },
        TableColumn { name: "due_at", storage: Storage::Moment },
        number_column("attempts"),
        TableColumn { name: "settled_at", storage: Storage::Moment },
    ];
    let at = |at: Option<DateTime<Utc>>| at.map_or(Cell::Null, |at| Cell::text(moment(at)));
    let rows: Vec<Vec<Cell>> = marks
        .iter()
        .map(|mark| {
            vec![
                Cell::Number(mark.delivery),
                Cell::text(mark.state.code()),
                at(mark.due_at),
                Cell::Number(mark.attempts),
                at(SETTLED.contains(&mark.state).then_some(now)),
            ]
        })
        .collect();
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE webhook_delivery SET state=v.state,due_at=v.due_at,attempts=v.attempts,settled_at=v.settled_at");
    sql.push(" FROM ");
    dialect.relation(&mut sql, &columns, &rows);
    sql.push(" WHERE webhook_delivery.id=v.id AND webhook_delivery.attempts=v.attempts-1");
    sql.push(format_args!(" AND webhook_delivery.state='{}'", PENDING.code()));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Makes all that waits for an endpoint due now.
pub(in crate::domain::webhook) async fn hurry(
    db: &impl ConnectionTrait,
    endpoint: i64,
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    pending(endpoint).col_expr(Column::DueAt, Expr::value(now)).filter(Column::DueAt.gt(now)).exec(db).await?;
    Ok(())
}

/// Gives up what has been pending to an endpoint since before this moment; the enterprises that it was about.
pub(in crate::domain::webhook) async fn expire(
    db: &impl ConnectionTrait,
    endpoint: i64,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<i64>, WebhookError> {
    let old = of(endpoint, Some(PENDING)).filter(Column::CreatedAt.lte(before)).select_only();
    let enterprises: Vec<Option<i64>> = old.column(Column::EnterpriseId).into_tuple().all(db).await?;
    pending(endpoint)
        .col_expr(Column::State, Expr::value(WebhookDeliveryState::Dead.code()))
        .col_expr(Column::DueAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::SettledAt, Expr::value(now))
        .filter(Column::CreatedAt.lte(before))
        .exec(db)
        .await?;
    Ok(enterprises.into_iter().flatten().collect())
}

/// Lets what is pending to an endpoint have its time from now on, and makes what was attempted due.
pub(in crate::domain::webhook) async fn begin_anew(
    db: &impl ConnectionTrait,
    endpoint: i64,
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    pending(endpoint)
        .col_expr(Column::CreatedAt, Expr::value(now))
        .col_expr(Column::Attempts, Expr::value(0))
        .exec(db)
        .await?;
    hurry(db, endpoint, now).await
}

/// Forgets what is pending to an endpoint beyond this change.
pub(in crate::domain::webhook) async fn forget_pending(
    db: &impl ConnectionTrait,
    endpoint: i64,
    cursor: u64,
) -> Result<(), WebhookError> {
    let beyond = of(endpoint, Some(PENDING)).filter(Column::Sequence.gt(whole(cursor)));
    let ids: Vec<i64> = beyond.select_only().column(Column::Id).into_tuple().all(db).await?;
    // Bounded by what may be pending to one endpoint.
    for ids in ids.chunks(1_000) {
        remove(db, ids).await?;
    }
    Ok(())
}

/// Deliveries to an endpoint that were given up, each with its enterprise, the first first; of these numbers, if any are
/// named.
pub(in crate::domain::webhook) async fn dead(
    db: &impl ConnectionTrait,
    endpoint: i64,
    named: Option<Vec<i64>>,
    limit: u64,
) -> Result<Vec<(i64, Option<i64>)>, WebhookError> {
    let mut dead = of(endpoint, Some(WebhookDeliveryState::Dead));
    if let Some(named) = named {
        dead = dead.filter(Column::Id.is_in(named));
    }
    let dead = dead.select_only().column(Column::Id).column(Column::EnterpriseId).order_by_asc(Column::Sequence);
    Ok(dead.limit(limit).into_tuple().all(db).await?)
}

/// Makes deliveries that were given up pending and due, those of enterprises as their order has it. One statement.
pub(in crate::domain::webhook) async fn revive(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    dead: &[(i64, Option<i64>)],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let ids: Vec<i64> = dead.iter().map(|(id, _)| *id).collect();
    let mut sql = Sql::new(dialect);
    sql.push(format_args!("UPDATE webhook_delivery SET state='{}',attempts=0,settled_at=NULL", PENDING.code()));
    for column in ["created_at", "due_at"] {
        sql.push(format_args!(",{column}=")).bind(now);
    }
    sql.push(" WHERE id");
    dialect.one_of(&mut sql, number_column("id"), &numbers(&ids));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// How much waits for these endpoints, and was given up.
pub(in crate::domain::webhook) async fn backlogs(
    db: &impl ConnectionTrait,
    endpoints: &[i64],
) -> Result<HashMap<i64, Backlog>, WebhookError> {
    let counted: Vec<(i64, String, i64, Option<DateTime<Utc>>)> = Entity::find()
        .select_only()
        .column(Column::EndpointId)
        .column(Column::State)
        .column_as(Column::Id.count(), "deliveries")
        .column_as(Column::CreatedAt.min(), "oldest")
        .filter(Column::EndpointId.is_in(endpoints.iter().copied()))
        .filter(Column::State.is_in([PENDING, WebhookDeliveryState::Dead].map(CodeList::code)))
        .group_by(Column::EndpointId)
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut backlogs: HashMap<i64, Backlog> = HashMap::new();
    for (endpoint, state, deliveries, oldest) in counted {
        let backlog = backlogs.entry(endpoint).or_default();
        if state == PENDING.code() {
            (backlog.pending, backlog.oldest) = (whole_count(deliveries), oldest);
        } else {
            backlog.dead = whole_count(deliveries);
        }
    }
    Ok(backlogs)
}

/// How much waits for these endpoints together, and since when the oldest is pending. One statement.
pub(in crate::domain::webhook) async fn waiting(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    endpoints: &[i64],
) -> Result<(u64, Option<DateTime<Utc>>), WebhookError> {
    if endpoints.is_empty() {
        return Ok((0, None));
    }
    let mut sql = Sql::new(dialect);
    // A partial index is chosen by what stands in the text.
    sql.push(format_args!("SELECT count(*),min(created_at) FROM webhook_delivery WHERE state='{}'", PENDING.code()));
    sql.push(" AND endpoint_id");
    dialect.one_of(&mut sql, number_column("endpoint_id"), &numbers(endpoints));
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok((0, None)) };
    let (deliveries, oldest) = (row.try_get_by_index::<i64>(0)?, row.try_get_by_index(1)?);
    Ok((whole_count(deliveries), oldest))
}

/// A page of the deliveries to an endpoint.
pub(in crate::domain::webhook) async fn page(
    db: &impl ConnectionTrait,
    endpoint: i64,
    state: Option<WebhookDeliveryState>,
    window: IdWindow,
) -> Result<IdPage<Delivery>, WebhookError> {
    window.fetch(db, of(endpoint, state), Column::Id, |row| row.id).await?.try_map(|row| delivery(&row))
}

/// How many such deliveries there are.
pub(in crate::domain::webhook) async fn count(
    db: &impl ConnectionTrait,
    endpoint: i64,
    state: Option<WebhookDeliveryState>,
) -> Result<u64, WebhookError> {
    Ok(of(endpoint, state).count(db).await?)
}

/// Some deliveries that were settled before this moment, or whose endpoint was deleted.
pub(in crate::domain::webhook) async fn outlived(
    db: &impl ConnectionTrait,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<i64>, WebhookError> {
    let ids = |select: Select<Entity>| select.select_only().column(Column::Id).limit(limit).into_tuple();
    let settled: Vec<i64> = ids(Entity::find().filter(Column::SettledAt.lt(before))).all(db).await?;
    if !settled.is_empty() {
        return Ok(settled);
    }
    let orphaned = Expr::cust("endpoint_id IN (SELECT id FROM webhook_endpoint WHERE url IS NULL)");
    Ok(ids(Entity::find().filter(orphaned)).all(db).await?)
}

/// Removes deliveries with their attempts. Two statements.
pub(in crate::domain::webhook) async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<(), WebhookError> {
    use entity::webhook_attempt::{Column as AttemptColumn, Entity as AttemptRow};

    let ids = || ids.iter().copied();
    AttemptRow::delete_many().filter(AttemptColumn::DeliveryId.is_in(ids())).exec(db).await?;
    Entity::delete_many().filter(Column::Id.is_in(ids())).exec(db).await?;
    Ok(())
}

/// The deliveries to an endpoint, in this state.
fn of(endpoint: i64, state: Option<WebhookDeliveryState>) -> Select<Entity> {
    let all = Entity::find().filter(Column::EndpointId.eq(endpoint));
    match state {
        // A partial index is chosen by what stands in the text.
        Some(PENDING) => all.filter(Expr::cust(format!("state='{}'", PENDING.code()))),
        Some(state) => all.filter(Column::State.eq(state.code())),
        None => all,
    }
}

fn pending(endpoint: i64) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many().filter(Column::EndpointId.eq(endpoint)).filter(Column::State.eq(PENDING.code()))
}

fn delivery(row: &Model) -> Result<Delivery, WebhookError> {
    Ok(Delivery {
        id: row.id,
        endpoint: row.endpoint_id,
        sequence: row.sequence.map(whole_count),
        enterprise: row.enterprise_id,
        state: WebhookDeliveryState::from_code(&row.state).ok_or(WebhookError::UnknownValue(row.id))?,
        due_at: row.due_at,
        attempts: row.attempts,
        created_at: row.created_at,
        settled_at: row.settled_at,
    })
}
