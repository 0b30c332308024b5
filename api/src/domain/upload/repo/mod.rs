//! The rows of uploads: only the files here name entities.

pub(super) mod chunk;
pub(super) mod fault;
mod progress;
pub(super) mod review;

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, UploadState},
    upload::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait},
};

pub(super) use self::progress::{advance, fail, finish, propose, started};
use super::{Counts, FileFormat, Reviewed, Sender, Upload, UploadError, UploadFilter};
use crate::domain::{
    audit::{Actor, Origin},
    store::id_window::{IdPage, IdWindow},
};

/// What is known of a file before it is there.
pub(super) struct NewRow<'a> {
    pub(super) kind: &'a str,
    pub(super) dry_run: bool,
    pub(super) file_name: Option<&'a str>,
    /// Bytes that it may have.
    pub(super) size: u64,
}

/// Adds an upload whose file is coming in; its number.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    sender: &Sender,
    new: NewRow<'_>,
    now: DateTime<Utc>,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        organisation_id: Set(sender.organisation),
        client_id: Set(sender.client),
        key_id: Set(sender.key.clone()),
        request_id: Set(Some(sender.request_id.clone())),
        address: Set(Some(sender.address.clone())),
        idempotency_key: Set(None),
        kind: Set(new.kind.to_owned()),
        dry_run: Set(new.dry_run),
        needs_review: Set(sender.needs_review && !new.dry_run),
        file_name: Set(new.file_name.map(str::to_owned)),
        sha256: Set(None),
        format: Set(None),
        state: Set(UploadState::Receiving.code().to_owned()),
        failure: Set(None),
        created_at: Set(now),
        started_at: Set(None),
        finished_at: Set(None),
        removed_at: Set(None),
        reviewer_client_id: Set(None),
        reviewer_key_id: Set(None),
        review_request_id: Set(None),
        review_address: Set(None),
        reviewed_at: Set(None),
        review_note: Set(None),
        size: Set(whole(new.size)),
        bytes_read: Set(0),
        rows: Set(0),
        created: Set(0),
        unchanged: Set(0),
        refused: Set(0),
    };
    Ok(Entity::insert(row).exec(db).await?.last_insert_id)
}

/// Makes an upload whose file is there the client's one of this key; false when it was removed meanwhile.
pub(super) async fn queue(
    db: &impl ConnectionTrait,
    id: i64,
    key: &str,
    sha256: &str,
    size: u64,
) -> Result<bool, DbErr> {
    let queued = Entity::update_many()
        .col_expr(Column::IdempotencyKey, Expr::value(key))
        .col_expr(Column::Sha256, Expr::value(sha256))
        .col_expr(Column::Size, Expr::value(whole(size)))
        .col_expr(Column::State, Expr::value(UploadState::Queued.code()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(UploadState::Receiving.code()))
        .exec(db)
        .await?;
    Ok(queued.rows_affected > 0)
}

/// The upload of this number.
pub(super) async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<Upload>, UploadError> {
    Entity::find_by_id(id).one(db).await?.map(upload_of).transpose()
}

/// How the audit log knows whose rows those of an upload are: whoever approved it, or sent it where nobody had to.
pub(super) async fn origin_of(db: &impl ConnectionTrait, id: i64) -> Result<Option<Origin>, DbErr> {
    Ok(Entity::find_by_id(id).one(db).await?.map(|row| {
        let (client, key, request_id, address) = match (row.reviewer_client_id, row.reviewer_key_id) {
            (Some(client), Some(key)) => (client, key, row.review_request_id, row.review_address),
            _ => (row.client_id, row.key_id, row.request_id, row.address),
        };
        Origin {
            actor: Actor::Client { organisation: row.organisation_id, client, key },
            request_id,
            address: address.and_then(|address| address.parse().ok()),
        }
    }))
}

/// A client's upload of this key.
pub(super) async fn find_by_key(
    db: &impl ConnectionTrait,
    client: i64,
    key: &str,
) -> Result<Option<Upload>, UploadError> {
    let row = Entity::find().filter(Column::ClientId.eq(client)).filter(Column::IdempotencyKey.eq(key)).one(db).await?;
    row.map(upload_of).transpose()
}

/// A page of an organisation's uploads, the latest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    organisation: i64,
    filter: &UploadFilter,
    window: IdWindow,
) -> Result<IdPage<Upload>, UploadError> {
    let page = window.fetch(db, wanted(organisation, filter), Column::Id, |row| row.id).await?;
    page.try_map(upload_of)
}

/// How many such uploads an organisation has.
pub(super) async fn count(db: &impl ConnectionTrait, organisation: i64, filter: &UploadFilter) -> Result<u64, DbErr> {
    wanted(organisation, filter).count(db).await
}

fn wanted(organisation: i64, filter: &UploadFilter) -> Select<Entity> {
    // One that never came whole has no key.
    let own = of_organisation(organisation).filter(Column::IdempotencyKey.is_not_null());
    let UploadFilter { states, kinds } = filter;
    let states = states.as_ref().map(|states| Column::State.is_in(states.iter().map(|state| state.code())));
    let kinds = kinds.as_ref().map(|kinds| Column::Kind.is_in(kinds.iter().copied()));
    [states, kinds].into_iter().flatten().fold(own, QueryFilter::filter)
}

fn of_organisation(organisation: i64) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(organisation))
}

/// How many files of an organisation are on their way.
pub(super) async fn count_waiting(db: &impl ConnectionTrait, organisation: i64) -> Result<u64, DbErr> {
    use UploadState::{Pending, Queued, Receiving, Running};

    let states = [Receiving, Queued, Running, Pending].map(CodeList::code);
    of_organisation(organisation).filter(Column::State.is_in(states)).count(db).await
}

/// How many bytes of files are kept of an organisation, those included that are coming in.
pub(super) async fn sum_kept(db: &impl ConnectionTrait, organisation: i64) -> Result<u64, DbErr> {
    // PostgreSQL sums whole numbers to a decimal one.
    let sum = Column::Size.sum().cast_as("bigint");
    let kept = of_organisation(organisation).filter(Column::RemovedAt.is_null()).select_only();
    let sum: Option<Option<i64>> = kept.column_as(sum, "kept").into_tuple().one(db).await?;
    Ok(sum.flatten().and_then(|sum| u64::try_from(sum).ok()).unwrap_or_default())
}

/// The first uploads whose rows wait to be dealt with.
pub(super) async fn unfinished(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    let states = [UploadState::Queued.code(), UploadState::Running.code()];
    numbers(Entity::find().filter(Column::State.is_in(states)), db, limit).await
}

/// The first uploads whose files began to come in before this moment and are not there yet.
pub(super) async fn cut_off(db: &impl ConnectionTrait, before: DateTime<Utc>, limit: u64) -> Result<Vec<i64>, DbErr> {
    // Those that are being given up are condemned; the states are what the index knows.
    let states = [UploadState::Receiving, UploadState::Failed].map(CodeList::code);
    let receiving = Entity::find().filter(Column::State.is_in(states)).filter(Column::IdempotencyKey.is_null());
    numbers(receiving.filter(Column::CreatedAt.lt(before)), db, limit).await
}

/// The first uploads that were over before this moment and whose files are still there.
pub(super) async fn outlived(db: &impl ConnectionTrait, before: DateTime<Utc>, limit: u64) -> Result<Vec<i64>, DbErr> {
    let states = [UploadState::Done, UploadState::Failed, UploadState::Rejected].map(CodeList::code);
    let over = Entity::find().filter(Column::State.is_in(states)).filter(Column::RemovedAt.is_null());
    numbers(over.filter(Column::FinishedAt.lt(before)), db, limit).await
}

async fn numbers(select: Select<Entity>, db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    select.select_only().column(Column::Id).order_by_asc(Column::Id).limit(limit).into_tuple().all(db).await
}

/// Notes that the file and the faults of an upload are gone.
pub(super) async fn mark_removed(db: &impl ConnectionTrait, id: i64, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many().col_expr(Column::RemovedAt, Expr::value(now)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Gives up an upload whose file is not whole, so that it never is; false when it is.
pub(super) async fn condemn(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    let condemned = Entity::update_many()
        .col_expr(Column::State, Expr::value(UploadState::Failed.code()))
        .filter(Column::Id.eq(id))
        .filter(Column::IdempotencyKey.is_null())
        .exec(db)
        .await?;
    Ok(condemned.rows_affected > 0)
}

/// Removes an upload whose file never was whole.
pub(super) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    let condemned = Entity::delete_many().filter(Column::Id.eq(id));
    condemned.filter(Column::IdempotencyKey.is_null()).exec(db).await?;
    Ok(())
}

fn upload_of(row: Model) -> Result<Upload, UploadError> {
    let id = row.id;
    let unknown = || UploadError::UnknownValue(id);
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(Upload {
        id,
        organisation: row.organisation_id,
        client: row.client_id,
        idempotency_key: row.idempotency_key.unwrap_or_default(),
        kind: row.kind,
        dry_run: row.dry_run,
        needs_review: row.needs_review,
        review: row.reviewer_client_id.zip(row.reviewed_at).map(|(client, at)| Reviewed {
            client,
            at,
            note: row.review_note,
        }),
        file_name: row.file_name,
        format: row.format.map(|format| FileFormat::from_code(&format).ok_or_else(unknown)).transpose()?,
        sha256: row.sha256.unwrap_or_default(),
        state: UploadState::from_code(&row.state).ok_or_else(unknown)?,
        failure: row.failure,
        size: count(row.size),
        bytes_read: count(row.bytes_read),
        counts: Counts {
            rows: count(row.rows),
            created: count(row.created),
            unchanged: count(row.unchanged),
            refused: count(row.refused),
        },
        created_at: row.created_at,
        finished_at: row.finished_at,
        is_removed: row.removed_at.is_some(),
    })
}

/// A count as the database keeps it.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
