//! A page of the feed.

use async_graphql::Object;

use super::ChangeEvent;
use crate::{
    domain::feed::FeedPage,
    graphql::{
        cost::directive::Weight,
        plan::RowType,
        render::{NowAll, Ready},
    },
};

/// A part of the feed (变更流分页).
#[derive(Debug)]
pub struct ChangePage(FeedPage);

impl ChangePage {
    /// As it was read.
    pub fn new(page: FeedPage) -> Self {
        Self(page)
    }
}

/// A part of the feed (变更流分页).
#[Object(directive = Weight::apply(2))]
impl ChangePage {
    /// The changes, in the order of their sequence numbers.
    async fn events(&self) -> NowAll<ChangeEvent> {
        NowAll(self.0.changes.iter().map(|row| ChangeEvent::from_row(row.clone())).collect())
    }

    /// Every change up to this sequence number was looked at: go on with it as `after`, and keep it with what you keep.
    async fn up_to(&self) -> String {
        self.0.up_to.to_string()
    }

    /// Whether there are changes beyond `upTo` that were not looked at yet.
    async fn has_more(&self) -> bool {
        self.0.has_more()
    }

    /// The sequence number of the last change of the data set when this was read.
    async fn head(&self) -> String {
        self.0.head.to_string()
    }
}

impl Ready for ChangePage {}
