//! The statements of the write path.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr, SqlErr};

use super::{Batch, WriteError, sameness::Found};
use crate::domain::{
    disclosure::{
        cell::Cell,
        draft::Subject,
        kind::{DisclosureKind, EnterpriseList, SubjectRule},
        registry::{self, KINDS},
    },
    store::{
        dialect::{CellRow, Dialect},
        fetch_json,
        sql::Sql,
        table::{Column, Storage, Table},
    },
};

/// The enterprise that a draft is about, and what its records copy from it.
#[derive(Debug, Clone)]
pub(super) struct SubjectRow {
    pub id: i64,
    pub district: Cell,
    pub industry: Cell,
}

impl SubjectRow {
    /// An enterprise that is being registered is its own subject and has no row yet.
    pub(super) fn of_itself(kind: &dyn DisclosureKind) -> Option<Self> {
        (kind.subject() == SubjectRule::Itself).then_some(Self { id: 0, district: Cell::Null, industry: Cell::Null })
    }
}

/// A record that is stored already.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub id: i64,
    pub publisher: i64,
    pub revision: i64,
    pub content_hash: i64,
}

/// A change on its way into the event table.
#[derive(Debug)]
pub(super) struct Event {
    pub record: i64,
    pub enterprise: i64,
    pub publisher: i64,
    pub revision: i64,
    pub content: Box<str>,
}

/// How moments are bound: RFC 3339 in UTC with microseconds, which SQLite compares as text.
pub(super) fn moment(at: DateTime<Utc>) -> Cell {
    Cell::text(at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

/// Whether another writer was quicker: the same batch may succeed when it is repeated.
pub(super) fn is_conflict(error: &DbErr) -> bool {
    const DEADLOCK: &str = "40P01";
    const SERIALIZATION: &str = "40001";
    if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
        return true;
    }
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else {
        return false;
    };
    let Some(error) = cause.as_database_error() else { return false };
    let code = error.code();
    code.is_some_and(|code| code == DEADLOCK || code == SERIALIZATION)
}

/// Makes whoever registers enterprises alone wait for everybody else who registers some, and everybody else for them.
pub(super) async fn lock_registration(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    alone: bool,
) -> Result<(), WriteError> {
    if let Some(statement) = dialect.lock_new_rows(alone) {
        transaction.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Takes a block of record ids; returns the last of them.
pub(super) async fn reserve_ids(
    connection: &DatabaseConnection,
    dialect: Dialect,
    size: i64,
) -> Result<i64, WriteError> {
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE record_counter SET last_id=last_id+").bind(size).push(" WHERE id=1 RETURNING last_id");
    returned_number(connection, sql).await
}

async fn returned_number(connection: &impl ConnectionTrait, sql: Sql) -> Result<i64, WriteError> {
    let row = connection.query_one_raw(sql.finish()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("a counter row is missing".to_owned()))?;
    Ok(row.try_get_by_index(0)?)
}

/// The enterprises that these codes name. Locked, whoever writes about the same enterprise waits, so that what is read of
/// it and of its records stays true until the commit.
pub(super) async fn find_subjects(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    subjects: impl Iterator<Item = Subject>,
    locked: bool,
) -> Result<Found, WriteError> {
    let (mut codes, mut numbers) = (Vec::new(), Vec::new());
    for subject in subjects {
        match subject {
            Subject::CreditCode(code) => codes.push(Cell::Text(code)),
            Subject::RegistrationNumber(number) => numbers.push(Cell::Text(number)),
        }
    }
    let mut found = HashMap::new();
    for (name, mut values) in [("credit_code", codes), ("registration_number", numbers)] {
        values.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        values.dedup();
        if values.is_empty() {
            continue;
        }
        let column = Column { name, storage: Storage::Text };
        let mut sql = Sql::new(dialect);
        sql.push("SELECT ");
        dialect.json_rows(&mut sql, |sql| {
            sql.push(dialect.json_array()).push(format_args!("({name},id,district,industry)"));
        });
        sql.push(dialect.json_text());
        sql.push(format_args!(" FROM (SELECT {name},id,district,industry FROM enterprise WHERE {name}"));
        dialect.one_of(&mut sql, column, &values);
        sql.push(if locked { dialect.lock_rows() } else { "" }).push(") e");
        let answer = fetch_json(connection, sql).await?;
        for row in answer.as_list() {
            if let [Cell::Text(value), Cell::Number(id), district, industry] = row.as_list() {
                let subject = match name {
                    "credit_code" => Subject::CreditCode(value.clone()),
                    _ => Subject::RegistrationNumber(value.clone()),
                };
                found.insert(subject, SubjectRow { id: *id, district: district.clone(), industry: industry.clone() });
            }
        }
    }
    Ok(found)
}

/// What is stored under these pairs of enterprise and identity.
pub(super) async fn find_stored(
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
        sql.push(dialect.json_array())
            .push("(v.enterprise_id,v.identity,t.id,t.publisher_id,t.revision,t.content_hash)");
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
        if let [
            Cell::Number(enterprise),
            identity,
            Cell::Number(id),
            Cell::Number(publisher),
            Cell::Number(revision),
            Cell::Number(hash),
        ] = row.as_list()
        {
            let key = (*enterprise, identity.as_str().unwrap_or_default().to_owned());
            stored.insert(key, Stored { id: *id, publisher: *publisher, revision: *revision, content_hash: *hash });
        }
    }
    Ok(stored)
}

/// The columns that a written row fills, in the order of `Round::row`.
fn columns_of(kind: &'static dyn DisclosureKind, table: &Table) -> Vec<Column> {
    const ALL: [&str; 7] = ["id", "publisher_id", "state", "revision", "content_hash", "published_at", "updated_at"];
    const RECORD: [&str; 4] = ["enterprise_id", "identity", "district", "industry"];
    let record: &[&str] = match kind.subject() {
        SubjectRule::Itself => &[],
        SubjectRule::Enterprise => &RECORD,
    };
    let names = ALL.iter().chain(record).copied().chain(kind.fields().iter().map(|field| field.name));
    names.filter_map(|name| table.find(name)).collect()
}

/// Inserts new rows and updates changed ones.
pub(super) async fn upsert(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    rows: &[impl CellRow],
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
    // SQLite wants the WHERE, to tell the conflict clause from a join's ON.
    sql.push(" WHERE true ON CONFLICT (id) DO UPDATE SET ");
    let changing = columns.iter().filter(|column| !matches!(column.name, "id" | "published_at"));
    sql.join(",", changing, |sql, column| {
        sql.push(format_args!("{0}=excluded.{0}", column.name));
    });
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Sets or clears these enterprises' flag for a list, by their open entries.
pub(super) async fn refresh_list_flag(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    list: EnterpriseList,
    enterprises: &[Cell],
) -> Result<(), WriteError> {
    let flag = list.flag();
    let mut sql = Sql::new(dialect);
    sql.push(format_args!(
        "UPDATE enterprise SET {flag}=l.listed FROM (SELECT e.id,EXISTS(SELECT 1 FROM {} r",
        kind.name()
    ));
    sql.push(
        " WHERE r.enterprise_id=e.id AND r.removed_on IS NULL AND r.state='1') AS listed FROM enterprise e WHERE e.id",
    );
    dialect.one_of(&mut sql, Column { name: "id", storage: Storage::Number }, enterprises);
    sql.push(format_args!(") l WHERE enterprise.id=l.id AND enterprise.{flag}<>l.listed"));
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Copies district and industry of these enterprises to their records again.
pub(super) async fn refresh_copies(
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

/// Appends the events, taking their sequence numbers from the counter row, which stays locked until the commit.
pub(super) async fn append_events(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    batch: &Batch<'_>,
    events: Vec<Event>,
) -> Result<(), WriteError> {
    if events.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE change_counter SET sequence=sequence+").bind(count).push(" WHERE id=1 RETURNING sequence");
    let last = returned_number(transaction, sql).await?;

    let rows: Vec<Vec<Cell>> =
        (last - count + 1..).zip(events).map(|(sequence, event)| event_row(batch, sequence, event)).collect();
    let columns = event_columns();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO change_event (");
    sql.join(",", columns, |sql, column| {
        sql.push(column.name);
    });
    sql.push(") SELECT * FROM ");
    dialect.relation(&mut sql, &columns, &rows);
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

fn event_columns() -> [Column; 9] {
    [
        ("sequence", Storage::Number),
        ("at", Storage::Moment),
        ("operation", Storage::Text),
        ("kind", Storage::Text),
        ("record_id", Storage::Number),
        ("enterprise_id", Storage::Number),
        ("publisher_id", Storage::Number),
        ("revision", Storage::Number),
        ("content", Storage::Json),
    ]
    .map(|(name, storage)| Column { name, storage })
}

fn event_row(batch: &Batch<'_>, sequence: i64, event: Event) -> Vec<Cell> {
    vec![
        Cell::Number(sequence),
        moment(batch.now),
        Cell::text(if event.revision == 1 { "create" } else { "revise" }),
        Cell::text(batch.kind.name()),
        Cell::Number(event.record),
        Cell::Number(event.enterprise),
        Cell::Number(event.publisher),
        Cell::Number(event.revision),
        Cell::Json(event.content),
    ]
}
