//! Administrative licences.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "licence";
        let table = record_table(name)
            .col(text("document_number").not_null())
            .col(text("document_name"))
            .col(text("licence_kind"))
            .col(text("content"))
            .col(text("certificate_name"))
            .col(text("certificate_number"))
            .col(ColumnDef::new("decided_on").date().not_null())
            .col(ColumnDef::new("valid_from").date())
            .col(ColumnDef::new("valid_to").date())
            .col(text("authority").not_null())
            .col(text("authority_code"))
            .col(text("validity"))
            .to_owned();
        create_record_table(manager, table, name, Some("decided_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "decided_on", "id"])).await?;
        manager.create_index(index(name, "licence_kind", &["licence_kind", "decided_on", "id"])).await?;
        manager.create_index(index(name, "validity", &["validity", "decided_on", "id"])).await?;
        manager.create_index(index(name, "valid_to", &["valid_to", "decided_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "decided_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "licence").await
    }
}
