//! Spot checks and their results.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "inspection";
        let table = record_table(name)
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("plan"))
            .col(text("task"))
            .col(text("kind"))
            .col(ColumnDef::new("items").json_binary())
            .col(ColumnDef::new("inspected_on").date().not_null())
            .col(ColumnDef::new("results").json_binary().not_null())
            .to_owned();
        create_record_table(manager, table, name, Some("inspected_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "inspected_on", "id"])).await?;
        manager.create_index(index(name, "kind", &["kind", "inspected_on", "id"])).await?;
        manager.create_index(index(name, "task", &["task", "inspected_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "inspected_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "inspection").await
    }
}
