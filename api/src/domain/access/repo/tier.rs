//! The rows of tiers.

use chrono::{DateTime, Utc};
use entity::{code::CodeList as _, tier};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, Iterable as _, QueryOrder, sea_query::OnConflict};

use super::{RepoError, json_list, scopes_of};
use crate::domain::access::tier::{DocumentMode, SetBy, Tier, TierLimits};

/// The tier of this name.
pub(in crate::domain::access) async fn find_tier(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<Tier>, RepoError> {
    tier::Entity::find_by_id(name).one(db).await?.map(tier_of).transpose()
}

/// Every tier, by name.
pub(in crate::domain::access) async fn list_tiers(db: &impl ConnectionTrait) -> Result<Vec<Tier>, RepoError> {
    let rows = tier::Entity::find().order_by_asc(tier::Column::Name).all(db).await?;
    rows.into_iter().map(tier_of).collect()
}

/// Inserts the tiers, or overwrites those of the same name.
pub(in crate::domain::access) async fn upsert_tiers(
    db: &impl ConnectionTrait,
    tiers: &[Tier],
    set_by: SetBy,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    use tier::Column;
    let rows = tiers.iter().map(|tier| tier_row(tier, set_by, now));
    // All of them, also those that a later version adds.
    let overwritten = Column::iter().filter(|column| !matches!(column, Column::Name));
    let overwrite = OnConflict::column(Column::Name).update_columns(overwritten).to_owned();
    tier::Entity::insert_many(rows).on_conflict(overwrite).exec_without_returning(db).await?;
    Ok(())
}

fn tier_row(tier: &Tier, set_by: SetBy, now: DateTime<Utc>) -> tier::ActiveModel {
    let limits = &tier.limits;
    tier::ActiveModel {
        name: Set(tier.name.clone()),
        requests_per_second: Set(limits.requests_per_second.into()),
        burst: Set(limits.burst.into()),
        concurrency_max: Set(limits.concurrency_max.into()),
        bucket_points: Set(limits.bucket_points.into()),
        refill_points_per_second: Set(limits.refill_points_per_second.into()),
        points_per_month: Set(limits.points_per_month.into()),
        query_cost_max: Set(limits.query_cost_max.into()),
        page_size_max: Set(limits.page_size_max.into()),
        subscriptions_max: Set(limits.subscriptions_max.into()),
        exports_per_day: Set(limits.exports_per_day.into()),
        watched_subjects_max: Set(limits.watched_subjects_max.into()),
        verified_rows_per_day: Set(limits.verified_rows_per_day.into()),
        writes_per_minute: Set(limits.writes_per_minute.into()),
        documents: Set(tier.documents.code().to_owned()),
        scopes: Set(json_list(tier.scopes.iter().map(|scope| scope.code()))),
        updated_at: Set(now),
        is_set_by_administrator: Set(set_by == SetBy::Administrator),
    }
}

pub(super) fn tier_of(row: tier::Model) -> Result<Tier, RepoError> {
    let number = |value: i64| u32::try_from(value).map_err(|_| RepoError::UnknownValue { table: "tier" });
    Ok(Tier {
        limits: TierLimits {
            requests_per_second: number(row.requests_per_second)?,
            burst: number(row.burst)?,
            concurrency_max: number(row.concurrency_max)?,
            bucket_points: number(row.bucket_points)?,
            refill_points_per_second: number(row.refill_points_per_second)?,
            points_per_month: number(row.points_per_month)?,
            query_cost_max: number(row.query_cost_max)?,
            page_size_max: number(row.page_size_max)?,
            subscriptions_max: number(row.subscriptions_max)?,
            exports_per_day: number(row.exports_per_day)?,
            watched_subjects_max: number(row.watched_subjects_max)?,
            verified_rows_per_day: number(row.verified_rows_per_day)?,
            writes_per_minute: number(row.writes_per_minute)?,
        },
        documents: DocumentMode::from_code(&row.documents).ok_or(RepoError::UnknownValue { table: "tier" })?,
        scopes: scopes_of("tier", &row.scopes)?,
        name: row.name,
    })
}
