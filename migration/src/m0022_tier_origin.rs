//! Tiers remember whether an administrator has set them, so that a start with another configuration leaves those alone.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Expr, Table},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column =
            ColumnDef::new("is_set_by_administrator").boolean().not_null().default(Expr::val(false)).to_owned();
        manager.alter_table(Table::alter().table("tier").add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("tier").drop_column("is_set_by_administrator").to_owned()).await
    }
}
