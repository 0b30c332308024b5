//! The statements about the data set.

use entity::{change_event, dataset};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
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

pub(super) async fn progress(store: &Store) -> Result<Progress, StoreError> {
    let up_to = async |sequence: i64| {
        let events = change_event::Entity::find().filter(change_event::Column::Sequence.lte(sequence));
        events.order_by_desc(change_event::Column::Sequence).one(store.reader()).await
    };
    let number = |event: &change_event::Model| u64::try_from(event.sequence).unwrap_or(0);
    let last = up_to(i64::MAX).await?;
    let sequence = last.as_ref().map_or(0, number);
    let told = store.standbys().tell(sequence);
    if told == sequence {
        return Ok(Progress { sequence, updated_at: last.map(|event| event.at) });
    }
    let told = up_to(i64::try_from(told).unwrap_or(i64::MAX)).await?;
    Ok(Progress { sequence: told.as_ref().map_or(0, number), updated_at: told.map(|event| event.at) })
}
