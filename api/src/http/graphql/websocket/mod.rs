//! GraphQL over WebSocket at `/graphql`: the protocol `graphql-transport-ws`, with all that it leaves to servers.
//!
//! A connection belongs to one caller, who is let in by `connection_init`, asked about again while it lasts, and has so
//! many of them. Each operation on it is a request of its own: it is authenticated, counted, charged and answered as one
//! by POST is, and subscriptions are followed as those of [`stream`](super::stream) are (see
//! [`subscription`](super::subscription)).
//!
//! | What is sent | Closes with |
//! |---|---|
//! | another subprotocol, or none | 4406 |
//! | no `connection_init` in time, two of them | 4408, 4429 |
//! | anything but `ping` and `pong` before it is acknowledged | 4401 |
//! | what opens nothing, or opens it no more | 4403 |
//! | more connections or requests than the caller may have, a database that does not answer | 1013 |
//! | no message of the protocol, one that is too large, binary frames | 4400 |
//! | the id of an operation that runs | 4409 |
//! | nothing for some heartbeats | 4499 |
//! | the gateway stops: what is executed is answered before | 1001 |

mod close;
mod connection;
mod credentials;
mod message;
mod operation;
mod operations;
mod origin;

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts as _, ws::WebSocketUpgrade},
    http::{HeaderMap, StatusCode, header, request},
    response::Response,
};

use self::connection::Connection;
use super::{Endpoint, accept::Media, respond};
use crate::{
    error::ErrorCode,
    http::{
        address::peer_of, caller, caller::Gate, error::Failure, executor::GraphqlExecutor, request_id::RequestId,
        server::KeepsOpen,
    },
};

/// The one protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// What a connection reads at once. It has this much memory of its own, however little is said on it.
const READ_BUFFER: usize = 4 * 1024;

/// A message is read to its end up to so many times the cap on bodies, so that whoever sends it is told that it is too
/// large. A larger one is cut off.
const READ_TO_THE_END: usize = 2;

/// Whether a request asks for a WebSocket.
pub(super) fn is_asked_for(headers: &HeaderMap) -> bool {
    headers.get(header::UPGRADE).is_some_and(|upgrade| upgrade.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Makes a WebSocket of the connection that a request came by.
    pub(super) async fn upgrade(self: &Arc<Self>, mut head: request::Parts) -> Response {
        let address = self.settings.trusted_proxies.caller_of(peer_of(&head), &head.headers);
        let upgrading = WebSocketUpgrade::from_request_parts(&mut head, &()).await;
        let upgrade = upgrading.map_err(|rejection| Failure::bad_request(rejection.body_text()));
        let checked = upgrade.and_then(|upgrade| {
            if self.draining.is_on() {
                return Err(Failure::overloaded("the gateway is about to stop; connect again"));
            }
            if !origin::may_connect(&head.headers, &self.settings.allowed_origins) {
                let message = "pages of this origin may not connect; the operator names those that may";
                return Err(Failure::with_status(StatusCode::FORBIDDEN, ErrorCode::Forbidden, message));
            }
            let shown = caller::presented(&head.headers)?;
            Ok((upgrade, shown, self.gate.greet(address)?))
        });
        let (mut upgrade, shown, greeting) = match checked {
            Ok(checked) => checked,
            Err(failure) => return respond::failed(Media::GraphqlResponse, failure),
        };
        let is_spoken = upgrade.requested_protocols().any(|protocol| protocol == PROTOCOL);
        // Clients give up a handshake that takes up none of their protocols, and would not see why.
        let protocol = upgrade.requested_protocols().find(|protocol| !is_spoken || *protocol == PROTOCOL).cloned();
        if let Some(protocol) = protocol {
            upgrade.set_selected_protocol(protocol);
        }
        let max_message = self.settings.max_body;
        let endpoint = Arc::clone(self);
        let id = head.extensions.get::<RequestId>().cloned();
        let open = head.extensions.get::<KeepsOpen>().cloned();
        upgrade
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(0)
            .max_message_size(max_message.saturating_mul(READ_TO_THE_END))
            .max_frame_size(max_message.saturating_mul(READ_TO_THE_END))
            .on_upgrade(async move |socket| {
                Connection::new(endpoint, socket, shown, address, id).serve(is_spoken, greeting).await;
                drop(open);
            })
    }
}
