//! The enterprises that rows are about.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::super::{WriteError, sameness::Found};
use crate::domain::{
    access::Jurisdiction,
    disclosure::{
        cell::Cell,
        draft::Subject,
        kind::{DisclosureKind, SubjectRule},
    },
    store::{
        dialect::Dialect,
        fetch_json,
        sql::Sql,
        table::{Column, Storage},
    },
};

/// The enterprise that a draft is about, and what its records copy from it.
#[derive(Debug, Clone)]
pub(in super::super) struct SubjectRow {
    pub id: i64,
    pub district: Cell,
    pub industry: Cell,
    /// What it is called; read for submissions alone.
    pub name: Cell,
    /// What it was called, likewise.
    pub former_names: Cell,
    /// Whether it is on the member list of the organisation that writes.
    pub is_member: bool,
}

impl SubjectRow {
    /// An enterprise that is being registered is its own subject and has no row yet.
    pub(in super::super) fn of_itself(kind: &dyn DisclosureKind) -> Option<Self> {
        (kind.subject() == SubjectRule::Itself).then(|| Self::new(0, Cell::Null, Cell::Null))
    }

    /// An enterprise of which nothing else is known.
    pub(in super::super) fn new(id: i64, district: Cell, industry: Cell) -> Self {
        Self { id, district, industry, name: Cell::Null, former_names: Cell::Null, is_member: false }
    }
}

/// About whom an organisation may write.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Within<'a> {
    /// Whose member list it is.
    pub organisation: i64,
    /// Its jurisdiction.
    pub jurisdiction: &'a Jurisdiction,
}

impl Within<'_> {
    /// The condition that the enterprise of this alias is within, as the database judges it.
    pub(super) fn write(self, sql: &mut Sql, dialect: Dialect, alias: &str) {
        sql.push("true");
        if let Some(prefix) = self.jurisdiction.division_prefix() {
            sql.push(format_args!(" AND substr({alias}.district,1,{})=", prefix.len())).bind(prefix.to_owned());
        }
        if self.jurisdiction.is_by_industry() {
            let sections = self.jurisdiction.industry_sections.iter().map(|section| Cell::text(section.as_str()));
            let sections: Vec<Cell> = sections.collect();
            sql.push(format_args!(" AND {alias}.industry"));
            dialect.one_of(sql, Column { name: "industry", storage: Storage::Text }, &sections);
        }
        if self.jurisdiction.members_only {
            sql.push(" AND ");
            self.write_membership(sql, alias);
        }
    }

    fn write_membership(self, sql: &mut Sql, alias: &str) {
        sql.push("EXISTS(SELECT 1 FROM organisation_member m WHERE m.organisation_id=").bind(self.organisation);
        sql.push(format_args!(" AND m.enterprise_id={alias}.id)"));
    }
}

/// The enterprises that these codes name. Locked, whoever writes about the same enterprise waits, so that what is read of
/// it and of its records stays true until the commit.
pub(in super::super) async fn find_subjects(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    subjects: impl Iterator<Item = Subject>,
    locked: bool,
    within: Option<Within<'_>>,
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
            sql.push(dialect.json_array()).push(format_args!("({name},id,district,industry"));
            if let Some(within) = within {
                sql.push(",name,");
                dialect.json_value(sql, |sql| {
                    sql.push("former_names");
                });
                sql.push(",");
                within.write_membership(sql, "e");
            }
            sql.push(")");
        });
        sql.push(dialect.json_text());
        let names = if within.is_some() { ",name,former_names" } else { "" };
        sql.push(format_args!(" FROM (SELECT {name},id,district,industry{names} FROM enterprise WHERE {name}"));
        dialect.one_of(&mut sql, column, &values);
        sql.push(if locked { dialect.lock_rows() } else { "" }).push(") e");
        let answer = fetch_json(connection, sql).await?;
        for row in answer.as_list() {
            let [Cell::Text(value), Cell::Number(id), district, industry, rest @ ..] = row.as_list() else { continue };
            let subject = match name {
                "credit_code" => Subject::CreditCode(value.clone()),
                _ => Subject::RegistrationNumber(value.clone()),
            };
            let mut row = SubjectRow::new(*id, district.clone(), industry.clone());
            if let [name, former_names, is_member] = rest {
                row.name = name.clone();
                row.former_names = former_names.clone();
                row.is_member = is_member.as_bool().unwrap_or_default();
            }
            found.insert(subject, row);
        }
    }
    Ok(found)
}

/// Locks the enterprises of these records, so that nobody else writes about them before the commit.
pub(in super::super) async fn lock_enterprises_of(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    kind: &'static dyn DisclosureKind,
    records: &[Cell],
) -> Result<(), WriteError> {
    if dialect.lock_rows().is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(dialect);
    sql.push("SELECT count(*)::text FROM (SELECT id FROM enterprise WHERE id IN (SELECT enterprise_id FROM ");
    sql.push(kind.name()).push(" WHERE id");
    dialect.one_of(&mut sql, Column { name: "id", storage: Storage::Number }, records);
    sql.push(")").push(dialect.lock_rows()).push(") e");
    fetch_json(connection, sql).await?;
    Ok(())
}
