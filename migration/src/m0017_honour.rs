//! Honours that industry associations award.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "honour";
        let table = record_table(name)
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("title").not_null())
            .col(text("level"))
            .col(ColumnDef::new("awarded_on").date().not_null())
            .col(ColumnDef::new("valid_to").date())
            .col(text("basis"))
            .to_owned();
        create_record_table(manager, table, name, Some("awarded_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "awarded_on", "id"])).await?;
        manager.create_index(index(name, "level", &["level", "awarded_on", "id"])).await?;
        manager.create_index(index(name, "valid_to", &["valid_to", "awarded_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "awarded_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "honour").await
    }
}
