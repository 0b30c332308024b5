//! The statements of statistics.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, SecondsFormat, Utc};
use entity::code::{CodeList as _, RecordKind};

use super::{Asked, Audience, Figures, month_of};
use crate::domain::{
    access::OrganisationId,
    calendar::Month,
    disclosure::{
        kind::DisclosureKind,
        registry::{publisher_table, table_of},
    },
    store::{
        StoreError,
        cell::Cell,
        fetch_json,
        sql::Sql,
        table::{Column, Storage},
        view::View,
    },
};

/// The condition that a moment's column lies in the months.
fn within(sql: &mut Sql, column: &'static str, asked: &Asked) {
    let moment = |at: DateTime<Utc>| Cell::text(at.to_rfc3339_opts(SecondsFormat::Micros, true));
    let column = Column { name: column, storage: Storage::Moment };
    sql.push(column.name).push(">=").bind_cell(column, &moment(asked.months.from().begins_at()));
    sql.push(" AND ").push(column.name).push("<").bind_cell(column, &moment(asked.months.to().ends_at()));
}

/// What was published of one kind, by publisher and month: along the index of the publisher's records, or of all.
pub(super) async fn published(
    view: &View,
    kind: &'static dyn DisclosureKind,
    asked: &Asked,
) -> Result<Vec<(OrganisationId, Month, Figures)>, StoreError> {
    let dialect = view.dialect();
    let table = table_of(kind).name;
    let (dated, days) = match kind.occurred_on() {
        Some(date) => (format!("COUNT({date})"), format!("SUM({})", dialect.china_days_since(date, "published_at"))),
        None => ("0".to_owned(), "0".to_owned()),
    };
    let mut sql = Sql::rows(dialect, "s.publisher,s.month,s.published,s.with_due,s.on_time,s.late,s.dated,s.days");
    let month = dialect.china_month("published_at");
    sql.push(format_args!("(SELECT publisher_id AS publisher,{month} AS month,COUNT(*) AS published,"));
    sql.push(
        "COUNT(due_on) AS with_due,COUNT(CASE WHEN due_on IS NOT NULL AND NOT published_late THEN 1 END) AS on_time,",
    );
    sql.push("COUNT(CASE WHEN due_on IS NOT NULL AND published_late THEN 1 END) AS late,");
    sql.push(format_args!("{dated} AS dated,{days} AS days FROM {table} WHERE "));
    if let Audience::One(publisher) = asked.audience {
        sql.push("publisher_id=").bind(publisher.0).push(" AND ");
    }
    within(&mut sql, "published_at", asked);
    sql.push(" GROUP BY 1,2) s");
    let answer = fetch_json(view, sql).await?;
    let row = |row: &Cell| {
        let [organisation, month, counts @ ..] = row.as_list() else { return None };
        let counts: Vec<i64> = counts.iter().map(|count| count.as_i64().unwrap_or_default()).collect();
        let [published, with_due_day, on_time, late, dated, days] = counts[..] else { return None };
        let figures = Figures { published, with_due_day, on_time, late, dated, days, ..Figures::default() };
        Some((OrganisationId(organisation.as_i64()?), month_of(month.as_str()?)?, figures))
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}

/// What was done to records after their creation, by who had entered them, by kind and month.
pub(super) async fn done_later(
    view: &View,
    asked: &Asked,
) -> Result<Vec<(OrganisationId, RecordKind, Month, Figures)>, StoreError> {
    let dialect = view.dialect();
    let mut sql = Sql::rows(dialect, "s.publisher,s.kind,s.month,s.corrections,s.withdrawals,s.objections");
    let month = dialect.china_month("e.at");
    sql.push(format_args!("(SELECT c.publisher_id AS publisher,e.kind AS kind,{month} AS month"));
    for (operation, name) in [("revise", "corrections"), ("withdraw", "withdrawals"), ("object", "objections")] {
        sql.push(format_args!(",COUNT(CASE WHEN e.operation='{operation}' THEN 1 END) AS {name}"));
    }
    // Who changed a record is told by the event; who answers for it, by the first event of the record.
    sql.push(" FROM change_event e JOIN change_event c ON c.record_id=e.record_id AND c.revision=1 WHERE ");
    // As the index has it.
    sql.push("e.operation <> 'create' AND e.operation IN ('revise','withdraw','object') AND ");
    within(&mut sql, "e.at", asked);
    sql.push(" AND e.kind");
    let kinds: Vec<Cell> = asked.kinds().map(|kind| Cell::text(kind.code())).collect();
    dialect.one_of(&mut sql, Column { name: "kind", storage: Storage::Text }, &kinds);
    if let Audience::One(publisher) = asked.audience {
        sql.push(" AND c.publisher_id=").bind(publisher.0);
    }
    sql.push(" GROUP BY 1,2,3) s");
    let answer = fetch_json(view, sql).await?;
    let row = |row: &Cell| {
        let [publisher, kind, month, corrections, withdrawals, objections] = row.as_list() else { return None };
        let figures = Figures {
            corrections: corrections.as_i64()?,
            withdrawals: withdrawals.as_i64()?,
            objections: objections.as_i64()?,
            ..Figures::default()
        };
        let kind = RecordKind::from_code(kind.as_str()?)?;
        Some((OrganisationId(publisher.as_i64()?), kind, month_of(month.as_str()?)?, figures))
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}

/// What these publishers are called.
pub(super) async fn names(
    view: &View,
    publishers: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Arc<str>>, StoreError> {
    let ids: Vec<Cell> = publishers.map(|publisher| Cell::Number(publisher.0)).collect();
    let mut sql = Sql::rows(view.dialect(), "s.id,s.name");
    sql.push(format_args!("{} s WHERE s.id", publisher_table().name));
    view.dialect().one_of(&mut sql, Column { name: "id", storage: Storage::Number }, &ids);
    let answer = fetch_json(view, sql).await?;
    let row = |row: &Cell| match row.as_list() {
        [Cell::Number(id), Cell::Text(name)] => Some((OrganisationId(*id), Arc::from(&**name))),
        _ => None,
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}
