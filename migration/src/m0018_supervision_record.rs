//! What industry associations do in supervising their members.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "supervision_record";
        let table = record_table(name)
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("kind").not_null())
            .col(text("content").not_null())
            .col(ColumnDef::new("decided_on").date().not_null())
            .col(ColumnDef::new("valid_to").date())
            .to_owned();
        create_record_table(manager, table, name, Some("decided_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "decided_on", "id"])).await?;
        manager.create_index(index(name, "kind", &["kind", "decided_on", "id"])).await?;
        manager.create_index(index(name, "valid_to", &["valid_to", "decided_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "decided_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "supervision_record").await
    }
}
