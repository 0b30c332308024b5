//! Registered changes of an enterprise's particulars.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "alteration";
        let table = record_table(name)
            .col(text("item").not_null())
            .col(ColumnDef::new("ordinal").big_integer())
            .col(text("before"))
            .col(text("after"))
            .col(ColumnDef::new("altered_on").date().not_null())
            .to_owned();
        create_record_table(manager, table, name, Some("altered_on")).await?;
        manager.create_index(index(name, "item", &["item", "altered_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "alteration").await
    }
}
