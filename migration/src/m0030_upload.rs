//! Files that were uploaded: what is known of each, its bytes in pieces, and the faults of its rows.

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
        create_upload(manager).await?;
        create_chunk(manager).await?;
        create_fault(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["upload_fault", "upload_chunk", "upload"] {
            drop_table(manager, table).await?;
        }
        Ok(())
    }
}

async fn create_upload(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "upload";
    let count = |name: &'static str| ColumnDef::new(name).big_integer().not_null().default(0).to_owned();
    let moment = |name: &'static str| ColumnDef::new(name).timestamp_with_time_zone().to_owned();
    let mut table = Table::create()
        .table(name)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(ColumnDef::new("organisation_id").big_integer().not_null())
        .col(ColumnDef::new("client_id").big_integer().not_null())
        .col(text("key_id").not_null())
        .col(text("request_id"))
        .col(text("address"))
        // None until the whole file is there: only then it is the client's one upload of this key.
        .col(text("idempotency_key"))
        .col(text("kind").not_null())
        .col(flag("dry_run"))
        .col(text("file_name"))
        .col(text("sha256"))
        .col(text("format"))
        .col(text("state").not_null())
        .col(text("failure"))
        .col(moment("created_at").not_null())
        .col(moment("started_at"))
        .col(moment("finished_at"))
        // When the file and the faults were removed.
        .col(moment("removed_at"))
        .foreign_key(ForeignKey::create().from(name, "organisation_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(name, "client_id").to("client", "id"))
        .to_owned();
    for column in ["size", "bytes_read", "rows", "created", "unchanged", "refused"] {
        table.col(count(column));
    }
    manager.create_table(table).await?;
    manager.create_index(index(name, "key", &["client_id", "idempotency_key"]).unique().to_owned()).await?;
    manager.create_index(index(name, "organisation", &["organisation_id", "id"])).await?;
    manager.create_index(index(name, "state", &["state", "id"])).await
}

async fn create_chunk(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "upload_chunk";
    let table = Table::create()
        .table(name)
        .col(ColumnDef::new("upload_id").big_integer().not_null())
        .col(ColumnDef::new("number").integer().not_null())
        .col(ColumnDef::new("bytes").blob().not_null())
        .primary_key(Index::create().col("upload_id").col("number"))
        .foreign_key(ForeignKey::create().from(name, "upload_id").to("upload", "id"))
        .to_owned();
    manager.create_table(table).await
}

async fn create_fault(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "upload_fault";
    let table = Table::create()
        .table(name)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(ColumnDef::new("upload_id").big_integer().not_null())
        // The row's place among those of the file that are not blank, from 1.
        .col(ColumnDef::new("position").big_integer().not_null())
        // The row as the file's user counts.
        .col(ColumnDef::new("row_number").big_integer().not_null())
        .col(text("column_name").not_null())
        .col(text("value").not_null())
        .col(text("reason").not_null())
        .foreign_key(ForeignKey::create().from(name, "upload_id").to("upload", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "place", &["upload_id", "position", "id"])).await
}
