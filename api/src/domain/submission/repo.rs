//! The rows of submissions: the only file here that names entities.

use chrono::{DateTime, Utc};
use entity::submission::{self, Column};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Select,
    sea_query::{Expr, OnConflict},
};

use super::{
    Action, Mode, Report, Request, Row, RowOutcome, State, SubmissionError, Submitter,
    list::{SubmissionFilter, SubmissionSummary},
};
use crate::domain::{
    disclosure::{kind::DisclosureKind, registry::find_kind},
    store::{
        StoreError,
        id_window::{IdPage, IdWindow},
    },
};

/// A submission to be kept.
pub(super) struct NewSubmission<'a> {
    pub organisation: i64,
    pub client: i64,
    pub request: &'a Request,
    pub payload_hash: &'a str,
    pub proposal: Option<String>,
    pub now: DateTime<Utc>,
}

impl<'a> NewSubmission<'a> {
    pub(super) fn new(submitter: &Submitter, request: &'a Request, payload_hash: &'a str, now: DateTime<Utc>) -> Self {
        let (organisation, client) = (submitter.organisation, submitter.client);
        Self { organisation, client, request, payload_hash, proposal: None, now }
    }
}

/// A submission that is kept.
#[derive(Debug)]
pub(super) struct Kept {
    pub id: i64,
    pub payload_hash: String,
    state: String,
    result: Option<String>,
}

impl Kept {
    /// What became of it.
    pub(super) fn report(&self) -> Result<Report, SubmissionError> {
        let state = State::from_code(&self.state).ok_or(SubmissionError::Kept)?;
        let rows = self.result.as_deref().map(serde_json::from_str::<Vec<RowOutcome>>).transpose();
        let rows = rows.map_err(SubmissionError::Rows)?.unwrap_or_default();
        Ok(Report { submission: Some(self.id), state, rows })
    }
}

fn kept(row: submission::Model) -> Kept {
    Kept { id: row.id, payload_hash: row.payload_hash, state: row.state, result: row.result }
}

/// What a client has submitted under this key.
pub(super) async fn find_by_key(db: &impl ConnectionTrait, client: i64, key: &str) -> Result<Option<Kept>, StoreError> {
    let found = submission::Entity::find().filter(Column::ClientId.eq(client)).filter(Column::IdempotencyKey.eq(key));
    Ok(found.one(db).await?.map(kept))
}

/// Takes the key: the submission's number, or what another transaction has kept under it. Another one that has taken the
/// key and not yet ended is waited for.
pub(super) async fn claim(db: &impl ConnectionTrait, new: &NewSubmission<'_>) -> Result<Result<i64, Kept>, DbErr> {
    let request = new.request;
    let row = submission::ActiveModel {
        id: NotSet,
        organisation_id: Set(new.organisation),
        client_id: Set(new.client),
        idempotency_key: Set(request.idempotency_key.clone()),
        operation: Set(request.action.code().to_owned()),
        kind: Set(request.kind.name().to_owned()),
        payload_hash: Set(new.payload_hash.to_owned()),
        mode: Set(request.mode.code().to_owned()),
        rows: Set(i32::try_from(request.rows.len()).unwrap_or(i32::MAX)),
        state: Set(State::Pending.code().to_owned()),
        proposal: Set(new.proposal.clone()),
        result: Set(None),
        created_at: Set(new.now),
        reviewed_by: Set(None),
        reviewed_at: Set(None),
        review_note: Set(None),
    };
    let inserted = submission::Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::ClientId, Column::IdempotencyKey]).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    let found = submission::Entity::find()
        .filter(Column::ClientId.eq(new.client))
        .filter(Column::IdempotencyKey.eq(request.idempotency_key.as_str()))
        .one(db)
        .await?;
    let found = found.ok_or_else(|| DbErr::RecordNotFound("a claimed submission is missing".to_owned()))?;
    Ok(if inserted > 0 { Ok(found.id) } else { Err(kept(found)) })
}

/// Keeps what became of it.
pub(super) async fn finish(db: &impl ConnectionTrait, id: i64, state: State, rows: &[RowOutcome]) -> Result<(), DbErr> {
    let result = serde_json::to_string(rows).map_err(|error| DbErr::Json(error.to_string()))?;
    submission::Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::Result, Expr::value(result))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// A proposal that is locked until the transaction ends.
pub(super) struct Proposal {
    pub client: i64,
    pub kind: &'static dyn DisclosureKind,
    pub action: Action,
    pub mode: Mode,
    pub is_pending: bool,
    pub rows: Vec<Row>,
}

/// Locks an organisation's proposal; nothing when there is none of this number.
pub(super) async fn lock_proposal(
    db: &impl ConnectionTrait,
    organisation: i64,
    id: i64,
) -> Result<Option<Proposal>, DbErr> {
    let own = || Condition::all().add(Column::Id.eq(id)).add(Column::OrganisationId.eq(organisation));
    submission::Entity::update_many().col_expr(Column::State, Expr::col(Column::State)).filter(own()).exec(db).await?;
    let Some(row) = submission::Entity::find().filter(own()).one(db).await? else { return Ok(None) };
    let unreadable = || DbErr::Json("a kept submission cannot be read".to_owned());
    let rows = row.proposal.as_deref().map(serde_json::from_str).transpose().map_err(|_| unreadable())?;
    Ok(Some(Proposal {
        client: row.client_id,
        kind: find_kind(&row.kind).ok_or_else(unreadable)?,
        action: Action::from_code(&row.operation).ok_or_else(unreadable)?,
        mode: Mode::from_code(&row.mode).ok_or_else(unreadable)?,
        is_pending: row.state == State::Pending.code(),
        rows: rows.unwrap_or_default(),
    }))
}

/// Keeps who reviewed it.
pub(super) async fn set_review(
    db: &impl ConnectionTrait,
    id: i64,
    reviewer: i64,
    note: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    submission::Entity::update_many()
        .col_expr(Column::ReviewedBy, Expr::value(reviewer))
        .col_expr(Column::ReviewedAt, Expr::value(now))
        .col_expr(Column::ReviewNote, Expr::value(note.map(str::to_owned)))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// A page of an organisation's submissions, the latest first.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    organisation: i64,
    filter: &SubmissionFilter,
    window: IdWindow,
) -> Result<IdPage<SubmissionSummary>, DbErr> {
    let page = window.fetch(db, select(organisation, filter), Column::Id, |row| row.id).await?;
    page.try_map(summary)
}

/// How many there are.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    organisation: i64,
    filter: &SubmissionFilter,
) -> Result<u64, DbErr> {
    select(organisation, filter).count(db).await
}

/// One of an organisation's submissions with its report and the rows that are proposed.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    organisation: i64,
    id: i64,
) -> Result<Option<(SubmissionSummary, Kept, Vec<Row>)>, DbErr> {
    let found = select(organisation, &SubmissionFilter::default()).filter(Column::Id.eq(id)).one(db).await?;
    let Some(row) = found else { return Ok(None) };
    let rows = row.proposal.as_deref().and_then(|rows| serde_json::from_str(rows).ok()).unwrap_or_default();
    Ok(Some((summary(row.clone())?, kept(row), rows)))
}

fn select(organisation: i64, filter: &SubmissionFilter) -> Select<submission::Entity> {
    let mut select = submission::Entity::find().filter(Column::OrganisationId.eq(organisation));
    if let Some(states) = &filter.states {
        select = select.filter(Column::State.is_in(states.iter().map(|state| state.code())));
    }
    if let Some(kinds) = &filter.kinds {
        select = select.filter(Column::Kind.is_in(kinds.iter().copied()));
    }
    if let Some(key) = &filter.idempotency_key {
        select = select.filter(Column::IdempotencyKey.eq(key.as_str()));
    }
    select
}

fn summary(row: submission::Model) -> Result<SubmissionSummary, DbErr> {
    let unreadable = || DbErr::Json("a kept submission cannot be read".to_owned());
    Ok(SubmissionSummary {
        id: row.id,
        client: row.client_id,
        idempotency_key: row.idempotency_key,
        kind: find_kind(&row.kind).ok_or_else(unreadable)?,
        action: Action::from_code(&row.operation).ok_or_else(unreadable)?,
        mode: Mode::from_code(&row.mode).ok_or_else(unreadable)?,
        rows: row.rows,
        state: State::from_code(&row.state).ok_or_else(unreadable)?,
        created_at: row.created_at,
        reviewed_by: row.reviewed_by,
        reviewed_at: row.reviewed_at,
        review_note: row.review_note,
    })
}
