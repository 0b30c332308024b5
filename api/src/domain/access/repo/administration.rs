//! What only administration reads and writes.

use std::collections::BTreeSet;

use entity::{api_key, client, code::CodeList, organisation, tier};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select, sea_query::Expr,
};

use super::{RepoError, client_summary, json_list, kind_of, responsibility_of, tier_of};
use crate::domain::{
    access::{
        caller::{ClientId, OrganisationId},
        list_clients::ClientSummary,
        list_organisations::OrganisationSummary,
        responsibility::Responsibility,
        tier::{SetBy, TierSummary},
        update_client::ClientState,
    },
    store::id_window::{IdPage, IdWindow},
};

/// Every tier with who has set it, by name.
pub(in crate::domain::access) async fn describe_tiers(
    db: &impl ConnectionTrait,
) -> Result<Vec<TierSummary>, RepoError> {
    let rows = tier::Entity::find().order_by_asc(tier::Column::Name).all(db).await?;
    rows.into_iter().map(described).collect()
}

/// The tier of this name, with who has set it.
pub(in crate::domain::access) async fn describe_tier(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<TierSummary>, RepoError> {
    tier::Entity::find_by_id(name).one(db).await?.map(described).transpose()
}

/// Locks a tier's row until the transaction ends; whether there is one.
pub(in crate::domain::access) async fn lock_tier(db: &impl ConnectionTrait, name: &str) -> Result<bool, RepoError> {
    let locked = tier::Entity::update_many()
        .col_expr(tier::Column::Name, Expr::col(tier::Column::Name))
        .filter(tier::Column::Name.eq(name))
        .exec(db)
        .await?;
    Ok(locked.rows_affected > 0)
}

/// Locks an organisation's row until the transaction ends; whether there is one.
pub(in crate::domain::access) async fn lock_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<bool, RepoError> {
    let locked = organisation::Entity::update_many()
        .col_expr(organisation::Column::Name, Expr::col(organisation::Column::Name))
        .filter(organisation::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(locked.rows_affected > 0)
}

/// A page of organisations, by number.
pub(in crate::domain::access) async fn page_organisations(
    db: &impl ConnectionTrait,
    window: IdWindow,
) -> Result<IdPage<OrganisationSummary>, RepoError> {
    let page = window.fetch(db, organisation::Entity::find(), organisation::Column::Id, |row| row.id).await?;
    page.try_map(organisation_summary)
}

/// How many organisations there are.
pub(in crate::domain::access) async fn count_organisations(db: &impl ConnectionTrait) -> Result<u64, RepoError> {
    Ok(organisation::Entity::find().count(db).await?)
}

/// The organisation of this number.
pub(in crate::domain::access) async fn describe_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<OrganisationSummary>, RepoError> {
    organisation::Entity::find_by_id(id.0).one(db).await?.map(organisation_summary).transpose()
}

/// A page of clients with their organisations and keys, by number. Three statements.
pub(in crate::domain::access) async fn page_clients(
    db: &impl ConnectionTrait,
    of: Option<OrganisationId>,
    window: IdWindow,
) -> Result<IdPage<ClientSummary>, RepoError> {
    let page = window.fetch(db, clients(of), client::Column::Id, |row| row.id).await?;
    let organisations = page.rows.iter().map(|(_, client)| client.organisation_id);
    let organisations =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations)).all(db).await?;
    let ids = page.rows.iter().map(|(id, _)| *id);
    let keys = keys().filter(api_key::Column::ClientId.is_in(ids)).all(db).await?;
    page.try_map(|client| {
        let own = keys.iter().filter(|key| key.client_id == client.id).cloned().collect();
        let organisation = organisations.iter().find(|organisation| organisation.id == client.organisation_id);
        let organisation = organisation.cloned().ok_or(RepoError::UnknownValue { table: "client" })?;
        client_summary(client, organisation, own)
    })
}

/// How many clients there are.
pub(in crate::domain::access) async fn count_clients(
    db: &impl ConnectionTrait,
    of: Option<OrganisationId>,
) -> Result<u64, RepoError> {
    Ok(clients(of).count(db).await?)
}

/// The client of this number with its organisation and keys.
pub(in crate::domain::access) async fn find_client(
    db: &impl ConnectionTrait,
    id: ClientId,
) -> Result<Option<ClientSummary>, RepoError> {
    let found = client::Entity::find_by_id(id.0).find_also_related(organisation::Entity).one(db).await?;
    let Some((client, organisation)) = found else { return Ok(None) };
    let organisation = organisation.ok_or(RepoError::UnknownValue { table: "client" })?;
    let keys = keys().filter(api_key::Column::ClientId.eq(id.0)).all(db).await?;
    client_summary(client, organisation, keys).map(Some)
}

/// Writes what may change of a client.
pub(in crate::domain::access) async fn update_client(
    db: &impl ConnectionTrait,
    id: ClientId,
    state: &ClientState,
) -> Result<(), RepoError> {
    client::Entity::update_many()
        .col_expr(client::Column::Tier, Expr::value(state.tier.clone()))
        .col_expr(client::Column::Scopes, Expr::value(json_list(state.scopes.iter().map(|scope| scope.code()))))
        .col_expr(client::Column::DisabledAt, Expr::value(state.disabled_at))
        .filter(client::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Writes what an organisation is responsible for.
pub(in crate::domain::access) async fn update_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
    responsibility: &Responsibility,
) -> Result<(), RepoError> {
    let Responsibility { division, industry_sections, kinds, members_only, needs_review } = responsibility;
    let list = |names: &BTreeSet<String>| json_list(names.iter().map(String::as_str));
    organisation::Entity::update_many()
        .col_expr(organisation::Column::Division, Expr::value(division.clone()))
        .col_expr(organisation::Column::IndustrySections, Expr::value(list(industry_sections)))
        .col_expr(organisation::Column::Kinds, Expr::value(kinds.as_ref().map(list)))
        .col_expr(organisation::Column::MembersOnly, Expr::value(*members_only))
        .col_expr(organisation::Column::NeedsReview, Expr::value(*needs_review))
        .filter(organisation::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

fn clients(of: Option<OrganisationId>) -> Select<client::Entity> {
    let clients = client::Entity::find();
    match of {
        Some(organisation) => clients.filter(client::Column::OrganisationId.eq(organisation.0)),
        None => clients,
    }
}

/// Keys, the oldest first.
fn keys() -> Select<api_key::Entity> {
    api_key::Entity::find().order_by_asc(api_key::Column::CreatedAt).order_by_asc(api_key::Column::Id)
}

fn described(row: tier::Model) -> Result<TierSummary, RepoError> {
    let set_by = if row.is_set_by_administrator { SetBy::Administrator } else { SetBy::Configuration };
    Ok(TierSummary { set_by, updated_at: row.updated_at, tier: tier_of(row)? })
}

fn organisation_summary(row: organisation::Model) -> Result<OrganisationSummary, RepoError> {
    Ok(OrganisationSummary {
        id: OrganisationId(row.id),
        kind: kind_of(&row.kind)?,
        responsibility: responsibility_of(&row)?,
        name: row.name,
        created_at: row.created_at,
    })
}
