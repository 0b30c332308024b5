//! What root fields do: plan their selection, check its size, run it as one statement.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::{
    connection::Connection,
    plan::{Listed, Planner, RowType, check_size},
    selection::{Selected, Selection},
    services::Services,
};
use crate::domain::reading::plan::Condition;

/// The planner of this request.
pub fn planner<'a>(context: &Context<'a>) -> Planner<'a> {
    let services = context.data_unchecked::<Services>();
    Planner { cursors: &services.cursors, page_size_max: 100 }
}

/// Reads the one row that meets the conditions.
///
/// # Errors
/// A client error for wrong arguments below, internal when the database fails.
pub async fn root_find<T: RowType>(context: &Context<'_>, conditions: &[Condition]) -> Result<Option<T>> {
    let node = planner(context).node::<T>(&Selection::of(context))?;
    check_size(node.rows_at_most())?;
    let found = context.data_unchecked::<Services>().reader.find(&node, conditions).await?;
    Ok(found.map(T::from_row))
}

/// Reads the page that the field being resolved asks for.
///
/// # Errors
/// A client error for wrong arguments here or below, internal when the database fails.
pub async fn root_page<T: Listed>(context: &Context<'_>) -> Result<Connection<T>> {
    let page = planner(context).page::<T>(&Selected::of(context))?;
    check_size(page.rows_at_most())?;
    let read = context.data_unchecked::<Services>().reader.page(&page).await?;
    Ok(Connection::new(Arc::new(read)))
}
