//! The audit log, to which the database itself lets nobody do anything but add.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "audit_entry";

/// SQLite's `REPLACE` deletes without asking the triggers of deletion, so a number that is taken is refused too.
const GUARD_SQLITE: &str = "
CREATE TRIGGER audit_entry_refuses_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_entry_refuses_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_entry_refuses_replace BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$;
CREATE TRIGGER audit_entry_refuses_change BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
CREATE TRIGGER audit_entry_refuses_truncate BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(TABLE)
                    .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
                    .col(text("actor").not_null())
                    .col(ColumnDef::new("organisation_id").big_integer())
                    .col(ColumnDef::new("client_id").big_integer())
                    .col(text("key_id"))
                    .col(text("request_id"))
                    .col(text("address"))
                    .col(text("action").not_null())
                    .col(text("target").not_null())
                    .col(text("before"))
                    .col(text("after"))
                    .to_owned(),
            )
            .await?;
        for column in ["at", "action", "client_id", "target"] {
            manager.create_index(index(TABLE, column, &[column, "id"])).await?;
        }
        let guard = match manager.get_database_backend() {
            DatabaseBackend::Postgres => GUARD_POSTGRES,
            _ => GUARD_SQLITE,
        };
        manager.get_connection().execute_unprepared(guard).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, TABLE).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION audit_entry_is_append_only()").await?;
        }
        Ok(())
    }
}
