//! An organisation (机构): who answers for a set of clients.

use sea_orm::entity::prelude::*;

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its name; no two are alike.
    #[sea_orm(unique)]
    pub name: String,
    /// The code of its kind.
    pub kind: String,
    /// Its own unified social credit code, where it has one.
    pub credit_code: Option<String>,
    /// The administrative division it is responsible for, where it is.
    pub division: Option<String>,
    /// A JSON list of the industry sections it writes for.
    #[sea_orm(column_type = "Text")]
    pub industry_sections: String,
    /// A JSON list of the kinds of record that it may write; none for all that the scopes of its clients allow.
    #[sea_orm(column_type = "Text")]
    pub kinds: Option<String>,
    /// Whether it writes about its members alone.
    pub members_only: bool,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: bool,
    /// When it was registered.
    pub created_at: DateTimeUtc,
}

/// What an organisation is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Its clients.
    #[sea_orm(has_many = "super::client::Entity")]
    Client,
}

impl Related<super::client::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
