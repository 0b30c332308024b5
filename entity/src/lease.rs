//! Rows of `lease`: who does a piece of work in the background, and until when (租约).

use sea_orm::entity::prelude::*;

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lease")]
pub struct Model {
    /// What the work is called.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub name: String,
    /// Who does it: another text each time that it is taken. Empty while it rests.
    #[sea_orm(column_type = "Text")]
    pub holder: String,
    /// From when on anybody may take it.
    pub expires_at: DateTimeUtc,
    /// How often it was taken since it last got on.
    pub attempts: i32,
}

/// A lease is related to nothing: its name says what it is for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
