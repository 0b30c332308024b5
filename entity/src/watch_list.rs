//! Rows of `watch_list`: enterprises that a client watches, under a name (关注名单).

use sea_orm::entity::prelude::*;

/// One list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "watch_list")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The client whose it is.
    pub client_id: i64,
    /// Its name, unique among the client's; none once it is deleted.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// How many subjects it has.
    pub subject_count: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it, or its subjects, last changed.
    pub updated_at: DateTimeUtc,
}

/// A list outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
