//! A GraphQL document that a client sends by its hash.

use sea_orm::entity::prelude::*;

/// One client's document.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "persisted_document")]
pub struct Model {
    /// The client.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i64,
    /// The SHA-256 of the text, in lower-case hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// The document.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Bytes of the text.
    pub bytes: i64,
    /// Whether the operator registered it, and not the client by using it.
    pub is_listed: bool,
    /// When it was registered.
    pub created_at: DateTimeUtc,
    /// When it was last used, to the hour.
    pub used_at: DateTimeUtc,
}

/// What a document is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose it is.
    #[sea_orm(belongs_to = "super::client::Entity", from = "Column::ClientId", to = "super::client::Column::Id")]
    Client,
}

impl Related<super::client::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
