//! GraphQL over HTTP (the draft of the GraphQL foundation; the 61 audits of the npm package `graphql-http` pass).
//!
//! A request passes these steps, cheap to dear, and the first that refuses it ends it:
//!
//! | Step | Here | Refuses with |
//! |---|---|---|
//! | media type of the answer | [`accept`] | 406 |
//! | URL cap, declared body cap | [`limit`] | 414, 413 |
//! | content type | [`content_type`] | 415 |
//! | authenticate, request rate, requests in progress | [`Gate`] | 401, 403, 429, 503 |
//! | read the body, a larger one of callers that submit or verify | [`body`] | 413, 408 |
//! | parameters | [`parameters`] | 400 |
//! | find the document that is named by its hash | [`persisted`] | `PERSISTED_QUERY_NOT_FOUND`, 403, 503 |
//! | token cap | [`limit::check_text`], [`lexer`] | `QUERY_TOO_LARGE` |
//! | parse, or remember | [`documents`], [`operation`] | `GRAPHQL_PARSE_FAILED` |
//! | expansion guard, remembered with the document | [`expansion`] | `QUERY_TOO_COMPLEX`, `GRAPHQL_VALIDATION_FAILED` |
//! | the caps of queries, where a larger body was read | [`reception`] | `QUERY_TOO_LARGE` |
//! | variables | [`variables`] | `BAD_USER_INPUT` |
//! | static cost against the tier's ceiling | [`estimate`](crate::graphql::cost::estimate) | `QUERY_TOO_COMPLEX` |
//! | reserve points; one also for a document at fault | [`Gate`] | 429, 503 |
//! | a place among what is executed | [`shed`](super::shed) | 503 |
//! | validate, execute under the deadline | [`GraphqlExecutor`] | `GRAPHQL_VALIDATION_FAILED`, `TIMEOUT` |
//! | complete and order the data, count the actual cost, mask errors | [`SchemaShape`], [`mask`] | |
//! | keep a valid document whose hash was sent too | [`persisted`] | |
//! | response cap | [`respond`] | `QUERY_TOO_LARGE` |
//! | refund points that were not used | [`Gate`] | |

pub mod accept;
pub mod body;
pub mod content_type;
pub mod documents;
mod execution;
pub mod expansion;
pub mod json;
pub mod lexer;
pub mod operation;
pub mod parameters;
mod preparation;
mod reception;
pub mod respond;
pub mod stream;
mod subscription;
pub mod variables;
mod websocket;

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, request},
    response::Response,
};
use tokio::time::Instant;
use tracing::Instrument as _;

use self::{accept::Media, documents::Documents, parameters::Parameters, preparation::Transport, stream::Lasting};
use super::{
    access_log::ClientLabel,
    caller::{self, Admission, Answered, Gate},
    error::Failure,
    executor::GraphqlExecutor,
    graphiql,
    health::Draining,
    lasting, limit,
    measure::{Measured, Observer},
    persisted::PersistedDocuments,
    rate_limit,
    settings::Settings,
    shed::Shedder,
    trace::{RequestSpan, Traces},
};
use crate::{graphql::shape::SchemaShape, span::stage};

/// `/graphql` and `/graphql/stream`.
pub struct Endpoint<E, G: Gate> {
    pub(super) executor: E,
    pub(super) gate: Arc<G>,
    pub(super) settings: Arc<Settings>,
    pub(super) shape: SchemaShape,
    pub(super) documents: Arc<Documents>,
    pub(super) persisted: Arc<dyn PersistedDocuments<G::Caller>>,
    pub(super) shedder: Arc<Shedder>,
    pub(super) draining: Draining,
    /// Told of operations that are no requests of their own.
    pub(super) observer: Arc<dyn Observer>,
    /// Decides which of them are traced; none when there are no traces.
    pub(super) traces: Option<Arc<dyn Traces>>,
}

/// Serves `/graphql` for every method, and as a WebSocket.
pub async fn serve<E: GraphqlExecutor, G: Gate>(
    State(endpoint): State<Arc<Endpoint<E, G>>>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let is_get = head.method == Method::GET || head.method == Method::HEAD;
    if is_get && accept::wants_page(&head.headers) {
        return graphiql::page(&endpoint.settings.web_assets).await;
    }
    if is_get && websocket::is_asked_for(&head.headers) {
        return endpoint.upgrade(head).await;
    }
    let media = match accept::negotiate(&head.headers) {
        Ok(media) => media,
        Err(failure) => return respond::failed(Media::Json, failure),
    };
    let allowed = if is_get || head.method == Method::POST {
        Ok(())
    } else {
        Err(Failure::method_not_allowed("GET, HEAD, POST", "GraphQL is served by GET and POST"))
    };
    endpoint.handle(head, body, allowed, media, Transport::Answer).await
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Lets a caller in, reads what it sent and answers it.
    async fn handle(
        self: &Arc<Self>,
        head: request::Parts,
        body: Body,
        allowed: Result<(), Failure>,
        media: Media,
        transport: Transport,
    ) -> Response {
        let deadline = Instant::now() + self.settings.request_deadline;
        let is_post = head.method == Method::POST;
        let checked = allowed.and_then(|()| {
            if !is_post {
                return limit::check_url(&head.uri);
            }
            // What a caller may send is known when it is; until then, the most that anybody may.
            limit::check_declared_length(&head.headers, self.settings.max_body_of(true))?;
            content_type::check(&head.headers)
        });
        let admitted = match checked {
            Ok(()) => self.admit(&head).instrument(stage!("admit")).await,
            Err(failure) => Err(failure),
        };
        let admission = match admitted {
            Ok(admission) => admission,
            Err(failure) => {
                body::drain(body, self.settings.max_body, deadline).await;
                return respond::failed(media, failure);
            }
        };
        Self::note_tier(&head, &admission.caller);
        let (client, caller) = (admission.client.clone(), Arc::clone(&admission.caller));
        let mut standing = admission.standing.clone();
        let parameters = if is_post {
            let max_body = self.settings.max_body_of(admission.submits);
            let max_variables = if admission.submits { max_body } else { limit::MAX_VARIABLES };
            match body::read(&head.headers, body, max_body, deadline).instrument(stage!("read body")).await {
                Ok(body) => Parameters::from_json(&body, max_variables),
                Err(failure) => Err(failure),
            }
        } else {
            Parameters::from_query_string(head.uri.query().unwrap_or_default())
        };
        let mut answer = match (parameters, transport) {
            (Ok(parameters), Transport::Answer) => {
                self.answer(&head, media, parameters, admission, deadline, &mut standing).await
            }
            (Ok(parameters), Transport::Stream) => {
                self.stream(&head, parameters, admission, deadline, &mut standing).await
            }
            (Err(failure), _) => respond::failed(media, failure),
        };
        // A stream tells when it has ended.
        if answer.extensions_mut().remove::<Lasting>().is_none() {
            self.note_answered(&caller, &mut answer);
        }
        rate_limit::write(&standing, answer.headers_mut());
        if let Some(client) = client {
            answer.extensions_mut().insert(ClientLabel(client));
        }
        answer
    }

    /// Notes the tier of who was let in.
    fn note_tier(head: &request::Parts, caller: &G::Caller) {
        if let Some(measured) = head.extensions.get::<Measured>() {
            measured.tier(G::tier(caller));
        }
        RequestSpan::of(&head.extensions).tier(G::tier(caller));
    }

    /// Notes what became of a request that was let in, in its caller's usage.
    fn note_answered(&self, caller: &G::Caller, answer: &mut Response) {
        let answered = answer.extensions_mut().remove::<Answered>();
        self.gate.answered(caller, answered.as_ref().unwrap_or(&Answered::refused(0)));
    }

    /// Ready when what stays open has to end because the gateway stops.
    async fn stopping(&self) {
        lasting::stopping(self.draining.clone(), self.settings.stream_grace).await;
    }

    /// Authenticates, and takes one request from the caller's rate.
    async fn admit(&self, head: &request::Parts) -> Result<Admission<G::Caller>, Failure> {
        caller::admit(&*self.gate, &self.settings, head).await
    }
}
