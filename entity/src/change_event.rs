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
    /// A code of `RecordState`: whether the record stands after the change.
    pub state: String,
    /// Whether an objection to it is open after the change.
    pub under_objection: bool,
    /// Why it was changed, in the words of who did.
    pub reason: Option<String>,
    /// The record's statutory day of publication after the change.
    pub due_on: Option<Date>,
    /// Whether the record was published after that day.
    pub published_late: Option<bool>,
    /// The submission that it was done by.
    pub submission_id: Option<i64>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
