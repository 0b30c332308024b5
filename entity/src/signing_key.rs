//! A signing key (签名密钥) of access tokens: its public half in clear, its private half sealed.

use sea_orm::entity::prelude::*;

/// One signing key.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub struct Model {
    /// Its place in the sequence of keys. Two processes that make the next key make the same one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub generation: i64,
    /// The `kid` of tokens that it signs: the thumbprint of its public half (RFC 7638).
    #[sea_orm(unique)]
    pub kid: String,
    /// The public half, 32 bytes in base64url.
    pub public_key: String,
    /// The private half, sealed with a key that is derived from the gateway's key secret.
    pub sealed_private_key: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// From when on it signs; until then it is announced only.
    pub signs_at: DateTimeUtc,
    /// When it was given up for compromised.
    pub revoked_at: Option<DateTimeUtc>,
}

/// Shows nothing of the private half, so that a row may be logged.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Model");
        shown.field("generation", &self.generation).field("kid", &self.kid).finish_non_exhaustive()
    }
}

/// A signing key is related to nothing.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
