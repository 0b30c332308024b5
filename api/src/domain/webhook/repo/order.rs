//! Which delivery of an enterprise is attempted next. Of its changes that are pending to an endpoint the first alone has a
//! time at which it is due; the others have none until it is through.
//!
//! Whoever changes what is pending holds the endpoint's row, so that nobody passes another by.

use chrono::{DateTime, Utc};
use entity::code::{CodeList as _, WebhookDeliveryState};
use sea_orm::ConnectionTrait;

use super::{number_column, numbers};
use crate::domain::{
    store::{cell::Cell, dialect::Dialect, sql::Sql},
    webhook::WebhookError,
};

/// What is due now of what was added: rows of an endpoint, a change and its enterprise.
pub(in crate::domain::webhook) async fn release(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    added: &[Vec<Cell>],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let column = |place: usize| added.iter().filter_map(|row| row[place].as_i64()).collect::<Vec<_>>();
    let mut endpoints = column(0);
    endpoints.dedup();
    release_of(db, dialect, &endpoints, &column(2), now).await
}

/// Puts the order of these enterprises' deliveries to an endpoint right, whatever became pending or was settled.
pub(in crate::domain::webhook) async fn restore(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    endpoint: i64,
    enterprises: &[i64],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    if enterprises.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE webhook_delivery AS d SET due_at=NULL WHERE d.due_at IS NOT NULL");
    those_of(&mut sql, &[endpoint], enterprises);
    sql.push(" AND EXISTS ");
    earlier(&mut sql);
    db.execute_raw(sql.finish()).await?;
    release_of(db, dialect, &[endpoint], enterprises, now).await
}

async fn release_of(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    endpoints: &[i64],
    enterprises: &[i64],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE webhook_delivery AS d SET due_at=");
    sql.bind(now);
    sql.push(" WHERE d.due_at IS NULL");
    those_of(&mut sql, endpoints, enterprises);
    sql.push(" AND NOT EXISTS ");
    earlier(&mut sql);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

fn those_of(sql: &mut Sql, endpoints: &[i64], enterprises: &[i64]) {
    let dialect = sql.dialect();
    sql.push(format_args!(" AND d.state='{}' AND d.endpoint_id", WebhookDeliveryState::Pending.code()));
    dialect.one_of(sql, number_column("endpoint_id"), &numbers(endpoints));
    sql.push(" AND d.enterprise_id");
    dialect.one_of(sql, number_column("enterprise_id"), &numbers(enterprises));
}

fn earlier(sql: &mut Sql) {
    sql.push("(SELECT 1 FROM webhook_delivery b WHERE b.endpoint_id=d.endpoint_id AND b.enterprise_id=d.enterprise_id");
    sql.push(format_args!(" AND b.state='{}' AND b.sequence<d.sequence)", WebhookDeliveryState::Pending.code()));
}
