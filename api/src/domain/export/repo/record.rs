//! The records of an export, as of its sequence number: of each the last change event up to it, along the index of the
//! record's revisions. The tables of the kinds only say which records there are; one that was made later has no event by
//! then.

use std::{collections::HashMap, sync::Arc};

use entity::code::{CodeList as _, RecordState};

use crate::domain::{
    disclosure::{
        kind::{DisclosureKind, SubjectRule},
        registry::{publisher_table, table_of},
    },
    export::{
        row::{Enterprise, Publisher},
        what::{ExportFilter, What},
    },
    reading::global_id,
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
const TEXT: Column = Column { name: "value", storage: Storage::Text };

/// Which records of a kind are read next.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::export) enum Next<'a> {
    /// So many from after this one on, as they stand in the kind's table.
    After(i64, u32),
    /// These.
    These(&'a [i64]),
}

/// What is read of the records.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::export) struct Reading<'a> {
    pub(in crate::domain::export) kind: &'static dyn DisclosureKind,
    pub(in crate::domain::export) what: &'a What,
    pub(in crate::domain::export) sequence: u64,
}

/// A record, its enterprise and its publisher by their numbers.
#[derive(Debug)]
pub(in crate::domain::export) struct Record {
    pub(in crate::domain::export) id: i64,
    pub(in crate::domain::export) sequence: i64,
    pub(in crate::domain::export) revision: i64,
    pub(in crate::domain::export) updated_at: String,
    pub(in crate::domain::export) under_objection: bool,
    pub(in crate::domain::export) publisher: i64,
    pub(in crate::domain::export) enterprise: i64,
    /// What it says; nothing where it is displayed no longer.
    pub(in crate::domain::export) content: Option<Cell>,
}

/// Records that were read.
#[derive(Debug)]
pub(in crate::domain::export) struct Found {
    /// How many were looked at.
    pub(in crate::domain::export) looked: u64,
    /// The last of them; nothing where there was none.
    pub(in crate::domain::export) last: Option<i64>,
    /// Those that belong into the export, in the order of their numbers.
    pub(in crate::domain::export) records: Vec<Record>,
}

/// Reads the next records.
pub(in crate::domain::export) async fn next(
    view: &View,
    reading: Reading<'_>,
    next: Next<'_>,
) -> Result<Found, StoreError> {
    let dialect = view.dialect();
    let Reading { kind, what, sequence } = reading;
    let mut sql = Sql::new(dialect);
    sql.push("WITH r AS (SELECT id,publisher_id FROM ").push(table_of(kind).name);
    match next {
        Next::After(after, limit) => {
            sql.push(" WHERE id>").bind(after).push(" ORDER BY id LIMIT ").bind(i64::from(limit));
        }
        Next::These(ids) => {
            let ids: Vec<Cell> = ids.iter().copied().map(Cell::Number).collect();
            sql.push(" WHERE id");
            dialect.one_of(&mut sql, ID, &ids);
        }
    }
    let array = dialect.json_array();
    sql.push(") SELECT ").push(array).push("((SELECT count(*) FROM r),(SELECT max(id) FROM r),");
    dialect.json_value(&mut sql, |sql| {
        sql.push("(SELECT ");
        dialect.json_rows(sql, |sql| {
            sql.push(array).push("(w.id,w.sequence,w.revision,").push(dialect.moment_text("w.at"));
            sql.push(",w.under_objection,w.publisher_id,w.enterprise_id,w.now,");
            dialect.json_value(sql, |sql| {
                sql.push("CASE WHEN w.now=1 THEN w.content END");
            });
            sql.push(")");
        });
        sql.push(" FROM (");
        write_records(sql, what, sequence);
        sql.push(") w WHERE ");
        // What the reader has already is not told; of what it never had, nothing has to go.
        sql.push(match (what.since.is_some(), what.filter.asks_enterprise()) {
            (false, _) => "w.now=1",
            (true, false) => "w.now=1 OR w.earlier=1",
            (true, true) => "(w.now=1 AND (w.has_changed=1 OR w.earlier=0)) OR (w.now=0 AND w.earlier=1)",
        });
        sql.push(")");
    });
    sql.push(")").push(dialect.json_text());
    let answer = fetch_json(view, sql).await?;
    let [looked, last, rows] = answer.as_list() else {
        return Ok(Found { looked: 0, last: None, records: Vec::new() });
    };
    let mut records: Vec<Record> = rows.as_list().iter().filter_map(record_of).collect();
    records.sort_unstable_by_key(|record| record.id);
    let looked = looked.as_i64().and_then(|looked| u64::try_from(looked).ok()).unwrap_or_default();
    Ok(Found { looked, last: last.as_i64(), records })
}

/// The records `r` with what they are now, as of the sequence number, and of a delta what they were earlier.
fn write_records(sql: &mut Sql, what: &What, sequence: u64) {
    let asks_enterprise = what.filter.asks_enterprise();
    sql.push("SELECT r.id,c.sequence,c.revision,c.at,c.under_objection,r.publisher_id,c.enterprise_id,c.content,");
    write_flag(sql, |sql| write_wanted(sql, &what.filter, "c", "e"));
    sql.push(" AS now");
    if let Some(since) = what.since {
        sql.push(",");
        write_flag(sql, |sql| write_wanted(sql, &what.filter, "b", "f"));
        sql.push(" AS earlier,");
        write_flag(sql, |sql| {
            sql.push("c.sequence>").bind_sequence(since);
        });
        sql.push(" AS has_changed");
    }
    sql.push(" FROM r JOIN change_event c ON c.record_id=r.id AND ");
    past::write_last(sql, "c", "r.id", sequence);
    if asks_enterprise {
        sql.push(" JOIN change_event e ON e.record_id=c.enterprise_id AND ");
        past::write_last(sql, "e", "c.enterprise_id", sequence);
    }
    let Some(since) = what.since else { return };
    sql.push(" LEFT JOIN change_event b ON b.record_id=r.id AND ");
    past::write_last(sql, "b", "r.id", since);
    if asks_enterprise {
        sql.push(" LEFT JOIN change_event f ON f.record_id=c.enterprise_id AND ");
        past::write_last(sql, "f", "c.enterprise_id", since);
    }
    // Whatever has not changed is what it was; what its enterprise is may have changed without it.
    sql.push(" WHERE c.sequence>").bind_sequence(since);
    if asks_enterprise {
        sql.push(" OR e.sequence>").bind_sequence(since);
    }
}

/// The condition that the record of this event is displayed and meets the filter, with its enterprise's event.
fn write_wanted(sql: &mut Sql, filter: &ExportFilter, event: &str, enterprise: &str) {
    let dialect = sql.dialect();
    sql.push(format_args!("{event}.state=")).bind(RecordState::Current.code());
    let mut one_of = |of: &str, field: &str, values: &Option<Vec<String>>| {
        let Some(values) = values else { return };
        sql.push(format_args!(" AND {of}.content->>'{field}'"));
        dialect.one_of(sql, TEXT, &texts(values));
    };
    one_of(event, "authority", &filter.authorities);
    one_of(enterprise, "district", &filter.districts);
    one_of(enterprise, "industry", &filter.industries);
    let Some(subjects) = &filter.subjects else { return };
    sql.push(format_args!(" AND ({enterprise}.content->>'credit_code'"));
    dialect.one_of(sql, TEXT, &texts(&subjects.credit_codes));
    sql.push(format_args!(" OR {enterprise}.content->>'registration_number'"));
    dialect.one_of(sql, TEXT, &texts(&subjects.registration_numbers));
    sql.push(")");
}

/// 1 where a condition holds, and 0 where it does not or is not known.
fn write_flag(sql: &mut Sql, condition: impl FnOnce(&mut Sql)) {
    sql.push("CASE WHEN ");
    condition(sql);
    sql.push(" THEN 1 ELSE 0 END");
}

fn record_of(row: &Cell) -> Option<Record> {
    let [id, sequence, revision, updated_at, under_objection, publisher, enterprise, now, content] = row.as_list()
    else {
        return None;
    };
    Some(Record {
        id: id.as_i64()?,
        sequence: sequence.as_i64()?,
        revision: revision.as_i64()?,
        updated_at: updated_at.as_str()?.to_owned(),
        under_objection: under_objection.as_bool().unwrap_or_default(),
        publisher: publisher.as_i64()?,
        enterprise: enterprise.as_i64()?,
        content: (now.as_i64() == Some(1)).then(|| content.clone()),
    })
}

/// Whom these numbers mean, as of the sequence number: also those that are displayed no longer.
pub(in crate::domain::export) async fn enterprises(
    view: &View,
    ids: &[i64],
    sequence: u64,
) -> Result<HashMap<i64, Arc<Enterprise>>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let dialect = view.dialect();
    let rows: Vec<Vec<Cell>> = ids.iter().map(|id| vec![Cell::Number(*id)]).collect();
    let mut sql = Sql::rows_of(dialect, |sql| {
        sql.push("v.id,c.content->>'credit_code',c.content->>'registration_number',c.content->>'name'");
    });
    dialect.relation(&mut sql, &[ID], &rows);
    sql.push(" JOIN change_event c ON c.record_id=v.id AND ");
    past::write_last(&mut sql, "c", "v.id", sequence);
    let answer = fetch_json(view, sql).await?;
    let enterprise = |row: &Cell| {
        let [Cell::Number(id), code, registration, name] = row.as_list() else { return None };
        Some((*id, Arc::new(enterprise(*id, [code, registration, name]))))
    };
    Ok(answer.as_list().iter().filter_map(enterprise).collect())
}

/// An enterprise of this number, code, registration number and name.
pub(in crate::domain::export) fn enterprise(id: i64, [code, registration, name]: [&Cell; 3]) -> Enterprise {
    let text = |cell: &Cell| cell.as_str().map(str::to_owned);
    Enterprise {
        id: global_id::encode("enterprise", id),
        credit_code: text(code),
        registration_number: text(registration),
        name: text(name),
    }
}

/// The organisations of these numbers.
pub(in crate::domain::export) async fn publishers(
    view: &View,
    ids: &[i64],
) -> Result<Vec<(i64, Publisher)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let dialect = view.dialect();
    let ids: Vec<Cell> = ids.iter().copied().map(Cell::Number).collect();
    let mut sql = Sql::rows_of(dialect, |sql| {
        sql.push("o.id,o.name");
    });
    sql.push(publisher_table().name).push(" o WHERE o.id");
    dialect.one_of(&mut sql, ID, &ids);
    let answer = fetch_json(view, sql).await?;
    let publisher = |row: &Cell| match row.as_list() {
        [Cell::Number(id), Cell::Text(name)] => {
            Some((*id, Publisher { id: global_id::encode("organisation", *id), name: name.to_string() }))
        }
        _ => None,
    };
    Ok(answer.as_list().iter().filter_map(publisher).collect())
}

/// How many records of a kind there are among the next so many, and the last of them.
pub(in crate::domain::export) async fn count_next(
    view: &View,
    kind: &dyn DisclosureKind,
    after: i64,
    limit: u32,
) -> Result<(u64, Option<i64>), StoreError> {
    let dialect = view.dialect();
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ").push(dialect.json_array()).push("(count(*),max(id))").push(dialect.json_text());
    sql.push(" FROM (SELECT id FROM ").push(table_of(kind).name);
    sql.push(" WHERE id>").bind(after).push(" ORDER BY id LIMIT ").bind(i64::from(limit)).push(") r");
    let answer = fetch_json(view, sql).await?;
    let [count, last] = answer.as_list() else { return Ok((0, None)) };
    Ok((count.as_i64().and_then(|count| u64::try_from(count).ok()).unwrap_or_default(), last.as_i64()))
}

/// The records of a kind that were changed by a change after the first number and up to the second, in the order of their
/// numbers.
pub(in crate::domain::export) async fn changed(
    view: &View,
    kind: &dyn DisclosureKind,
    after: u64,
    up_to: u64,
) -> Result<Vec<i64>, StoreError> {
    let dialect = view.dialect();
    let mut sql = ids_of(dialect);
    sql.push("(SELECT DISTINCT c.record_id AS id FROM change_event c WHERE c.sequence>").bind_sequence(after);
    sql.push(" AND c.sequence<=").bind_sequence(up_to).push(" AND c.kind=").bind(kind.name()).push(") r");
    Ok(ids(&fetch_json(view, sql).await?))
}

/// The records of a kind under these enterprises.
pub(in crate::domain::export) async fn of_enterprises(
    view: &View,
    kind: &dyn DisclosureKind,
    enterprises: &[i64],
) -> Result<Vec<i64>, StoreError> {
    if enterprises.is_empty() {
        return Ok(Vec::new());
    }
    let dialect = view.dialect();
    let column = match kind.subject() {
        SubjectRule::Itself => "id",
        SubjectRule::Enterprise => "enterprise_id",
    };
    let values: Vec<Cell> = enterprises.iter().copied().map(Cell::Number).collect();
    let mut sql = ids_of(dialect);
    sql.push(table_of(kind).name).push(" r WHERE r.").push(column);
    dialect.one_of(&mut sql, Column { name: "enterprise_id", storage: Storage::Number }, &values);
    Ok(ids(&fetch_json(view, sql).await?))
}

/// Begins a statement that answers with the numbers of the records `r` of what follows.
fn ids_of(dialect: Dialect) -> Sql {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push("r.id");
    });
    sql.push(dialect.json_text()).push(" FROM ");
    sql
}

fn ids(answer: &Cell) -> Vec<i64> {
    let mut ids: Vec<i64> = answer.as_list().iter().filter_map(Cell::as_i64).collect();
    ids.sort_unstable();
    ids
}

fn texts(values: &[String]) -> Vec<Cell> {
    values.iter().map(|value| Cell::text(value.as_str())).collect()
}
