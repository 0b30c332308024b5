//! Rows of `objection_step`: what was done about an objection. Rows are added and never touched again.

use sea_orm::entity::prelude::*;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objection_step")]
pub struct Model {
    /// Its number; an objection's steps are in the order of their numbers.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The objection.
    pub objection_id: i64,
    /// When it was done.
    pub at: DateTimeUtc,
    /// A code of `ObjectionAct`.
    pub act: String,
    /// A code of `ObjectionState`: where the objection stood afterwards.
    pub state: String,
    /// The organisation that did it; none for the gateway.
    pub organisation_id: Option<i64>,
    /// The client that did it; none for the gateway.
    pub client_id: Option<i64>,
    /// What whoever did it says.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// The day that a reminder is about.
    pub due_on: Option<Date>,
    /// What the client calls the act; unique among the client's.
    pub idempotency_key: Option<String>,
    /// SHA-256 of what was sent under that name, in hexadecimal digits.
    pub payload_hash: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
