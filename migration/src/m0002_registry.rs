//! Enterprises, the change events and the data set's own facts.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Query, Table},
};

use crate::record::{drop_table, flag, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_enterprise(manager).await?;
        create_change_event(manager).await?;
        create_counters(manager).await?;
        create_dataset(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["dataset", "record_counter", "change_counter", "change_event", "enterprise"] {
            drop_table(manager, table).await?;
        }
        Ok(())
    }
}

async fn create_enterprise(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "enterprise";
    manager
        .create_table(
            Table::create()
                .table(name)
                .col(ColumnDef::new("id").big_integer().not_null().primary_key())
                .col(text("credit_code"))
                .col(text("registration_number"))
                .col(text("name").not_null())
                .col(ColumnDef::new("former_names").json_binary())
                .col(text("entity_type").not_null())
                .col(text("legal_representative"))
                .col(ColumnDef::new("registered_capital").big_integer())
                .col(text("currency"))
                .col(ColumnDef::new("established_on").date().not_null())
                .col(ColumnDef::new("term_from").date())
                .col(ColumnDef::new("term_to").date())
                .col(text("registration_authority").not_null())
                .col(ColumnDef::new("approved_on").date())
                .col(text("status").not_null())
                .col(text("status_text"))
                .col(text("address"))
                .col(text("business_scope"))
                .col(text("district"))
                .col(text("industry"))
                .col(ColumnDef::new("revoked_on").date())
                .col(ColumnDef::new("deregistered_on").date())
                .col(flag("on_abnormal_list"))
                .col(flag("on_serious_list"))
                .col(ColumnDef::new("publisher_id").big_integer().not_null())
                .col(text("state").not_null())
                .col(ColumnDef::new("revision").integer().not_null())
                .col(ColumnDef::new("content_hash").big_integer().not_null())
                .col(ColumnDef::new("published_at").timestamp_with_time_zone().not_null())
                .col(ColumnDef::new("updated_at").timestamp_with_time_zone().not_null())
                .foreign_key(ForeignKey::create().from(name, "publisher_id").to("organisation", "id"))
                .to_owned(),
        )
        .await?;
    manager.create_index(index(name, "credit_code", &["credit_code"]).unique().to_owned()).await?;
    manager.create_index(index(name, "registration_number", &["registration_number"]).unique().to_owned()).await?;
    manager.create_index(index(name, "established", &["established_on", "id"])).await?;
    manager.create_index(index(name, "updated", &["updated_at", "id"])).await?;
    manager.create_index(index(name, "district", &["district", "established_on", "id"])).await?;
    manager.create_index(index(name, "industry", &["industry", "established_on", "id"])).await?;
    manager.create_index(index(name, "status", &["status", "established_on", "id"])).await?;
    manager.create_index(index(name, "entity_type", &["entity_type", "established_on", "id"])).await?;
    manager.create_index(index(name, "authority", &["registration_authority", "established_on", "id"])).await?;
    manager.create_index(index(name, "abnormal", &["on_abnormal_list", "established_on", "id"])).await?;
    manager.create_index(index(name, "serious", &["on_serious_list", "established_on", "id"])).await
}

/// Every change, in commit order: the record as it became. What it was is the same record's event one revision
/// earlier, so this table is also the history of every record.
async fn create_change_event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "change_event";
    manager
        .create_table(
            Table::create()
                .table(name)
                .col(ColumnDef::new("sequence").big_integer().not_null().primary_key())
                .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
                .col(text("operation").not_null())
                .col(text("kind").not_null())
                .col(ColumnDef::new("record_id").big_integer().not_null())
                .col(ColumnDef::new("enterprise_id").big_integer().not_null())
                .col(ColumnDef::new("publisher_id").big_integer().not_null())
                .col(ColumnDef::new("revision").integer().not_null())
                .col(ColumnDef::new("content").json().not_null())
                .to_owned(),
        )
        .await?;
    manager.create_index(index(name, "record", &["record_id", "revision"]).unique().to_owned()).await
}

/// `change_counter` holds the sequence of the last event; it is locked last in every writing transaction.
/// `record_counter` holds the last record id handed out; blocks of ids are taken from it, gaps are harmless.
async fn create_counters(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [("change_counter", "sequence"), ("record_counter", "last_id")] {
        manager
            .create_table(
                Table::create()
                    .table(table)
                    .col(ColumnDef::new("id").integer().not_null().primary_key())
                    .col(ColumnDef::new(column).big_integer().not_null())
                    .to_owned(),
            )
            .await?;
        let mut row = Query::insert();
        row.into_table(table).columns(["id", column]).values_panic([1.into(), 0.into()]);
        manager.execute(row).await?;
    }
    Ok(())
}

async fn create_dataset(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("dataset")
                .col(ColumnDef::new("id").integer().not_null().primary_key())
                .col(text("name").not_null())
                .col(flag("synthetic"))
                .col(text("licence").not_null())
                .col(text("attribution").not_null())
                .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
                .to_owned(),
        )
        .await
}
