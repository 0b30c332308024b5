//! Watch lists in the schema: a client sees and changes its own. Files are sent by plain HTTP (`http::v1`).

mod input;
pub mod mutation;
mod object;
mod payload;

use async_graphql::{Context, ID, Object, Result};

use self::object::{WatchList, WatchSubject};
use super::{
    access::viewer::caller,
    cost::directive::Paged,
    error::internal,
    page::{List, NumberedConnection},
    services::Services,
    webhook::{find_number, owner},
};
use crate::{
    domain::{
        store::id_window::IdPage,
        watch::{Keeper, LIST, WatchLists},
    },
    error::ClientError,
};

/// Queries about watch lists.
#[derive(Debug, Default)]
pub struct WatchQueries;

#[Object]
impl WatchQueries {
    /// A watch list of the calling client (关注名单); nothing for anybody else's. Only with the scope `watch:write`.
    async fn watch_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as a watch list answered with it.")] id: ID,
    ) -> Result<Option<WatchList>> {
        let (keeper, number) = (keeper(context)?, find_number(&id, LIST)?);
        let found = lists(context).find(keeper.client, number).await.map_err(|error| internal(&error))?;
        Ok(found.map(WatchList::from))
    }

    /// The watch lists of the calling client (关注名单列表). Only with the scope `watch:write`.
    #[graphql(directive = Paged::apply())]
    async fn watch_lists(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<WatchList>> {
        let (keeper, lists) = (keeper(context)?, lists(context));
        let page = async |window| lists.page(keeper.client, window).await;
        let list = List::veiled(format!("watch-lists/{}", keeper.client));
        list.connection(context, page, async || lists.count(keeper.client).await).await
    }

    /// Who is on a watch list of the calling client, in the order in which they were put on it (关注主体列表). Only with the
    /// scope `watch:write`.
    #[graphql(directive = Paged::apply())]
    async fn watch_subjects(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The id of the list.")] watch_list_id: ID,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<WatchSubject>> {
        let (keeper, number) = (keeper(context)?, find_number(&watch_list_id, LIST)?);
        let lists = lists(context);
        let found = lists.find(keeper.client, number).await.map_err(|error| internal(&error))?;
        // Subjects are numbered together with all others'.
        let list = List::veiled(format!("watch-lists/{number}/subjects"));
        let Some(found) = found else {
            let page = IdPage { rows: Vec::new(), has_next: false, has_previous: false };
            return Ok(NumberedConnection::new(list, page, None));
        };
        let page = async |window| lists.subjects(number, window).await;
        list.connection(context, page, async || Ok(found.subjects)).await
    }
}

fn lists<'a>(context: &Context<'a>) -> &'a WatchLists {
    &context.data_unchecked::<Services>().watch_lists
}

/// The calling client, with what its tier allows.
fn keeper(context: &Context<'_>) -> Result<Keeper, ClientError> {
    let owner = owner(context)?;
    let subjects_max = caller(context)?.tier.limits.watched_subjects_max.into();
    Ok(Keeper { client: owner.client, origin: owner.origin, subjects_max })
}
