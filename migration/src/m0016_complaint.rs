//! Consumer complaints and how they ended.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "complaint";
        let table = record_table(name)
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("category").not_null())
            .col(ColumnDef::new("received_on").date().not_null())
            .col(text("resolution"))
            .col(ColumnDef::new("resolved_on").date())
            .to_owned();
        create_record_table(manager, table, name, Some("received_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "received_on", "id"])).await?;
        manager.create_index(index(name, "category", &["category", "received_on", "id"])).await?;
        manager.create_index(index(name, "resolution", &["resolution", "received_on", "id"])).await?;
        manager.create_index(index(name, "resolved", &["resolved_on", "received_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "received_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "complaint").await
    }
}
