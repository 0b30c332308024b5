//! Rows of `export_part`: the files of an export that are written (导出分片).

use sea_orm::entity::prelude::*;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "export_part")]
pub struct Model {
    /// The export.
    #[sea_orm(primary_key, auto_increment = false)]
    pub export_id: i64,
    /// Its place among the parts of the export, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The kind of its records, by its table's name.
    pub kind: String,
    /// What the file is called.
    pub name: String,
    /// Its rows.
    pub rows: i64,
    /// Rows of those that say that a record is displayed no longer.
    pub deleted: i64,
    /// Its bytes.
    pub bytes: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// The last record in it.
    pub last_id: i64,
    /// Whether the kind ends with it.
    pub is_last_of_kind: bool,
}

/// No relations: a part is read with its export's number.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
