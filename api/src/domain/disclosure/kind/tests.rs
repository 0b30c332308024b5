//! What holds for every kind: its fields, its entity and its migrated table say the same.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::{DisclosureKind, SubjectRule};
use crate::domain::{
    disclosure::{
        field::{Field, FieldType},
        registry::{KINDS, find_kind, table_of},
    },
    store::table::Table,
};

/// The columns that every record table has.
const RECORD_COLUMNS: &[&str] = &[
    "id",
    "enterprise_id",
    "identity",
    "publisher_id",
    "state",
    "revision",
    "content_hash",
    "published_at",
    "updated_at",
    "district",
    "industry",
    "due_on",
    "published_late",
    "under_objection",
];

/// The columns that an enterprise's row has beside its fields.
const ENTERPRISE_COLUMNS: &[&str] = &[
    "id",
    "on_abnormal_list",
    "on_serious_list",
    "publisher_id",
    "state",
    "revision",
    "content_hash",
    "published_at",
    "updated_at",
];

/// Identity fields that may be empty, and so count as empty in the identity.
const OPTIONAL_IDENTITY: &[(&str, &str)] = &[
    // Found by the registration number where it has no credit code.
    ("enterprise", "credit_code"),
    // Only the second change of an item on one day has one.
    ("alteration", "ordinal"),
    // Not every inspection is part of a named task.
    ("inspection", "task"),
    // Where there is no document, the day and the category or kind must do.
    ("complaint", "document_number"),
    ("supervision_record", "document_number"),
];

/// Headers by which files name the subject; only the enterprise itself may use them for its fields.
const SUBJECT_HEADERS: &[&str] = &["统一社会信用代码", "社会信用代码", "信用代码", "注册号", "企业名称", "名称"];

/// Registry kinds are entered with the enterprise and have no deciding authority of their own.
const REGISTRY_KINDS: &[&str] = &["alteration", "shareholder", "key_person", "branch"];

/// The kinds whose records are about an enterprise: all but the enterprise itself.
fn record_kinds() -> impl Iterator<Item = &'static dyn DisclosureKind> {
    KINDS.iter().copied().filter(|kind| kind.subject() == SubjectRule::Enterprise)
}

fn field(kind: &dyn DisclosureKind, name: &str) -> &'static Field {
    kind.fields().iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{} has no {name}", kind.name()))
}

/// The columns of the kind's entity.
fn entity_columns(kind: &dyn DisclosureKind) -> HashSet<&'static str> {
    table_of(kind).columns.iter().map(|column| column.name).collect()
}

fn own_columns(kind: &dyn DisclosureKind) -> &'static [&'static str] {
    if kind.name() == "enterprise" { ENTERPRISE_COLUMNS } else { RECORD_COLUMNS }
}

/// One column as SQLite describes it.
struct Column {
    name: String,
    declared: String,
    not_null: bool,
}

/// A database in memory with every migration applied.
async fn migrated() -> DatabaseConnection {
    use migration::MigratorTrait;

    let connection = Database::connect("sqlite::memory:").await.unwrap();
    migration::Migrator::up(&connection, None).await.unwrap();
    connection
}

async fn table_columns(connection: &DatabaseConnection, table: &str) -> Vec<Column> {
    let sql = format!("SELECT name, type AS declared, \"notnull\" AS not_null FROM pragma_table_info('{table}')");
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    rows.iter()
        .map(|row| Column {
            name: row.try_get("", "name").unwrap(),
            declared: row.try_get::<String>("", "declared").unwrap().to_lowercase(),
            not_null: row.try_get::<i32>("", "not_null").unwrap() == 1,
        })
        .collect()
}

#[test]
fn every_kind_is_found_by_its_name_and_no_two_share_one() {
    let names: HashSet<_> = KINDS.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), KINDS.len());
    assert!(KINDS.iter().all(|kind| find_kind(kind.name()).is_some_and(|found| found.name() == kind.name())));
    assert!(find_kind("enterprises").is_none());
}

#[test]
fn the_enterprise_comes_first_because_all_others_are_about_one() {
    assert_eq!(KINDS[0].name(), "enterprise");
    assert_eq!(record_kinds().count(), KINDS.len() - 1);
}

#[test]
fn field_names_are_unique_and_differ_from_the_columns_that_all_rows_have() {
    for &kind in KINDS {
        let mut names: HashSet<&str> = own_columns(kind).iter().copied().collect();
        for field in kind.fields() {
            assert!(names.insert(field.name), "{}.{} is there twice", kind.name(), field.name);
        }
    }
}

#[test]
fn headers_are_unique_within_a_kind_and_leave_the_subjects_to_the_subject() {
    fn check(owner: &str, fields: &'static [Field], subject_headers: &[&'static str]) {
        let mut headers: HashSet<&str> = subject_headers.iter().copied().collect();
        for field in fields {
            for header in field.headers {
                assert!(headers.insert(header), "{owner}.{}: header {header} is taken", field.name);
            }
            if let FieldType::Items(members) = field.kind {
                check(field.name, members, &[]);
            }
        }
    }
    for &kind in KINDS {
        let subject_headers = if kind.name() == "enterprise" { &[] } else { SUBJECT_HEADERS };
        check(kind.name(), kind.fields(), subject_headers);
    }
}

#[test]
fn every_field_has_a_chinese_header_but_the_status_as_the_source_wrote_it() {
    for &kind in KINDS {
        for field in kind.fields() {
            assert_eq!(field.headers.is_empty(), field.name == "status_text", "{}.{}", kind.name(), field.name);
        }
    }
}

#[test]
fn identities_name_required_fields_or_documented_exceptions() {
    for &kind in KINDS {
        assert!(!kind.identity().is_empty(), "{} has no identity", kind.name());
        for name in kind.identity() {
            let excepted = OPTIONAL_IDENTITY.contains(&(kind.name(), *name));
            assert_ne!(field(kind, name).required, excepted, "{}.{name}", kind.name());
        }
    }
}

#[test]
fn records_are_ordered_by_a_date_that_every_record_has() {
    for &kind in KINDS {
        let Some(name) = kind.occurred_on() else { continue };
        let field = field(kind, name);
        assert!(field.required && matches!(field.kind, FieldType::Date), "{}.{name}", kind.name());
    }
    let dateless: Vec<_> =
        record_kinds().filter(|kind| kind.occurred_on().is_none()).map(DisclosureKind::name).collect();
    assert_eq!(dateless, ["shareholder", "key_person", "branch"]);
}

#[test]
fn every_disclosure_says_by_which_authority_and_document() {
    for kind in record_kinds().filter(|kind| !REGISTRY_KINDS.contains(&kind.name())) {
        assert!(field(kind, "authority").required, "{}", kind.name());
        let natural_identity = kind.identity() == ["document_number"];
        assert_eq!(field(kind, "document_number").required, natural_identity, "{}", kind.name());
    }
}

#[test]
fn entities_have_the_columns_of_their_kind_and_no_others() {
    for &kind in KINDS {
        let expected = own_columns(kind).iter().copied().chain(kind.fields().iter().map(|field| field.name));
        let expected: HashSet<&str> = expected.chain(kind.has_document().then_some("document_key")).collect();
        assert_eq!(table_of(kind).name, kind.name());
        assert_eq!(entity_columns(kind), expected, "{}", kind.name());
    }
}

#[tokio::test]
async fn migrated_tables_have_exactly_their_entitys_columns() {
    let connection = migrated().await;
    let others = [Table::of::<entity::change_event::Entity>(), Table::of::<entity::dataset::Entity>()];
    for table in KINDS.iter().map(|kind| table_of(*kind)).chain(&others) {
        let found = table_columns(&connection, table.name).await;
        let found: HashSet<&str> = found.iter().map(|column| column.name.as_str()).collect();
        let expected: HashSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(found, expected, "{}", table.name);
    }
}

#[tokio::test]
async fn migrated_columns_have_the_type_and_the_necessity_of_their_field() {
    let connection = migrated().await;
    for &kind in KINDS {
        let columns = table_columns(&connection, kind.name()).await;
        for field in kind.fields() {
            let column = columns.iter().find(|column| column.name == field.name).unwrap();
            let declared = match field.kind {
                FieldType::Text { .. } | FieldType::CreditCode | FieldType::Division | FieldType::Code(_) => "text",
                FieldType::Date => "date_text",
                // SQLite has one width of integers.
                FieldType::Year | FieldType::Count | FieldType::Money => "integer",
                FieldType::Flag => "boolean",
                FieldType::Codes(_) | FieldType::TextList | FieldType::Items(_) => "jsonb_text",
            };
            assert_eq!(column.declared, declared, "{}.{}", kind.name(), field.name);
            assert_eq!(column.not_null, field.required, "{}.{}", kind.name(), field.name);
        }
    }
}
