//! `GET /v1/changes`: the feed for tools that speak no GraphQL, as lines of JSON or as server-sent events.
//!
//! A change is charged as a row of a query is. Who is slow is sent the next page later, and the connection of who takes
//! nothing for a while is closed; what was sent last says where to go on. What a change is, is for [`Changes`] to know.

mod format;
mod query;
mod send;

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    response::Response,
};
use futures_util::stream::{self, StreamExt as _};
use tokio::sync::mpsc;
use tracing::Instrument as _;

pub use self::query::ChangesQuery;
use self::{format::Format, send::Sending};
use super::{Server, answer};
use crate::{
    error::ClientError,
    http::{
        access_log::ClientLabel,
        caller::{self, Gate},
        compression::AtOnce,
        error::Failure,
        graphql::accept,
        health::Draining,
        limit, rate_limit,
    },
};

/// Where the feed is served.
pub(super) const PATH: &str = "/v1/changes";
/// What it is counted as in the usage of a client. No operation can be called so.
const OPERATION: &str = "(changes)";

/// Opens the feed.
#[async_trait]
pub trait Changes<C>: Send + Sync + 'static {
    /// The feed for this caller, from where it wants to read.
    ///
    /// # Errors
    /// A client error when the caller may not read it, or asks for what cannot be.
    async fn open(&self, caller: &C, query: ChangesQuery) -> Result<Box<dyn ChangePages>, ClientError>;
}

/// A feed that was opened.
#[async_trait]
pub trait ChangePages: Send {
    /// The next page; nothing when there are no more.
    ///
    /// # Errors
    /// A client error when it cannot be read on.
    async fn next(&mut self) -> Result<Option<ChangeLines>, ClientError>;
}

/// A page of the feed.
#[derive(Debug)]
pub struct ChangeLines {
    /// The changes, each with its sequence number, as JSON in one line.
    pub changes: Vec<(u64, String)>,
    /// Every change up to this number was looked at.
    pub up_to: u64,
    /// How far the data set goes.
    pub head: u64,
}

/// Who serves the feed.
pub(super) struct Desk<G: Gate> {
    pub(super) server: Arc<Server<G>>,
    pub(super) changes: Arc<dyn Changes<G::Caller>>,
    pub(super) draining: Draining,
}

/// Serves the route for every method.
pub(super) async fn serve<G: Gate>(State(desk): State<Arc<Desk<G>>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let checked = if head.method == Method::GET {
        limit::check_url(&head.uri)
    } else {
        Err(Failure::method_not_allowed("GET", "the feed is read by GET"))
    };
    let format = if accept::names_events(&head.headers) { Format::Events } else { Format::Lines };
    let asked = checked.and_then(|()| ChangesQuery::read(&head, format));
    let admitted = match asked {
        Ok(query) => caller::admit(&*desk.server.gate, &desk.server.settings, &head).await.map(|it| (query, it)),
        Err(failure) => Err(failure),
    };
    let (query, admission) = match admitted {
        Ok(admitted) => admitted,
        Err(failure) => return answer::failed(&head.extensions, failure),
    };
    let (standing, client) = (admission.standing.clone(), admission.client.clone());
    let opened = desk.open(&head, query, admission, format).await;
    let mut answer = opened.unwrap_or_else(|failure| answer::failed(&head.extensions, failure));
    rate_limit::write(&standing, answer.headers_mut());
    if let Some(client) = client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

impl<G: Gate> Desk<G> {
    async fn open(
        &self,
        head: &axum::http::request::Parts,
        query: ChangesQuery,
        admission: caller::Admission<G::Caller>,
        format: Format,
    ) -> Result<Response, Failure> {
        if self.draining.is_on() {
            return Err(Failure::overloaded("the gateway is about to stop; ask again"));
        }
        let follows = query.follow;
        let place = self.server.gate.subscribe(&admission.caller, admission.address)?;
        let pages = self.changes.open(&admission.caller, query).await.map_err(answer::failure_of)?;
        let (sender, receiver) = mpsc::channel(1);
        let sending = Sending {
            server: Arc::clone(&self.server),
            draining: self.draining.clone(),
            credentials: caller::presented(&head.headers)?,
            caller: admission.caller,
            address: admission.address,
            request_id: answer::request_id_of(&head.extensions),
            format,
            sender,
            charged: 0,
            _place: place,
        };
        tokio::spawn(sending.run(pages).in_current_span());
        let pieces = stream::unfold(receiver, async |mut receiver: mpsc::Receiver<Bytes>| {
            let piece = receiver.recv().await?;
            Some((Ok::<_, std::convert::Infallible>(piece), receiver))
        });
        // A layer above may ask once more at the end.
        let mut answer = Response::new(Body::from_stream(pieces.fuse()));
        if follows {
            answer.extensions_mut().insert(AtOnce);
        }
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.content_type()));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("accept"));
        // Some proxies hold answers back until they are whole.
        headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
        Ok(answer)
    }
}
