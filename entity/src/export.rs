//! Rows of `export`: what was asked to be exported, and how far it is (导出).

use sea_orm::entity::prelude::*;

/// One export.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "export")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The organisation that asked for it; none for a snapshot that the gateway makes by itself.
    pub organisation_id: Option<i64>,
    /// The client that asked for it.
    pub client_id: Option<i64>,
    /// What the client calls it; unique among the client's.
    pub idempotency_key: Option<String>,
    /// The code of where it stands.
    pub state: String,
    /// Its kinds by their tables' names, in the order in which they are written, with commas between.
    #[sea_orm(column_type = "Text")]
    pub kinds: String,
    /// `ndjson`, `csv` or `parquet`.
    pub format: String,
    /// `none`, `gzip` or `zstd`.
    pub compression: String,
    /// Whether a CSV file begins with a byte order mark.
    pub byte_order_mark: bool,
    /// Whether fields are in it that lead to persons.
    pub with_contacts: bool,
    /// Which records, as JSON.
    #[sea_orm(column_type = "Text")]
    pub filter: String,
    /// Of a delta: after which change it begins.
    pub since: Option<i64>,
    /// As of which change.
    pub sequence: i64,
    /// Why it could not be written to its end.
    #[sea_orm(column_type = "Text")]
    pub failure: Option<String>,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
    /// When it was begun.
    pub started_at: Option<DateTimeUtc>,
    /// When it was done.
    pub finished_at: Option<DateTimeUtc>,
    /// When its files are removed; none where that is not a matter of time.
    pub expires_at: Option<DateTimeUtc>,
    /// When its files were removed.
    pub removed_at: Option<DateTimeUtc>,
    /// Records that there are to look at.
    pub total: i64,
    /// Records of those that were looked at.
    pub looked: i64,
    /// Rows of its parts.
    pub rows: i64,
    /// Rows of those that say that a record is displayed no longer.
    pub deleted: i64,
    /// Bytes of its parts.
    pub bytes: i64,
}

/// An export outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
