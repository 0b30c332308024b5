//! The rows of persisted documents: the only file here that names entities.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    client,
    persisted_document::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, OnConflict},
};

use super::{Document, DocumentError, list::DocumentSummary};
use crate::{document_hash::DocumentHash, domain::access::ClientId};

/// Documents written, or named, in one statement.
const DOCUMENTS_A_STATEMENT: usize = 100;

/// A client's document.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    client: ClientId,
    hash: DocumentHash,
) -> Result<Option<Document>, DbErr> {
    let row = Entity::find_by_id((client.0, hash.to_string())).one(db).await?;
    Ok(row.map(|row| Document { text: Arc::from(row.text), is_listed: row.is_listed, used_at: row.used_at }))
}

/// Locks a client's row until the transaction ends, so that its documents are counted by one at a time. False when there
/// is no such client.
///
/// The lock is a write that changes nothing: that is what both databases understand.
pub(super) async fn lock_client(db: &impl ConnectionTrait, client: ClientId) -> Result<bool, DbErr> {
    let locked = client::Entity::update_many()
        .col_expr(client::Column::Tier, Expr::col(client::Column::Tier))
        .filter(client::Column::Id.eq(client.0))
        .exec(db)
        .await?;
    Ok(locked.rows_affected > 0)
}

/// Whether there is such a client.
pub(super) async fn client_exists(db: &impl ConnectionTrait, client: ClientId) -> Result<bool, DbErr> {
    Ok(client::Entity::find_by_id(client.0).one(db).await?.is_some())
}

/// Stores documents. Those that are stored already become listed if these are, and stay as they are otherwise.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    client: ClientId,
    documents: &[(DocumentHash, &str)],
    is_listed: bool,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let key = || OnConflict::columns([Column::ClientId, Column::Hash]);
    for some in documents.chunks(DOCUMENTS_A_STATEMENT) {
        let rows = some.iter().map(|(hash, text)| ActiveModel {
            client_id: Set(client.0),
            hash: Set(hash.to_string()),
            text: Set((*text).to_owned()),
            bytes: Set(i64::try_from(text.len()).unwrap_or(i64::MAX)),
            is_listed: Set(is_listed),
            created_at: Set(now),
            used_at: Set(now),
        });
        let on_conflict =
            if is_listed { key().update_column(Column::IsListed).to_owned() } else { key().do_nothing().to_owned() };
        Entity::insert_many(rows).on_conflict(on_conflict).exec_without_returning(db).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct SummaryRow {
    hash: String,
    bytes: i64,
    is_listed: bool,
    created_at: DateTime<Utc>,
    used_at: DateTime<Utc>,
}

/// A client's documents without their texts, the last used first: all, or only the listed ones, or only the others.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    client: ClientId,
    is_listed: Option<bool>,
) -> Result<Vec<DocumentSummary>, DocumentError> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Hash, Column::Bytes, Column::IsListed, Column::CreatedAt, Column::UsedAt])
        .filter(Column::ClientId.eq(client.0))
        .apply_if(is_listed, |query, is_listed| query.filter(Column::IsListed.eq(is_listed)))
        .order_by_desc(Column::UsedAt)
        .order_by_desc(Column::CreatedAt)
        .order_by_asc(Column::Hash)
        .into_model::<SummaryRow>()
        .all(db)
        .await?;
    rows.iter().map(summary_of).collect()
}

fn summary_of(row: &SummaryRow) -> Result<DocumentSummary, DocumentError> {
    Ok(DocumentSummary {
        hash: DocumentHash::parse(&row.hash).ok_or(DocumentError::UnknownHash)?,
        bytes: usize::try_from(row.bytes).unwrap_or(0),
        is_listed: row.is_listed,
        created_at: row.created_at,
        used_at: row.used_at,
    })
}

/// Removes documents of a client; how many there were.
pub(super) async fn delete(db: &impl ConnectionTrait, client: ClientId, hashes: &[DocumentHash]) -> Result<u64, DbErr> {
    let mut deleted = 0;
    for some in hashes.chunks(DOCUMENTS_A_STATEMENT) {
        let hashes = some.iter().map(ToString::to_string);
        let these = Entity::delete_many().filter(Column::ClientId.eq(client.0)).filter(Column::Hash.is_in(hashes));
        deleted += these.exec(db).await?.rows_affected;
    }
    Ok(deleted)
}

/// Writes down that documents were used; a later time is never replaced by an earlier one.
pub(super) async fn mark_used(
    db: &impl ConnectionTrait,
    client: ClientId,
    hashes: &[DocumentHash],
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    for some in hashes.chunks(DOCUMENTS_A_STATEMENT) {
        Entity::update_many()
            .col_expr(Column::UsedAt, Expr::value(at))
            .filter(Column::ClientId.eq(client.0))
            .filter(Column::Hash.is_in(some.iter().map(ToString::to_string)))
            .filter(Column::UsedAt.lt(at))
            .exec(db)
            .await?;
    }
    Ok(())
}
