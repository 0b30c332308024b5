//! Who does which work in the background: a row for each piece of it, with its holder and until when.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Table},
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
                    .table("lease")
                    .col(text("name").not_null().primary_key())
                    // Another one each time that it is taken.
                    .col(text("holder").not_null())
                    .col(ColumnDef::new("expires_at").timestamp_with_time_zone().not_null())
                    .col(ColumnDef::new("attempts").integer().not_null())
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "lease").await
    }
}
