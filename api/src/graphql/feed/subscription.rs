//! The feed as a subscription: a page at a time, whenever there is something to tell.

use async_graphql::{Context, Result, Subscription};
use futures_util::stream::{Stream, try_unfold};

use super::{ChangeFilter, ChangePage, SHOWN, feed, refused, sequence, wanted};
use crate::graphql::{cost::directive::PagedBy, render::Now};

/// Subscriptions of the feed.
#[derive(Debug, Default)]
pub struct FeedSubscriptions;

#[Subscription]
impl FeedSubscriptions {
    /// The changes of all records from a sequence number on, as they are committed (变更流订阅). The first page is told at
    /// once, then one whenever there are changes that are wanted; where none are, how far was looked is told now and then.
    /// Nothing is skipped: whoever is slow is told the next page later. After a break go on with the last `upTo`.
    #[graphql(directive = PagedBy::apply("first", SHOWN, "events"))]
    async fn changes(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Only changes after this sequence number, a whole number as text; only those that are still to \
                          come when nothing is said."
        )]
        after: Option<String>,
        #[graphql(default_with = "SHOWN", desc = "How many changes a page has at most, 1 to 1000.")] first: i32,
        #[graphql(desc = "Which changes; all when nothing is said.")] filter: Option<ChangeFilter>,
    ) -> Result<impl Stream<Item = Result<Now<ChangePage>>>> {
        let feed = feed(context);
        let after = match after {
            Some(after) => sequence(&after)?,
            None => feed.head().await.map_err(refused)?,
        };
        let following = feed.follow(wanted(context, after, first, filter)?);
        Ok(try_unfold(following, |mut following| async {
            let page = following.next().await.map_err(refused)?;
            Ok(page.map(|page| (Now(ChangePage::new(page)), following)))
        }))
    }
}
