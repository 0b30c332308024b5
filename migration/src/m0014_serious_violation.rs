//! Entries in the list of enterprises with serious violations.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "serious_violation";
        let table = record_table(name)
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("reason").not_null())
            .col(ColumnDef::new("listed_on").date().not_null())
            .col(text("remedies"))
            .col(text("removal_reason"))
            .col(ColumnDef::new("removed_on").date())
            .col(text("removal_authority"))
            .to_owned();
        create_record_table(manager, table, name, Some("listed_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "listed_on", "id"])).await?;
        manager.create_index(index(name, "reason", &["reason", "listed_on", "id"])).await?;
        manager.create_index(index(name, "removed", &["removed_on", "listed_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "listed_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "serious_violation").await
    }
}
