//! Rows of the view `record_revision`: every change of every record beside what the record was before it.

use sea_orm::entity::prelude::*;

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_revision")]
pub struct Model {
    /// The sequence number of its event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
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
    /// When it was committed.
    pub at: DateTimeUtc,
    /// What was done to the record.
    pub operation: String,
    /// A code of `RecordState`: whether the record stands after the change.
    pub state: String,
    /// Whether an objection to it is open after the change.
    pub under_objection: bool,
    /// Why it was changed, in the words of who did.
    pub reason: Option<String>,
    /// The record's fields after the change.
    pub after: Json,
    /// The record's fields before the change; none for the first.
    pub before: Option<Json>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
