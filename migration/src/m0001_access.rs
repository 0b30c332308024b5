//! Who may use the gateway: tiers, organisations, their clients and the clients' keys.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_pk_auto, string, string_null, string_uniq, text, timestamp_with_time_zone,
        timestamp_with_time_zone_null,
    },
};

/// Creates the tables of access.
#[derive(Debug)]
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0001_access"
    }
}

#[derive(DeriveIden)]
enum Tier {
    Table,
    Name,
    RequestsPerSecond,
    Burst,
    ConcurrencyMax,
    BucketPoints,
    RefillPointsPerSecond,
    QueryCostMax,
    PageSizeMax,
    SubscriptionsMax,
    ExportsPerDay,
    WatchedSubjectsMax,
    WritesPerMinute,
    Scopes,
    UpdatedAt,
}

#[derive(DeriveIden)]
enum Organisation {
    Table,
    Id,
    Name,
    Kind,
    CreditCode,
    Division,
    IndustrySections,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Client {
    Table,
    Id,
    OrganisationId,
    Tier,
    Name,
    Scopes,
    CreatedAt,
    DisabledAt,
}

#[derive(DeriveIden)]
enum ApiKey {
    Table,
    Id,
    ClientId,
    SecretHash,
    CreatedAt,
    ExpiresAt,
    RevokedAt,
    LastUsedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_tier(manager).await?;
        create_organisation(manager).await?;
        create_client(manager).await?;
        create_api_key(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(ApiKey::Table).to_owned()).await?;
        manager.drop_table(Table::drop().table(Client::Table).to_owned()).await?;
        manager.drop_table(Table::drop().table(Organisation::Table).to_owned()).await?;
        manager.drop_table(Table::drop().table(Tier::Table).to_owned()).await
    }
}

async fn create_tier(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table(Tier::Table)
                .col(string(Tier::Name).primary_key())
                .col(big_integer(Tier::RequestsPerSecond))
                .col(big_integer(Tier::Burst))
                .col(big_integer(Tier::ConcurrencyMax))
                .col(big_integer(Tier::BucketPoints))
                .col(big_integer(Tier::RefillPointsPerSecond))
                .col(big_integer(Tier::QueryCostMax))
                .col(big_integer(Tier::PageSizeMax))
                .col(big_integer(Tier::SubscriptionsMax))
                .col(big_integer(Tier::ExportsPerDay))
                .col(big_integer(Tier::WatchedSubjectsMax))
                .col(big_integer(Tier::WritesPerMinute))
                // A JSON list of scope codes.
                .col(text(Tier::Scopes))
                .col(timestamp_with_time_zone(Tier::UpdatedAt))
                .to_owned(),
        )
        .await
}

async fn create_organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table(Organisation::Table)
                .col(big_pk_auto(Organisation::Id))
                .col(string_uniq(Organisation::Name))
                .col(string(Organisation::Kind))
                .col(string_null(Organisation::CreditCode))
                .col(string_null(Organisation::Division))
                // A JSON list of section letters.
                .col(text(Organisation::IndustrySections))
                .col(timestamp_with_time_zone(Organisation::CreatedAt))
                .to_owned(),
        )
        .await
}

async fn create_client(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table(Client::Table)
                .col(big_pk_auto(Client::Id))
                .col(big_integer(Client::OrganisationId))
                .col(string(Client::Tier))
                .col(string(Client::Name))
                // A JSON list of the scope codes granted beyond the tier's.
                .col(text(Client::Scopes))
                .col(timestamp_with_time_zone(Client::CreatedAt))
                .col(timestamp_with_time_zone_null(Client::DisabledAt))
                .foreign_key(
                    ForeignKey::create()
                        .name("client_organisation_id_fkey")
                        .from(Client::Table, Client::OrganisationId)
                        .to(Organisation::Table, Organisation::Id),
                )
                .foreign_key(
                    ForeignKey::create()
                        .name("client_tier_fkey")
                        .from(Client::Table, Client::Tier)
                        .to(Tier::Table, Tier::Name),
                )
                .to_owned(),
        )
        .await?;
    create_index(manager, "client_organisation_id_idx", Client::Table, Client::OrganisationId).await
}

async fn create_api_key(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table(ApiKey::Table)
                .col(string(ApiKey::Id).primary_key())
                .col(big_integer(ApiKey::ClientId))
                .col(string(ApiKey::SecretHash))
                .col(timestamp_with_time_zone(ApiKey::CreatedAt))
                .col(timestamp_with_time_zone_null(ApiKey::ExpiresAt))
                .col(timestamp_with_time_zone_null(ApiKey::RevokedAt))
                .col(timestamp_with_time_zone_null(ApiKey::LastUsedAt))
                .foreign_key(
                    ForeignKey::create()
                        .name("api_key_client_id_fkey")
                        .from(ApiKey::Table, ApiKey::ClientId)
                        .to(Client::Table, Client::Id),
                )
                .to_owned(),
        )
        .await?;
    create_index(manager, "api_key_client_id_idx", ApiKey::Table, ApiKey::ClientId).await
}

async fn create_index(
    manager: &SchemaManager<'_>,
    name: &str,
    table: impl IntoIden + 'static,
    column: impl IntoIden + 'static,
) -> Result<(), DbErr> {
    manager.create_index(Index::create().name(name).table(table.into_iden()).col(column.into_iden()).to_owned()).await
}
