//! What clients asked, by day and operation.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, ForeignKey, Index, Table},
};

use crate::record::{drop_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("usage")
                    .col(ColumnDef::new("client_id").big_integer().not_null())
                    .col(ColumnDef::new("day").date().not_null())
                    .col(text("operation").not_null())
                    .col(ColumnDef::new("requests").big_integer().not_null())
                    .col(ColumnDef::new("errors").big_integer().not_null())
                    .col(ColumnDef::new("cost").big_integer().not_null())
                    .primary_key(Index::create().col("client_id").col("day").col("operation"))
                    .foreign_key(ForeignKey::create().from("usage", "client_id").to("client", "id"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "usage").await
    }
}
