//! The statements about the data set.

use chrono::{DateTime, Utc};
use entity::{change_event, dataset};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use super::{Dataset, Progress};
use crate::domain::store::{Store, StoreError};

const ONLY: i32 = 1;

pub(super) async fn find(connection: &impl ConnectionTrait) -> Result<Option<Dataset>, StoreError> {
    let row = dataset::Entity::find_by_id(ONLY).one(connection).await?;
    Ok(row.map(|row| Dataset {
        name: row.name,
        synthetic: row.synthetic,
        licence: row.licence,
        attribution: row.attribution,
        created_at: row.created_at,
    }))
}

pub(super) async fn upsert(store: &Store, dataset: Dataset) -> Result<(), StoreError> {
    let row = dataset::ActiveModel {
        id: Set(ONLY),
        name: Set(dataset.name),
        synthetic: Set(dataset.synthetic),
        licence: Set(dataset.licence),
        attribution: Set(dataset.attribution),
        created_at: Set(dataset.created_at),
    };
    let columns =
        [dataset::Column::Name, dataset::Column::Synthetic, dataset::Column::Licence, dataset::Column::Attribution];
    dataset::Entity::insert(row)
        .on_conflict(OnConflict::column(dataset::Column::Id).update_columns(columns).to_owned())
        .exec_without_returning(store.writer())
        .await?;
    Ok(())
}

pub(super) async fn last_sequence(store: &Store) -> Result<u64, StoreError> {
    Ok(last(store, i64::MAX).await?.sequence)
}

pub(super) async fn progress(store: &Store) -> Result<Progress, StoreError> {
    let known = last(store, i64::MAX).await?;
    let told = store.standbys().tell(known.sequence);
    if told == known.sequence { Ok(known) } else { last(store, i64::try_from(told).unwrap_or(i64::MAX)).await }
}

/// The last change up to this one.
async fn last(store: &Store, up_to: i64) -> Result<Progress, StoreError> {
    let events = change_event::Entity::find().select_only();
    let events = events.column(change_event::Column::Sequence).column(change_event::Column::At);
    let events = events.filter(change_event::Column::Sequence.lte(up_to));
    let last = events.order_by_desc(change_event::Column::Sequence).limit(1);
    let last: Option<(i64, DateTime<Utc>)> = last.into_tuple().one(store.reader()).await?;
    let (sequence, updated_at) = last.unzip();
    Ok(Progress { sequence: sequence.and_then(|it| u64::try_from(it).ok()).unwrap_or(0), updated_at })
}
