//! Objections to records, and what was done about each: a history to which the database itself lets nobody do anything
//! but add. Lists of records find those that are objected to along an index.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

const OBJECTION: &str = "objection";
const STEP: &str = "objection_step";

/// The tables of records, each with the date that its lists are ordered by, where it has one.
const RECORDS: [(&str, &str); 13] = [
    ("alteration", "altered_on"),
    ("licence", "decided_on"),
    ("penalty", "decided_on"),
    ("chattel_mortgage", "registered_on"),
    ("equity_pledge", "registered_on"),
    ("intellectual_property_pledge", "registered_on"),
    ("annual_report", "submitted_on"),
    ("abnormal_operation", "listed_on"),
    ("serious_violation", "listed_on"),
    ("inspection", "inspected_on"),
    ("complaint", "received_on"),
    ("honour", "awarded_on"),
    ("supervision_record", "decided_on"),
];

/// The tables of records that are listed in the order of entry.
const UNDATED: [&str; 3] = ["shareholder", "key_person", "branch"];

const GUARD_SQLITE: &str = "
CREATE TRIGGER objection_step_refuses_update BEFORE UPDATE ON objection_step
BEGIN SELECT RAISE(ABORT, 'objection_step is append-only'); END;
CREATE TRIGGER objection_step_refuses_delete BEFORE DELETE ON objection_step
BEGIN SELECT RAISE(ABORT, 'objection_step is append-only'); END;
CREATE TRIGGER objection_step_refuses_replace BEFORE INSERT ON objection_step
WHEN EXISTS (SELECT 1 FROM objection_step WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'objection_step is append-only'); END;
";

const GUARD_POSTGRES: &str = "
CREATE FUNCTION objection_step_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'objection_step is append-only'; END $$;
CREATE TRIGGER objection_step_refuses_change BEFORE UPDATE OR DELETE ON objection_step
FOR EACH ROW EXECUTE FUNCTION objection_step_is_append_only();
CREATE TRIGGER objection_step_refuses_truncate BEFORE TRUNCATE ON objection_step
FOR EACH STATEMENT EXECUTE FUNCTION objection_step_is_append_only();
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_objection(manager).await?;
        create_step(manager).await?;
        for (table, order) in RECORDS {
            manager.create_index(index(table, "objection", &["under_objection", order, "id"])).await?;
        }
        for table in UNDATED {
            manager.create_index(index(table, "objection", &["under_objection", "id"])).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in RECORDS.iter().map(|(table, _)| *table).chain(UNDATED) {
            manager.drop_index(Index::drop().name(format!("{table}_objection")).table(table).to_owned()).await?;
        }
        drop_table(manager, STEP).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION objection_step_is_append_only()").await?;
        }
        drop_table(manager, OBJECTION).await
    }
}

async fn create_objection(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let number = |name: &'static str| ColumnDef::new(name).big_integer().not_null().to_owned();
    let table = Table::create()
        .table(OBJECTION)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(text("kind").not_null())
        .col(number("record_id"))
        .col(number("enterprise_id"))
        .col(number("publisher_id"))
        .col(number("organisation_id"))
        .col(number("client_id"))
        .col(text("type").not_null())
        .col(text("state").not_null())
        .col(text("statement").not_null())
        .col(ColumnDef::new("evidence").json_binary().not_null())
        // Who objects: shown to who decides and to who filed it, and to nobody else.
        .col(text("objector_name").not_null())
        .col(text("objector_contact").not_null())
        .col(ColumnDef::new("filed_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("deadlines").json_binary().not_null())
        .col(ColumnDef::new("due_on").date())
        // The same, with a day that never comes where there is none: a list is ordered by what is always stated.
        .col(ColumnDef::new("due_order").date().not_null())
        // The record while it is open, and nothing then: so one client has one open objection to a record.
        .col(text("open_key"))
        .foreign_key(ForeignKey::create().from(OBJECTION, "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from(OBJECTION, "publisher_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(OBJECTION, "organisation_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(OBJECTION, "client_id").to("client", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(OBJECTION, "open", &["open_key", "client_id"]).unique().to_owned()).await?;
    manager.create_index(index(OBJECTION, "record", &["kind", "record_id", "id"])).await?;
    manager.create_index(index(OBJECTION, "due", &["due_order", "id"])).await?;
    manager.create_index(index(OBJECTION, "state", &["state", "due_order", "id"])).await?;
    manager.create_index(index(OBJECTION, "publisher", &["publisher_id", "due_order", "id"])).await?;
    manager.create_index(index(OBJECTION, "organisation", &["organisation_id", "due_order", "id"])).await
}

async fn create_step(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table(STEP)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(ColumnDef::new("objection_id").big_integer().not_null())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .col(text("act").not_null())
        .col(text("state").not_null())
        .col(ColumnDef::new("organisation_id").big_integer())
        .col(ColumnDef::new("client_id").big_integer())
        .col(text("note"))
        .col(ColumnDef::new("due_on").date())
        .col(text("idempotency_key"))
        .col(text("payload_hash"))
        .foreign_key(ForeignKey::create().from(STEP, "objection_id").to(OBJECTION, "id"))
        .foreign_key(ForeignKey::create().from(STEP, "organisation_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(STEP, "client_id").to("client", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(STEP, "objection", &["objection_id", "id"])).await?;
    // A reminder of a day is written once; acts of clients are about no day.
    manager.create_index(index(STEP, "reminder", &["objection_id", "due_on", "act"]).unique().to_owned()).await?;
    manager.create_index(index(STEP, "key", &["client_id", "idempotency_key"]).unique().to_owned()).await?;
    let guard = match manager.get_database_backend() {
        DatabaseBackend::Postgres => GUARD_POSTGRES,
        _ => GUARD_SQLITE,
    };
    manager.get_connection().execute_unprepared(guard).await?;
    Ok(())
}
