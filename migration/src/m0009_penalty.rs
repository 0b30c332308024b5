//! Administrative penalties.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "penalty";
        let table = record_table(name)
            .col(text("document_number").not_null())
            .col(text("violation"))
            .col(text("facts"))
            .col(text("legal_basis"))
            .col(ColumnDef::new("kinds").json_binary().not_null())
            .col(text("content"))
            .col(ColumnDef::new("fine_amount").big_integer())
            .col(ColumnDef::new("confiscated_amount").big_integer())
            .col(text("revoked_licence"))
            .col(ColumnDef::new("decided_on").date().not_null())
            .col(ColumnDef::new("display_until").date())
            .col(text("authority").not_null())
            .col(text("authority_code"))
            .to_owned();
        create_record_table(manager, table, name, Some("decided_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "decided_on", "id"])).await?;
        manager.create_index(index(name, "display_until", &["display_until", "decided_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "decided_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "penalty").await
    }
}
