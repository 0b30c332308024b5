//! What can be asked about objections.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use super::{
    conditions, number,
    object::{Objection, ObjectionFilter, ObjectionOrder},
    objections, party,
};
use crate::{
    domain::objection::{overdue, visible},
    graphql::{
        connection::Connection,
        cost::directive::Paged,
        render::Now,
        root::{planner, reader, root_find},
        selection::Selected,
    },
};

/// Queries about objections.
#[derive(Debug, Default)]
pub struct ObjectionQueries;

#[Object]
impl ObjectionQueries {
    /// The objections (异议) that concern the caller: those that its organisation filed, those to its organisation's
    /// records if it decides them, all for the operator. What falls due first comes first.
    #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan reads them")]
    #[graphql(directive = Paged::apply())]
    async fn objections(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Which objections.")] filter: Option<ObjectionFilter>,
        #[graphql(name = "orderBy", desc = "In which order; by the day when they fall due when nothing is said.")]
        _order_by: Option<ObjectionOrder>,
    ) -> Result<Now<Connection<Objection>>> {
        let mut page = planner(context)?.page::<Objection>(&Selected::of(context))?;
        page.conditions.extend(visible(&party(context)?));
        let is_overdue = filter.and_then(|filter| filter.overdue);
        page.conditions.extend(is_overdue.and_then(|is_overdue| overdue(objections(context).today(), is_overdue)));
        let read = reader(context).page(&page).await?;
        Ok(Now(Connection::new(Arc::new(read))))
    }

    /// The objection of this id; nothing where there is none that concerns the caller.
    async fn objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as a query or mutation returned it.")] id: ID,
    ) -> Result<Option<Now<Objection>>> {
        let Some(number) = number(&id) else { return Ok(None) };
        root_find::<Objection>(context, &conditions(&party(context)?, number)?, None).await
    }
}
