//! Shareholders and their contributions.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "shareholder";
        let table = record_table(name)
            .col(text("name").not_null())
            .col(text("kind").not_null())
            .col(text("certificate_kind"))
            .col(text("certificate_number"))
            .col(ColumnDef::new("subscribed_amount").big_integer())
            .col(ColumnDef::new("subscribed_on").date())
            .col(ColumnDef::new("subscribed_forms").json_binary())
            .col(ColumnDef::new("paid_amount").big_integer())
            .col(ColumnDef::new("paid_on").date())
            .col(ColumnDef::new("paid_forms").json_binary())
            .to_owned();
        create_record_table(manager, table, name, None).await?;
        manager.create_index(index(name, "kind", &["kind", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "shareholder").await
    }
}
