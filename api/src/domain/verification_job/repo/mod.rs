//! The rows of jobs: only the files here name entities.

mod due;
mod progress;

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList, VerificationState},
    verification_job::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    Select,
    sea_query::{Expr, ExprTrait},
};

pub(super) use self::{
    due::{condemn, cut_off, expire, given_up, mark_removed, mark_tidy, outlived, remove, unfinished, untidy},
    progress::{Started, advance, cancel, fail, finish, started},
};
use super::{
    Counts, Format, ResultFile, VerificationJob, VerificationJobError, What, receive::NewJob, what::as_of_from, whole,
};
use crate::domain::{
    dataset::point::Point,
    file_name,
    store::id_window::{IdPage, IdWindow},
    verification::find_list,
};

/// What is known of a file once it is there.
pub(super) struct There<'a> {
    pub(super) key: Option<&'a str>,
    pub(super) sha256: &'a str,
    pub(super) size: u64,
    pub(super) point: Point,
}

/// Adds a job whose file is coming in; its number.
pub(super) async fn insert(db: &impl ConnectionTrait, new: &NewJob, now: DateTime<Utc>) -> Result<i64, DbErr> {
    let What { lists, authorities, format, byte_order_mark, .. } = &new.what;
    let row = ActiveModel {
        id: NotSet,
        client_id: Set(new.client),
        // Its own only once the file is there.
        idempotency_key: Set(None),
        state: Set(VerificationState::Receiving.code().to_owned()),
        file_name: Set(new.file_name.as_deref().and_then(file_name::fit).map(str::to_owned)),
        sha256: Set(None),
        file_format: Set(None),
        lists: Set(lists.iter().map(|list| list.kind.name()).collect::<Vec<_>>().join(",")),
        authorities: Set(json(authorities)?),
        as_of: Set(new.what.as_of_text()),
        format: Set(format.code().to_owned()),
        byte_order_mark: Set(*byte_order_mark),
        daily_rows_max: Set(new.daily_rows_max.into()),
        sequence: Set(0),
        judged_at: Set(now),
        ignored_columns: Set(json(&Vec::<String>::new())?),
        failure: Set(None),
        created_at: Set(now),
        started_at: Set(None),
        finished_at: Set(None),
        expires_at: Set(None),
        removed_at: Set(None),
        has_work: Set(true),
        size: Set(0),
        total: Set(0),
        rows: Set(0),
        segments: Set(0),
        found: Set(0),
        not_found: Set(0),
        ambiguous: Set(0),
        invalid: Set(0),
        listed: Set(0),
        searched: Set(0),
        verdicts: Set(json(&vec![[0_u64; 3]; lists.len()])?),
        result_bytes: Set(0),
        result_sha256: Set(None),
    };
    Ok(Entity::insert(row).exec(db).await?.last_insert_id)
}

/// Lets a job whose file is there wait for its turn; false when it was removed meanwhile.
pub(super) async fn queue(db: &impl ConnectionTrait, id: i64, there: There<'_>) -> Result<bool, DbErr> {
    let queued = Entity::update_many()
        .col_expr(Column::IdempotencyKey, Expr::value(there.key))
        .col_expr(Column::Sha256, Expr::value(there.sha256))
        .col_expr(Column::Size, Expr::value(whole(there.size)))
        .col_expr(Column::Sequence, Expr::value(whole(there.point.sequence)))
        .col_expr(Column::JudgedAt, Expr::value(there.point.at))
        .col_expr(Column::State, Expr::value(VerificationState::Queued.code()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(VerificationState::Receiving.code()))
        .exec(db)
        .await?;
    Ok(queued.rows_affected > 0)
}

/// The job of this number.
pub(super) async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<VerificationJob>, VerificationJobError> {
    Entity::find_by_id(id).one(db).await?.map(job_of).transpose()
}

/// A client's job of this key.
pub(super) async fn find_by_key(
    db: &impl ConnectionTrait,
    client: i64,
    key: &str,
) -> Result<Option<VerificationJob>, VerificationJobError> {
    let row = Entity::find().filter(Column::ClientId.eq(client)).filter(Column::IdempotencyKey.eq(key)).one(db).await?;
    row.map(job_of).transpose()
}

/// A page of a client's jobs, the latest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    client: i64,
    window: IdWindow,
) -> Result<IdPage<VerificationJob>, VerificationJobError> {
    window.fetch(db, told(client), Column::Id, |row| row.id).await?.try_map(job_of)
}

/// How many jobs a client has.
pub(super) async fn count(db: &impl ConnectionTrait, client: i64) -> Result<u64, DbErr> {
    told(client).count(db).await
}

/// The jobs of a client whose files are there.
fn told(client: i64) -> Select<Entity> {
    of_client(client).filter(Column::Sha256.is_not_null())
}

fn of_client(client: i64) -> Select<Entity> {
    Entity::find().filter(Column::ClientId.eq(client))
}

/// How many files of a client are on their way.
pub(super) async fn count_on_way(db: &impl ConnectionTrait, client: i64) -> Result<u64, DbErr> {
    use VerificationState::{Queued, Receiving, Running};

    of_client(client).filter(Column::State.is_in([Receiving, Queued, Running].map(CodeList::code))).count(db).await
}

/// How many rows the files of a client have that were begun since this moment.
pub(super) async fn sum_rows_since(db: &impl ConnectionTrait, client: i64, since: DateTime<Utc>) -> Result<u64, DbErr> {
    sum(db, of_client(client).filter(Column::StartedAt.gt(since)), Expr::col(Column::Total)).await
}

/// Lets whoever else is about to add a job, or rows of one, in this client's name wait until the transaction ends.
pub(super) async fn lock_client(transaction: &DatabaseTransaction, client: i64) -> Result<(), DbErr> {
    entity::client::Entity::find_by_id(client).lock_exclusive().one(transaction).await?;
    Ok(())
}

/// How many bytes are kept.
pub(super) async fn sum_kept(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let kept = Entity::find().filter(Column::RemovedAt.is_null());
    let files = sum(db, kept.clone().filter(Column::HasWork.eq(true)), Expr::col(Column::Size)).await?;
    Ok(files + sum(db, kept, Expr::col(Column::ResultBytes)).await?)
}

async fn sum(db: &impl ConnectionTrait, of: Select<Entity>, column: Expr) -> Result<u64, DbErr> {
    // PostgreSQL sums whole numbers to a decimal one.
    let sum = column.sum().cast_as("bigint");
    let sum: Option<Option<i64>> = of.select_only().column_as(sum, "sum").into_tuple().one(db).await?;
    Ok(sum.flatten().and_then(|sum| u64::try_from(sum).ok()).unwrap_or_default())
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

fn job_of(row: Model) -> Result<VerificationJob, VerificationJobError> {
    let id = row.id;
    let unknown = || VerificationJobError::UnknownValue(id);
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let lists = row.lists.split(',').map(|name| find_list(name).ok_or_else(unknown)).collect::<Result<_, _>>()?;
    let format = |code: &str| Format::from_code(code).ok_or_else(unknown);
    let as_of = row.as_of.as_deref().map(|text| as_of_from(text).ok_or_else(unknown)).transpose()?;
    let bytes = count(row.result_bytes);
    Ok(VerificationJob {
        id,
        client: row.client_id,
        idempotency_key: row.idempotency_key,
        state: VerificationState::from_code(&row.state).ok_or_else(unknown)?,
        file_name: row.file_name,
        sha256: row.sha256.unwrap_or_default(),
        size: count(row.size),
        file_format: row.file_format.as_deref().map(format).transpose()?,
        what: What {
            lists,
            authorities: serde_json::from_str(&row.authorities).map_err(|_| unknown())?,
            as_of,
            format: format(&row.format)?,
            byte_order_mark: row.byte_order_mark,
        },
        daily_rows_max: count(row.daily_rows_max),
        point: Point { sequence: count(row.sequence), at: row.judged_at },
        ignored_columns: serde_json::from_str(&row.ignored_columns).map_err(|_| unknown())?,
        failure: row.failure,
        created_at: row.created_at,
        finished_at: row.finished_at,
        expires_at: row.expires_at,
        total: count(row.total),
        counts: Counts {
            rows: count(row.rows),
            found: count(row.found),
            not_found: count(row.not_found),
            ambiguous: count(row.ambiguous),
            invalid: count(row.invalid),
            listed: count(row.listed),
            searched: count(row.searched),
            verdicts: serde_json::from_str(&row.verdicts).map_err(|_| unknown())?,
        },
        segments: count(row.segments),
        result: row.result_sha256.map(|sha256| ResultFile { bytes, sha256 }),
    })
}
