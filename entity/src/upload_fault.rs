//! Rows of `upload_fault`: what is wrong with a row of a file that was uploaded (上传错误).

use sea_orm::entity::prelude::*;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload_fault")]
pub struct Model {
    /// Its number; the faults of a row are in its order.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The upload.
    pub upload_id: i64,
    /// The row's place among those of the file that are not blank, from 1.
    pub position: i64,
    /// The row as the file's user counts.
    pub row_number: i64,
    /// The file's word for the column; empty if the row as a whole is at fault.
    #[sea_orm(column_type = "Text")]
    pub column_name: String,
    /// What the cell holds, cut, and without a digit of an identity number.
    #[sea_orm(column_type = "Text")]
    pub value: String,
    /// What is wrong and what would be right.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
}

/// A fault is its upload's.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
