//! Rows of `watch_subject`: an enterprise on a watch list, by a code, whether or not anybody has it yet (关注主体).

use sea_orm::entity::prelude::*;

/// One subject.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "watch_subject")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The list that it is on.
    pub list_id: i64,
    /// A unified social credit code or a registration number.
    #[sea_orm(column_type = "Text")]
    pub code: String,
}

/// No relations: reads are statements of their own.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
