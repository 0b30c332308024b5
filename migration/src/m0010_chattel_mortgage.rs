//! Registered chattel mortgages.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "chattel_mortgage";
        let table = record_table(name)
            .col(text("registration_number").not_null())
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(ColumnDef::new("registered_on").date().not_null())
            .col(text("validity"))
            .col(ColumnDef::new("mortgagees").json_binary())
            .col(text("secured_claim_kind"))
            .col(ColumnDef::new("secured_claim_amount").big_integer())
            .col(text("secured_claim_scope"))
            .col(ColumnDef::new("secured_claim_from").date())
            .col(ColumnDef::new("secured_claim_to").date())
            .col(ColumnDef::new("collateral").json_binary())
            .col(ColumnDef::new("alterations").json_binary())
            .col(ColumnDef::new("cancelled_on").date())
            .col(text("cancellation_reason"))
            .to_owned();
        create_record_table(manager, table, name, Some("registered_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "registered_on", "id"])).await?;
        manager.create_index(index(name, "validity", &["validity", "registered_on", "id"])).await?;
        manager.create_index(index(name, "secured_claim_kind", &["secured_claim_kind", "registered_on", "id"])).await?;
        manager.create_index(index(name, "cancelled", &["cancelled_on", "registered_on", "id"])).await?;
        manager.create_index(index(name, "registration", &["registration_number", "registered_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "registered_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "chattel_mortgage").await
    }
}
