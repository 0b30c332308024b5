//! Objections (异议) in the schema: who is concerned by one sees it, and nobody else learns that it is there.
//!
//! Lists, totals and single objections are planned reads with the conditions of [`visible`]; who objects is shown field
//! by field.

pub mod input;
pub mod mutation;
pub mod object;
pub mod part;
pub mod payload;
pub mod query;

use async_graphql::{Context, ID};

use crate::{
    domain::{
        audit::Origin,
        objection::{Objections, Party, objection_table, visible},
        reading::plan::Condition,
        store::cell::Cell,
    },
    error::ClientError,
    graphql::{
        access::{origin, viewer::caller},
        id,
        plan::find,
        services::Services,
    },
};

/// The caller as a party.
///
/// # Errors
/// `FORBIDDEN` to callers without a key, whom no objection concerns.
fn party(context: &Context<'_>) -> Result<Party, ClientError> {
    let party = Party::of(&*caller(context)?);
    party.ok_or_else(|| ClientError::forbidden("objections need a key"))
}

/// The caller as the audit log names it.
///
/// # Errors
/// `FORBIDDEN` to callers without a key.
fn origin(context: &Context<'_>) -> Result<Origin, ClientError> {
    let caller = caller(context)?;
    let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
        return Err(ClientError::forbidden("objections need a key"));
    };
    Ok(origin::of(context, client, organisation.id))
}

/// The use cases.
fn objections<'a>(context: &Context<'a>) -> &'a Objections {
    &context.data_unchecked::<Services>().objections
}

/// The number of the objection that an id names, if it names one.
fn number(id: &ID) -> Option<i64> {
    id::decode(id).ok().filter(|(table, _)| table == objection_table().name).map(|(_, number)| number)
}

/// What holds of the objection of this number if it is there for this party.
///
/// # Errors
/// Internal, for a column that is not there.
fn conditions(party: &Party, number: i64) -> Result<Vec<Condition>, ClientError> {
    let own = Condition::OneOf(find(objection_table(), "id")?, vec![Cell::Number(number)]);
    Ok([own].into_iter().chain(visible(party)).collect())
}
