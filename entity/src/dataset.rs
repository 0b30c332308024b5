//! The row of `dataset`: what the stored data is, and whether it is invented.

use sea_orm::entity::prelude::*;

/// The data set's own facts; one row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// What it is called.
    pub name: String,
    /// Whether its enterprises and records are invented.
    pub synthetic: bool,
    /// Under which licence it may be used.
    pub licence: String,
    /// How it is to be named as a source.
    pub attribution: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
