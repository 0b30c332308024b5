//! Annual reports.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, flag, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "annual_report";
        let table = record_table(name)
            .col(ColumnDef::new("year").integer().not_null())
            .col(ColumnDef::new("submitted_on").date().not_null())
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("contact_phone"))
            .col(text("contact_email"))
            .col(text("postal_address"))
            .col(text("postal_code"))
            .col(text("operating_state"))
            .col(ColumnDef::new("employees").big_integer())
            .col(flag("employees_disclosed"))
            .col(ColumnDef::new("websites").json_binary())
            .col(ColumnDef::new("shareholders").json_binary())
            .col(ColumnDef::new("investments").json_binary())
            .col(ColumnDef::new("guarantees").json_binary())
            .col(ColumnDef::new("figures").json_binary())
            .col(ColumnDef::new("amendments").json_binary())
            .to_owned();
        create_record_table(manager, table, name, Some("submitted_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "submitted_on", "id"])).await?;
        manager.create_index(index(name, "year", &["year", "submitted_on", "id"])).await?;
        manager.create_index(index(name, "operating_state", &["operating_state", "submitted_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "submitted_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "annual_report").await
    }
}
