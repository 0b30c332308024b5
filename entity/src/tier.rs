//! A tier (服务等级): the limits and the scopes that its clients share. Seeded from the configuration, until an
//! administrator sets it.

use sea_orm::entity::prelude::*;

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tier")]
pub struct Model {
    /// Its name, such as `developer`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Requests a second, sustained.
    pub requests_per_second: i64,
    /// Requests that may come at once.
    pub burst: i64,
    /// Requests in progress at once.
    pub concurrency_max: i64,
    /// Cost points that the bucket holds.
    pub bucket_points: i64,
    /// Cost points that return each second.
    pub refill_points_per_second: i64,
    /// Cost points of a month; 0 for as many as the bucket allows.
    pub points_per_month: i64,
    /// The highest cost of one query.
    pub query_cost_max: i64,
    /// The largest page.
    pub page_size_max: i64,
    /// Subscriptions open at once.
    pub subscriptions_max: i64,
    /// Exports started a day.
    pub exports_per_day: i64,
    /// Subjects on watch lists.
    pub watched_subjects_max: i64,
    /// Rows of files verified a day.
    pub verified_rows_per_day: i64,
    /// Rows written a minute.
    pub writes_per_minute: i64,
    /// Whether its clients may send documents by their hash: `off`, `automatic` or `allow-list`.
    pub documents: String,
    /// A JSON list of the scope codes that every client of the tier holds.
    #[sea_orm(column_type = "Text")]
    pub scopes: String,
    /// When these numbers were last changed.
    pub updated_at: DateTimeUtc,
    /// Whether an administrator has set them: then the configuration does not.
    pub is_set_by_administrator: bool,
}

/// What a tier is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The clients in it.
    #[sea_orm(has_many = "super::client::Entity")]
    Client,
}

impl Related<super::client::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
