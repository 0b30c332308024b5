//! Rows of `submission`: what a client has written, once for each of its idempotency keys (提交).

use sea_orm::entity::prelude::*;

/// One submission.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The organisation that answers for it.
    pub organisation_id: i64,
    /// The client that sent it.
    pub client_id: i64,
    /// What the client calls it; unique among the client's.
    pub idempotency_key: String,
    /// The code of what it does to records.
    pub operation: String,
    /// The kind of its records, by its table's name.
    pub kind: String,
    /// SHA-256 of what was sent, in hexadecimal digits.
    pub payload_hash: String,
    /// The code of what becomes of it when a row is refused.
    pub mode: String,
    /// How many rows it has.
    pub rows: i32,
    /// The code of where it stands.
    pub state: String,
    /// What is proposed, as JSON, until somebody has reviewed it.
    #[sea_orm(column_type = "Text")]
    pub proposal: Option<String>,
    /// What became of each row, as JSON.
    #[sea_orm(column_type = "Text")]
    pub result: Option<String>,
    /// When it came.
    pub created_at: DateTimeUtc,
    /// The client that reviewed it.
    pub reviewed_by: Option<i64>,
    /// When it was reviewed.
    pub reviewed_at: Option<DateTimeUtc>,
    /// What the reviewer says.
    #[sea_orm(column_type = "Text")]
    pub review_note: Option<String>,
}

/// A submission outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
