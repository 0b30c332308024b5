//! What root fields do: plan their selection, run it as one statement.

use std::sync::Arc;

use async_graphql::{Context, Error, Result};

use super::{
    access::viewer::caller,
    as_of::AsOf,
    connection::Connection,
    plan::{Listed, Planner, RowType},
    render::Now,
    selection::{Selected, Selection},
    services::Services,
};
use crate::{
    domain::{
        dataset::point::PointError,
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
    Ok(Planner { cursors: &services.cursors, page_size_max, as_of: None })
}

/// The planner and the reader of this request, as of the point that the caller names; as of now when it names none.
///
/// # Errors
/// `BAD_USER_INPUT` where the data does not go there, internal when the database fails.
async fn ground<'a>(context: &Context<'a>, as_of: Option<AsOf>) -> Result<(Planner<'a>, Reader)> {
    let (mut planner, reader) = (planner(context)?, reader(context));
    if let Some(as_of) = as_of {
        let history = &context.data_unchecked::<Services>().history;
        let point = history.find(reader.view(), Some(as_of.into_domain()?)).await;
        planner.as_of = Some(point.map_err(no_point)?.sequence);
    }
    Ok((planner, reader))
}

/// Says that the data does not go to the point that is asked about.
pub fn no_point(error: PointError) -> Error {
    match error {
        PointError::None(reason) => ClientError::bad_input("asOf", reason.to_string()).into(),
        PointError::Store(error) => error.into(),
    }
}

/// What disclosed data is read with in this request: all of its fields read the same copy of the database.
pub fn reader(context: &Context<'_>) -> Reader {
    let reader = &context.data_unchecked::<Services>().reader;
    match context.data_opt::<Route>() {
        Some(route) => reader.along(route.clone()),
        None => reader.clone(),
    }
}

/// Reads the one row that meets the conditions, of which one names its id where it is read as of a point.
///
/// # Errors
/// A client error for wrong arguments below, internal when the database fails.
pub async fn root_find<T: RowType>(
    context: &Context<'_>,
    conditions: &[Condition],
    as_of: Option<AsOf>,
) -> Result<Option<Now<T>>> {
    let (planner, reader) = ground(context, as_of).await?;
    let node = planner.node::<T>(&Selection::of(context))?;
    let found = reader.find(&node, conditions).await?;
    Ok(found.map(|row| Now(T::from_row(row))))
}

/// Reads the page that the field being resolved asks for, as of a point where one is named.
///
/// # Errors
/// A client error for wrong arguments here or below, internal when the database fails.
pub async fn root_page<T: Listed>(context: &Context<'_>, as_of: Option<AsOf>) -> Result<Now<Connection<T>>> {
    let (planner, reader) = ground(context, as_of).await?;
    let page = planner.page::<T>(&Selected::of(context))?;
    let read = reader.page(&page).await?;
    Ok(Now(Connection::new(Arc::new(read))))
}
