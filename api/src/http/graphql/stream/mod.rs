//! Subscriptions, and whatever else GraphQL can say, as server-sent events: the GraphQL over SSE protocol in distinct
//! connections mode, at `/graphql/stream`. How an operation is begun and followed stands in
//! [`subscription`](super::subscription); what is refused before is an ordinary answer.

mod event;

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{self, Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use futures_util::stream;
use tokio::{
    sync::mpsc,
    time::{Instant, timeout},
};
use tracing::Instrument as _;

use super::{
    Endpoint, accept,
    parameters::Parameters,
    preparation::Transport,
    respond,
    subscription::{MEDIA, Opened, Told, Watch, internal},
};
use crate::{
    error::ErrorCode,
    http::{
        caller::{self, Admission, Answered, Gate},
        error::Failure,
        executor::GraphqlExecutor,
        measure::Outcome,
        rate_limit::Standing,
    },
};

/// Where streams are served.
pub const PATH: &str = "/graphql/stream";

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
        let shown = match caller::presented(&head.headers) {
            Ok(shown) => shown,
            Err(failure) => return respond::failed(MEDIA, failure),
        };
        match self.open(head, parameters, admission, Watch::Own(shown), deadline, standing).await {
            Opened::Answered(answer) => only_event(answer).await,
            Opened::Begun(begun) => {
                let (sender, receiver) = mpsc::channel(WAITING_EVENTS);
                tokio::spawn(begun.follow(sender).in_current_span());
                let events = events(receiver, self.settings.heartbeat);
                let mut answer = of_events(Body::from_stream(events), Outcome::of(None));
                answer.extensions_mut().insert(Lasting);
                answer
            }
        }
    }
}

/// What is told as events, and comments where nothing is told for a while.
fn events(told: mpsc::Receiver<Told>, heartbeat: Duration) -> impl stream::Stream<Item = Result<Bytes, Infallible>> {
    stream::unfold(told, move |mut receiver| async move {
        let event = match timeout(heartbeat, receiver.recv()).await {
            Ok(told) => event::of(told?),
            Err(_silence) => event::comment(),
        };
        Some((Ok(event), receiver))
    })
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
