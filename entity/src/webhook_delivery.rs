//! Rows of `webhook_delivery`: a change that an endpoint is to be told of, or was (推送).

use sea_orm::entity::prelude::*;

/// One delivery.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_delivery")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The endpoint.
    pub endpoint_id: i64,
    /// The change's sequence number; none for a test event.
    pub sequence: Option<i64>,
    /// The enterprise that the change is about; none for a test event.
    pub enterprise_id: Option<i64>,
    /// The code of where it stands.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// When it is to be attempted; none while an earlier change of the enterprise is pending, and once it is settled.
    pub due_at: Option<DateTimeUtc>,
    /// Attempts so far.
    pub attempts: i64,
    /// When it began to be pending.
    pub created_at: DateTimeUtc,
    /// When it was delivered or given up.
    pub settled_at: Option<DateTimeUtc>,
}

/// No relations: reads are statements of their own.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
