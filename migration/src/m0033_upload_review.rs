//! A second pair of eyes for files: who reviewed an upload, and what for.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Table},
};

use crate::record::{flag, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite takes one column a statement.
        for column in columns() {
            manager.alter_table(Table::alter().table("upload").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let name = Alias::new(column.get_column_name());
            manager.alter_table(Table::alter().table("upload").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}

fn columns() -> [ColumnDef; 7] {
    [
        // Whether it is only checked until another client of the organisation has approved it.
        flag("needs_review"),
        ColumnDef::new("reviewer_client_id").big_integer().to_owned(),
        text("reviewer_key_id"),
        text("review_request_id"),
        text("review_address"),
        ColumnDef::new("reviewed_at").timestamp_with_time_zone().to_owned(),
        text("review_note"),
    ]
}
