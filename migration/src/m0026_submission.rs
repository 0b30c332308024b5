//! What records need once publishers submit, correct and withdraw them themselves: the statutory day of publication, the
//! mark of an objection, a document number that no second record may have; events that say what was done and why; and
//! the submissions by which it was done, each once for its idempotency key.

use sea_orm_migration::{
    prelude::*,
    sea_orm::ConnectionTrait,
    sea_query::{ColumnDef, Table},
};

use crate::record::{drop_table, flag, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The tables of records, each with whether its records rest on a document with a number.
const RECORDS: [(&str, bool); 16] = [
    ("alteration", false),
    ("shareholder", false),
    ("key_person", false),
    ("branch", false),
    ("licence", true),
    ("penalty", true),
    ("chattel_mortgage", true),
    ("equity_pledge", true),
    ("intellectual_property_pledge", true),
    ("annual_report", true),
    ("abnormal_operation", true),
    ("serious_violation", true),
    ("inspection", true),
    ("complaint", true),
    ("honour", true),
    ("supervision_record", true),
];

/// A record's history: each event beside what the record was before it.
const HISTORY: &str = "
CREATE VIEW record_revision AS
SELECT e.sequence AS id, e.kind, e.record_id, e.enterprise_id, e.publisher_id, e.revision, e.at, e.operation, e.state,
    e.under_objection, e.reason, e.content AS after, p.content AS before
FROM change_event e
LEFT JOIN change_event p ON p.record_id = e.record_id AND p.revision = e.revision - 1
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, has_document) in RECORDS {
            let mut columns = vec![
                ColumnDef::new("due_on").date().to_owned(),
                ColumnDef::new("published_late").boolean().to_owned(),
                flag("under_objection"),
            ];
            if has_document {
                columns.push(text("document_key"));
            }
            add_columns(manager, table, columns).await?;
            if has_document {
                let columns = ["enterprise_id", "publisher_id", "document_key"];
                manager.create_index(index(table, "document_key", &columns).unique().to_owned()).await?;
            }
            manager.create_index(index(table, "publisher", &["publisher_id", "published_at", "id"])).await?;
        }
        manager.create_index(index("penalty", "display", &["state", "display_until", "id"])).await?;
        let state = text("state").not_null().default("1").to_owned();
        let columns = [
            state,
            flag("under_objection"),
            text("reason"),
            ColumnDef::new("due_on").date().to_owned(),
            ColumnDef::new("published_late").boolean().to_owned(),
            ColumnDef::new("submission_id").big_integer().to_owned(),
        ];
        add_columns(manager, "change_event", columns).await?;
        manager.get_connection().execute_unprepared(HISTORY).await?;
        create_submission(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "submission").await?;
        manager.get_connection().execute_unprepared("DROP VIEW record_revision").await?;
        for column in ["submission_id", "published_late", "due_on", "reason", "under_objection", "state"] {
            drop_column(manager, "change_event", column).await?;
        }
        manager.drop_index(Index::drop().name("penalty_display").table("penalty").to_owned()).await?;
        for (table, has_document) in RECORDS {
            manager.drop_index(Index::drop().name(format!("{table}_publisher")).table(table).to_owned()).await?;
            if has_document {
                manager.drop_index(Index::drop().name(format!("{table}_document_key")).table(table).to_owned()).await?;
                drop_column(manager, table, "document_key").await?;
            }
            for column in ["under_objection", "published_late", "due_on"] {
                drop_column(manager, table, column).await?;
            }
        }
        Ok(())
    }
}

/// SQLite adds one column a statement.
async fn add_columns(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: impl IntoIterator<Item = ColumnDef>,
) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn drop_column(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await
}

/// What a client has written, once for each of its idempotency keys. The row is written first and its result last in
/// the same transaction, so that whoever sees it sees what came of it.
async fn create_submission(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "submission";
    let table = Table::create()
        .table(name)
        .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
        .col(ColumnDef::new("organisation_id").big_integer().not_null())
        .col(ColumnDef::new("client_id").big_integer().not_null())
        .col(text("idempotency_key").not_null())
        .col(text("operation").not_null())
        .col(text("kind").not_null())
        .col(text("payload_hash").not_null())
        .col(text("mode").not_null())
        .col(ColumnDef::new("rows").integer().not_null())
        .col(text("state").not_null())
        // What is proposed, as JSON, until somebody has reviewed it.
        .col(text("proposal"))
        .col(text("result"))
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("reviewed_by").big_integer())
        .col(ColumnDef::new("reviewed_at").timestamp_with_time_zone())
        .col(text("review_note"))
        .foreign_key(ForeignKey::create().from(name, "organisation_id").to("organisation", "id"))
        .foreign_key(ForeignKey::create().from(name, "client_id").to("client", "id"))
        .to_owned();
    manager.create_table(table).await?;
    manager.create_index(index(name, "key", &["client_id", "idempotency_key"]).unique().to_owned()).await?;
    manager.create_index(index(name, "state", &["organisation_id", "state", "id"])).await
}
