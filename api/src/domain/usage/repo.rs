//! The rows of usage: the only file here that names entities.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::usage::{self, Column};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    TransactionTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{Counts, NAMES_MAX, OTHER, meter::ByOperation};
use crate::domain::{access::ClientId, store::Store};

/// Adds counts of one client and day, in one transaction. Names past the bound are counted as [`OTHER`].
pub(super) async fn add(store: &Store, client: ClientId, day: NaiveDate, counts: &ByOperation) -> Result<(), DbErr> {
    let transaction = store.writer().begin().await?;
    // The first statement writes: it adds to the one row that every replica adds to, so that replicas wait for each
    // other and none admits a name that the bound has no room for.
    upsert(&transaction, client, day, &BTreeMap::from([(OTHER, Counts::default())])).await?;
    let known: Vec<String> = usage::Entity::find()
        .select_only()
        .column(Column::Operation)
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::Day.eq(day))
        .filter(Column::Operation.ne(OTHER))
        .into_tuple()
        .all(&transaction)
        .await?;
    let mut room = NAMES_MAX.saturating_sub(known.len());
    let mut folded: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut ordered: Vec<_> = counts.iter().collect();
    // The names that are used most are kept; the order settles ties.
    ordered.sort_by(|(name, counts), (other, others)| others.requests.cmp(&counts.requests).then(name.cmp(other)));
    for (operation, counts) in ordered {
        let is_kept = operation == OTHER || known.contains(operation) || {
            let fits = room > 0;
            room = room.saturating_sub(1);
            fits
        };
        folded.entry(if is_kept { operation } else { OTHER }).or_default().add(*counts);
    }
    upsert(&transaction, client, day, &folded).await?;
    transaction.commit().await
}

async fn upsert(
    db: &impl ConnectionTrait,
    client: ClientId,
    day: NaiveDate,
    counts: &BTreeMap<&str, Counts>,
) -> Result<(), DbErr> {
    let rows = counts.iter().map(|(operation, counts)| usage::ActiveModel {
        client_id: Set(client.0),
        day: Set(day),
        operation: Set((*operation).to_owned()),
        requests: Set(counts.requests),
        errors: Set(counts.errors),
        cost: Set(counts.cost),
    });
    let added = |column: Column| {
        Expr::col((usage::Entity, column)).add(Expr::col((sea_orm::sea_query::Alias::new("excluded"), column)))
    };
    let add = OnConflict::columns([Column::ClientId, Column::Day, Column::Operation])
        .value(Column::Requests, added(Column::Requests))
        .value(Column::Errors, added(Column::Errors))
        .value(Column::Cost, added(Column::Cost))
        .to_owned();
    usage::Entity::insert_many(rows).on_conflict(add).exec_without_returning(db).await?;
    Ok(())
}

/// Which column a report is by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouping {
    Day,
    Operation,
}

/// What was counted under one day or one operation.
#[derive(Debug, FromQueryResult)]
pub(super) struct Sums {
    pub(super) day: Option<NaiveDate>,
    pub(super) operation: Option<String>,
    pub(super) requests: i64,
    pub(super) errors: i64,
    pub(super) cost: i64,
}

/// The sums of a client over days, both included: by day in their order, or by operation, the most used first.
pub(super) async fn sums(
    db: &impl ConnectionTrait,
    client: ClientId,
    (from, to): (NaiveDate, NaiveDate),
    grouping: Grouping,
    limit: u64,
) -> Result<Vec<Sums>, DbErr> {
    let whole = |column: Column| column.sum().cast_as("bigint");
    let mut select = usage::Entity::find()
        .select_only()
        .filter(Column::ClientId.eq(client.0))
        .filter(Column::Day.gte(from))
        .filter(Column::Day.lte(to))
        .filter(Column::Requests.gt(0))
        .column_as(whole(Column::Requests), "requests")
        .column_as(whole(Column::Errors), "errors")
        .column_as(whole(Column::Cost), "cost");
    select = match grouping {
        Grouping::Day => select
            .column(Column::Day)
            .expr_as(Expr::cust("NULL"), "operation")
            .group_by(Column::Day)
            .order_by_asc(Column::Day),
        Grouping::Operation => select
            .expr_as(Expr::cust("NULL"), "day")
            .column(Column::Operation)
            .group_by(Column::Operation)
            .order_by_desc(Column::Requests.sum())
            .order_by_asc(Column::Operation),
    };
    select.limit(limit).into_model::<Sums>().all(db).await
}
