//! The documents that clients send by their hash, and whether a tier's clients may.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, string, string_len, text, timestamp_with_time_zone},
};

/// Creates the documents, and the setting of each tier.
#[derive(Debug)]
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0025_persisted_document"
    }
}

#[derive(DeriveIden)]
enum Tier {
    Table,
    Documents,
}

#[derive(DeriveIden)]
enum Client {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum PersistedDocument {
    Table,
    ClientId,
    Hash,
    Text,
    Bytes,
    IsListed,
    CreatedAt,
    UsedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Off until the tiers are seeded anew.
        let documents = string(Tier::Documents).default("off").to_owned();
        manager.alter_table(Table::alter().table(Tier::Table).add_column(documents).to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table(PersistedDocument::Table)
                    .col(big_integer(PersistedDocument::ClientId))
                    // SHA-256 in hexadecimal digits.
                    .col(string_len(PersistedDocument::Hash, 64))
                    .col(text(PersistedDocument::Text))
                    .col(big_integer(PersistedDocument::Bytes))
                    .col(boolean(PersistedDocument::IsListed))
                    .col(timestamp_with_time_zone(PersistedDocument::CreatedAt))
                    .col(timestamp_with_time_zone(PersistedDocument::UsedAt))
                    .primary_key(Index::create().col(PersistedDocument::ClientId).col(PersistedDocument::Hash))
                    .foreign_key(
                        ForeignKey::create()
                            .name("persisted_document_client_id_fkey")
                            .from(PersistedDocument::Table, PersistedDocument::ClientId)
                            .to(Client::Table, Client::Id),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(PersistedDocument::Table).to_owned()).await?;
        manager.alter_table(Table::alter().table(Tier::Table).drop_column(Tier::Documents).to_owned()).await
    }
}
