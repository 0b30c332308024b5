//! The rows of keys.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{api_key, client, organisation, tier};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};

use super::{RepoError, jurisdiction_of, kind_of, scopes_of, tier_of};
use crate::domain::access::{
    caller::{Caller, CallerClient, CallerOrganisation, ClientId, OrganisationId},
    key::{KeyHash, KeyId},
};

/// A key that is not revoked, and whom it speaks for.
pub(in crate::domain::access) struct KeyRecord {
    pub(in crate::domain::access) hash: KeyHash,
    pub(in crate::domain::access) expires_at: Option<DateTime<Utc>>,
    pub(in crate::domain::access) is_suspended: bool,
    pub(in crate::domain::access) caller: Arc<Caller>,
}

impl KeyRecord {
    pub(in crate::domain::access) fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.expires_at.is_some_and(|expires_at| expires_at <= now)
    }
}

#[derive(DerivePartialModel)]
struct KeyRow {
    #[sea_orm(nested)]
    key: api_key::Model,
    #[sea_orm(nested)]
    client: client::Model,
    #[sea_orm(nested)]
    organisation: organisation::Model,
    #[sea_orm(nested)]
    tier: tier::Model,
}

/// The key with this id, unless it is revoked. One statement.
pub(in crate::domain::access) async fn find_key(
    db: &impl ConnectionTrait,
    id: KeyId,
) -> Result<Option<KeyRecord>, RepoError> {
    let row = api_key::Entity::find_by_id(id.as_str())
        .join(JoinType::InnerJoin, api_key::Relation::Client.def())
        .join(JoinType::InnerJoin, client::Relation::Organisation.def())
        .join(JoinType::InnerJoin, client::Relation::Tier.def())
        .filter(api_key::Column::RevokedAt.is_null())
        .into_partial_model::<KeyRow>()
        .one(db)
        .await?;
    let Some(KeyRow { key, client, organisation, tier }) = row else { return Ok(None) };
    let tier = tier_of(tier)?;
    let mut scopes = tier.scopes.clone();
    scopes.extend(scopes_of("client", &client.scopes)?);
    let caller = Caller {
        client: Some(CallerClient { id: ClientId(client.id), name: client.name.clone(), key: id }),
        organisation: Some(CallerOrganisation {
            id: OrganisationId(organisation.id),
            kind: kind_of(&organisation.kind)?,
            jurisdiction: jurisdiction_of(&organisation)?,
            needs_review: organisation.needs_review,
            name: organisation.name,
        }),
        tier: Arc::new(tier),
        scopes,
    };
    let hash = KeyHash::decode(&key.secret_hash).ok_or(RepoError::UnknownValue { table: "api_key" })?;
    let is_suspended = client.disabled_at.is_some();
    Ok(Some(KeyRecord { hash, expires_at: key.expires_at, is_suspended, caller: Arc::new(caller) }))
}

/// The client's keys that are neither revoked nor expired.
pub(in crate::domain::access) async fn list_live_keys(
    db: &impl ConnectionTrait,
    client: ClientId,
    now: DateTime<Utc>,
) -> Result<Vec<KeyId>, RepoError> {
    let rows = api_key::Entity::find()
        .filter(api_key::Column::ClientId.eq(client.0))
        .filter(api_key::Column::RevokedAt.is_null())
        .filter(Condition::any().add(api_key::Column::ExpiresAt.is_null()).add(api_key::Column::ExpiresAt.gt(now)))
        .order_by_asc(api_key::Column::CreatedAt)
        .order_by_asc(api_key::Column::Id)
        .all(db)
        .await?;
    rows.iter().map(|row| key_id_of(&row.id)).collect()
}

/// A key to be stored.
pub(in crate::domain::access) struct NewKeyRow {
    pub(in crate::domain::access) id: KeyId,
    pub(in crate::domain::access) client: ClientId,
    pub(in crate::domain::access) hash: KeyHash,
    pub(in crate::domain::access) expires_at: Option<DateTime<Utc>>,
}

/// Stores a key.
pub(in crate::domain::access) async fn insert_key(
    db: &impl ConnectionTrait,
    new: NewKeyRow,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    let row = api_key::ActiveModel {
        id: Set(new.id.to_string()),
        client_id: Set(new.client.0),
        secret_hash: Set(new.hash.encode()),
        created_at: Set(now),
        expires_at: Set(new.expires_at),
        revoked_at: Set(None),
        last_used_at: Set(None),
    };
    api_key::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Revokes a key that is not revoked yet; whether there was one.
pub(in crate::domain::access) async fn revoke_key(
    db: &impl ConnectionTrait,
    id: KeyId,
    now: DateTime<Utc>,
) -> Result<bool, RepoError> {
    let revoked = api_key::Entity::update_many()
        .col_expr(api_key::Column::RevokedAt, sea_orm::sea_query::Expr::value(now))
        .filter(api_key::Column::Id.eq(id.as_str()))
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(revoked.rows_affected > 0)
}

/// Whose the key of this id is, live or not, and until when.
pub(in crate::domain::access) async fn find_key_terms(
    db: &impl ConnectionTrait,
    id: KeyId,
) -> Result<Option<(ClientId, Option<DateTime<Utc>>)>, RepoError> {
    let row = api_key::Entity::find_by_id(id.as_str()).one(db).await?;
    Ok(row.map(|row| (ClientId(row.client_id), row.expires_at)))
}

/// Writes down that the keys were used; a later time is never replaced by an earlier one.
pub(in crate::domain::access) async fn mark_used(
    db: &impl ConnectionTrait,
    ids: &[KeyId],
    at: DateTime<Utc>,
) -> Result<(), RepoError> {
    api_key::Entity::update_many()
        .col_expr(api_key::Column::LastUsedAt, sea_orm::sea_query::Expr::value(at))
        .filter(api_key::Column::Id.is_in(ids.iter().map(KeyId::as_str)))
        .filter(Condition::any().add(api_key::Column::LastUsedAt.is_null()).add(api_key::Column::LastUsedAt.lt(at)))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) fn key_id_of(text: &str) -> Result<KeyId, RepoError> {
    KeyId::parse(text).ok_or(RepoError::UnknownValue { table: "api_key" })
}
