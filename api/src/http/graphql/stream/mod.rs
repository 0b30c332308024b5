//! Subscriptions, and whatever else GraphQL can say, as server-sent events: the GraphQL over SSE protocol in distinct
//! connections mode, at `/graphql/stream`.
//!
//! An operation takes the way of every other one (see [the steps](super)) until it would be executed. What is refused on
//! that way is an ordinary answer. A subscription then takes one of the caller's places for subscriptions and gives its
//! place among the requests in progress back; [`run`] follows it to its end.

mod event;
mod run;

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{Response as GraphqlResponse, ServerError, parser::types::OperationType};
use axum::{
    body::{self, Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use futures_util::{
    FutureExt as _,
    stream::{self, StreamExt as _},
};
use tokio::{sync::mpsc, time::Instant};
use tracing::Instrument as _;

use self::run::{First, Run};
use super::{
    Endpoint,
    accept::{self, Media},
    execution::MINIMUM,
    operation::{self, request_error},
    parameters::Parameters,
    preparation::{Prepared, Refused, Transport},
    respond,
};
use crate::{
    error::ErrorCode,
    graphql::{argument, mask},
    http::{
        caller::{self, Admission, Answered, Gate},
        error::Failure,
        executor::GraphqlExecutor,
        measure::Outcome,
        rate_limit::Standing,
        request_id::RequestId,
    },
};

/// Where streams are served.
pub const PATH: &str = "/graphql/stream";

/// What is no stream has the newer form, whose statuses tell what became of it.
const MEDIA: Media = Media::GraphqlResponse;

/// Events that wait for the network to take them. More are not made meanwhile.
const WAITING_EVENTS: usize = 1;

/// Marks an answer that goes on after its head was sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lasting;

/// Serves the route for every method.
pub async fn serve<E: GraphqlExecutor, G: Gate>(
    State(endpoint): State<Arc<Endpoint<E, G>>>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    if !accept::takes_events(&head.headers) {
        let message = "Accept must allow text/event-stream; single answers are served at /graphql";
        let failure = Failure::with_status(StatusCode::NOT_ACCEPTABLE, ErrorCode::BadUserInput, message);
        return respond::failed(MEDIA, failure);
    }
    let allowed = if head.method == Method::GET || head.method == Method::POST {
        Ok(())
    } else {
        Err(Failure::method_not_allowed("GET, POST", "streams are served by GET and POST, one operation each"))
    };
    endpoint.handle(head, body, allowed, MEDIA, Transport::Stream).await
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Answers with events.
    pub(super) async fn stream(
        self: &Arc<Self>,
        head: &request::Parts,
        parameters: Parameters,
        admission: Admission<G::Caller>,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Response {
        match self.prepare_noting(head, Transport::Stream, parameters, &admission, deadline).await {
            Ok(prepared) if prepared.operation == OperationType::Subscription => {
                self.subscribe(head, prepared, admission, deadline, standing).await
            }
            Ok(prepared) => {
                let answer = self.answer_prepared(head, MEDIA, prepared, admission, deadline, standing).await;
                only_event(answer).await
            }
            Err(Refused::Http(failure)) => respond::failed(MEDIA, failure),
            Err(Refused::Document(errors)) => self.answer_fault(MEDIA, &errors, &admission, standing).await,
        }
    }

    /// Begins a subscription. It is charged as a query would be, and its events by what they come to.
    async fn subscribe(
        self: &Arc<Self>,
        head: &request::Parts,
        prepared: Prepared,
        admission: Admission<G::Caller>,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Response {
        if self.draining.is_on() {
            return respond::failed(MEDIA, Failure::overloaded("the gateway is about to stop; subscribe again"));
        }
        let place = match self.gate.subscribe(&admission.caller, admission.address) {
            Ok(place) => place,
            Err(refusal) => return respond::failed(MEDIA, refusal.into()),
        };
        let credentials = match caller::presented(&head.headers) {
            Ok(credentials) => credentials,
            Err(failure) => return respond::failed(MEDIA, failure),
        };
        let cost = prepared.work.cost;
        let reserved = match self.reserve(&admission, prepared.work, standing).await {
            Ok(reserved) => reserved,
            Err(failure) => return respond::failed(MEDIA, failure),
        };
        let beginning = match self.shedder.place(false, deadline).await {
            Ok(beginning) => beginning,
            Err(failure) => {
                standing.set(self.refund(reserved.receipt, cost).await);
                return respond::failed(MEDIA, failure);
            }
        };
        let Prepared { request, document, keep, estimate, .. } = prepared;
        let operation_name = request.operation_name.clone();
        let request = self.equip(request, head, &admission, &reserved, cost);
        let mut responses = self.executor.execute_stream(request);
        // What the schema refuses is there at once.
        let first = AssertUnwindSafe(responses.next()).catch_unwind().now_or_never();
        let id = head.extensions.get::<RequestId>().cloned();
        let refused = match &first {
            Some(Ok(Some(response))) if mask::is_request_error(response) => Some(response.errors.clone()),
            Some(Err(_panic)) => Some(vec![run::panicked(id.as_ref())]),
            _ => None,
        };
        if let Some(errors) = refused {
            standing.set(self.refund(reserved.receipt, cost.saturating_sub(MINIMUM)).await);
            let mut response = GraphqlResponse::from_errors(errors);
            argument::name_arguments(&mut response, &document);
            mask::mask(&mut response, id.as_ref().map_or("", RequestId::as_str));
            let mut answer = respond::executed(MEDIA, response, self.settings.max_response);
            answer.extensions_mut().insert(Answered::refused(MINIMUM.into()));
            return answer;
        }
        self.keep(&admission.caller, keep, deadline).await;
        drop(beginning);
        let first = match first {
            Some(Ok(Some(response))) => First::Event(Box::new(response)),
            Some(Ok(None) | Err(_)) => First::End,
            None => First::Nothing,
        };
        let (sender, receiver) = mpsc::channel(WAITING_EVENTS);
        let run = Run {
            endpoint: Arc::clone(self),
            credentials,
            caller: admission.caller,
            address: admission.address,
            operation: operation::name_of(&document, operation_name.as_deref()).map(str::to_owned),
            operation_name,
            document,
            estimate,
            id,
            charged: cost.into(),
            failed: false,
            sender,
            _place: place,
        };
        tokio::spawn(run.follow(first, responses).in_current_span());
        let events = stream::unfold(receiver, async |mut receiver| {
            let event: Bytes = receiver.recv().await?;
            Some((Ok::<_, std::convert::Infallible>(event), receiver))
        });
        let mut answer = of_events(Body::from_stream(events), Outcome::of(None));
        answer.extensions_mut().insert(Lasting);
        answer
    }
}

/// What was executed as the only event. What was not is an ordinary answer.
async fn only_event(answer: Response) -> Response {
    if answer.status() != StatusCode::OK {
        return answer;
    }
    let (head, body) = answer.into_parts();
    // It is in memory, and within the cap on answers.
    let Ok(document) = body::to_bytes(body, usize::MAX).await else {
        return respond::refused(MEDIA, &[internal()]);
    };
    let events = [event::next(&document), event::complete()].concat();
    let outcome = head.extensions.get::<Outcome>().copied().unwrap_or_else(|| Outcome::of(None));
    let mut answer = of_events(events.into(), outcome);
    if let Some(answered) = head.extensions.get::<Answered>() {
        answer.extensions_mut().insert(answered.clone());
    }
    answer
}

fn of_events(body: Body, outcome: Outcome) -> Response {
    let mut answer = Response::new(body);
    answer.extensions_mut().insert(outcome);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    // Some proxies hold answers back until they are whole.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    answer
}

fn internal() -> ServerError {
    request_error(ErrorCode::Internal, mask::INTERNAL_MESSAGE, None)
}
