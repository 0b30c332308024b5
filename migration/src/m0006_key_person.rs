//! An enterprise's directors, supervisors and managers.

use sea_orm_migration::prelude::*;

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "key_person";
        let table = record_table(name).col(text("name").not_null()).col(text("position").not_null()).to_owned();
        create_record_table(manager, table, name, None).await?;
        manager.create_index(index(name, "position", &["position", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "key_person").await
    }
}
