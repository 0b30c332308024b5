//! Rows of the view `change_feed`: every change beside what its record was before it, and what of its enterprise the feed
//! is filtered by.

use sea_orm::entity::prelude::*;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_feed")]
pub struct Model {
    /// Its sequence number: its place in the order of commits, contiguous, from 1.
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
    /// The authority that the record names after the change, where its kind has one.
    pub authority: Option<String>,
    /// The enterprise's unified social credit code, as it is now.
    pub credit_code: Option<String>,
    /// The enterprise's registration number, as it is now.
    pub registration_number: Option<String>,
    /// The enterprise's name, as it is now.
    pub enterprise_name: String,
    /// The enterprise's district, as it is now.
    pub district: Option<String>,
    /// The enterprise's industry section, as it is now.
    pub industry: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
