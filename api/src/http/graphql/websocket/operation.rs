//! One operation of a connection: it is let in, counted, measured and logged as a request of its own, takes the way of
//! every other one, and tells what comes of it.

use std::{net::IpAddr, sync::Arc};

use axum::{
    body::{self, Body, HttpBody as _},
    http::{Method, Request, StatusCode, request},
    response::Response,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, mpsc},
    time::{Instant, timeout},
};
use tracing::Instrument as _;

use super::super::{
    Endpoint,
    parameters::Parameters,
    respond,
    subscription::{End, MEDIA, Opened, Told, Watch, internal},
};
use crate::{
    http::{
        access_log::{self, ClientLabel},
        caller::{Gate, InProgress, Presented},
        error::Failure,
        executor::GraphqlExecutor,
        limit,
        measure::{Measured, Outcome, Watched},
        request_id::RequestId,
        trace::{self, Joined, RequestSpan, Unanswered},
    },
    span::stage,
};

/// What stands for the method of an operation, and where the connections of all were opened.
const WEBSOCKET: &str = "WEBSOCKET";
const PATH: &str = "/graphql";

/// What is to be executed, until it was read.
pub(super) struct Payload {
    pub(super) text: String,
    /// Its room among what waits on the connection.
    pub(super) _room: OwnedSemaphorePermit,
}

/// What an operation begins with.
pub(super) struct Operation<E, G: Gate> {
    pub(super) endpoint: Arc<Endpoint<E, G>>,
    /// What the connection's caller showed.
    pub(super) shown: Presented,
    /// Places for the connection's operations in progress.
    pub(super) turns: Arc<Semaphore>,
    pub(super) address: IpAddr,
    pub(super) id: RequestId,
}

impl<E: GraphqlExecutor, G: Gate> Operation<E, G> {
    /// Runs it until it has ended or nobody listens any more.
    pub(super) async fn run(self, payload: Payload, listener: mpsc::Sender<Told>) {
        let Joined { span: traced, trace_id } = trace::of_operation(self.endpoint.traces.as_deref(), WEBSOCKET, PATH);
        let request = RequestSpan::new(traced.clone());
        request.identified(self.id.as_str());
        // The id stands in everything that is logged meanwhile.
        let logged = tracing::info_span!("request", request_id = self.id.as_str(), trace_id);
        self.tell(payload, listener, request).instrument(logged).instrument(traced).await;
    }

    async fn tell(self, payload: Payload, listener: mpsc::Sender<Told>, traced: RequestSpan) {
        let endpoint = Arc::clone(&self.endpoint);
        let measured = Measured::default();
        let head = head(self.id.clone(), measured.clone(), traced.clone());
        let watched = Watched::new(&*endpoint.observer, measured);
        let unanswered = Unanswered::new(traced);
        let line = access_log::Line::of_operation(WEBSOCKET, PATH);
        let mut kept = InProgress::default();
        // Whoever has gone, or wants nothing of it any more, has abandoned it.
        let Some((client, opened)) = self.open(&head, payload, &mut kept, &listener).await else { return };
        let (mut answer, begun) = match opened {
            Opened::Begun(begun) => (head_of_stream(), Some(begun)),
            Opened::Answered(answer) => (answer, None),
        };
        if let Some(client) = client {
            answer.extensions_mut().insert(ClientLabel(client));
        }
        let size = begun.is_none().then(|| answer.body().size_hint().exact()).flatten();
        watched.ended(answer.extensions().get().copied(), size);
        unanswered.answered(&answer);
        line.write(&answer);
        match begun {
            Some(begun) => begun.follow(listener).await,
            None => tell_answer(answer, kept, &listener).await,
        }
    }

    /// Takes it to where it is answered, refused or begun. What it holds of the requests in progress is kept until its
    /// answer was told: whoever takes no answers gets no more of them made.
    async fn open(
        self,
        head: &request::Parts,
        payload: Payload,
        kept: &mut InProgress,
        listener: &mpsc::Sender<Told>,
    ) -> Option<(Option<String>, Opened<E, G>)> {
        let Self { endpoint, shown, turns, address, .. } = self;
        let waiting = timeout(endpoint.settings.request_deadline, turns.acquire_owned());
        let turn = tokio::select! {
            biased;
            () = listener.closed() => return None,
            turn = waiting => turn,
        };
        let Ok(Ok(turn)) = turn else {
            let failure = Failure::overloaded("the operations of this connection take too long; end one first");
            return Some((None, Opened::Answered(respond::failed(MEDIA, failure))));
        };
        let deadline = Instant::now() + endpoint.settings.request_deadline;
        // Who asks and takes it back is counted all the same.
        let admitting = endpoint.gate.admit(shown, address).instrument(stage!("admit"));
        let mut admission = match admitting.await {
            Ok(admission) => admission,
            Err(refusal) => return Some((None, Opened::Answered(respond::failed(MEDIA, refusal.into())))),
        };
        Endpoint::<E, G>::note_tier(head, &admission.caller);
        let (client, caller) = (admission.client.clone(), Arc::clone(&admission.caller));
        let in_progress = std::mem::take(&mut admission.in_progress);
        let mut standing = admission.standing.clone();
        let parameters = Parameters::from_json(payload.text.as_bytes(), limit::MAX_VARIABLES);
        drop(payload);
        let mut opened = match parameters {
            Ok(parameters) => {
                let opening = endpoint.open(head, parameters, admission, Watch::Shared, deadline, &mut standing);
                tokio::select! {
                    biased;
                    () = listener.closed() => return None,
                    opened = opening => opened,
                }
            }
            Err(failure) => Opened::Answered(respond::failed(MEDIA, failure)),
        };
        if let Opened::Answered(answer) = &mut opened {
            *kept = InProgress::holding((in_progress, turn));
            endpoint.note_answered(&caller, answer);
        }
        Some((client, opened))
    }
}

/// The head that the operation would have as a request of its own.
fn head(id: RequestId, measured: Measured, traced: RequestSpan) -> request::Parts {
    let (mut head, ()) = Request::new(()).into_parts();
    head.method = Method::POST;
    head.extensions.insert(id);
    head.extensions.insert(measured);
    head.extensions.insert(traced);
    head
}

/// What the answer to a subscription would begin with.
fn head_of_stream() -> Response {
    let mut answer = Response::new(Body::empty());
    answer.extensions_mut().insert(Outcome::of(None));
    answer
}

/// Tells the only answer.
async fn tell_answer(answer: Response, kept: InProgress, listener: &mpsc::Sender<Told>) {
    let status = answer.status();
    // It is in memory, and within the cap on answers.
    let document = body::to_bytes(answer.into_body(), usize::MAX).await;
    let document = document.map_or_else(|_| respond::body_of(&[internal()]), Vec::from);
    // Whoever does not listen any more is told nothing.
    if status == StatusCode::OK {
        if listener.send(Told::Next(document)).await.is_ok() {
            let _ = listener.send(Told::End(End::Complete, kept)).await;
        }
    } else {
        let _ = listener.send(Told::End(End::Failed(document), kept)).await;
    }
}
