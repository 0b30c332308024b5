//! Submissions in the schema: what publishers enter, correct and withdraw, what waits for a second pair of eyes, and what
//! became of each row.
//!
//! The mutations of all kinds are made here from the registry of kinds: names, inputs and documentation follow from its
//! fields and from the objects that show them. Whoever adds a kind adds nothing here.

pub mod input;
pub mod mutation;
pub mod name;
pub mod payload;
pub mod query;
pub mod review;
pub mod row;
mod sent;

use async_graphql::{Context, Result};

use super::{access::viewer::caller, services::Services};
use crate::{
    domain::{
        access::Caller,
        submission::{Submissions, Submitter},
    },
    error::ClientError,
    graphql::access::origin,
};

/// The table that ids of submissions name.
pub(crate) const SUBMISSION: &str = "submission";

/// Who submits in this request.
///
/// # Errors
/// `FORBIDDEN` for callers without a key.
pub(crate) fn submitter(context: &Context<'_>) -> Result<Submitter> {
    let caller = caller(context)?;
    let Caller { client: Some(client), organisation: Some(organisation), .. } = &*caller else {
        return Err(ClientError::forbidden("only clients of an organisation submit records").into());
    };
    Ok(Submitter {
        organisation: organisation.id.0,
        client: client.id.0,
        jurisdiction: organisation.jurisdiction.clone(),
        needs_review: organisation.needs_review,
        rows_per_minute: caller.tier.limits.writes_per_minute,
        origin: origin::of(context, client, organisation.id),
    })
}

/// The service.
pub(crate) fn submissions<'a>(context: &Context<'a>) -> &'a Submissions {
    &context.data_unchecked::<Services>().submissions
}
