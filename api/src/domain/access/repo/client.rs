//! The rows of clients.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use entity::{
    api_key, client,
    code::{CodeList as _, Scope},
    organisation, tier,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use super::{RepoError, json_list, key_id_of, kind_of, scopes_of};
use crate::domain::access::{
    caller::{ClientId, OrganisationId},
    list_clients::{ClientSummary, KeySummary},
    standing::Standing,
};

/// A client to be registered.
pub(in crate::domain::access) struct ClientRow<'a> {
    pub(in crate::domain::access) organisation: OrganisationId,
    pub(in crate::domain::access) tier: &'a str,
    pub(in crate::domain::access) name: &'a str,
    pub(in crate::domain::access) scopes: &'a BTreeSet<Scope>,
}

/// Registers a client.
pub(in crate::domain::access) async fn insert_client(
    db: &impl ConnectionTrait,
    new: &ClientRow<'_>,
    now: DateTime<Utc>,
) -> Result<ClientId, RepoError> {
    let row = client::ActiveModel {
        id: NotSet,
        organisation_id: Set(new.organisation.0),
        tier: Set(new.tier.to_owned()),
        name: Set(new.name.to_owned()),
        scopes: Set(json_list(new.scopes.iter().map(|scope| scope.code()))),
        created_at: Set(now),
        disabled_at: Set(None),
    };
    Ok(ClientId(client::Entity::insert(row).exec(db).await?.last_insert_id))
}

/// Locks a client's row until the transaction ends. `None` when there is no such client, else whether it is shut out.
///
/// The lock is a write that changes nothing: that is what both databases understand.
pub(in crate::domain::access) async fn lock_client(
    db: &impl ConnectionTrait,
    id: ClientId,
) -> Result<Option<bool>, RepoError> {
    let locked = client::Entity::update_many()
        .col_expr(client::Column::Tier, sea_orm::sea_query::Expr::col(client::Column::Tier))
        .filter(client::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    if locked.rows_affected == 0 {
        return Ok(None);
    }
    let row = client::Entity::find_by_id(id.0).one(db).await?;
    Ok(row.map(|row| row.disabled_at.is_some()))
}

/// Every client with its organisation and keys, by number. Two statements.
pub(in crate::domain::access) async fn list_clients(
    db: &impl ConnectionTrait,
) -> Result<Vec<ClientSummary>, RepoError> {
    let clients =
        client::Entity::find().find_also_related(organisation::Entity).order_by_asc(client::Column::Id).all(db).await?;
    let mut keys = api_key::Entity::find()
        .order_by_asc(api_key::Column::ClientId)
        .order_by_asc(api_key::Column::CreatedAt)
        .order_by_asc(api_key::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .peekable();
    let mut summaries = Vec::with_capacity(clients.len());
    for (client, organisation) in clients {
        let organisation = organisation.ok_or(RepoError::UnknownValue { table: "client" })?;
        let own = std::iter::from_fn(|| keys.next_if(|key| key.client_id <= client.id)).collect();
        summaries.push(client_summary(client, organisation, own)?);
    }
    Ok(summaries)
}

/// How these clients stand. One statement.
pub(in crate::domain::access) async fn standings(
    db: &impl ConnectionTrait,
    clients: BTreeSet<ClientId>,
) -> Result<HashMap<ClientId, Standing>, RepoError> {
    let rows = client::Entity::find()
        .find_also_related(tier::Entity)
        .filter(client::Column::Id.is_in(clients.iter().map(|id| id.0)))
        .all(db)
        .await?;
    let standing = |(client, tier): (client::Model, Option<tier::Model>)| {
        let mut scopes = scopes_of("client", &client.scopes)?;
        if let Some(tier) = tier {
            scopes.extend(scopes_of("tier", &tier.scopes)?);
        }
        Ok((ClientId(client.id), Standing { is_suspended: client.disabled_at.is_some(), scopes }))
    };
    rows.into_iter().map(standing).collect()
}

pub(super) fn client_summary(
    client: client::Model,
    organisation: organisation::Model,
    keys: Vec<api_key::Model>,
) -> Result<ClientSummary, RepoError> {
    let key = |key: api_key::Model| {
        Ok(KeySummary {
            id: key_id_of(&key.id)?,
            created_at: key.created_at,
            expires_at: key.expires_at,
            revoked_at: key.revoked_at,
            last_used_at: key.last_used_at,
        })
    };
    Ok(ClientSummary {
        id: ClientId(client.id),
        name: client.name,
        organisation_id: OrganisationId(organisation.id),
        organisation: organisation.name,
        kind: kind_of(&organisation.kind)?,
        tier: client.tier,
        scopes: scopes_of("client", &client.scopes)?,
        created_at: client.created_at,
        disabled_at: client.disabled_at,
        keys: keys.into_iter().map(key).collect::<Result<_, RepoError>>()?,
    })
}
