//! An enterprise's branches.

use sea_orm_migration::prelude::*;

use crate::record::{create_record_table, record_table, text};

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
        create_record_table(manager, table, name, None).await
    }
}
