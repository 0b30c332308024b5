//! Exports: what was asked for, how far it is, and the parts that are written.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, flag, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_export(manager).await?;
        create_part(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["export_part", "export"] {
            drop_table(manager, table).await?;
        }
        Ok(())
    }
}

fn count(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().default(0).to_owned()
}

async fn create_export(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "export";
    let moment = |name: &'static str| ColumnDef::new(name).timestamp_with_time_zone().to_owned();
    let mut table = Table::create()
        .table(name)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        // Nobody's: a snapshot that the gateway makes by itself.
        .col(ColumnDef::new("organisation_id").big_integer())
        .col(ColumnDef::new("client_id").big_integer())
        .col(text("idempotency_key"))
        .col(text("state").not_null())
        .col(text("kinds").not_null())
        .col(text("format").not_null())
        .col(text("compression").not_null())
        .col(flag("byte_order_mark"))
        .col(flag("with_contacts"))
        .col(text("filter").not_null())
        .col(ColumnDef::new("since").big_integer())
        .col(ColumnDef::new("sequence").big_integer().not_null())
        .col(text("failure"))
        .col(moment("created_at").not_null())
        .col(moment("started_at"))
        .col(moment("finished_at"))
        .col(moment("expires_at"))
        // When the files were removed.
        .col(moment("removed_at"))
        .foreign_key(ForeignKey::create().from(name, "organisation_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(name, "client_id").to("client", "id"))
        .to_owned();
    for column in ["total", "looked", "rows", "deleted", "bytes"] {
        table.col(count(column));
    }
    manager.create_table(table).await?;
    manager.create_index(index(name, "key", &["client_id", "idempotency_key"]).unique().to_owned()).await?;
    manager.create_index(index(name, "client", &["client_id", "created_at"])).await?;
    manager.create_index(index(name, "organisation", &["organisation_id", "id"])).await?;
    manager.create_index(index(name, "state", &["state", "id"])).await
}

async fn create_part(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "export_part";
    let table = Table::create()
        .table(name)
        .col(ColumnDef::new("export_id").big_integer().not_null())
        // Its place among the parts of the export, from 1.
        .col(ColumnDef::new("number").integer().not_null())
        .col(text("kind").not_null())
        .col(text("name").not_null())
        .col(count("rows"))
        .col(count("deleted"))
        .col(count("bytes"))
        .col(text("sha256").not_null())
        // The last record in it; the next part of the kind goes on after that.
        .col(ColumnDef::new("last_id").big_integer().not_null())
        .col(flag("is_last_of_kind"))
        .primary_key(Index::create().col("export_id").col("number"))
        .foreign_key(ForeignKey::create().from(name, "export_id").to("export", "id"))
        .to_owned();
    manager.create_table(table).await
}
