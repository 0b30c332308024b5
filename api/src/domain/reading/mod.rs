//! Planned reads: a whole selection, nested pages included, becomes one SQL statement that answers with one JSON text.
//!
//! The number of statements therefore never depends on page sizes or row counts, and SQLite, whose driver pays for
//! every row that it hands over, is as quick as PostgreSQL. A caller describes what it wants as a [`plan`], runs it
//! with a [`Reader`] and walks the [`row`]s. Each nested page is cut by its own correlated subquery along an index,
//! so a parent with a million children costs what a parent with ten does.
//!
//! Invariants: only the plan's columns are read; every order ends in the id; a cursor is a signed keyset position.

mod compile;
pub mod cursor;
pub mod global_id;
pub mod plan;
pub mod row;
mod source;

use std::sync::Arc;

use self::{
    plan::{Condition, NodePlan, PagePlan},
    row::{NodeDecoder, Page, Row},
};
use super::store::{
    Store, StoreError,
    cell::Cell,
    fetch_json,
    sql::Sql,
    view::{Route, View},
};

/// Runs plans.
#[derive(Debug, Clone)]
pub struct Reader {
    view: View,
}

impl Reader {
    /// Reads from this database, its primary where there are standbys.
    pub fn new(store: Store) -> Self {
        Self { view: View::new(store, Route::primary()) }
    }

    /// The same along the route of one request.
    #[must_use]
    pub fn along(&self, route: Route) -> Self {
        Self { view: self.view.along(route) }
    }

    /// What this reads from.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The one row that meets the conditions, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn find(&self, node: &NodePlan, conditions: &[Condition]) -> Result<Option<Arc<Row>>, StoreError> {
        let answer = self.answer(|sql| compile::root_node(sql, node, conditions)).await?;
        Ok(NodeDecoder::new(node).decode_optional(answer))
    }

    /// One page of rows.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(&self, page: &PagePlan) -> Result<Page, StoreError> {
        let answer = self.answer(|sql| compile::root_page(sql, page)).await?;
        Ok(row::PageDecoder::new(page).decode(answer))
    }

    async fn answer(&self, write: impl FnOnce(&mut Sql)) -> Result<Cell, StoreError> {
        let mut sql = Sql::new(self.view.dialect());
        write(&mut sql);
        fetch_json(&self.view, sql).await
    }
}
