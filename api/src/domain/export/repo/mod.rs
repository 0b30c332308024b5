//! The rows of exports, and the statements that read records: only the files here name entities.

pub(super) mod part;
mod progress;
pub(super) mod record;

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, ExportState},
    export::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::ExprTrait,
};

pub(super) use self::progress::{advance, cancel, fail, finish, mark_removed, started, touch};
use super::{Compression, Export, ExportError, ExportFilter, Format, Progress, What, whole};
use crate::domain::{
    disclosure::registry::find_kind,
    store::id_window::{IdPage, IdWindow},
};

/// What is known of an export before it is there.
pub(super) struct NewRow<'a> {
    pub(super) organisation: Option<i64>,
    pub(super) client: Option<i64>,
    pub(super) idempotency_key: Option<&'a str>,
    pub(super) what: &'a What,
    pub(super) sequence: u64,
}

/// Adds an export that waits for its turn; its number.
pub(super) async fn insert(db: &impl ConnectionTrait, new: NewRow<'_>, now: DateTime<Utc>) -> Result<i64, DbErr> {
    let What { kinds, format, compression, byte_order_mark, with_contacts, filter, since } = new.what;
    let filter = serde_json::to_string(filter).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = ActiveModel {
        id: NotSet,
        organisation_id: Set(new.organisation),
        client_id: Set(new.client),
        idempotency_key: Set(new.idempotency_key.map(str::to_owned)),
        state: Set(ExportState::Queued.code().to_owned()),
        kinds: Set(kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(",")),
        format: Set(format.code().to_owned()),
        compression: Set(compression.code().to_owned()),
        byte_order_mark: Set(*byte_order_mark),
        with_contacts: Set(*with_contacts),
        filter: Set(filter),
        since: Set(since.map(whole)),
        sequence: Set(whole(new.sequence)),
        failure: Set(None),
        created_at: Set(now),
        started_at: Set(None),
        finished_at: Set(None),
        expires_at: Set(None),
        removed_at: Set(None),
        total: Set(0),
        looked: Set(0),
        rows: Set(0),
        deleted: Set(0),
        bytes: Set(0),
    };
    Ok(Entity::insert(row).exec(db).await?.last_insert_id)
}

/// The export of this number.
pub(super) async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<Export>, ExportError> {
    Entity::find_by_id(id).one(db).await?.map(export_of).transpose()
}

/// A client's export of this key.
pub(super) async fn find_by_key(
    db: &impl ConnectionTrait,
    client: i64,
    key: &str,
) -> Result<Option<Export>, ExportError> {
    let row = Entity::find().filter(Column::ClientId.eq(client)).filter(Column::IdempotencyKey.eq(key)).one(db).await?;
    row.map(export_of).transpose()
}

/// A page of an organisation's exports, the latest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    organisation: i64,
    window: IdWindow,
) -> Result<IdPage<Export>, ExportError> {
    window.fetch(db, of_organisation(organisation), Column::Id, |row| row.id).await?.try_map(export_of)
}

/// How many exports an organisation has.
pub(super) async fn count(db: &impl ConnectionTrait, organisation: i64) -> Result<u64, DbErr> {
    of_organisation(organisation).count(db).await
}

fn of_organisation(organisation: i64) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(organisation))
}

/// How many exports of a client wait or are being written.
pub(super) async fn count_waiting(db: &impl ConnectionTrait, client: i64) -> Result<u64, DbErr> {
    unfinished_ones().filter(Column::ClientId.eq(client)).count(db).await
}

/// How many exports a client has asked for since this moment.
pub(super) async fn count_since(db: &impl ConnectionTrait, client: i64, since: DateTime<Utc>) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ClientId.eq(client)).filter(Column::CreatedAt.gt(since)).count(db).await
}

/// Lets whoever else asks for an export in this client's name wait until the transaction ends.
pub(super) async fn lock_client(transaction: &DatabaseTransaction, client: i64) -> Result<(), DbErr> {
    entity::client::Entity::find_by_id(client).lock_exclusive().one(transaction).await?;
    Ok(())
}

/// How many bytes are kept.
pub(super) async fn sum_kept(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    // PostgreSQL sums whole numbers to a decimal one.
    let sum = Column::Bytes.sum().cast_as("bigint");
    let kept = Entity::find().filter(Column::RemovedAt.is_null()).select_only();
    let sum: Option<Option<i64>> = kept.column_as(sum, "kept").into_tuple().one(db).await?;
    Ok(sum.flatten().and_then(|sum| u64::try_from(sum).ok()).unwrap_or_default())
}

fn unfinished_ones() -> Select<Entity> {
    Entity::find().filter(Column::State.is_in([ExportState::Queued.code(), ExportState::Running.code()]))
}

/// Whose exports: those that were asked for, or those of the gateway.
fn sort(select: Select<Entity>, scheduled: bool) -> Select<Entity> {
    let organisation = Column::OrganisationId;
    select.filter(if scheduled { organisation.is_null() } else { organisation.is_not_null() })
}

/// The first exports of a sort whose parts wait to be written.
pub(super) async fn unfinished(db: &impl ConnectionTrait, scheduled: bool, limit: u64) -> Result<Vec<i64>, DbErr> {
    numbers(sort(unfinished_ones(), scheduled), db, limit).await
}

/// The latest snapshot of this format that the gateway made by itself and that is there.
pub(super) async fn latest_snapshot(db: &impl ConnectionTrait, format: Format) -> Result<Option<Export>, ExportError> {
    let ready = scheduled(format).filter(Column::State.eq(ExportState::Ready.code()));
    ready.order_by_desc(Column::Id).one(db).await?.map(export_of).transpose()
}

/// The last snapshot of this format that the gateway began to make by itself, whatever became of it.
pub(super) async fn last_scheduled(db: &impl ConnectionTrait, format: Format) -> Result<Option<Export>, ExportError> {
    scheduled(format).order_by_desc(Column::Id).one(db).await?.map(export_of).transpose()
}

fn scheduled(format: Format) -> Select<Entity> {
    sort(Entity::find(), true).filter(Column::Format.eq(format.code()))
}

/// The first snapshots of a format that the gateway made by itself beyond so many later ones that are there.
pub(super) async fn superseded(
    db: &impl ConnectionTrait,
    format: Format,
    kept: u64,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let ready = scheduled(format).filter(Column::State.eq(ExportState::Ready.code()));
    let older = ready.select_only().column(Column::Id).order_by_desc(Column::Id).offset(kept).limit(limit);
    older.into_tuple().all(db).await
}

/// The first exports whose time was over by this moment and whose files are still there.
pub(super) async fn outlived(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<i64>, DbErr> {
    let over = Entity::find().filter(Column::RemovedAt.is_null()).filter(Column::ExpiresAt.lte(now));
    numbers(over, db, limit).await
}

/// The first exports that nobody gets any more and whose files are still there.
pub(super) async fn given_up(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    let states = [ExportState::Failed, ExportState::Cancelled].map(CodeList::code);
    let over = Entity::find().filter(Column::RemovedAt.is_null()).filter(Column::State.is_in(states));
    numbers(over, db, limit).await
}

async fn numbers(select: Select<Entity>, db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    select.select_only().column(Column::Id).order_by_asc(Column::Id).limit(limit).into_tuple().all(db).await
}

fn export_of(row: Model) -> Result<Export, ExportError> {
    let id = row.id;
    let unknown = || ExportError::UnknownValue(id);
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let kinds = row.kinds.split(',').map(|name| find_kind(name).ok_or_else(unknown)).collect::<Result<_, _>>()?;
    let filter: ExportFilter = serde_json::from_str(&row.filter).map_err(|_| unknown())?;
    Ok(Export {
        id,
        organisation: row.organisation_id,
        client: row.client_id,
        idempotency_key: row.idempotency_key,
        state: ExportState::from_code(&row.state).ok_or_else(unknown)?,
        what: What {
            kinds,
            format: Format::from_code(&row.format).ok_or_else(unknown)?,
            compression: Compression::from_code(&row.compression).ok_or_else(unknown)?,
            byte_order_mark: row.byte_order_mark,
            with_contacts: row.with_contacts,
            filter,
            since: row.since.map(count),
        },
        sequence: count(row.sequence),
        failure: row.failure,
        progress: Progress {
            total: count(row.total),
            looked: count(row.looked),
            rows: count(row.rows),
            deleted: count(row.deleted),
            bytes: count(row.bytes),
        },
        created_at: row.created_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
        expires_at: row.expires_at,
    })
}
