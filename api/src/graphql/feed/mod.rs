//! The feed in the schema: every change in the order of commits, asked for page by page or waited for.

mod event;
pub(in crate::graphql) mod filter;
mod page;
pub mod subscription;

use async_graphql::{Context, Object, Result};

pub use self::{event::ChangeEvent, filter::ChangeFilter, page::ChangePage};
use super::{
    access::viewer::caller, cost::directive::PagedBy, error::internal, plan::RowType, render::Now, root::planner,
    selection::Selection, services::Services,
};
use crate::{
    domain::{
        feed::{Feed, FeedError, Wanted},
        watch::{OwnList, OwnListError},
    },
    error::ClientError,
};

/// The changes of a page when nothing is said.
const SHOWN: i32 = 100;
/// The most changes of a page.
const SHOWN_MAX: i32 = 1000;

/// Where queries name a watch list.
const PLACE: &str = "filter.watchListId";

/// Queries of the feed.
#[derive(Debug, Default)]
pub struct FeedQueries;

#[Object]
impl FeedQueries {
    /// The changes of all records after a sequence number, in the order in which they were committed, from the first on
    /// (变更流). Nothing is left out but by the filter. Go on with `after: upTo`: it tells up to where was looked, also
    /// where nothing there was wanted; one page looks through 10,000 changes at most.
    #[graphql(directive = PagedBy::apply("first", SHOWN, "events"))]
    async fn changes(
        &self,
        context: &Context<'_>,
        #[graphql(
            default_with = "String::from(\"0\")",
            desc = "Only changes after this sequence number, a whole number as text; \"0\" is before the first."
        )]
        after: String,
        #[graphql(default_with = "SHOWN", desc = "How many changes at most, 1 to 1000.")] first: i32,
        #[graphql(desc = "Which changes; all when nothing is said.")] filter: Option<ChangeFilter>,
    ) -> Result<Now<ChangePage>> {
        let wanted = wanted(context, sequence(&after)?, first, filter)?;
        let page = feed(context).read(&wanted).await.map_err(refused)?;
        Ok(Now(ChangePage::new(page)))
    }
}

fn feed<'a>(context: &Context<'a>) -> &'a Feed {
    &context.data_unchecked::<Services>().feed
}

/// What is wanted of the feed, and of each change.
fn wanted(context: &Context<'_>, after: u64, first: i32, filter: Option<ChangeFilter>) -> Result<Wanted> {
    let limit = u32::try_from(first).ok().filter(|_| (1..=SHOWN_MAX).contains(&first));
    let limit = limit.ok_or_else(|| {
        ClientError::bad_input("first", format!("first must be a whole number from 1 to {SHOWN_MAX}"))
    })?;
    let selection = Selection::of(context);
    let events = selection.below(&[], "events").unwrap_or_else(|| selection.empty());
    let node = planner(context)?.node::<ChangeEvent>(&events)?;
    debug_assert_eq!(node.table.name, ChangeEvent::table().name);
    let filter = filter.unwrap_or_default();
    let watch_list = match &filter.watch_list_id {
        Some(id) => Some(OwnList::named_by(&*caller(context)?, id).map_err(|error| not_filtered_by(PLACE, error))?),
        None => None,
    };
    Ok(Wanted { node, filter: filter.try_into()?, watch_list, after, limit })
}

/// A sequence number as callers write it.
fn sequence(text: &str) -> Result<u64, ClientError> {
    crate::sequence::read(text).ok_or_else(|| {
        ClientError::bad_input("after", "after must be a sequence number, a whole number as text, such as \"0\"")
    })
}

/// Why there is no filtering by the watch list that stands in this place of the request.
pub fn not_filtered_by(place: &str, error: OwnListError) -> ClientError {
    match error {
        OwnListError::NotAllowed => ClientError::forbidden(error.to_string()),
        OwnListError::Unknown => ClientError::bad_input(place, error.to_string()),
    }
}

fn refused(error: FeedError) -> async_graphql::Error {
    match error {
        FeedError::Beyond { .. } => ClientError::bad_input("after", error.to_string()).into(),
        FeedError::List(error) => not_filtered_by(PLACE, error).into(),
        error => internal(&error),
    }
}
