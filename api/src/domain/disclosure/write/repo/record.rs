//! Records: what is stored, and what is written.

use std::{collections::HashMap, str::FromStr};

use chrono::{DateTime, Utc};
use entity::code::{CodeList, RecordState};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::super::{
    Change, WriteError,
    row::{ALL, DOCUMENT_KEY, RECORD},
};
use super::Within;
use crate::domain::{
    disclosure::{
        cell::Cell,
        kind::{DisclosureKind, SubjectRule},
        registry::{self, KINDS},
    },
    store::{
        dialect::{CellRow, Dialect},
        fetch_json,
        sql::Sql,
        table::{Column, Storage, Table},
    },
};

/// A record that is stored already.
#[derive(Debug, Clone)]
pub(in super::super) struct Stored {
    pub id: i64,
    pub publisher: i64,
    pub revision: i64,
    pub content_hash: i64,
    pub state: RecordState,
    pub published_at: DateTime<Utc>,
    pub published_late: Option<bool>,
    pub under_objection: bool,
}

/// The record that has a document's number; none when it is another row that is being written.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Taken {
    pub record: Option<i64>,
}

/// The columns of [`Stored`], as a JSON array reads them.
fn stored_columns(kind: &dyn DisclosureKind) -> &'static str {
    match kind.subject() {
        SubjectRule::Itself => "t.id,t.publisher_id,t.revision,t.content_hash,t.state,t.published_at,NULL,0",
        SubjectRule::Enterprise => {
            "t.id,t.publisher_id,t.revision,t.content_hash,t.state,t.published_at,t.published_late,t.under_objection"
        }
    }
}

impl Stored {
    /// Reads the columns of [`stored_columns`].
    fn read(cells: &[Cell]) -> Option<Self> {
        let [
            Cell::Number(id),
            Cell::Number(publisher),
            Cell::Number(revision),
            Cell::Number(content_hash),
            state,
            published_at,
            published_late,
            under_objection,
        ] = cells
        else {
            return None;
        };
        Some(Self {
            id: *id,
            publisher: *publisher,
            revision: *revision,
            content_hash: *content_hash,
            state: state.as_str().and_then(RecordState::from_code)?,
            published_at: published_at.as_str().and_then(|at| DateTime::from_str(at).ok())?,
            published_late: published_late.as_bool(),
            under_objection: under_objection.as_bool().unwrap_or_default(),
        })
    }
}

/// What is stored under these pairs of enterprise and identity.
pub(in super::super) async fn find_stored(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    wanted: &[Vec<Cell>],
) -> Result<HashMap<(i64, String), Stored>, WriteError> {
    let table = registry::table_of(kind);
    let columns = [
        Column { name: "enterprise_id", storage: Storage::Number },
        Column { name: "identity", storage: Storage::Text },
    ];
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        let stored = stored_columns(kind);
        sql.push(dialect.json_array()).push(format_args!("(v.enterprise_id,v.identity,{stored})"));
    });
    sql.push(dialect.json_text()).push(" FROM ");
    dialect.relation(&mut sql, &columns, wanted);
    sql.push(format_args!(" JOIN {} t ON ", table.name)).push(match kind.subject() {
        SubjectRule::Itself => "t.id=v.enterprise_id",
        SubjectRule::Enterprise => "t.enterprise_id=v.enterprise_id AND t.identity=v.identity",
    });
    let mut stored = HashMap::new();
    for row in fetch_json(transaction, sql).await?.as_list() {
        // A record about the enterprise itself has an empty identity.
        if let [Cell::Number(enterprise), identity, rest @ ..] = row.as_list()
            && let Some(record) = Stored::read(rest)
        {
            stored.insert((*enterprise, identity.as_str().unwrap_or_default().to_owned()), record);
        }
    }
    Ok(stored)
}

/// Which record rests on a document: the enterprise, the publisher and the document's number.
pub(in super::super) type DocumentKey = (i64, i64, String);

/// Which records rest on these documents, each an enterprise, a publisher and the document's number.
pub(in super::super) async fn find_documents(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    wanted: &[Vec<Cell>],
) -> Result<HashMap<DocumentKey, Taken>, WriteError> {
    let columns = [
        Column { name: "enterprise_id", storage: Storage::Number },
        Column { name: "publisher_id", storage: Storage::Number },
        Column { name: DOCUMENT_KEY, storage: Storage::Text },
    ];
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push("(t.enterprise_id,t.publisher_id,t.document_key,t.id)");
    });
    sql.push(dialect.json_text()).push(" FROM ");
    dialect.relation(&mut sql, &columns, wanted);
    sql.push(format_args!(" JOIN {} t ON t.enterprise_id=v.enterprise_id", kind.name()));
    sql.push(" AND t.publisher_id=v.publisher_id AND t.document_key=v.document_key");
    let mut taken = HashMap::new();
    for row in fetch_json(transaction, sql).await?.as_list() {
        if let [Cell::Number(enterprise), Cell::Number(publisher), Cell::Text(document), Cell::Number(id)] =
            row.as_list()
        {
            taken.insert((*enterprise, *publisher, document.to_string()), Taken { record: Some(*id) });
        }
    }
    Ok(taken)
}

/// A stored record with all that it says.
#[derive(Debug, Clone)]
pub(in super::super) struct Whole {
    pub stored: Stored,
    pub enterprise: i64,
    pub district: Cell,
    pub industry: Cell,
    /// Its document's number, as far as it is the only record that has it.
    pub document: Option<String>,
    /// What it says, as its last event keeps it: names and values.
    pub content: Cell,
}

/// These records as they are.
pub(in super::super) async fn find_whole(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    records: &[Cell],
) -> Result<HashMap<i64, Whole>, WriteError> {
    let document = if kind.has_document() { "t.document_key" } else { "NULL" };
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push(format_args!("(t.enterprise_id,t.district,t.industry,{document},"));
        dialect.json_value(sql, |sql| {
            sql.push("e.content");
        });
        sql.push(",").push(stored_columns(kind)).push(")");
    });
    sql.push(dialect.json_text());
    sql.push(format_args!(" FROM {} t JOIN change_event e ON e.record_id=t.id AND e.revision=t.revision", kind.name()));
    sql.push(" WHERE t.id");
    dialect.one_of(&mut sql, Column { name: "id", storage: Storage::Number }, records);
    let mut found = HashMap::new();
    for row in fetch_json(transaction, sql).await?.as_list() {
        if let [Cell::Number(enterprise), district, industry, document, content, rest @ ..] = row.as_list()
            && let Some(stored) = Stored::read(rest)
        {
            let (district, industry, content) = (district.clone(), industry.clone(), content.clone());
            let document = document.as_str().map(str::to_owned);
            found.insert(stored.id, Whole { stored, enterprise: *enterprise, district, industry, document, content });
        }
    }
    Ok(found)
}

/// The columns that a written row fills, in the order of `Row::new`.
fn columns_of(kind: &'static dyn DisclosureKind, table: &Table) -> Vec<Column> {
    let record: &[&str] = match kind.subject() {
        SubjectRule::Itself => &[],
        SubjectRule::Enterprise => &RECORD,
    };
    let document = kind.has_document().then_some(DOCUMENT_KEY);
    let own = kind.fields().iter().map(|field| field.name);
    let names = ALL.iter().chain(record).copied().chain(document).chain(own);
    names.filter_map(|name| table.find(name)).collect()
}

/// Inserts new rows and updates changed ones. Where they are to be within a jurisdiction, the database judges too, and
/// lets nobody change another publisher's record.
pub(in super::super) async fn upsert(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    rows: &[impl CellRow],
    within: Option<Within<'_>>,
) -> Result<(), WriteError> {
    let table = registry::table_of(kind);
    let columns = columns_of(kind, table);
    let mut sql = Sql::new(dialect);
    sql.push(format_args!("INSERT INTO {} (", table.name));
    sql.join(",", &columns, |sql, column| {
        sql.push(column.name);
    });
    sql.push(") SELECT ");
    sql.join(",", &columns, |sql, column| {
        sql.push(format_args!("v.{}", column.name));
    });
    sql.push(" FROM ");
    dialect.relation(&mut sql, &columns, rows);
    // SQLite wants a WHERE, to tell the conflict clause from a join's ON.
    sql.push(" WHERE ");
    match within {
        Some(within) => {
            sql.push("EXISTS(SELECT 1 FROM enterprise e WHERE e.id=v.enterprise_id AND ");
            within.write(&mut sql, dialect, "e");
            sql.push(")");
        }
        None => {
            sql.push("true");
        }
    }
    sql.push(" ON CONFLICT (id) DO UPDATE SET ");
    let changing = columns.iter().filter(|column| !matches!(column.name, "id" | "published_at" | "publisher_id"));
    sql.join(",", changing, |sql, column| {
        sql.push(format_args!("{0}=excluded.{0}", column.name));
    });
    if within.is_some() {
        sql.push(format_args!(" WHERE {}.publisher_id=excluded.publisher_id", table.name));
    }
    let written = transaction.execute_raw(sql.finish()).await?.rows_affected();
    if within.is_some() && written != rows.len() as u64 {
        return Err(WriteError::Overreach { table: table.name, wanted: rows.len(), written });
    }
    Ok(())
}

/// Sets or clears the flag that the kind's list gives to the enterprises of these changes, by their open entries.
pub(in super::super) async fn refresh_list(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    changes: &[Change],
) -> Result<(), WriteError> {
    let Some(list) = kind.list() else { return Ok(()) };
    let enterprises: Vec<Cell> = changes.iter().map(|change| Cell::Number(change.enterprise)).collect();
    let flag = list.flag();
    let mut sql = Sql::new(dialect);
    sql.push(format_args!(
        "UPDATE enterprise SET {flag}=l.listed FROM (SELECT e.id,EXISTS(SELECT 1 FROM {} r",
        kind.name()
    ));
    sql.push(
        " WHERE r.enterprise_id=e.id AND r.removed_on IS NULL AND r.state='1') AS listed FROM enterprise e WHERE e.id",
    );
    dialect.one_of(&mut sql, Column { name: "id", storage: Storage::Number }, &enterprises);
    sql.push(format_args!(") l WHERE enterprise.id=l.id AND enterprise.{flag}<>l.listed"));
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Copies district and industry of these enterprises to their records again.
pub(in super::super) async fn refresh_copies(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    enterprises: &[i64],
) -> Result<(), WriteError> {
    let enterprises: Vec<Cell> = enterprises.iter().copied().map(Cell::Number).collect();
    for kind in KINDS.iter().filter(|kind| kind.subject() == SubjectRule::Enterprise) {
        let table = kind.name();
        let mut sql = Sql::new(dialect);
        sql.push(format_args!("UPDATE {table} SET district=e.district,industry=e.industry FROM enterprise e"));
        sql.push(format_args!(" WHERE e.id={table}.enterprise_id AND {table}.enterprise_id"));
        dialect.one_of(&mut sql, Column { name: "enterprise_id", storage: Storage::Number }, &enterprises);
        transaction.execute_raw(sql.finish()).await?;
    }
    Ok(())
}
