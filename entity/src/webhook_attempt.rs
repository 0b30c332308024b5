//! Rows of `webhook_attempt`: how an attempt at a delivery went (推送尝试).

use sea_orm::entity::prelude::*;

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_attempt")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The delivery.
    pub delivery_id: i64,
    /// When it began.
    pub at: DateTimeUtc,
    /// How long it took.
    pub duration_ms: i64,
    /// The status of the answer; none when there was none.
    pub status: Option<i32>,
    /// Why it failed.
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
    /// What the answer's body began with.
    #[sea_orm(column_type = "Text", nullable)]
    pub response: Option<String>,
}

/// No relations: reads are statements of their own.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
