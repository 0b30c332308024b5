//! Rows of `webhook_endpoint`: where a client is told of changes (推送地址).

use sea_orm::entity::prelude::*;

/// One endpoint.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_endpoint")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The client whose it is.
    pub client_id: i64,
    /// Its address, unique among the client's; none once it is deleted.
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    /// What its owner says of it.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// Which changes it is told of, as JSON.
    #[sea_orm(column_type = "Text")]
    pub rules: String,
    /// The code of whether it is told of anything.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// Since when it is told of nothing.
    pub disabled_at: Option<DateTimeUtc>,
    /// The number of the last change that was looked at.
    pub cursor: i64,
    /// What its deliveries are signed with, sealed.
    #[sea_orm(column_type = "Text")]
    pub sealed_secret: String,
    /// What they were signed with before, and are as well for a while.
    #[sea_orm(column_type = "Text", nullable)]
    pub sealed_previous_secret: Option<String>,
    /// Until when.
    pub previous_secret_until: Option<DateTimeUtc>,
    /// Attempts that failed since the last that succeeded.
    pub failures: i64,
    /// When the first of these failed.
    pub failing_since: Option<DateTimeUtc>,
    /// Until when no attempt is made.
    pub resting_until: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When its owner last changed it.
    pub updated_at: DateTimeUtc,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("webhook_endpoint::Model").field("id", &self.id).finish_non_exhaustive()
    }
}

/// An endpoint outlives what it names.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
