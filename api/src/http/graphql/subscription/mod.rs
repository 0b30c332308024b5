//! Operations whose caller stays connected: what server-sent events ([`stream`](super::stream)) and WebSockets
//! ([`websocket`](super::websocket)) share. What is told of an operation is the same; how it is written is theirs.
//!
//! An operation takes the way of every other one (see [the steps](super)) until it would be executed. What is refused on
//! that way is an ordinary answer, as is that of a query or a mutation. A subscription then takes one of the caller's
//! places for subscriptions and gives its place among the requests in progress back; [`run`] follows it to its end.

mod run;

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{Response as GraphqlResponse, ServerError, parser::types::OperationType};
use axum::{http::request, response::Response};
use futures_util::{FutureExt as _, stream::StreamExt as _};
use tokio::time::Instant;

pub(super) use self::run::{Begun, Watch};
use self::run::{First, Run};
use super::{
    Endpoint,
    accept::Media,
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
        caller::{Admission, Answered, Gate, InProgress},
        error::Failure,
        executor::GraphqlExecutor,
        rate_limit::Standing,
        request_id::RequestId,
    },
};

/// What is no stream has the newer form, whose statuses tell what became of it.
pub(super) const MEDIA: Media = Media::GraphqlResponse;

/// What is told of an operation whose caller stays connected.
#[derive(Debug)]
pub(super) enum Told {
    /// A document: one answer of many.
    Next(Vec<u8>),
    /// Nothing follows. What is held until then is given back once this was told.
    End(End, InProgress),
}

/// How an operation ends.
#[derive(Debug)]
pub(super) enum End {
    /// There is nothing more to tell.
    Complete,
    /// It may not go on, or was refused: a document of errors says why.
    Failed(Vec<u8>),
    /// The gateway stops.
    Stopping,
}

/// What becomes of an operation.
pub(super) enum Opened<E, G: Gate> {
    /// It is a subscription that was begun.
    Begun(Box<Begun<E, G>>),
    /// This is its only answer. The status is 200 if it was executed.
    Answered(Response),
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Takes an operation to where it is answered, refused or begun.
    pub(super) async fn open(
        self: &Arc<Self>,
        head: &request::Parts,
        parameters: Parameters,
        admission: Admission<G::Caller>,
        watch: Watch,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Opened<E, G> {
        match self.prepare_noting(head, Transport::Stream, parameters, &admission, deadline).await {
            Ok(prepared) if prepared.operation == OperationType::Subscription => {
                match self.subscribe(head, prepared, admission, watch, deadline, standing).await {
                    Ok(begun) => Opened::Begun(Box::new(begun)),
                    Err(answer) => Opened::Answered(*answer),
                }
            }
            Ok(prepared) => {
                Opened::Answered(self.answer_prepared(head, MEDIA, prepared, admission, deadline, standing).await)
            }
            Err(Refused::Http(failure)) => Opened::Answered(respond::failed(MEDIA, failure)),
            Err(Refused::Document(errors)) => {
                Opened::Answered(self.answer_fault(MEDIA, &errors, &admission, standing).await)
            }
        }
    }

    /// Begins a subscription, or answers why not. It is charged as a query would be, and its events by what they come
    /// to.
    async fn subscribe(
        self: &Arc<Self>,
        head: &request::Parts,
        prepared: Prepared,
        admission: Admission<G::Caller>,
        watch: Watch,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Result<Begun<E, G>, Box<Response>> {
        let failed = |failure: Failure| Box::new(respond::failed(MEDIA, failure));
        if self.draining.is_on() {
            return Err(failed(Failure::overloaded("the gateway is about to stop; subscribe again")));
        }
        let place = self.gate.subscribe(&admission.caller, admission.address);
        let place = place.map_err(|refusal| failed(refusal.into()))?;
        let cost = prepared.work.cost;
        let reserved = self.reserve(&admission, prepared.work, standing).await.map_err(failed)?;
        let beginning = match self.shedder.place(false, deadline).await {
            Ok(beginning) => beginning,
            Err(failure) => {
                standing.set(self.refund(reserved.receipt, cost).await);
                return Err(failed(failure));
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
            return Err(Box::new(answer));
        }
        self.keep(&admission.caller, keep, deadline).await;
        drop(beginning);
        let first = match first {
            Some(Ok(Some(response))) => First::Event(Box::new(response)),
            Some(Ok(None) | Err(_)) => First::End,
            None => First::Nothing,
        };
        let run = Run {
            endpoint: Arc::clone(self),
            watch,
            caller: admission.caller,
            address: admission.address,
            operation: operation::name_of(&document, operation_name.as_deref()).map(str::to_owned),
            operation_name,
            document,
            estimate,
            id,
            charged: cost.into(),
            failed: false,
            place,
        };
        Ok(Begun { run, first, responses })
    }
}

/// What is said of a fault of ours.
pub(super) fn internal() -> ServerError {
    request_error(ErrorCode::Internal, mask::INTERNAL_MESSAGE, None)
}
