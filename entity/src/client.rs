//! A client (接入应用): a program of an organisation that calls the gateway.

use sea_orm::entity::prelude::*;

/// One client.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client")]
pub struct Model {
    /// Its number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is.
    pub organisation_id: i64,
    /// The name of its tier.
    pub tier: String,
    /// What its owner calls it.
    pub name: String,
    /// A JSON list of the scope codes granted beyond those of its tier.
    #[sea_orm(column_type = "Text")]
    pub scopes: String,
    /// When it was registered.
    pub created_at: DateTimeUtc,
    /// When it was shut out.
    pub disabled_at: Option<DateTimeUtc>,
}

/// What a client is related to.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The organisation it belongs to.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
    /// Its tier.
    #[sea_orm(belongs_to = "super::tier::Entity", from = "Column::Tier", to = "super::tier::Column::Name")]
    Tier,
    /// Its keys.
    #[sea_orm(has_many = "super::api_key::Entity")]
    ApiKey,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl Related<super::tier::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Tier.def()
    }
}

impl Related<super::api_key::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ApiKey.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
