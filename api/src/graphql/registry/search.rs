//! Finding enterprises by what people type: names, brands, pinyin, codes.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use entity::code::{CodeList, Industry, RegistrationStatus, division};
use tracing::Instrument as _;

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
            search::{self as domain, HitKey, Page, SearchError, SearchIndex, SearchRequest, follow::is_built},
        },
    },
    error::{ClientError, ErrorCode},
    graphql::{
        code::{Code, Coded},
        connection::PageInfo,
        cost::directive::{CONNECTION, FULL_TEXT, ListBy, ListOf, Paged, TOTAL_COUNT, Weight},
        error::internal,
        input::texts,
        plan::{ConnectionShape, Planner, RowType, find},
        render::{Now, NowAll, Ready},
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

/// Which enterprises a search may find (检索筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct EnterpriseSearchFilter {
    /// The district, by division code (GB/T 2260), such as `310115`. One of them.
    pub district: Option<Vec<String>>,
    /// The industry section. One of them.
    pub industry: Option<Vec<Code<Industry>>>,
    /// The registration status. One of them.
    pub status: Option<Vec<Code<RegistrationStatus>>>,
    /// Whether it is on the list of enterprises with abnormal operations.
    pub on_abnormal_list: Option<bool>,
    /// Whether it is on the list of enterprises with serious violations.
    pub on_serious_list: Option<bool>,
}

impl EnterpriseSearchFilter {
    fn into_domain(self) -> Result<domain::SearchFilter, ClientError> {
        texts("district", self.district.as_deref())?;
        Ok(domain::SearchFilter {
            districts: self.district.unwrap_or_default(),
            industries: codes(self.industry),
            statuses: codes(self.status),
            on_abnormal_list: self.on_abnormal_list,
            on_serious_list: self.on_serious_list,
        })
    }
}

fn codes<L: CodeList>(values: Option<Vec<Code<L>>>) -> Vec<String> {
    values.unwrap_or_default().into_iter().map(|value| value.0.code().to_owned()).collect()
}

/// A page of hits (检索结果页).
pub struct EnterpriseSearchConnection {
    page: domain::SearchPage,
    rows: HashMap<i64, Arc<Row>>,
    window: Window,
}

impl EnterpriseSearchConnection {
    fn cursor(&self, context: &Context<'_>, hit: &domain::SearchHit) -> String {
        let position = Position { value: Cell::Number(hit.score.into()), id: hit.id };
        context.data_unchecked::<Services>().cursors.encode(&self.window.scope, &position)
    }

    /// The hits whose enterprise still exists, with it.
    fn hits(&self) -> impl Iterator<Item = (&domain::SearchHit, Enterprise)> {
        self.page.hits.iter().filter_map(|hit| Some((hit, Enterprise::from_row(Arc::clone(self.rows.get(&hit.id)?)))))
    }
}

/// A page of hits (检索结果页).
#[Object(directive = Weight::apply(CONNECTION))]
impl EnterpriseSearchConnection {
    /// The hits, each with its cursor.
    async fn edges(&self, context: &Context<'_>) -> NowAll<EnterpriseSearchEdge> {
        let edges = self.hits().map(|(hit, node)| EnterpriseSearchEdge {
            node: Now(node),
            cursor: self.cursor(context, hit),
            matched: hit.matched.into(),
            highlights: hit.highlights.iter().map(Highlight::from).collect(),
        });
        NowAll(edges.collect())
    }

    /// The enterprises without their cursors.
    async fn nodes(&self) -> NowAll<Enterprise> {
        NowAll(self.hits().map(|(_, node)| node).collect())
    }

    /// Where this page lies among the hits.
    async fn page_info(&self, context: &Context<'_>) -> PageInfo {
        let more = self.page.more;
        let (next, previous) = if self.window.backward {
            (self.window.before.is_some(), more)
        } else {
            (more, self.window.after.is_some())
        };
        let at = |hit: Option<&domain::SearchHit>| hit.map(|hit| self.cursor(context, hit));
        PageInfo::new(next, previous, at(self.page.hits.first()), at(self.page.hits.last()))
    }

    /// How many hits there are in all, exactly.
    #[graphql(directive = Weight::apply(TOTAL_COUNT))]
    async fn total_count(&self) -> i64 {
        i64::try_from(self.page.total).unwrap_or(i64::MAX)
    }

    /// How the hits spread over districts, industries, statuses and lists. Counted only when it is selected.
    async fn facets(&self) -> EnterpriseFacets {
        EnterpriseFacets { facets: self.page.facets.clone().unwrap_or_default() }
    }

    /// The sequence number of the last change that the answer knows, a whole number as text.
    async fn sequence(&self) -> String {
        self.page.position.to_string()
    }
}

/// One hit (检索结果).
#[derive(SimpleObject)]
pub struct EnterpriseSearchEdge {
    /// The enterprise.
    node: Now<Enterprise>,
    /// The hit's place, for `after` and `before` of the same query and filter.
    cursor: String,
    /// What the query was found in.
    matched: MatchedField,
    /// The texts that it was found in, with the matching characters.
    #[graphql(directive = ListOf::apply(3))]
    highlights: Vec<Highlight>,
}

impl Ready for EnterpriseSearchEdge {}

/// What a query was found in (匹配项).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::MatchedField")]
pub enum MatchedField {
    /// The name.
    Name,
    /// The brand (字号) inside the name.
    Brand,
    /// A former name (曾用名).
    FormerName,
    /// Pinyin or its initials.
    Pinyin,
    /// The credit code or the registration number.
    Code,
}

/// A text with the characters that match (高亮).
#[derive(Debug, SimpleObject)]
pub struct Highlight {
    /// The text as registered.
    text: String,
    /// The matching characters, in their order, apart from each other.
    #[graphql(directive = ListOf::apply(5))]
    ranges: Vec<HighlightRange>,
}

/// A range of characters of a text (高亮范围), counted in Unicode code points.
#[derive(Debug, SimpleObject)]
pub struct HighlightRange {
    /// The first character, from 0.
    start: i32,
    /// The character after the last.
    end: i32,
}

impl From<&domain::query::Highlight> for Highlight {
    fn from(highlight: &domain::query::Highlight) -> Self {
        let number = |position: usize| i32::try_from(position).unwrap_or(i32::MAX);
        let ranges = highlight.ranges.iter();
        Self {
            text: highlight.text.clone(),
            ranges: ranges.map(|range| HighlightRange { start: number(range.start), end: number(range.end) }).collect(),
        }
    }
}

/// How hits spread (分面统计). The most frequent first.
pub struct EnterpriseFacets {
    facets: domain::Facets,
}

/// How hits spread (分面统计). The most frequent first.
#[Object]
impl EnterpriseFacets {
    /// Over districts.
    #[graphql(directive = ListOf::apply(20))]
    async fn district(&self) -> Vec<DistrictCount> {
        let counts = self.facets.district.iter().map(|(code, count)| DistrictCount {
            code: code.clone(),
            name: division::find_any(code).map(|division| division.name.to_owned()),
            count: signed(*count),
        });
        counts.collect()
    }

    /// Over industry sections.
    #[graphql(directive = ListOf::apply(20))]
    async fn industry(&self) -> Vec<IndustryCount> {
        let counts = self.facets.industry.iter();
        counts
            .filter_map(|(code, count)| Some(IndustryCount { industry: Coded::stored(code)?, count: signed(*count) }))
            .collect()
    }

    /// Over registration statuses.
    #[graphql(directive = ListOf::apply(10))]
    async fn status(&self) -> Vec<StatusCount> {
        let counts = self.facets.status.iter();
        counts
            .filter_map(|(code, count)| Some(StatusCount { status: Coded::stored(code)?, count: signed(*count) }))
            .collect()
    }

    /// Hits on the list of enterprises with abnormal operations.
    async fn on_abnormal_list(&self) -> i64 {
        signed(self.facets.on_abnormal_list)
    }

    /// Hits on the list of enterprises with serious violations.
    async fn on_serious_list(&self) -> i64 {
        signed(self.facets.on_serious_list)
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Hits of one district (区县统计).
#[derive(Debug, SimpleObject)]
pub struct DistrictCount {
    /// The district's code.
    code: String,
    /// The district's name.
    name: Option<String>,
    /// How many hits.
    count: i64,
}

/// Hits of one industry section (行业统计).
#[derive(Debug, SimpleObject)]
pub struct IndustryCount {
    /// The section.
    industry: Coded<Industry>,
    /// How many hits.
    count: i64,
}

/// Hits of one registration status (登记状态统计).
#[derive(Debug, SimpleObject)]
pub struct StatusCount {
    /// The status.
    status: Coded<RegistrationStatus>,
    /// How many hits.
    count: i64,
}

/// A completion of what was typed (联想词).
#[derive(Debug, SimpleObject)]
pub struct EnterpriseSuggestion {
    /// A brand, or a name as registered.
    text: String,
    /// What began so.
    matched: MatchedField,
}
