//! Which deprecated fields clients still ask for: one row per client, field and day.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, date, string, timestamp_with_time_zone},
};

/// Creates the table.
#[derive(Debug)]
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0024_deprecated_use"
    }
}

#[derive(DeriveIden)]
enum DeprecatedUse {
    Table,
    ClientId,
    Field,
    Day,
    Requests,
    LastUsedAt,
}

#[derive(DeriveIden)]
enum Client {
    Table,
    Id,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(DeprecatedUse::Table)
                    .col(big_integer(DeprecatedUse::ClientId))
                    // `Type.field`.
                    .col(string(DeprecatedUse::Field))
                    // In UTC.
                    .col(date(DeprecatedUse::Day))
                    .col(big_integer(DeprecatedUse::Requests))
                    .col(timestamp_with_time_zone(DeprecatedUse::LastUsedAt))
                    .primary_key(
                        Index::create()
                            .name("deprecated_use_pkey")
                            .col(DeprecatedUse::ClientId)
                            .col(DeprecatedUse::Field)
                            .col(DeprecatedUse::Day),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("deprecated_use_client_id_fkey")
                            .from(DeprecatedUse::Table, DeprecatedUse::ClientId)
                            .to(Client::Table, Client::Id),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(DeprecatedUse::Table).to_owned()).await
    }
}
