//! An API key (接口密钥): kept as a keyed hash, so that the table alone opens nothing.

use sea_orm::entity::prelude::*;

/// One key.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    /// Its public part, which may be shown and logged.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The client it speaks for.
    pub client_id: i64,
    /// HMAC-SHA256 of the whole key under the gateway's key secret, in base64.
    pub secret_hash: String,
    /// When it was issued.
    pub created_at: DateTimeUtc,
    /// When it ceases to be valid; none means never.
    pub expires_at: Option<DateTimeUtc>,
    /// When it was revoked.
    pub revoked_at: Option<DateTimeUtc>,
    /// When it was last used, to within the interval in which uses are written down.
    pub last_used_at: Option<DateTimeUtc>,
}

/// Shows everything but the hash, so that a row may be logged.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("id", &self.id).field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

/// What a key is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The client it speaks for.
    #[sea_orm(belongs_to = "super::client::Entity", from = "Column::ClientId", to = "super::client::Column::Id")]
    Client,
}

impl Related<super::client::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
