//! The feed: every change beside what its record was before it, and what of its enterprise the feed is filtered by.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The enterprise is shown as it is now: a feed of a district follows an enterprise that moves.
const FEED: &str = "
CREATE VIEW change_feed AS
SELECT r.id, r.kind, r.record_id, r.enterprise_id, r.publisher_id, r.revision, r.at, r.operation, r.state,
    r.under_objection, r.reason, r.after, r.before, r.after ->> 'authority' AS authority,
    c.credit_code, c.registration_number, c.name AS enterprise_name, c.district, c.industry
FROM record_revision r
JOIN enterprise c ON c.id = r.enterprise_id
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(FEED).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP VIEW change_feed").await?;
        Ok(())
    }
}
