//! The rows of the audit log: the only file here that names entities.

use chrono::{DateTime, Utc};
use entity::{
    audit_entry::{self, Column},
    code::{AuditAction, AuditActor, CodeList},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Select,
};

use super::{Act, Actor, AuditEntry, AuditFilter, Origin};
use crate::domain::store::id_window::{IdPage, IdWindow};

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

/// A page of entries, the latest first.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    organisation: Option<i64>,
    filter: &AuditFilter,
    window: IdWindow,
) -> Result<IdPage<AuditEntry>, DbErr> {
    let page = window.fetch(db, select(organisation, filter), Column::Id, |row| row.id).await?;
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
        select = select.filter(Column::OrganisationId.eq(organisation));
    }
    if let Some(actions) = &filter.actions {
        select = select.filter(Column::Action.is_in(actions.iter().map(|action| action.code())));
    }
    if let Some(actors) = &filter.actors {
        select = select.filter(Column::Actor.is_in(actors.iter().map(|actor| actor.code())));
    }
    if let Some(client) = filter.client {
        select = select.filter(Column::ClientId.eq(client));
    }
    if let Some(target) = &filter.target {
        select = select.filter(Column::Target.eq(target.as_str()));
    }
    if let Some(request_id) = &filter.request_id {
        select = select.filter(Column::RequestId.eq(request_id.as_str()));
    }
    if let Some(from) = filter.from {
        select = select.filter(Column::At.gte(from));
    }
    if let Some(to) = filter.to {
        select = select.filter(Column::At.lte(to));
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
