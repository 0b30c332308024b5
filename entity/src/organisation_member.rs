//! Rows of `organisation_member`: the enterprises that an organisation counts as its members (会员).

use sea_orm::entity::prelude::*;

/// One member of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_member")]
pub struct Model {
    /// Whose member it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: i64,
    /// The enterprise.
    #[sea_orm(primary_key, auto_increment = false)]
    pub enterprise_id: i64,
    /// Since when it is on the list.
    pub added_at: DateTimeUtc,
}

/// No relations: a list is read by the organisation's number.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
