//! A page of hits, and where in their texts they fit.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::facets::EnterpriseFacets;
use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::{
            plan::{Position, Window},
            row::Row,
        },
        registry::search as domain,
    },
    graphql::{
        connection::PageInfo,
        cost::directive::{CONNECTION, ListOf, TOTAL_COUNT, Weight},
        plan::RowType,
        registry::enterprise::Enterprise,
        render::{Now, NowAll, Ready},
        services::Services,
    },
};

/// A page of hits (检索结果页).
pub struct EnterpriseSearchConnection {
    pub(super) page: domain::SearchPage,
    pub(super) rows: HashMap<i64, Arc<Row>>,
    pub(super) window: Window,
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
