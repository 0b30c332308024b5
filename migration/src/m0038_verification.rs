//! Files of subjects that are verified, and how many of their rows a client may have verified in a day.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, flag, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

const JOB: &str = "verification_job";
const TIER: &str = "tier";
const DAILY: &str = "verified_rows_per_day";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_job(manager).await?;
        // The configuration says how many at the next start; a tier that an administrator has set has none until then.
        manager.alter_table(Table::alter().table(TIER).add_column(count(DAILY)).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table(TIER).drop_column(DAILY).to_owned()).await?;
        drop_table(manager, JOB).await
    }
}

fn count(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().default(0).to_owned()
}

async fn create_job(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let moment = |name: &'static str| ColumnDef::new(name).timestamp_with_time_zone().to_owned();
    let mut table = Table::create()
        .table(JOB)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(ColumnDef::new("client_id").big_integer().not_null())
        // None while the file is coming in, and where the client named none.
        .col(text("idempotency_key"))
        .col(text("state").not_null())
        .col(text("file_name"))
        .col(text("sha256"))
        .col(text("file_format"))
        .col(text("lists").not_null())
        .col(text("authorities").not_null())
        .col(text("as_of"))
        .col(text("format").not_null())
        .col(flag("byte_order_mark"))
        .col(moment("judged_at").not_null())
        .col(text("ignored_columns").not_null())
        .col(text("failure"))
        .col(moment("created_at").not_null())
        .col(moment("started_at"))
        .col(moment("finished_at"))
        .col(moment("expires_at"))
        .col(moment("removed_at"))
        .col(flag("has_work"))
        .col(text("verdicts").not_null())
        .col(text("result_sha256"))
        .foreign_key(ForeignKey::create().from(JOB, "client_id").to("client", "id"))
        .to_owned();
    for column in [
        "daily_rows_max",
        "sequence",
        "size",
        "total",
        "rows",
        "segments",
        "found",
        "not_found",
        "ambiguous",
        "invalid",
        "listed",
        "searched",
        "result_bytes",
    ] {
        table.col(count(column));
    }
    manager.create_table(table).await?;
    manager.create_index(index(JOB, "key", &["client_id", "idempotency_key"]).unique().to_owned()).await?;
    manager.create_index(index(JOB, "client", &["client_id", "created_at"])).await?;
    manager.create_index(index(JOB, "state", &["state", "id"])).await
}
