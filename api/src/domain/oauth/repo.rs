//! The rows of signing keys: the only file here that names entities.

use chrono::{DateTime, Utc};
use entity::signing_key;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::signing_key::StoredKey;

/// Keys that are looked at: the latest. Older ones have long ended.
const KEYS_MAX: u64 = 50;

/// The latest keys, the oldest first.
pub(super) async fn list_keys(db: &impl ConnectionTrait) -> Result<Vec<StoredKey>, DbErr> {
    let latest =
        signing_key::Entity::find().order_by_desc(signing_key::Column::Generation).limit(KEYS_MAX).all(db).await?;
    Ok(latest.into_iter().rev().map(stored).collect())
}

/// Stores a key unless its generation is there already; whether it was stored.
pub(super) async fn insert_key(db: &impl ConnectionTrait, key: StoredKey) -> Result<bool, DbErr> {
    let row = signing_key::ActiveModel {
        generation: Set(key.generation),
        kid: Set(key.kid),
        public_key: Set(key.public_key),
        sealed_private_key: Set(key.sealed_private_key),
        created_at: Set(key.created_at),
        signs_at: Set(key.signs_at),
        revoked_at: Set(key.revoked_at),
    };
    let inserted = signing_key::Entity::insert(row)
        .on_conflict(OnConflict::column(signing_key::Column::Generation).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(inserted > 0)
}

/// Gives up every key before this generation that is not given up yet.
pub(super) async fn revoke_before(db: &impl ConnectionTrait, generation: i64, now: DateTime<Utc>) -> Result<(), DbErr> {
    signing_key::Entity::update_many()
        .col_expr(signing_key::Column::RevokedAt, Expr::value(now))
        .filter(signing_key::Column::Generation.lt(generation))
        .filter(signing_key::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

fn stored(row: signing_key::Model) -> StoredKey {
    StoredKey {
        generation: row.generation,
        kid: row.kid,
        public_key: row.public_key,
        sealed_private_key: row.sealed_private_key,
        created_at: row.created_at,
        signs_at: row.signs_at,
        revoked_at: row.revoked_at,
    }
}
