//! How far the data set goes, as a subscription: clients that pull learn when there is something to pull.

use async_graphql::{Context, SimpleObject, Subscription};
use futures_util::stream::{Stream, unfold};

use crate::{
    domain::dataset::Progress,
    graphql::{scalar::DateTime, services::Services},
};

/// How far the data set goes (数据集进度).
#[derive(Debug, SimpleObject)]
pub struct DatasetMovement {
    /// The sequence number of the last change, a whole number as text; `0` before the first. Queries that are sent when
    /// this was told show the data at least up to there.
    sequence: String,
    /// When that change was published.
    updated_at: Option<DateTime>,
}

impl From<Progress> for DatasetMovement {
    fn from(progress: Progress) -> Self {
        Self { sequence: progress.sequence.to_string(), updated_at: progress.updated_at.map(DateTime) }
    }
}

/// Subscriptions about the data set.
#[derive(Debug, Default)]
pub struct DatasetSubscriptions;

#[Subscription]
impl DatasetSubscriptions {
    /// How far the data set goes: told at once, and again whenever it has moved, so that clients know when to pull. Changes
    /// that come close together are told as one; whoever is slow is told the latest.
    async fn dataset_sequence(&self, context: &Context<'_>) -> impl Stream<Item = DatasetMovement> {
        let movements = context.data_unchecked::<Services>().head.movements();
        unfold(movements, |mut movements| async {
            let progress = movements.next().await?;
            Some((progress.into(), movements))
        })
    }
}
