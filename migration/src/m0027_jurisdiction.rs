//! About whom an organisation may write: its kinds of record, its members, and whether somebody reviews what it submits.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, flag, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A JSON list of kinds; none for all that the scopes of its clients allow.
        for column in [text("kinds"), flag("members_only"), flag("needs_review")] {
            manager.alter_table(Table::alter().table("organisation").add_column(column).to_owned()).await?;
        }
        let name = "organisation_member";
        manager
            .create_table(
                Table::create()
                    .table(name)
                    .col(ColumnDef::new("organisation_id").big_integer().not_null())
                    .col(ColumnDef::new("enterprise_id").big_integer().not_null())
                    .col(ColumnDef::new("added_at").timestamp_with_time_zone().not_null())
                    .primary_key(Index::create().col("organisation_id").col("enterprise_id"))
                    .foreign_key(ForeignKey::create().from(name, "organisation_id").to("organisation", "id"))
                    .foreign_key(ForeignKey::create().from(name, "enterprise_id").to("enterprise", "id"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "organisation_member").await?;
        for column in ["needs_review", "members_only", "kinds"] {
            manager.alter_table(Table::alter().table("organisation").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
