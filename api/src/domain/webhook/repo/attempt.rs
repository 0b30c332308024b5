//! The rows of attempts.

use std::collections::HashMap;

use chrono::SecondsFormat;
use entity::webhook_attempt::{Column as AttemptColumn, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{number_column, numbers};
use crate::domain::{
    store::{
        cell::Cell,
        dialect::Dialect,
        sql::Sql,
        table::{Column, Storage},
    },
    webhook::{Attempt, WebhookError, settle::Outcome},
};

const COLUMNS: [Column; 6] = [
    Column { name: "delivery_id", storage: Storage::Number },
    Column { name: "at", storage: Storage::Moment },
    Column { name: "duration_ms", storage: Storage::Number },
    Column { name: "status", storage: Storage::Number },
    Column { name: "error", storage: Storage::Text },
    Column { name: "response", storage: Storage::Text },
];

/// Adds what came of these attempts. One statement. What is pending no more, because its endpoint was set back or is gone,
/// has no log.
pub(in crate::domain::webhook) async fn insert_all(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    outcomes: &[Outcome],
) -> Result<(), WebhookError> {
    let text = |text: &Option<String>| text.as_deref().map_or(Cell::Null, Cell::text);
    let rows: Vec<Vec<Cell>> = outcomes
        .iter()
        .map(|outcome| {
            let answer = &outcome.answer;
            let took = i64::try_from(outcome.took.as_millis()).unwrap_or(i64::MAX);
            vec![
                Cell::Number(outcome.delivery.id),
                Cell::text(outcome.at.to_rfc3339_opts(SecondsFormat::Micros, true)),
                Cell::Number(took),
                answer.status.map_or(Cell::Null, |status| Cell::Number(status.into())),
                text(&answer.error),
                text(&answer.response),
            ]
        })
        .collect();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO webhook_attempt (delivery_id,at,duration_ms,status,error,response)");
    sql.push(" SELECT v.delivery_id,v.at,v.duration_ms,v.status,v.error,v.response FROM ");
    dialect.relation(&mut sql, &COLUMNS, &rows);
    sql.push(" JOIN webhook_delivery d ON d.id=v.delivery_id");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// How many attempts at one delivery are kept from before it began to be pending anew: one that is told again and again has
/// a log of these, and of what came since.
const KEPT: u64 = 50;

/// Forgets all but the last attempts at those of these deliveries that were begun anew. One statement.
pub(in crate::domain::webhook) async fn forget_earliest(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    outcomes: &[Outcome],
) -> Result<(), WebhookError> {
    // Once begun, the schedule bounds how often it is attempted.
    let begun = outcomes.iter().map(|outcome| &outcome.delivery).filter(|delivery| delivery.attempts == 0);
    let begun: Vec<i64> = begun.map(|delivery| delivery.id).collect();
    if begun.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(dialect);
    sql.push("DELETE FROM webhook_attempt WHERE delivery_id");
    dialect.one_of(&mut sql, number_column("delivery_id"), &numbers(&begun));
    sql.push(" AND id<=(SELECT a.id FROM webhook_attempt a WHERE a.delivery_id=webhook_attempt.delivery_id");
    sql.push(format_args!(" ORDER BY a.id DESC LIMIT 1 OFFSET {KEPT})"));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// The attempts at each of these deliveries, the first first. One statement.
pub(in crate::domain::webhook) async fn of(
    db: &impl ConnectionTrait,
    deliveries: &[i64],
) -> Result<HashMap<i64, Vec<Attempt>>, WebhookError> {
    if deliveries.is_empty() {
        return Ok(HashMap::new());
    }
    let own = Entity::find().filter(AttemptColumn::DeliveryId.is_in(deliveries.iter().copied()));
    let mut attempts: HashMap<i64, Vec<Attempt>> = HashMap::new();
    for row in own.order_by_asc(AttemptColumn::Id).all(db).await? {
        attempts.entry(row.delivery_id).or_default().push(Attempt {
            at: row.at,
            duration_ms: row.duration_ms,
            status: row.status,
            error: row.error,
            response: row.response,
        });
    }
    Ok(attempts)
}
