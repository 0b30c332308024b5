//! Administration (管理): who has access, with which limits, and what was done to that.
//!
//! Everything here needs the scope `admin`: the table of root fields holds that before anything is executed, and
//! [`administration`] gives the service to nobody else. Mutations and the command line call the same use cases.

pub mod audit;
pub mod client;
pub mod error;
pub mod member;
pub mod mutation;
pub mod organisation;
pub mod organisation_mutation;
pub mod query;
pub mod tier;

use async_graphql::{Context, ID, Result};
use entity::code::Scope;

use super::{origin, viewer::caller};
use crate::{
    domain::access::{Access, ClientId, OrganisationId},
    error::ClientError,
    graphql::{id, services::Services},
};

/// The table that ids of clients name.
const CLIENT: &str = "client";

/// The table that ids of organisations name.
const ORGANISATION: &str = "organisation";

/// The use cases of access, in the name of the administrator who asks.
///
/// # Errors
/// `FORBIDDEN` to everybody else.
fn administration(context: &Context<'_>) -> Result<Access> {
    let caller = caller(context)?;
    let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
        return Err(ClientError::forbidden("only a client with the scope admin may do this").into());
    };
    if !caller.may(Scope::Admin) {
        return Err(ClientError::forbidden("this needs the scope admin, which this key does not have").into());
    }
    let origin = origin::of(context, client, organisation.id);
    Ok(context.data_unchecked::<Services>().access.on_behalf_of(origin))
}

/// The client that an id names, if it names one.
fn client_id(id: &ID) -> Option<ClientId> {
    id::decode(id).ok().filter(|(table, _)| table == CLIENT).map(|(_, number)| ClientId(number))
}

/// The organisation that an id names, if it names one.
fn organisation_id(id: &ID) -> Option<OrganisationId> {
    id::decode(id).ok().filter(|(table, _)| table == ORGANISATION).map(|(_, number)| OrganisationId(number))
}
