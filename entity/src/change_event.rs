//! Rows of `change_event`: every change of every record, in commit order.

use sea_orm::entity::prelude::*;

/// One change: the record as it became.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_event")]
pub struct Model {
    /// Its place in the order of commits: contiguous, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    /// When it was committed.
    pub at: DateTimeUtc,
    /// What was done to the record.
    pub operation: String,
    /// The record's kind, by its table's name.
    pub kind: String,
    /// The record's id.
    pub record_id: i64,
    /// The enterprise that the record is about.
    pub enterprise_id: i64,
    /// The organisation that made the change.
    pub publisher_id: i64,
    /// The record's revision after the change.
    pub revision: i32,
    /// The record's fields after the change.
    pub content: Json,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
