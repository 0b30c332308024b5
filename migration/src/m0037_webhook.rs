//! Watch lists and webhooks: whom a client watches, where it is told of changes, what is to be told there, and how each
//! attempt at it went.

use sea_orm_migration::{
    prelude::*,
    sea_orm::ConnectionTrait,
    sea_query::{ColumnDef, Index, Table},
};

use crate::record::{drop_table, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 6] =
    ["watch_list", "watch_subject", "webhook_endpoint", "watch_list_use", "webhook_delivery", "webhook_attempt"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_watch_list(manager).await?;
        create_watch_subject(manager).await?;
        create_endpoint(manager).await?;
        create_use(manager).await?;
        create_delivery(manager).await?;
        create_attempt(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.into_iter().rev() {
            drop_table(manager, table).await?;
        }
        Ok(())
    }
}

fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().to_owned()
}

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().to_owned()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().to_owned()
}

async fn create_watch_list(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "watch_list";
    let table = Table::create()
        .table(name)
        .col(id())
        .col(number("client_id"))
        // None once it is deleted: its name is free then, and its subjects are removed by and by.
        .col(text("name"))
        .col(number("subject_count").default(0))
        .col(moment("created_at").not_null())
        .col(moment("updated_at").not_null())
        .foreign_key(ForeignKey::create().from(name, "client_id").to("client", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "name", &["client_id", "name"]).unique().to_owned()).await?;
    manager.create_index(index(name, "client", &["client_id", "id"])).await
}

async fn create_watch_subject(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "watch_subject";
    let table = Table::create()
        .table(name)
        .col(id())
        .col(number("list_id"))
        // A credit code or a registration number; their lengths tell them apart.
        .col(text("code").not_null())
        .foreign_key(ForeignKey::create().from(name, "list_id").to("watch_list", "id"))
        .to_owned();
    manager.create_table(table).await?;
    // By the code first: an event's enterprise is looked for in all lists at once.
    manager.create_index(index(name, "code", &["code", "list_id"]).unique().to_owned()).await?;
    manager.create_index(index(name, "list", &["list_id", "id"])).await
}

async fn create_endpoint(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "webhook_endpoint";
    let table = Table::create()
        .table(name)
        .col(id())
        .col(number("client_id"))
        // None once it is deleted.
        .col(text("url"))
        .col(text("description").not_null())
        .col(text("rules").not_null())
        .col(text("state").not_null())
        .col(moment("disabled_at"))
        // The number of the last change that was looked at.
        .col(number("cursor"))
        .col(text("sealed_secret").not_null())
        .col(text("sealed_previous_secret"))
        .col(moment("previous_secret_until"))
        // Attempts that failed since the last that succeeded, since when, and until when none is made.
        .col(number("failures").default(0))
        .col(moment("failing_since"))
        .col(moment("resting_until"))
        .col(moment("created_at").not_null())
        .col(moment("updated_at").not_null())
        .foreign_key(ForeignKey::create().from(name, "client_id").to("client", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "url", &["client_id", "url"]).unique().to_owned()).await?;
    manager.create_index(index(name, "client", &["client_id", "id"])).await?;
    manager.create_index(index(name, "state", &["state", "id"])).await
}

async fn create_use(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "watch_list_use";
    let table = Table::create()
        .table(name)
        .col(number("list_id"))
        .col(number("endpoint_id"))
        .primary_key(Index::create().col("list_id").col("endpoint_id"))
        .foreign_key(ForeignKey::create().from(name, "list_id").to("watch_list", "id"))
        .foreign_key(ForeignKey::create().from(name, "endpoint_id").to("webhook_endpoint", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "endpoint", &["endpoint_id"])).await
}

async fn create_delivery(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "webhook_delivery";
    let table = Table::create()
        .table(name)
        .col(id())
        .col(number("endpoint_id"))
        // The change; none for a test event, which is about nothing.
        .col(ColumnDef::new("sequence").big_integer())
        .col(ColumnDef::new("enterprise_id").big_integer())
        .col(text("state").not_null())
        // When it is to be attempted; none while an earlier change of the same enterprise is not through, and once it is
        // settled.
        .col(moment("due_at"))
        .col(number("attempts").default(0))
        .col(moment("created_at").not_null())
        .col(moment("settled_at"))
        .foreign_key(ForeignKey::create().from(name, "endpoint_id").to("webhook_endpoint", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "change", &["endpoint_id", "sequence"]).unique().to_owned()).await?;
    manager.create_index(index(name, "endpoint", &["endpoint_id", "state", "id"])).await?;
    manager.create_index(index(name, "settled", &["settled_at", "id"])).await?;
    let connection = manager.get_connection();
    // Both are asked of at every step, and what is pending is a small part of all.
    for (purpose, columns) in [("due", "endpoint_id, due_at"), ("order", "endpoint_id, enterprise_id, sequence")] {
        let index = format!("CREATE INDEX {name}_{purpose} ON {name} ({columns}) WHERE state = 'pending'");
        connection.execute_unprepared(&index).await?;
    }
    Ok(())
}

async fn create_attempt(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "webhook_attempt";
    let table = Table::create()
        .table(name)
        .col(id())
        .col(number("delivery_id"))
        .col(moment("at").not_null())
        .col(number("duration_ms"))
        // The status of the answer; none when there was none.
        .col(ColumnDef::new("status").integer())
        .col(text("error"))
        .col(text("response"))
        .foreign_key(ForeignKey::create().from(name, "delivery_id").to("webhook_delivery", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "delivery", &["delivery_id", "id"])).await
}
