//! How often a client asked for a deprecated field on a day (弃用字段的使用).

use sea_orm::entity::prelude::*;

/// One client, field and day.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deprecated_use")]
pub struct Model {
    /// The client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i64,
    /// The field, as `Type.field`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// The day, in UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    /// Requests that asked for it.
    pub requests: i64,
    /// When the last of them came.
    pub last_used_at: DateTimeUtc,
}

/// What a use is related to: nothing that is ever joined.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
