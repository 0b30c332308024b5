//! From where a request came, for the audit log: the HTTP side puts it beside the caller.

use std::net::IpAddr;

use async_graphql::Context;

use crate::domain::{
    access::{OrganisationId, caller::CallerClient},
    audit::{Actor, Origin},
};

/// Which request, and from which address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestOrigin {
    /// The id of the request.
    pub request_id: String,
    /// The caller's address.
    pub address: IpAddr,
}

/// How the audit log knows this client in this request.
pub fn of(context: &Context<'_>, client: &CallerClient, organisation: OrganisationId) -> Origin {
    let request = context.data_opt::<RequestOrigin>();
    Origin {
        actor: Actor::Client { organisation: organisation.0, client: client.id.0, key: client.key.to_string() },
        request_id: request.map(|request| request.request_id.clone()),
        address: request.map(|request| request.address),
    }
}
