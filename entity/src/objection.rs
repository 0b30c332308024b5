//! Rows of `objection`: what somebody objects to in a record, and where that stands (异议).

use sea_orm::entity::prelude::*;

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The kind of the record, by its table's name.
    pub kind: String,
    /// The record's id.
    pub record_id: i64,
    /// The enterprise that the record is about.
    pub enterprise_id: i64,
    /// The organisation that entered the record.
    pub publisher_id: i64,
    /// The organisation that objects, or through whose program somebody does.
    pub organisation_id: i64,
    /// The client that filed it.
    pub client_id: i64,
    /// A code of `ObjectionType`.
    #[sea_orm(column_name = "type")]
    pub r#type: String,
    /// A code of `ObjectionState`.
    pub state: String,
    /// What is wrong, in the words of who objects.
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    /// Attachments by their hash; a list of small records.
    #[sea_orm(column_type = "JsonBinary")]
    pub evidence: Json,
    /// Who objects: personal.
    pub objector_name: String,
    /// How to reach who objects: personal.
    pub objector_contact: String,
    /// When it was filed.
    pub filed_at: DateTimeUtc,
    /// The periods of the law; a list of small records.
    #[sea_orm(column_type = "JsonBinary")]
    pub deadlines: Json,
    /// The next day by which something has to be done; none where nothing has, or the day is not known.
    pub due_on: Option<Date>,
    /// The same for the order of lists: a day that never comes where there is none.
    pub due_order: Date,
    /// The record, while the objection is open: unique among a client's.
    pub open_key: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
