//! Rows of `upload`: a file that was uploaded, and what became of its rows (上传).

use sea_orm::entity::prelude::*;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The organisation that answers for it.
    pub organisation_id: i64,
    /// The client that sent it.
    pub client_id: i64,
    /// The public part of the key that it was sent with.
    pub key_id: String,
    /// The request that it was sent by.
    pub request_id: Option<String>,
    /// The address that it came from.
    pub address: Option<String>,
    /// What the client calls it; unique among the client's. None until the whole file is there.
    pub idempotency_key: Option<String>,
    /// The kind of its records, by its table's name.
    pub kind: String,
    /// Whether it only says what would happen.
    pub dry_run: bool,
    /// Whether it is only checked until another client of the organisation has approved it.
    pub needs_review: bool,
    /// What the file is called.
    pub file_name: Option<String>,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: Option<String>,
    /// What the file turned out to be: `csv` or `xlsx`.
    pub format: Option<String>,
    /// The code of where it stands.
    pub state: String,
    /// Why it could not be read to its end.
    #[sea_orm(column_type = "Text")]
    pub failure: Option<String>,
    /// When it began to come.
    pub created_at: DateTimeUtc,
    /// When its rows began to be written.
    pub started_at: Option<DateTimeUtc>,
    /// When the last of them was.
    pub finished_at: Option<DateTimeUtc>,
    /// When the file and the faults were removed.
    pub removed_at: Option<DateTimeUtc>,
    /// The client that reviewed it.
    pub reviewer_client_id: Option<i64>,
    /// The public part of the key that it was reviewed with.
    pub reviewer_key_id: Option<String>,
    /// The request that reviewed it.
    pub review_request_id: Option<String>,
    /// The address that the review came from.
    pub review_address: Option<String>,
    /// When it was reviewed.
    pub reviewed_at: Option<DateTimeUtc>,
    /// Why it was rejected.
    #[sea_orm(column_type = "Text")]
    pub review_note: Option<String>,
    /// Bytes of the file.
    pub size: i64,
    /// Bytes of it that were read.
    pub bytes_read: i64,
    /// Rows that were dealt with, refused ones included.
    pub rows: i64,
    /// New records.
    pub created: i64,
    /// Rows that said what was stored already.
    pub unchanged: i64,
    /// Rows that were refused.
    pub refused: i64,
}

/// An upload outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
