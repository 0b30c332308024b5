//! The rows of the audit log: the only file here that names entities.

use chrono::{DateTime, SecondsFormat, Utc};
use entity::{
    audit_entry,
    audit_entry::Column as EntryColumn,
    code::{AuditAction, AuditActor, CodeList},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Select,
};

use super::{Act, Actor, AuditEntry, AuditFilter, Origin, WrittenAct};
use crate::domain::store::{
    cell::Cell,
    dialect::Dialect,
    id_window::{IdPage, IdWindow},
    sql::Sql,
    table::{Column, Storage},
};

/// Adds an entry.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    origin: &Origin,
    act: Act,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let (organisation, client, key) = match &origin.actor {
        Actor::Client { organisation, client, key } => (Some(*organisation), Some(*client), Some(key.clone())),
        Actor::CommandLine | Actor::Gateway => (None, None, None),
    };
    let row = audit_entry::ActiveModel {
        id: NotSet,
        at: Set(now),
        actor: Set(origin.actor.code().code().to_owned()),
        organisation_id: Set(organisation),
        client_id: Set(client),
        key_id: Set(key),
        request_id: Set(origin.request_id.clone()),
        address: Set(origin.address.map(|address| address.to_string())),
        action: Set(act.action.code().to_owned()),
        target: Set(act.target),
        before: Set(act.before.map(|value| value.to_string())),
        after: Set(act.after.map(|value| value.to_string())),
    };
    audit_entry::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Adds many entries in one statement.
pub(super) async fn insert_all<'a>(
    db: &impl ConnectionTrait,
    dialect: Dialect,
    origin: &Origin,
    acts: impl Iterator<Item = WrittenAct<'a>>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let text = |text: Option<&str>| text.map_or(Cell::Null, Cell::text);
    let number = |number: Option<i64>| number.map_or(Cell::Null, Cell::Number);
    let (organisation, client, key) = match &origin.actor {
        Actor::Client { organisation, client, key } => (Some(*organisation), Some(*client), Some(key.as_str())),
        Actor::CommandLine | Actor::Gateway => (None, None, None),
    };
    let address = origin.address.map(|address| address.to_string());
    let rows: Vec<Vec<Cell>> = acts
        .map(|act| {
            vec![
                Cell::text(now.to_rfc3339_opts(SecondsFormat::Micros, true)),
                Cell::text(origin.actor.code().code()),
                number(organisation),
                number(client),
                text(key),
                text(origin.request_id.as_deref()),
                text(address.as_deref()),
                Cell::text(act.action.code()),
                Cell::text(act.target),
                text(act.before),
                text(act.after),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let columns = [
        ("at", Storage::Moment),
        ("actor", Storage::Text),
        ("organisation_id", Storage::Number),
        ("client_id", Storage::Number),
        ("key_id", Storage::Text),
        ("request_id", Storage::Text),
        ("address", Storage::Text),
        ("action", Storage::Text),
        ("target", Storage::Text),
        ("before", Storage::Text),
        ("after", Storage::Text),
    ]
    .map(|(name, storage)| Column { name, storage });
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO audit_entry (");
    sql.join(",", columns, |sql, column| {
        sql.push(column.name);
    });
    sql.push(") SELECT * FROM ");
    dialect.relation(&mut sql, &columns, &rows);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// A page of entries, the latest first.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    organisation: Option<i64>,
    filter: &AuditFilter,
    window: IdWindow,
) -> Result<IdPage<AuditEntry>, DbErr> {
    let page = window.fetch(db, select(organisation, filter), EntryColumn::Id, |row| row.id).await?;
    Ok(page.map(entry))
}

/// How many entries there are.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    organisation: Option<i64>,
    filter: &AuditFilter,
) -> Result<u64, DbErr> {
    select(organisation, filter).count(db).await
}

fn select(organisation: Option<i64>, filter: &AuditFilter) -> Select<audit_entry::Entity> {
    let mut select = audit_entry::Entity::find();
    if let Some(organisation) = organisation {
        select = select.filter(EntryColumn::OrganisationId.eq(organisation));
    }
    if let Some(actions) = &filter.actions {
        select = select.filter(EntryColumn::Action.is_in(actions.iter().map(|action| action.code())));
    }
    if let Some(actors) = &filter.actors {
        select = select.filter(EntryColumn::Actor.is_in(actors.iter().map(|actor| actor.code())));
    }
    if let Some(client) = filter.client {
        select = select.filter(EntryColumn::ClientId.eq(client));
    }
    if let Some(target) = &filter.target {
        select = select.filter(EntryColumn::Target.eq(target.as_str()));
    }
    if let Some(request_id) = &filter.request_id {
        select = select.filter(EntryColumn::RequestId.eq(request_id.as_str()));
    }
    if let Some(from) = filter.from {
        select = select.filter(EntryColumn::At.gte(from));
    }
    if let Some(to) = filter.to {
        select = select.filter(EntryColumn::At.lte(to));
    }
    select
}

fn entry(row: audit_entry::Model) -> AuditEntry {
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    AuditEntry {
        id: row.id,
        at: row.at,
        actor: AuditActor::from_code(&row.actor),
        organisation: row.organisation_id,
        client: row.client_id,
        key: row.key_id,
        request_id: row.request_id,
        address: row.address.and_then(|address| address.parse().ok()),
        action: AuditAction::from_code(&row.action),
        target: row.target,
        before: json(row.before),
        after: json(row.after),
    }
}
