//! An index for what publishers' statistics count of the change events: what was done to records after their creation.
//! Most events are creations, which are counted by their records; the index leaves them out.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX change_event_later ON change_event (at) WHERE operation <> 'create'";
        manager.get_connection().execute_unprepared(index).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP INDEX change_event_later").await?;
        Ok(())
    }
}
