//! The statements about the data set.

use entity::{change_event, dataset};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder, sea_query::OnConflict};

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

pub(super) async fn progress(connection: &impl ConnectionTrait) -> Result<Progress, StoreError> {
    let last = change_event::Entity::find().order_by_desc(change_event::Column::Sequence).one(connection).await?;
    let sequence = last.as_ref().map_or(0, |event| u64::try_from(event.sequence).unwrap_or(0));
    Ok(Progress { sequence, updated_at: last.map(|event| event.at) })
}
