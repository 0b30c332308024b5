//! An enterprise's branches.

use sea_orm_migration::prelude::*;

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "branch";
        let table = record_table(name)
            .col(text("name").not_null())
            .col(text("credit_code"))
            .col(text("registration_number"))
            .col(text("registration_authority"))
            .to_owned();
        create_record_table(manager, table, name, None).await?;
        manager.create_index(index(name, "credit_code", &["credit_code", "id"])).await?;
        manager.create_index(index(name, "registration", &["registration_number", "id"])).await?;
        manager.create_index(index(name, "authority", &["registration_authority", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "branch").await
    }
}
