//! One operation of a connection: it is let in, counted, measured and logged as a request of its own, takes the way of
//! every other one, and tells what comes of it.

use std::{net::IpAddr, sync::Arc};

use axum::{
    body,
    http::{Method, Request, StatusCode, request},
    response::Response,
};
use tokio::{
    sync::{Semaphore, mpsc},
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
        access_log,
        caller::{Gate, InProgress, Presented},
        error::Failure,
        executor::GraphqlExecutor,
        limit,
        measure::{Measured, Outcome, Watched},
        request_id::RequestId,
    },
    span::stage,
};

/// Where the connections of all operations were opened.
const PATH: &str = "/graphql";

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
    pub(super) async fn run(self, payload: String, listener: mpsc::Sender<Told>) {
        // The id stands in everything that is logged meanwhile.
        let span = tracing::info_span!(parent: None, "request", request_id = self.id.as_str());
        self.tell(payload, listener).instrument(span).await;
    }

    async fn tell(self, payload: String, listener: mpsc::Sender<Told>) {
        let endpoint = Arc::clone(&self.endpoint);
        let measured = Measured::default();
        let watched = Watched::new(&*endpoint.observer, measured.clone());
        let line = access_log::Line::of_operation(PATH);
        let mut held = InProgress::default();
        match self.open(payload, measured, &mut held, &listener).await {
            // The client has gone, or wants nothing of it any more.
            None => drop(watched),
            Some((client, Opened::Begun(begun))) => {
                watched.ended(Some(Outcome::of(None)), None);
                line.write(StatusCode::OK, client.as_deref());
                begun.follow(listener).await;
            }
            Some((client, Opened::Answered(answer))) => {
                watched.answered(&answer);
                line.write(answer.status(), client.as_deref());
                tell_answer(answer, held, &listener).await;
            }
        }
    }

    /// Takes it to where it is answered, refused or begun. What it holds of the requests in progress is held until its
    /// answer was told: whoever takes no answers gets no more of them made.
    async fn open(
        self,
        payload: String,
        measured: Measured,
        held: &mut InProgress,
        listener: &mpsc::Sender<Told>,
    ) -> Option<(Option<String>, Opened<E, G>)> {
        let Self { endpoint, shown, turns, address, id } = self;
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
        let head = head(id, measured);
        // Who asks and takes it back is counted all the same.
        let admitting = endpoint.gate.admit(shown, address).instrument(stage!("admit"));
        let mut admission = match admitting.await {
            Ok(admission) => admission,
            Err(refusal) => return Some((None, Opened::Answered(respond::failed(MEDIA, refusal.into())))),
        };
        endpoint.note_tier(&head, &admission.caller);
        let (client, caller) = (admission.client.clone(), Arc::clone(&admission.caller));
        let in_progress = std::mem::take(&mut admission.in_progress);
        let mut standing = admission.standing.clone();
        let mut opened = match Parameters::from_json(payload.as_bytes(), limit::MAX_VARIABLES) {
            Ok(parameters) => {
                let opening = endpoint.open(&head, parameters, admission, Watch::Shared, deadline, &mut standing);
                tokio::select! {
                    biased;
                    () = listener.closed() => return None,
                    opened = opening => opened,
                }
            }
            Err(failure) => Opened::Answered(respond::failed(MEDIA, failure)),
        };
        if let Opened::Answered(answer) = &mut opened {
            *held = InProgress::holding((in_progress, turn));
            endpoint.note_answered(&caller, answer);
        }
        Some((client, opened))
    }
}

/// The head that the operation would have as a request of its own.
fn head(id: RequestId, measured: Measured) -> request::Parts {
    let (mut head, ()) = Request::new(()).into_parts();
    head.method = Method::POST;
    head.extensions.insert(id);
    head.extensions.insert(measured);
    head
}

/// Tells the only answer.
async fn tell_answer(answer: Response, held: InProgress, listener: &mpsc::Sender<Told>) {
    let status = answer.status();
    // It is in memory, and within the cap on answers.
    let document = body::to_bytes(answer.into_body(), usize::MAX).await;
    let document = document.map_or_else(|_| respond::body_of(&[internal()]), Vec::from);
    // Whoever does not listen any more is told nothing.
    if status == StatusCode::OK {
        if listener.send(Told::Next(document)).await.is_ok() {
            let _ = listener.send(Told::End(End::Complete, held)).await;
        }
    } else {
        let _ = listener.send(Told::End(End::Failed(document), held)).await;
    }
}
