//! Follows a subscription that was begun, until it has ended, its caller is gone or may not go on, or the gateway stops.
//!
//! One event waits for the network at most, and the next is made when that has been taken: whoever is slow holds no more
//! memory than that. When it is over, everything that it held is given back.

use std::{net::IpAddr, panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{Response as GraphqlResponse, ServerError, parser::types::ExecutableDocument};
use futures_util::{
    FutureExt as _,
    stream::{BoxStream, StreamExt as _},
};
use tokio::{sync::mpsc, time::timeout};

use super::{End, Told, internal};
use crate::{
    graphql::{
        cost::{self, estimate::Estimate},
        mask,
    },
    http::{
        caller::{Answered, Gate, InProgress, Presented},
        error::Failure,
        executor::GraphqlExecutor,
        graphql::{Endpoint, execution::points, respond},
        lasting::{self, Attending, Happened, STALLED},
        request_id::RequestId,
    },
};

/// A subscription that was begun, to be followed.
pub(in crate::http::graphql) struct Begun<E, G: Gate> {
    pub(super) run: Run<E, G>,
    pub(super) first: First,
    pub(super) responses: BoxStream<'static, GraphqlResponse>,
}

/// Who watches over the connection of a subscription.
#[derive(Debug, Clone)]
pub(in crate::http::graphql) enum Watch {
    /// The subscription itself, for it has the connection for its own: it asks again about what its caller showed, and
    /// gives up a caller that takes nothing.
    Own(Presented),
    /// Whoever holds the connection, which others share.
    Shared,
}

/// What is known of a subscription for as long as it lasts.
pub(super) struct Run<E, G: Gate> {
    pub(super) endpoint: Arc<Endpoint<E, G>>,
    pub(super) watch: Watch,
    pub(super) caller: Arc<G::Caller>,
    pub(super) address: IpAddr,
    /// Its name, for the caller's usage.
    pub(super) operation: Option<String>,
    /// The name that the request gave.
    pub(super) operation_name: Option<String>,
    pub(super) document: Arc<ExecutableDocument>,
    pub(super) estimate: Estimate,
    pub(super) id: Option<RequestId>,
    /// The points that it was charged so far.
    pub(super) charged: u64,
    /// Whether any of its events had an error.
    pub(super) failed: bool,
    /// Its place among the caller's subscriptions.
    pub(super) place: InProgress,
}

/// Why a subscription is over.
enum Over {
    /// There is nothing more to tell.
    Ended,
    /// It may not go on.
    Refused(ServerError),
    /// The gateway stops.
    Stopping,
    /// Nobody listens any more.
    Gone,
}

/// What was there when a subscription began.
pub(super) enum First {
    /// Nothing yet.
    Nothing,
    /// An event.
    Event(Box<GraphqlResponse>),
    /// Its end.
    End,
}

/// The error of a resolver that panicked, once it is logged.
pub(super) fn panicked(id: Option<&RequestId>) -> ServerError {
    tracing::error!(request_id = id.map(RequestId::as_str), "a subscription panicked");
    internal()
}

impl<E: GraphqlExecutor, G: Gate> Begun<E, G> {
    /// Follows it from what was there when it began, and tells whoever listens.
    pub(in crate::http::graphql) async fn follow(self, listener: mpsc::Sender<Told>) {
        let Self { mut run, first, responses } = self;
        let over = match first {
            First::End => Over::Ended,
            First::Event(response) => match run.tell(*response, &listener).await {
                Ok(()) => run.follow(responses, &listener).await,
                Err(over) => over,
            },
            First::Nothing => run.follow(responses, &listener).await,
        };
        let end = match over {
            Over::Ended => Some(End::Complete),
            Over::Stopping => Some(End::Stopping),
            Over::Refused(error) => {
                run.failed = true;
                Some(End::Failed(respond::body_of(&[error])))
            }
            Over::Gone => None,
        };
        let place = std::mem::take(&mut run.place);
        if let Some(end) = end {
            let _ = run.send(&listener, Told::End(end, place)).await;
        }
        let answered = Answered { operation: run.operation.take(), failed: run.failed, cost: run.charged };
        run.endpoint.gate.answered(&run.caller, &answered);
    }
}

impl<E: GraphqlExecutor, G: Gate> Run<E, G> {
    async fn follow(
        &mut self,
        mut responses: BoxStream<'static, GraphqlResponse>,
        listener: &mpsc::Sender<Told>,
    ) -> Over {
        let (draining, grace) = (self.endpoint.draining.clone(), self.endpoint.settings.stream_grace);
        let mut attending = Attending::new(draining, grace);
        if matches!(self.watch, Watch::Own(_)) {
            attending = attending.to_key();
        }
        loop {
            // A resolver that panics costs its own subscription, not the process.
            let response = AssertUnwindSafe(responses.next()).catch_unwind();
            let done = match attending.next(listener.closed(), response).await {
                Happened::Gone => Err(Over::Gone),
                Happened::Stopping => Err(Over::Stopping),
                Happened::Recheck => self.recheck().await,
                // The protocols say by themselves that they are there.
                Happened::Silence => Ok(()),
                Happened::Part(Err(_panic)) => Err(Over::Refused(panicked(self.id.as_ref()))),
                Happened::Part(Ok(None)) => Err(Over::Ended),
                Happened::Part(Ok(Some(response))) => self.tell(response, listener).await,
            };
            if let Err(over) = done {
                return over;
            }
        }
    }

    async fn recheck(&self) -> Result<(), Over> {
        let Watch::Own(shown) = &self.watch else { return Ok(()) };
        let rechecked = self.endpoint.gate.recheck(shown, &self.caller).await;
        rechecked.map_err(|refusal| over(refusal.into()))
    }

    /// Completes, charges and sends one event.
    async fn tell(&mut self, mut response: GraphqlResponse, listener: &mpsc::Sender<Told>) -> Result<(), Over> {
        let cost =
            self.endpoint.complete(&mut response, &self.document, self.operation_name.as_deref(), &self.estimate);
        self.charge(points(cost.actual), listener).await?;
        response.extensions.insert(cost::EXTENSION.to_owned(), cost.to_value());
        mask::mask(&mut response, self.id.as_ref().map_or("", RequestId::as_str));
        self.failed |= !response.errors.is_empty();
        let document = respond::document(&response, self.endpoint.settings.max_response);
        self.send(listener, Told::Next(document.unwrap_or_else(|error| respond::body_of(&[error])))).await
    }

    /// Takes the points of an event, or waits for them a while.
    async fn charge(&mut self, cost: u32, listener: &mpsc::Sender<Told>) -> Result<(), Over> {
        let (gate, caller) = (&*self.endpoint.gate, (&*self.caller, self.address));
        match lasting::charge(gate, caller, cost, || listener.closed()).await {
            Ok(Some(())) => {
                self.charged += u64::from(cost);
                Ok(())
            }
            Ok(None) => Err(Over::Gone),
            Err(refusal) => Err(over(refusal.into())),
        }
    }

    async fn send(&self, listener: &mpsc::Sender<Told>, told: Told) -> Result<(), Over> {
        let sending = listener.send(told);
        let sent = match self.watch {
            Watch::Own(_) => timeout(STALLED, sending).await.is_ok_and(|sent| sent.is_ok()),
            Watch::Shared => sending.await.is_ok(),
        };
        if sent { Ok(()) } else { Err(Over::Gone) }
    }
}

fn over(failure: Failure) -> Over {
    Over::Refused(respond::error_of(failure.error))
}
