//! The keys by which enterprises are looked up exactly: every code and every name, spelled for comparison, that an
//! enterprise has or had. How names are spelled is the gateway's to know, so it fills in what was stored before; how far
//! it has come stands beside.

use sea_orm_migration::{
    prelude::*,
    sea_orm::ConnectionTrait,
    sea_query::{ColumnDef, Index, Table},
};

use crate::record::{drop_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let keys = Table::create()
            .table("enterprise_key")
            .col(text("kind").not_null())
            .col(text("value").not_null())
            .col(ColumnDef::new("enterprise_id").big_integer().not_null())
            .primary_key(Index::create().col("kind").col("value").col("enterprise_id"))
            .to_owned();
        manager.create_table(keys).await?;
        let filled = Table::create()
            .table("enterprise_key_fill")
            .col(ColumnDef::new("id").integer().not_null().primary_key())
            // By which version of the rules all enterprises have their keys.
            .col(ColumnDef::new("version").integer().not_null())
            // The last enterprise that has its keys by the next version.
            .col(ColumnDef::new("after_id").big_integer().not_null())
            .to_owned();
        manager.create_table(filled).await?;
        let first = "INSERT INTO enterprise_key_fill (id, version, after_id) VALUES (1, 0, 0)";
        manager.get_connection().execute_unprepared(first).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "enterprise_key_fill").await?;
        drop_table(manager, "enterprise_key").await
    }
}
