//! Usage (用量): what one client asked on one day under one operation name.

use sea_orm::entity::prelude::*;

/// One client's use of one operation on one day.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage")]
pub struct Model {
    /// The client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i64,
    /// The day, in China.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    /// The operation's name, or what stands for those without one and for those that are too many.
    #[sea_orm(primary_key, auto_increment = false)]
    pub operation: String,
    /// Requests that were let in.
    pub requests: i64,
    /// Those of them that had an error in their answer, or none.
    pub errors: i64,
    /// Cost points.
    pub cost: i64,
}

/// A row is related to nothing that is read with it.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
