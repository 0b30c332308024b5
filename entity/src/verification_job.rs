//! Rows of `verification_job`: files of subjects that are verified, and how far each is (文件核验).

use sea_orm::entity::prelude::*;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verification_job")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The client that sent it.
    pub client_id: i64,
    /// What the client calls it; unique among the client's. None while the file is coming in, and where it named none.
    pub idempotency_key: Option<String>,
    /// The code of where it stands.
    pub state: String,
    /// What the file is called.
    pub file_name: Option<String>,
    /// SHA-256 of the file, once it is there.
    pub sha256: Option<String>,
    /// `csv` or `xlsx`, once it was looked at.
    pub file_format: Option<String>,
    /// The lists that count by their tables' names, with commas between.
    #[sea_orm(column_type = "Text")]
    pub lists: String,
    /// The names of the authorities whose entries count, as a JSON list; of all where it is empty.
    #[sea_orm(column_type = "Text")]
    pub authorities: String,
    /// As of when it was asked, as it was written; none for the moment at which the file was there.
    pub as_of: Option<String>,
    /// How the result is written: `ndjson`, `csv` or `xlsx`.
    pub format: String,
    /// Whether a result in CSV begins with a byte order mark.
    pub byte_order_mark: bool,
    /// How many rows the client may have verified in a day.
    pub daily_rows_max: i64,
    /// The last change that counts, once the file is there.
    pub sequence: i64,
    /// The moment that is judged.
    pub judged_at: DateTimeUtc,
    /// Columns of the file that mean nothing here, as a JSON list.
    #[sea_orm(column_type = "Text")]
    pub ignored_columns: String,
    /// Why it could not be verified.
    #[sea_orm(column_type = "Text")]
    pub failure: Option<String>,
    /// When the file began to come in.
    pub created_at: DateTimeUtc,
    /// When it was begun.
    pub started_at: Option<DateTimeUtc>,
    /// When it was over.
    pub finished_at: Option<DateTimeUtc>,
    /// When the result is removed.
    pub expires_at: Option<DateTimeUtc>,
    /// When everything that was kept of it was removed.
    pub removed_at: Option<DateTimeUtc>,
    /// Whether the file, and what was found of its rows, may still be kept beside the result.
    pub has_work: bool,
    /// Bytes of the file.
    pub size: i64,
    /// Rows of the file, once they were counted.
    pub total: i64,
    /// Rows of those that were verified.
    pub rows: i64,
    /// Files in which what was found of them is kept.
    pub segments: i64,
    /// Rows that mean exactly one enterprise.
    pub found: i64,
    /// Rows that no enterprise fits.
    pub not_found: i64,
    /// Rows that may mean several enterprises.
    pub ambiguous: i64,
    /// Rows that cannot be looked up.
    pub invalid: i64,
    /// Rows whose enterprise is on one of the lists at least.
    pub listed: i64,
    /// Names for which similar ones were looked for.
    pub searched: i64,
    /// How many rows are on each list, were on it, and are not, as a JSON list of three numbers for each list.
    #[sea_orm(column_type = "Text")]
    pub verdicts: String,
    /// Bytes of the result.
    pub result_bytes: i64,
    /// SHA-256 of the result, once it is there.
    pub result_sha256: Option<String>,
}

/// A job outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
