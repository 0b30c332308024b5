//! The cost points that a client used in a month.

use sea_orm::entity::prelude::*;

/// One client's month.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "monthly_points")]
pub struct Model {
    /// The client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i64,
    /// The month in China, such as `2026-11`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: String,
    /// Points used so far.
    pub points: i64,
}

/// What a month is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose month it is.
    #[sea_orm(belongs_to = "super::client::Entity", from = "Column::ClientId", to = "super::client::Column::Id")]
    Client,
}

impl Related<super::client::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
