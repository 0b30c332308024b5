//! Follows a subscription that was begun, until it has ended, its caller is gone or may not go on, or the gateway stops.
//!
//! One event waits for the network at most, and the next is made when that has been taken: whoever is slow holds no more
//! memory than that, and whoever takes nothing for [`STALLED`] is gone. When it is over, everything that it held is given
//! back.

use std::{net::IpAddr, panic::AssertUnwindSafe, pin::pin, sync::Arc, time::Duration};

use async_graphql::{Response as GraphqlResponse, ServerError, parser::types::ExecutableDocument};
use axum::body::Bytes;
use futures_util::{
    FutureExt as _,
    stream::{BoxStream, StreamExt as _},
};
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at, sleep, timeout},
};

use super::{event, internal};
use crate::{
    graphql::{
        cost::{self, estimate::Estimate},
        mask,
    },
    http::{
        caller::{Answered, Gate, InProgress, Presented, Refusal, Work},
        error::Failure,
        executor::GraphqlExecutor,
        graphql::{Endpoint, execution::points, respond},
        request_id::RequestId,
    },
};

/// How often is asked whether the key still holds. What is remembered of keys is some seconds old at most.
const RECHECK: Duration = Duration::from_secs(2);

/// Whoever takes no event for so long is gone.
const STALLED: Duration = Duration::from_secs(30);

/// How often an event waits until there are points for it, and how long each time at most.
const WAITS: u32 = 5;
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// A subscription that was begun.
pub(super) struct Run<E, G: Gate> {
    pub(super) endpoint: Arc<Endpoint<E, G>>,
    pub(super) credentials: Presented,
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
    pub(super) sender: mpsc::Sender<Bytes>,
    /// Its place among the caller's subscriptions.
    pub(super) _place: InProgress,
}

/// Why a subscription is over.
enum Over {
    /// There is nothing more to tell.
    Ended,
    /// It may not go on.
    Refused(ServerError),
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

/// What happened next.
enum Happened {
    Response(Box<Result<Option<GraphqlResponse>, ServerError>>),
    Gone,
    Stopping,
    Recheck,
    Silence,
}

/// The error of a resolver that panicked, once it is logged.
pub(super) fn panicked(id: Option<&RequestId>) -> ServerError {
    tracing::error!(request_id = id.map(RequestId::as_str), "a subscription panicked");
    internal()
}

impl<E: GraphqlExecutor, G: Gate> Run<E, G> {
    /// Follows it from what was there when it began.
    pub(super) async fn follow(mut self, first: First, responses: BoxStream<'static, GraphqlResponse>) {
        let over = match first {
            First::End => Over::Ended,
            First::Event(response) => match self.tell(*response).await {
                Ok(()) => self.follow_rest(responses).await,
                Err(over) => over,
            },
            First::Nothing => self.follow_rest(responses).await,
        };
        if let Over::Refused(error) = &over {
            self.failed = true;
            let _ = self.send(event::next(&respond::body_of(std::slice::from_ref(error)))).await;
        }
        if !matches!(over, Over::Gone) {
            let _ = self.send(event::complete()).await;
        }
        let answered = Answered { operation: self.operation.take(), failed: self.failed, cost: self.charged };
        self.endpoint.gate.answered(&self.caller, &answered);
    }

    async fn follow_rest(&mut self, mut responses: BoxStream<'static, GraphqlResponse>) -> Over {
        let settings = Arc::clone(&self.endpoint.settings);
        let ticks = |period| {
            let mut ticks = interval_at(Instant::now() + period, period);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            ticks
        };
        let (mut rechecks, mut silences) = (ticks(RECHECK), ticks(settings.heartbeat));
        let draining = self.endpoint.draining.clone();
        let mut stopping = pin!(async {
            draining.started().await;
            sleep(settings.stream_grace).await;
        });
        loop {
            let happened = tokio::select! {
                biased;
                () = self.sender.closed() => Happened::Gone,
                () = &mut stopping => Happened::Stopping,
                _ = rechecks.tick() => Happened::Recheck,
                // A resolver that panics costs its own subscription, not the process.
                response = AssertUnwindSafe(responses.next()).catch_unwind() => {
                    Happened::Response(Box::new(response.map_err(|_panic| panicked(self.id.as_ref()))))
                }
                _ = silences.tick() => Happened::Silence,
            };
            let done = match happened {
                Happened::Gone => Err(Over::Gone),
                Happened::Stopping => Err(Over::Ended),
                Happened::Recheck => self.recheck().await,
                Happened::Silence => self.send(event::comment()).await,
                Happened::Response(response) => match *response {
                    Ok(None) => Err(Over::Ended),
                    Err(error) => Err(Over::Refused(error)),
                    Ok(Some(response)) => {
                        silences.reset();
                        self.tell(response).await
                    }
                },
            };
            if let Err(over) = done {
                return over;
            }
        }
    }

    async fn recheck(&self) -> Result<(), Over> {
        let rechecked = self.endpoint.gate.recheck(&self.credentials, &self.caller).await;
        rechecked.map_err(|refusal| over(refusal.into()))
    }

    /// Completes, charges and sends one event.
    async fn tell(&mut self, mut response: GraphqlResponse) -> Result<(), Over> {
        let cost =
            self.endpoint.complete(&mut response, &self.document, self.operation_name.as_deref(), &self.estimate);
        self.charge(points(cost.actual)).await?;
        response.extensions.insert(cost::EXTENSION.to_owned(), cost.to_value());
        mask::mask(&mut response, self.id.as_ref().map_or("", RequestId::as_str));
        self.failed |= !response.errors.is_empty();
        let document = respond::document(&response, self.endpoint.settings.max_response);
        self.send(event::next(&document.unwrap_or_else(|error| respond::body_of(&[error])))).await
    }

    /// Takes the points of an event, or waits for them a while.
    async fn charge(&mut self, cost: u32) -> Result<(), Over> {
        let work = Work { cost, is_write: false };
        let mut waits = 0;
        loop {
            match self.endpoint.gate.reserve(&self.caller, self.address, work).await {
                Ok(_) => {
                    self.charged += u64::from(cost);
                    return Ok(());
                }
                Err(Refusal::RateLimited { retry_after, .. }) if waits < WAITS && retry_after <= LONGEST_WAIT => {
                    waits += 1;
                    tokio::select! {
                        () = self.sender.closed() => return Err(Over::Gone),
                        () = sleep(retry_after) => {}
                    }
                }
                Err(refusal) => return Err(over(refusal.into())),
            }
        }
    }

    async fn send(&self, event: Bytes) -> Result<(), Over> {
        match timeout(STALLED, self.sender.send(event)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Over::Gone),
        }
    }
}

fn over(failure: Failure) -> Over {
    Over::Refused(respond::error_of(failure.error))
}
