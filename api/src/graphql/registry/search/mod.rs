//! Finding enterprises by what people type: names, brands, pinyin, codes.

mod facets;
mod filter;
mod page;

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, Result, SimpleObject};
use tracing::Instrument as _;

use self::{
    filter::EnterpriseSearchFilter,
    page::{EnterpriseSearchConnection, MatchedField},
};
use super::enterprise::Enterprise;
use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::{
            plan::{Condition, Order, PagePlan, Position, Window},
            row::Row,
        },
        registry::{
            RegistrySource,
            search::{HitKey, Page, SearchError, SearchIndex, SearchRequest, follow::is_built},
        },
    },
    error::{ClientError, ErrorCode},
    graphql::{
        cost::directive::{FULL_TEXT, ListBy, Paged, Weight},
        error::internal,
        plan::{ConnectionShape, Planner, RowType, find},
        root::{planner, reader},
        selection::Selected,
        services::Services,
    },
    span::stage,
};

/// Suggestions when nothing is said.
const DEFAULT_SUGGESTIONS: i32 = 10;

/// Queries that search.
#[derive(Debug, Default)]
pub struct SearchQueries;

#[Object]
impl SearchQueries {
    /// Enterprises that fit what was typed (检索), the best first: a name or a part of one, with or without city and form
    /// of organisation; a brand (字号) of one character or more; a former name; pinyin or its initials; traditional
    /// characters; a credit code or registration number or the beginning of one. One typing error is forgiven.
    #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the window reads them")]
    #[graphql(directive = Weight::apply(FULL_TEXT), directive = Paged::apply())]
    async fn search_enterprises(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What was typed: 1 to 100 letters, digits or Chinese characters.")] query: String,
        #[graphql(desc = "Which enterprises.")] filter: Option<EnterpriseSearchFilter>,
        #[graphql(name = "first", desc = "How many hits from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only hits after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many hits from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only hits before this cursor; with `last`.")] _before: Option<String>,
    ) -> Result<EnterpriseSearchConnection> {
        let field = Selected::of(context);
        let planner = planner(context)?;
        let filter = filter.unwrap_or_default();
        // A cursor means something only with the same query and filter.
        let scope = format!("search/{query}/{filter:?}");
        let window = planner.window(&field, &scope)?;
        let shape = ConnectionShape::of(field.below());
        let facets = field.below().below(&[], "facets").is_some();
        let request = SearchRequest {
            query,
            filter: filter.into_domain()?,
            page: page_of(&window)?,
            limit: window.limit as usize,
            facets,
        };
        let page = found(context, "query", move |index| index.search(&request)).await?;
        let ids: Vec<i64> = page.hits.iter().map(|hit| hit.id).collect();
        let rows =
            if shape.rows && !ids.is_empty() { rows(context, &planner, &shape, &ids).await? } else { HashMap::new() };
        Ok(EnterpriseSearchConnection { page, rows, window })
    }

    /// Distinct brands and names that begin with what was typed (联想), also by pinyin or its initials; the best first.
    #[graphql(directive = Weight::apply(FULL_TEXT), directive = ListBy::apply("first", DEFAULT_SUGGESTIONS))]
    async fn autocomplete(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What was typed so far: 1 to 100 letters, digits or Chinese characters.")] prefix: String,
        #[graphql(desc = "How many suggestions at most, 1 to 50; 10 when nothing is said.")] first: Option<i32>,
    ) -> Result<Vec<EnterpriseSuggestion>> {
        let first = first.unwrap_or(DEFAULT_SUGGESTIONS);
        let limit = usize::try_from(first).ok().filter(|limit| (1..=50).contains(limit));
        let limit =
            limit.ok_or_else(|| ClientError::bad_input("first", "first must be a whole number from 1 to 50"))?;
        let suggestions = found(context, "prefix", move |index| index.autocomplete(&prefix, limit)).await?;
        let shown = suggestions
            .into_iter()
            .map(|found| EnterpriseSuggestion { text: found.text, matched: found.matched.into() });
        Ok(shown.collect())
    }
}

/// A completion of what was typed (联想词).
#[derive(Debug, SimpleObject)]
pub struct EnterpriseSuggestion {
    /// A brand, or a name as registered.
    text: String,
    /// What began so.
    matched: MatchedField,
}

/// Searches away from the threads that answer requests. `input` is the argument that holds what was typed. What an
/// index finds that is still being built is not shown: its totals would not be true.
async fn found<T: Send + 'static>(
    context: &Context<'_>,
    input: &'static str,
    search: impl FnOnce(&SearchIndex) -> Result<T, SearchError> + Send + 'static,
) -> Result<T> {
    let services = context.data_unchecked::<Services>();
    let index = services.search.clone().ok_or_else(|| {
        ClientError::new(ErrorCode::Overloaded, "search is switched off on this gateway (search.enabled)")
    })?;
    let source = RegistrySource::new(services.store.clone());
    let is_built = is_built(&index, &source).await.map_err(|error| internal(&error))?;
    let searching = tokio::task::spawn_blocking(move || search(&index)).instrument(stage!("search"));
    let found = searching.await.map_err(|error| internal(&error))?;
    let found = found.map_err(|error| match error {
        SearchError::BadQuery(reason) => ClientError::bad_input(input, format!("{input} {reason}")).into(),
        other => internal(&other),
    })?;
    if is_built {
        return Ok(found);
    }
    let message = "the search index is being built; try again when /readyz says ready, or look up by code until then";
    Err(ClientError::new(ErrorCode::Overloaded, message).into())
}

fn page_of(window: &Window) -> Result<Page, ClientError> {
    let key = |position: &Position| HitKey {
        score: position.value.as_i64().and_then(|score| u32::try_from(score).ok()).unwrap_or(0),
        id: position.id,
    };
    match (&window.after, &window.before, window.backward) {
        (None, None, false) => Ok(Page::First),
        (Some(after), None, false) => Ok(Page::After(key(after))),
        (None, None, true) => Ok(Page::Last),
        (None, Some(before), true) => Ok(Page::Before(key(before))),
        _ => Err(ClientError::bad_input("before", "a search is paged by first with after, or by last with before")),
    }
}

/// The enterprises of a page's hits, read by one statement.
async fn rows(
    context: &Context<'_>,
    planner: &Planner<'_>,
    shape: &ConnectionShape<'_>,
    ids: &[i64],
) -> Result<HashMap<i64, Arc<Row>>> {
    let column = find(Enterprise::table(), "id")?;
    let plan = PagePlan {
        node: planner.node::<Enterprise>(&shape.node)?,
        conditions: vec![Condition::OneOf(column, ids.iter().copied().map(Cell::Number).collect())],
        order: Order { column, descending: false },
        window: Window {
            limit: u32::try_from(ids.len()).unwrap_or(u32::MAX - 1),
            after: None,
            before: None,
            backward: false,
            scope: "".into(),
        },
        rows: true,
        total: false,
    };
    let reader = reader(context);
    if let Some(index) = &context.data_unchecked::<Services>().search {
        // What the index has found must be there.
        reader.view().hold(index.position());
    }
    let page = reader.page(&plan).await?;
    let mut rows = HashMap::new();
    for row in page.rows {
        rows.insert(row.id()?, row);
    }
    Ok(rows)
}
