//! Rows of `upload_chunk`: a piece of a file that was uploaded (上传文件分块).

use sea_orm::entity::prelude::*;

/// One piece. All but the last of a file are of the same length.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload_chunk")]
pub struct Model {
    /// The upload.
    #[sea_orm(primary_key, auto_increment = false)]
    pub upload_id: i64,
    /// Which piece, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A piece is its upload's.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
