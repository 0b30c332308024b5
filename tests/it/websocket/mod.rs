//! GraphQL over WebSocket, with a plain client: how a connection is opened and closed, what its operations may do, and what
//! it gives back.

mod closing;
mod lasting;
mod operations;
pub(crate) mod socket;
mod told;
