//! The rows of access: the only file here that names entities.

mod administration;
mod member;

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{
    api_key, client,
    code::{CodeList, OrganisationKind, Scope},
    organisation, tier,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
    sea_query::OnConflict,
};

pub(super) use self::{administration::*, member::*};
use super::{
    caller::{Caller, CallerClient, CallerOrganisation, ClientId, OrganisationId},
    jurisdiction::Jurisdiction,
    key::{KeyHash, KeyId},
    list_clients::{ClientSummary, KeySummary},
    register_organisation::AddedOrganisation,
    responsibility::Responsibility,
    tier::{DocumentMode, SetBy, Tier, TierLimits},
};
use crate::domain::store::StoreError;

/// Why rows could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    /// The database refused or did not answer.
    #[error("the database could not be read or written")]
    Database(#[from] DbErr),
    /// A statement that answers with JSON failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row holds what this version does not know.
    #[error("a row of the table {table} holds a value that this version of the gateway does not know")]
    UnknownValue {
        /// The table.
        table: &'static str,
    },
}

/// A key that is not revoked, and whom it speaks for.
pub(super) struct KeyRecord {
    pub(super) hash: KeyHash,
    pub(super) expires_at: Option<DateTime<Utc>>,
    pub(super) is_suspended: bool,
    pub(super) caller: Arc<Caller>,
}

impl KeyRecord {
    pub(super) fn is_expired(&self, now: DateTime<Utc>) -> bool {
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
pub(super) async fn find_key(db: &impl ConnectionTrait, id: KeyId) -> Result<Option<KeyRecord>, RepoError> {
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

/// The tier of this name.
pub(super) async fn find_tier(db: &impl ConnectionTrait, name: &str) -> Result<Option<Tier>, RepoError> {
    tier::Entity::find_by_id(name).one(db).await?.map(tier_of).transpose()
}

/// Every tier, by name.
pub(super) async fn list_tiers(db: &impl ConnectionTrait) -> Result<Vec<Tier>, RepoError> {
    let rows = tier::Entity::find().order_by_asc(tier::Column::Name).all(db).await?;
    rows.into_iter().map(tier_of).collect()
}

/// Inserts the tiers, or overwrites those of the same name.
pub(super) async fn upsert_tiers(
    db: &impl ConnectionTrait,
    tiers: &[Tier],
    set_by: SetBy,
    now: DateTime<Utc>,
) -> Result<(), RepoError> {
    use tier::Column;
    let rows = tiers.iter().map(|tier| tier_row(tier, set_by, now));
    let overwrite = OnConflict::column(Column::Name)
        .update_columns([
            Column::RequestsPerSecond,
            Column::Burst,
            Column::ConcurrencyMax,
            Column::BucketPoints,
            Column::RefillPointsPerSecond,
            Column::PointsPerMonth,
            Column::QueryCostMax,
            Column::PageSizeMax,
            Column::SubscriptionsMax,
            Column::ExportsPerDay,
            Column::WatchedSubjectsMax,
            Column::WritesPerMinute,
            Column::Documents,
            Column::Scopes,
            Column::UpdatedAt,
            Column::IsSetByAdministrator,
        ])
        .to_owned();
    tier::Entity::insert_many(rows).on_conflict(overwrite).exec_without_returning(db).await?;
    Ok(())
}

/// The organisation of this name: its number, and its kind.
pub(super) async fn find_organisation(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<(OrganisationId, OrganisationKind)>, RepoError> {
    let row = organisation::Entity::find().filter(organisation::Column::Name.eq(name)).one(db).await?;
    row.map(|row| Ok((OrganisationId(row.id), kind_of(&row.kind)?))).transpose()
}

/// Registers an organisation unless there is one of its name already; whether it was registered.
pub(super) async fn insert_organisation(
    db: &impl ConnectionTrait,
    new: &AddedOrganisation,
    now: DateTime<Utc>,
) -> Result<bool, RepoError> {
    let Responsibility { division, industry_sections, kinds, members_only, needs_review } = &new.responsibility;
    let list = |names: &BTreeSet<String>| json_list(names.iter().map(String::as_str));
    let row = organisation::ActiveModel {
        id: NotSet,
        name: Set(new.name.clone()),
        kind: Set(new.kind.code().to_owned()),
        credit_code: Set(None),
        division: Set(division.clone()),
        industry_sections: Set(list(industry_sections)),
        kinds: Set(kinds.as_ref().map(list)),
        members_only: Set(*members_only),
        needs_review: Set(*needs_review),
        created_at: Set(now),
    };
    let inserted = organisation::Entity::insert(row)
        .on_conflict(OnConflict::column(organisation::Column::Name).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(inserted > 0)
}

/// A client to be registered.
pub(super) struct ClientRow<'a> {
    pub(super) organisation: OrganisationId,
    pub(super) tier: &'a str,
    pub(super) name: &'a str,
    pub(super) scopes: &'a BTreeSet<Scope>,
}

/// Registers a client.
pub(super) async fn insert_client(
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
pub(super) async fn lock_client(db: &impl ConnectionTrait, id: ClientId) -> Result<Option<bool>, RepoError> {
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

/// The client's keys that are neither revoked nor expired.
pub(super) async fn list_live_keys(
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
pub(super) struct NewKeyRow {
    pub(super) id: KeyId,
    pub(super) client: ClientId,
    pub(super) hash: KeyHash,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

/// Stores a key.
pub(super) async fn insert_key(db: &impl ConnectionTrait, new: NewKeyRow, now: DateTime<Utc>) -> Result<(), RepoError> {
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
pub(super) async fn revoke_key(db: &impl ConnectionTrait, id: KeyId, now: DateTime<Utc>) -> Result<bool, RepoError> {
    let revoked = api_key::Entity::update_many()
        .col_expr(api_key::Column::RevokedAt, sea_orm::sea_query::Expr::value(now))
        .filter(api_key::Column::Id.eq(id.as_str()))
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(revoked.rows_affected > 0)
}

/// Whose the key of this id is, live or not, and until when.
pub(super) async fn find_key_terms(
    db: &impl ConnectionTrait,
    id: KeyId,
) -> Result<Option<(ClientId, Option<DateTime<Utc>>)>, RepoError> {
    let row = api_key::Entity::find_by_id(id.as_str()).one(db).await?;
    Ok(row.map(|row| (ClientId(row.client_id), row.expires_at)))
}

/// Writes down that the keys were used; a later time is never replaced by an earlier one.
pub(super) async fn mark_used(db: &impl ConnectionTrait, ids: &[KeyId], at: DateTime<Utc>) -> Result<(), RepoError> {
    api_key::Entity::update_many()
        .col_expr(api_key::Column::LastUsedAt, sea_orm::sea_query::Expr::value(at))
        .filter(api_key::Column::Id.is_in(ids.iter().map(KeyId::as_str)))
        .filter(Condition::any().add(api_key::Column::LastUsedAt.is_null()).add(api_key::Column::LastUsedAt.lt(at)))
        .exec(db)
        .await?;
    Ok(())
}

/// Every client with its organisation and keys, by number. Two statements.
pub(super) async fn list_clients(db: &impl ConnectionTrait) -> Result<Vec<ClientSummary>, RepoError> {
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

fn client_summary(
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

fn tier_row(tier: &Tier, set_by: SetBy, now: DateTime<Utc>) -> tier::ActiveModel {
    let limits = &tier.limits;
    tier::ActiveModel {
        name: Set(tier.name.clone()),
        requests_per_second: Set(limits.requests_per_second.into()),
        burst: Set(limits.burst.into()),
        concurrency_max: Set(limits.concurrency_max.into()),
        bucket_points: Set(limits.bucket_points.into()),
        refill_points_per_second: Set(limits.refill_points_per_second.into()),
        points_per_month: Set(limits.points_per_month.into()),
        query_cost_max: Set(limits.query_cost_max.into()),
        page_size_max: Set(limits.page_size_max.into()),
        subscriptions_max: Set(limits.subscriptions_max.into()),
        exports_per_day: Set(limits.exports_per_day.into()),
        watched_subjects_max: Set(limits.watched_subjects_max.into()),
        writes_per_minute: Set(limits.writes_per_minute.into()),
        documents: Set(tier.documents.code().to_owned()),
        scopes: Set(json_list(tier.scopes.iter().map(|scope| scope.code()))),
        updated_at: Set(now),
        is_set_by_administrator: Set(set_by == SetBy::Administrator),
    }
}

fn tier_of(row: tier::Model) -> Result<Tier, RepoError> {
    let number = |value: i64| u32::try_from(value).map_err(|_| RepoError::UnknownValue { table: "tier" });
    Ok(Tier {
        limits: TierLimits {
            requests_per_second: number(row.requests_per_second)?,
            burst: number(row.burst)?,
            concurrency_max: number(row.concurrency_max)?,
            bucket_points: number(row.bucket_points)?,
            refill_points_per_second: number(row.refill_points_per_second)?,
            points_per_month: number(row.points_per_month)?,
            query_cost_max: number(row.query_cost_max)?,
            page_size_max: number(row.page_size_max)?,
            subscriptions_max: number(row.subscriptions_max)?,
            exports_per_day: number(row.exports_per_day)?,
            watched_subjects_max: number(row.watched_subjects_max)?,
            writes_per_minute: number(row.writes_per_minute)?,
        },
        documents: DocumentMode::from_code(&row.documents).ok_or(RepoError::UnknownValue { table: "tier" })?,
        scopes: scopes_of("tier", &row.scopes)?,
        name: row.name,
    })
}

fn kind_of(code: &str) -> Result<OrganisationKind, RepoError> {
    OrganisationKind::from_code(code).ok_or(RepoError::UnknownValue { table: "organisation" })
}

fn responsibility_of(row: &organisation::Model) -> Result<Responsibility, RepoError> {
    Ok(Responsibility {
        division: row.division.clone(),
        industry_sections: list_of("organisation", &row.industry_sections)?,
        kinds: row.kinds.as_deref().map(|kinds| list_of("organisation", kinds)).transpose()?,
        members_only: row.members_only,
        needs_review: row.needs_review,
    })
}

fn jurisdiction_of(row: &organisation::Model) -> Result<Jurisdiction, RepoError> {
    let Responsibility { division, industry_sections, kinds, members_only, .. } = responsibility_of(row)?;
    Ok(Jurisdiction { kind: kind_of(&row.kind)?, division, industry_sections, kinds, members_only })
}

fn key_id_of(text: &str) -> Result<KeyId, RepoError> {
    KeyId::parse(text).ok_or(RepoError::UnknownValue { table: "api_key" })
}

fn scopes_of(table: &'static str, json: &str) -> Result<BTreeSet<Scope>, RepoError> {
    let codes = list_of(table, json)?;
    codes.iter().map(|code| Scope::from_code(code).ok_or(RepoError::UnknownValue { table })).collect()
}

fn list_of(table: &'static str, json: &str) -> Result<BTreeSet<String>, RepoError> {
    serde_json::from_str(json).map_err(|_| RepoError::UnknownValue { table })
}

fn json_list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<serde_json::Value>().to_string()
}
