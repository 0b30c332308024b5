//! An entry of the audit log (审计日志): who did what, when and from where. Rows are added and never touched again.

use sea_orm::entity::prelude::*;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When it was done.
    pub at: DateTimeUtc,
    /// The code of what sort of actor did it.
    pub actor: String,
    /// The organisation of the client that did it.
    pub organisation_id: Option<i64>,
    /// The client that did it.
    pub client_id: Option<i64>,
    /// The public part of the key that it was done with.
    pub key_id: Option<String>,
    /// The request that it was done by.
    pub request_id: Option<String>,
    /// The address that the request came from.
    pub address: Option<String>,
    /// The code of what was done.
    pub action: String,
    /// What it was done to: a table's name and, after a colon, the row's key.
    pub target: String,
    /// The target as it was, as JSON without secrets; none for what is new.
    #[sea_orm(column_type = "Text")]
    pub before: Option<String>,
    /// The target as it became, likewise.
    #[sea_orm(column_type = "Text")]
    pub after: Option<String>,
}

/// An entry is related to nothing: it outlives what it names.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
