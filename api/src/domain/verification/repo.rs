//! The statements of verification. What was true at a point of the data is read from the change events: the last event
//! of a record up to it, along the index of the record's revisions. The tables of the kinds only say which records there
//! are of an enterprise; one that was made later has no event by then.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use entity::code::{CodeList as _, OrganisationKind, RecordState};

use super::{List, authority::KnownNames, lists, resolve::Enterprise};
use crate::domain::{
    disclosure::{
        field::FieldType,
        registry::{publisher_table, table_of},
    },
    store::{
        StoreError,
        cell::Cell,
        dialect::Dialect,
        fetch_json, past,
        sql::Sql,
        table::{Column, Storage},
        view::View,
    },
};

const ID: Column = Column { name: "id", storage: Storage::Number };

/// The most names of authorities that are read from one list. Where there are more, the field holds something else.
const AUTHORITY_NAMES_MAX: i64 = 2_000;

/// An entry of a list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) record: i64,
    pub(super) enterprise: i64,
    pub(super) revision: i64,
    pub(super) publisher: i64,
    pub(super) under_objection: bool,
    /// The values of the measure's fields, in their order.
    pub(super) values: Vec<Cell>,
}

impl Entry {
    /// The value of one of the measure's fields; nothing for another.
    pub(super) fn value(&self, fields: &[&str], name: &str) -> &Cell {
        const NOTHING: &Cell = &Cell::Null;
        let position = fields.iter().position(|field| *field == name);
        position.and_then(|position| self.values.get(position)).unwrap_or(NOTHING)
    }
}

/// The enterprises of these ids as they were when this change had been made. Those that were not registered, or whose
/// registration was withdrawn, are left out.
pub(super) async fn enterprises(
    view: &View,
    ids: Vec<i64>,
    sequence: u64,
) -> Result<HashMap<i64, Arc<Enterprise>>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let dialect = view.dialect();
    let rows: Vec<Vec<Cell>> = ids.into_iter().map(|id| vec![Cell::Number(id)]).collect();
    let mut sql = Sql::rows_of(dialect, |sql| {
        sql.push("c.record_id,c.content->>'name',");
        write_json(sql, dialect, "former_names");
        sql.push(",c.content->>'credit_code',c.content->>'registration_number',c.content->>'status'");
    });
    dialect.relation(&mut sql, &[ID], &rows);
    sql.push(" JOIN change_event c ON c.record_id=v.id AND ");
    past::write_last(&mut sql, "c", "v.id", sequence);
    write_displayed(&mut sql);
    let answer = fetch_json(view, sql).await?;
    let enterprise = |row: &Cell| {
        let [Cell::Number(id), Cell::Text(name), former_names, code, registration, status] = row.as_list() else {
            return None;
        };
        let text = |cell: &Cell| cell.as_str().map(Box::from);
        let former_names = former_names.as_list().iter().filter_map(text).collect();
        let enterprise = Enterprise {
            id: *id,
            name: name.clone(),
            former_names,
            credit_code: text(code),
            registration_number: text(registration),
            status: text(status)?,
        };
        Some((*id, Arc::new(enterprise)))
    };
    Ok(answer.as_list().iter().filter_map(enterprise).collect())
}

/// The entries of a list about these enterprises as they stood when this change had been made. Withdrawn and expired
/// ones are left out.
pub(super) async fn entries(
    view: &View,
    list: List,
    enterprises: &[i64],
    sequence: u64,
) -> Result<Vec<Entry>, StoreError> {
    let dialect = view.dialect();
    let ids: Vec<Cell> = enterprises.iter().copied().map(Cell::Number).collect();
    let mut sql = Sql::rows_of(dialect, |sql| {
        sql.push("c.record_id,r.enterprise_id,c.revision,r.publisher_id,c.under_objection");
        for field in list.measure.fields() {
            sql.push(",");
            if is_list(list, field) {
                write_json(sql, dialect, field);
            } else {
                sql.push(format_args!("c.content->>'{field}'"));
            }
        }
    });
    let table = table_of(list.kind).name;
    sql.push(format_args!("(SELECT id,enterprise_id,publisher_id FROM {table} WHERE enterprise_id"));
    dialect.one_of(&mut sql, Column { name: "enterprise_id", storage: Storage::Number }, &ids);
    sql.push(") r JOIN change_event c ON c.record_id=r.id AND ");
    past::write_last(&mut sql, "c", "r.id", sequence);
    write_displayed(&mut sql);
    let answer = fetch_json(view, sql).await?;
    let entry = |row: &Cell| {
        let [record, enterprise, revision, publisher, under_objection, values @ ..] = row.as_list() else {
            return None;
        };
        Some(Entry {
            record: record.as_i64()?,
            enterprise: enterprise.as_i64()?,
            revision: revision.as_i64()?,
            publisher: publisher.as_i64()?,
            under_objection: under_objection.as_bool().unwrap_or_default(),
            values: values.to_vec(),
        })
    };
    Ok(answer.as_list().iter().filter_map(entry).collect())
}

/// The names of authorities in the entries of all lists, and of all who publish. Each table's are found along its index, a
/// step a name, however many rows have it.
pub(super) async fn authorities(view: &View) -> Result<KnownNames, StoreError> {
    let dialect = view.dialect();
    let mut sql = Sql::new(dialect);
    sql.push("WITH RECURSIVE ");
    sql.join(",", lists().enumerate(), |sql, (position, list)| {
        let (table, name) = (table_of(list.kind).name, list.measure.authority);
        sql.push(format_args!("t{position}(name,step) AS (SELECT min({name}),1 FROM {table} UNION ALL "));
        sql.push(format_args!("SELECT (SELECT min(r.{name}) FROM {table} r WHERE r.{name}>t{position}.name),step+1 "));
        sql.push(format_args!("FROM t{position} WHERE name IS NOT NULL AND step<{AUTHORITY_NAMES_MAX})"));
    });
    sql.push(" SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push("(a.name,a.step)");
    });
    sql.push(dialect.json_text()).push(" FROM (");
    for (position, _) in lists().enumerate() {
        sql.push(format_args!("SELECT name,step FROM t{position} UNION ALL "));
    }
    let publishers: Vec<Cell> = OrganisationKind::PUBLISHERS.iter().map(|kind| Cell::text(kind.code())).collect();
    sql.push("SELECT name,0 FROM ").push(publisher_table().name).push(" WHERE kind");
    dialect.one_of(&mut sql, Column { name: "kind", storage: Storage::Text }, &publishers);
    sql.push(") a WHERE a.name IS NOT NULL");
    let answer = fetch_json(view, sql).await?;
    let mut known = KnownNames { names: HashSet::new(), is_whole: true };
    for row in answer.as_list() {
        if let [Cell::Text(name), Cell::Number(step)] = row.as_list() {
            known.names.insert(name.to_string());
            known.is_whole &= *step < AUTHORITY_NAMES_MAX;
        }
    }
    Ok(known)
}

/// What organisations are called.
pub(super) async fn publishers(view: &View, ids: Vec<i64>) -> Result<HashMap<i64, Arc<str>>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let dialect = view.dialect();
    let ids: Vec<Cell> = ids.into_iter().map(Cell::Number).collect();
    let mut sql = Sql::rows_of(dialect, |sql| {
        sql.push("o.id,o.name");
    });
    sql.push(publisher_table().name).push(" o WHERE o.id");
    dialect.one_of(&mut sql, ID, &ids);
    let answer = fetch_json(view, sql).await?;
    let name = |row: &Cell| match row.as_list() {
        [Cell::Number(id), Cell::Text(name)] => Some((*id, Arc::from(&**name))),
        _ => None,
    };
    Ok(answer.as_list().iter().filter_map(name).collect())
}

/// The further condition that the event says that its record is displayed.
fn write_displayed(sql: &mut Sql) {
    sql.push(" AND c.state=").bind(RecordState::Current.code());
}

/// A value of the content that is JSON itself.
fn write_json(sql: &mut Sql, dialect: Dialect, field: &str) {
    dialect.json_value(sql, |sql| {
        sql.push(format_args!("c.content->'{field}'"));
    });
}

/// Whether a field holds several values.
fn is_list(list: List, field: &str) -> bool {
    let known = list.kind.fields().iter().find(|known| known.name == field);
    known.is_some_and(|known| matches!(known.kind, FieldType::Codes(_) | FieldType::TextList | FieldType::Items(_)))
}
