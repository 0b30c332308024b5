//! Relay connections over pages that a plan has read already.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Object, OutputType, SimpleObject, TypeName};

use super::{
    cost::directive::{CONNECTION, TOTAL_COUNT, Weight},
    plan::RowType,
    render::{Now, NowAll, Ready},
    services::Services,
};
use crate::domain::reading::{plan::Position, row::Page};

/// Where a page lies in its list (分页信息).
#[derive(Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether there are rows after this page.
    has_next_page: bool,
    /// Whether there are rows before this page.
    has_previous_page: bool,
    /// The cursor of the page's first row.
    start_cursor: Option<String>,
    /// The cursor of the page's last row.
    end_cursor: Option<String>,
}

impl PageInfo {
    /// Where a page lies that was not read by a plan.
    pub fn new(next: bool, previous: bool, start_cursor: Option<String>, end_cursor: Option<String>) -> Self {
        Self { has_next_page: next, has_previous_page: previous, start_cursor, end_cursor }
    }
}

/// A page of a list.
pub struct Connection<T> {
    page: Arc<Page>,
    wrap: fn(Arc<crate::domain::reading::row::Row>) -> Option<T>,
}

impl<T: RowType> Connection<T> {
    /// The page as it was read.
    pub fn new(page: Arc<Page>) -> Self {
        Self { page, wrap: |row| Some(T::from_row(row)) }
    }
}

impl<T> Connection<T> {
    /// A page whose rows are of several types.
    pub fn of_many(page: Arc<Page>, wrap: fn(Arc<crate::domain::reading::row::Row>) -> Option<T>) -> Self {
        Self { page, wrap }
    }
}

fn cursor(services: &Services, page: &Page, position: &Position) -> String {
    services.cursors.encode(&page.scope, position)
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

/// A page of a list (列表页). Cursors stay valid at any depth: the last page costs what the first does.
#[Object(name_type, directive = Weight::apply(CONNECTION))]
impl<T: Ready> Connection<T> {
    /// The rows, each with its cursor.
    async fn edges(&self, context: &Context<'_>) -> NowAll<Edge<T>> {
        let services = context.data_unchecked::<Services>();
        let rows = self.page.rows.iter().zip(&self.page.positions);
        let edges = rows.filter_map(|(row, position)| {
            let node = (self.wrap)(Arc::clone(row))?;
            Some(Edge { node: Now(node), cursor: cursor(services, &self.page, position) })
        });
        NowAll(edges.collect())
    }

    /// The rows without their cursors.
    async fn nodes(&self) -> NowAll<T> {
        NowAll(self.page.rows.iter().filter_map(|row| (self.wrap)(Arc::clone(row))).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self, context: &Context<'_>) -> PageInfo {
        let services = context.data_unchecked::<Services>();
        let at = |position: Option<&Position>| position.map(|position| cursor(services, &self.page, position));
        PageInfo {
            has_next_page: self.page.has_next,
            has_previous_page: self.page.has_previous,
            start_cursor: at(self.page.positions.first()),
            end_cursor: at(self.page.positions.last()),
        }
    }

    /// How many rows the whole list has with this filter, exactly. Counted only when it is selected.
    #[graphql(directive = Weight::apply(TOTAL_COUNT))]
    async fn total_count(&self) -> i64 {
        self.page.total.unwrap_or_default()
    }
}

impl<T: Ready> Ready for Connection<T> {}

/// One row of a page, with its cursor.
pub struct Edge<T> {
    node: Now<T>,
    cursor: String,
}

impl<T: OutputType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// One row of a page, with its cursor (列表项).
#[Object(name_type)]
impl<T: Ready> Edge<T> {
    /// The row.
    async fn node(&self) -> &Now<T> {
        &self.node
    }

    /// The row's place in this list and order, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }
}

impl<T: Ready> Ready for Edge<T> {}
