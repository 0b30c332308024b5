//! The rows of member lists.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, SecondsFormat, Utc};
use entity::{
    organisation_member::{Column as MemberColumn, Entity as OrganisationMember},
    value::EnterpriseCode,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::RepoError;
use crate::domain::{
    access::{caller::OrganisationId, list_members::Member},
    store::{
        cell::Cell,
        dialect::Dialect,
        fetch_json,
        id_window::{IdPage, IdWindow},
        sql::Sql,
        table::{Column, Storage},
    },
};

const ENTERPRISE: Column = Column { name: "enterprise_id", storage: Storage::Number };
const ID: Column = Column { name: "id", storage: Storage::Number };

/// The numbers of the enterprises that these codes name. At most two statements.
pub(in crate::domain::access) async fn enterprises_of(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    codes: impl Iterator<Item = &EnterpriseCode>,
) -> Result<HashMap<EnterpriseCode, i64>, RepoError> {
    let codes: Vec<EnterpriseCode> = codes.copied().collect();
    let texts = |is_credit: bool| -> Vec<Cell> {
        let wanted = codes.iter().filter(|code| matches!(code, EnterpriseCode::Credit(_)) == is_credit);
        wanted.map(|code| Cell::text(code.as_str())).collect()
    };
    let mut by_text = HashMap::new();
    for (name, texts) in [("credit_code", texts(true)), ("registration_number", texts(false))] {
        by_text.extend(ids_by(db, dialect, name, &texts).await?);
    }
    let found = codes.into_iter().filter_map(|code| Some((code, *by_text.get(code.as_str())?)));
    Ok(found.collect())
}

/// The enterprises with these values in one column, each with its number.
async fn ids_by(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    name: &'static str,
    values: &[Cell],
) -> Result<Vec<(String, i64)>, RepoError> {
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push(format_args!("({name},id)"));
    });
    sql.push(dialect.json_text()).push(format_args!(" FROM enterprise WHERE {name}"));
    dialect.one_of(&mut sql, Column { name, storage: Storage::Text }, values);
    let answer = fetch_json(db, sql).await?;
    let row = |row: &Cell| match row.as_list() {
        [Cell::Text(value), Cell::Number(id)] => Some((value.to_string(), *id)),
        _ => None,
    };
    Ok(answer.as_list().iter().filter_map(row).collect())
}

/// Which of these enterprises are on the organisation's list. One statement.
pub(in crate::domain::access) async fn members_among(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    organisation: OrganisationId,
    enterprises: &[i64],
) -> Result<HashSet<i64>, RepoError> {
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push("enterprise_id");
    });
    sql.push(dialect.json_text()).push(" FROM organisation_member WHERE organisation_id=").bind(organisation.0);
    sql.push(" AND enterprise_id");
    dialect.one_of(&mut sql, ENTERPRISE, &numbers(enterprises));
    Ok(fetch_json(db, sql).await?.as_list().iter().filter_map(Cell::as_i64).collect())
}

/// Puts enterprises that are not on the list on it. One statement.
pub(in crate::domain::access) async fn insert_members(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    organisation: OrganisationId,
    enterprises: &[i64],
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let rows: Vec<Vec<Cell>> = enterprises.iter().map(|id| vec![Cell::Number(*id)]).collect();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO organisation_member (organisation_id,enterprise_id,added_at) SELECT ");
    sql.bind(organisation.0).push(dialect.cast(Storage::Number)).push(",v.enterprise_id,");
    sql.bind(now.to_rfc3339_opts(SecondsFormat::Micros, true)).push(dialect.cast(Storage::Moment)).push(" FROM ");
    dialect.relation(&mut sql, &[ENTERPRISE], &rows);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Takes enterprises off the list. One statement.
pub(in crate::domain::access) async fn delete_members(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    organisation: OrganisationId,
    enterprises: &[i64],
) -> Result<(), RepoError> {
    let mut sql = Sql::new(dialect);
    sql.push("DELETE FROM organisation_member WHERE organisation_id=").bind(organisation.0).push(" AND enterprise_id");
    dialect.one_of(&mut sql, ENTERPRISE, &numbers(enterprises));
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// How many members an organisation has.
pub(in crate::domain::access) async fn count_members_of(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<u64, RepoError> {
    Ok(OrganisationMember::find().filter(MemberColumn::OrganisationId.eq(organisation.0)).count(db).await?)
}

/// How many members each of these organisations has; those without any are left out. One statement.
pub(in crate::domain::access) async fn count_members(
    db: &impl ConnectionTrait,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, u64>, RepoError> {
    let counts: Vec<(i64, i64)> = OrganisationMember::find()
        .select_only()
        .column(MemberColumn::OrganisationId)
        .column_as(MemberColumn::EnterpriseId.count(), "members")
        .filter(MemberColumn::OrganisationId.is_in(organisations.iter().map(|id| id.0)))
        .group_by(MemberColumn::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let counts = counts.into_iter().map(|(id, count)| (OrganisationId(id), u64::try_from(count).unwrap_or_default()));
    Ok(counts.collect())
}

/// The same page of each of these organisations' lists, by the enterprises' numbers. One statement, in which each list is
/// read along its key and no further than the page.
pub(in crate::domain::access) async fn page_members(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    organisations: &[OrganisationId],
    window: IdWindow,
) -> Result<HashMap<OrganisationId, IdPage<Member>>, RepoError> {
    let ids: Vec<i64> = organisations.iter().map(|id| id.0).collect();
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ");
    dialect.json_rows(&mut sql, |sql| {
        sql.push(dialect.json_array()).push("(o.id,");
        dialect.json_value(sql, |sql| write_page(sql, window));
        sql.push(")");
    });
    sql.push(dialect.json_text()).push(" FROM organisation o WHERE o.id");
    dialect.one_of(&mut sql, ID, &numbers(&ids));
    let answer = fetch_json(db, sql).await?;
    let mut pages = HashMap::new();
    for organisation in answer.as_list() {
        let [Cell::Number(id), rows] = organisation.as_list() else { continue };
        let rows = rows.as_list().iter().map(member).collect::<Result<_, _>>()?;
        pages.insert(OrganisationId(*id), window.page(rows));
    }
    Ok(pages)
}

/// The rows of the organisation `o`, one more than the page has.
fn write_page(sql: &mut Sql, window: IdWindow) {
    let dialect = sql.dialect();
    sql.push("(SELECT ");
    dialect.json_rows(sql, |sql| {
        sql.push(dialect.json_array()).push("(t.id,t.credit_code,t.registration_number,t.name,t.added_at)");
    });
    sql.push(" FROM (SELECT e.id,e.credit_code,e.registration_number,e.name,m.added_at FROM organisation_member m");
    sql.push(" JOIN enterprise e ON e.id=m.enterprise_id WHERE m.organisation_id=o.id");
    if let Some(after) = window.after {
        sql.push(" AND m.enterprise_id>").bind(after);
    }
    if let Some(before) = window.before {
        sql.push(" AND m.enterprise_id<").bind(before);
    }
    let way = if window.reads_descending() { "DESC" } else { "ASC" };
    sql.push(format_args!(" ORDER BY m.enterprise_id {way} LIMIT {}) t)", u64::from(window.limit) + 1));
}

fn member(row: &Cell) -> Result<(i64, Member), RepoError> {
    let wrong = RepoError::UnknownValue { table: "organisation_member" };
    let [Cell::Number(id), credit_code, registration_number, Cell::Text(name), Cell::Text(added_at)] = row.as_list()
    else {
        return Err(wrong);
    };
    let text = |cell: &Cell| cell.as_str().map(str::to_owned);
    let member = Member {
        credit_code: text(credit_code),
        registration_number: text(registration_number),
        name: name.to_string(),
        added_at: DateTime::parse_from_rfc3339(added_at).map_err(|_| wrong)?.to_utc(),
    };
    Ok((*id, member))
}

fn numbers(ids: &[i64]) -> Vec<Cell> {
    ids.iter().copied().map(Cell::Number).collect()
}
