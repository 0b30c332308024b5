//! What root fields do: plan their selection, run it as one statement.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::{
    access::viewer::caller,
    connection::Connection,
    plan::{Listed, Planner, RowType},
    render::Now,
    selection::{Selected, Selection},
    services::Services,
};
use crate::{
    domain::{
        reading::{Reader, plan::Condition},
        store::view::Route,
    },
    error::ClientError,
};

/// The largest page of any tier: what the schema promises.
const PAGE_SIZE_MAX: u32 = 100;

/// The planner of this request.
///
/// # Errors
/// Internal, when the HTTP side handed over no caller.
pub fn planner<'a>(context: &Context<'a>) -> Result<Planner<'a>, ClientError> {
    let services = context.data_unchecked::<Services>();
    let page_size_max = caller(context)?.tier.limits.page_size_max.clamp(1, PAGE_SIZE_MAX);
    Ok(Planner { cursors: &services.cursors, page_size_max })
}

/// What disclosed data is read with in this request: all of its fields read the same copy of the database.
pub fn reader(context: &Context<'_>) -> Reader {
    let reader = &context.data_unchecked::<Services>().reader;
    match context.data_opt::<Route>() {
        Some(route) => reader.along(route.clone()),
        None => reader.clone(),
    }
}

/// Reads the one row that meets the conditions.
///
/// # Errors
/// A client error for wrong arguments below, internal when the database fails.
pub async fn root_find<T: RowType>(context: &Context<'_>, conditions: &[Condition]) -> Result<Option<Now<T>>> {
    let node = planner(context)?.node::<T>(&Selection::of(context))?;
    let found = reader(context).find(&node, conditions).await?;
    Ok(found.map(|row| Now(T::from_row(row))))
}

/// Reads the page that the field being resolved asks for.
///
/// # Errors
/// A client error for wrong arguments here or below, internal when the database fails.
pub async fn root_page<T: Listed>(context: &Context<'_>) -> Result<Now<Connection<T>>> {
    let page = planner(context)?.page::<T>(&Selected::of(context))?;
    let read = reader(context).page(&page).await?;
    Ok(Now(Connection::new(Arc::new(read))))
}
