//! One connection, from its first message to its close.
//!
//! It reads and writes by turns: what the network does not take holds back what is read, and whoever takes nothing for
//! [`STALLED`] is gone.

use std::{convert::Infallible, net::IpAddr, pin::pin, sync::Arc, time::Duration};

use axum::extract::ws::{Message, WebSocket};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout, timeout_at},
};

use super::{
    super::{
        Endpoint, respond,
        subscription::{End, Told, internal},
    },
    close::Close,
    credentials,
    message::{self, Said},
    operation::{Operation, Payload},
    operations::Operations,
};
use crate::{
    error::{ClientError, ErrorCode},
    http::{
        caller::{Gate, InProgress, Presented, Refusal},
        executor::GraphqlExecutor,
        lasting::{RECHECK, STALLED, ticks},
        request_id::RequestId,
    },
};

/// Whoever is silent for so many heartbeats is gone: each was asked whether it is there.
const SILENT_HEARTBEATS: u32 = 3;

/// A network that takes less than this many bytes a second takes nothing.
const SLOWEST: usize = 64 * 1024;

/// The operations of one connection that are begun or executed at once. The others wait for their turn.
const IN_PROGRESS: usize = 8;

/// What waits for its turn is no larger than so many of the largest messages.
const WAITING_MESSAGES: usize = 2;

/// How long a client may take to answer that a connection is closed.
const FAREWELL: Duration = Duration::from_secs(1);

/// A connection.
pub(super) struct Connection<E, G: Gate> {
    endpoint: Arc<Endpoint<E, G>>,
    socket: WebSocket,
    /// What the headers of the upgrade showed.
    shown: Presented,
    address: IpAddr,
    id: Option<RequestId>,
    /// The operations that were begun on it.
    begun: u64,
}

/// Whose connection it is.
struct Owner<C> {
    shown: Presented,
    caller: Arc<C>,
    /// Places for operations in progress, no more than the caller may have: whoever asks for much at once, such as after
    /// connecting again, waits and is not refused.
    turns: Arc<Semaphore>,
    /// Room for what waits for its turn, in bytes: that of two messages as large as one may be.
    room: Arc<Semaphore>,
    /// Its place among the caller's connections.
    _place: InProgress,
}

/// Why a connection ends.
enum Leave {
    /// There is nobody any more.
    Gone,
    /// It is closed by us.
    Close(Close),
}

impl From<Close> for Leave {
    fn from(close: Close) -> Self {
        Self::Close(close)
    }
}

impl<E: GraphqlExecutor, G: Gate> Connection<E, G> {
    pub(super) const fn new(
        endpoint: Arc<Endpoint<E, G>>,
        socket: WebSocket,
        shown: Presented,
        address: IpAddr,
        id: Option<RequestId>,
    ) -> Self {
        Self { endpoint, socket, shown, address, id, begun: 0 }
    }

    /// Serves it to its end, if its protocol is spoken here. Until it is known who calls, it has its place among the
    /// connections of which that is not known.
    pub(super) async fn serve(mut self, is_spoken: bool, greeting: InProgress) {
        let leave = if is_spoken {
            match self.converse(greeting).await {
                Ok(never) => match never {},
                Err(leave) => leave,
            }
        } else {
            Close::Subprotocol.into()
        };
        if let Leave::Close(close) = leave {
            tracing::debug!(?close, "a WebSocket is closed");
            let farewell = async {
                if self.socket.send(Message::Close(Some(close.frame()))).await.is_ok() {
                    // What is still on its way would keep the client from reading why.
                    while let Some(Ok(_)) = self.socket.recv().await {}
                }
            };
            let _ = timeout(FAREWELL, farewell).await;
        }
    }

    async fn converse(&mut self, greeting: InProgress) -> Result<Infallible, Leave> {
        let owner = self.greet().await?;
        drop(greeting);
        let endpoint = Arc::clone(&self.endpoint);
        let mut operations = Operations::default();
        let (mut rechecks, mut heartbeats) = (ticks(RECHECK), ticks(endpoint.settings.heartbeat));
        let mut stopping = pin!(endpoint.stopping());
        let (mut is_stopping, mut silent) = (false, 0);
        loop {
            // What is executed is answered; subscriptions end by themselves.
            if is_stopping && operations.len() == 0 {
                return Err(Close::GoingAway.into());
            }
            tokio::select! {
                () = &mut stopping, if !is_stopping => is_stopping = true,
                _ = rechecks.tick() => {
                    let rechecked = endpoint.gate.recheck(&owner.shown, &owner.caller).await;
                    rechecked.map_err(|_| Close::Forbidden)?;
                }
                _ = heartbeats.tick() => {
                    if silent == SILENT_HEARTBEATS {
                        return Err(Close::Terminated.into());
                    }
                    silent += 1;
                    self.send(message::PING.to_owned()).await?;
                }
                (id, told) = operations.next() => self.tell(&mut operations, &id, told).await?,
                frame = self.socket.recv() => {
                    silent = 0;
                    match self.understand(frame)? {
                        None | Some(Said::Pong) => {}
                        Some(Said::Ping) => self.send(message::PONG.to_owned()).await?,
                        Some(Said::Init(_)) => return Err(Close::TooManyInitialisations.into()),
                        Some(Said::Complete(id)) => operations.stop(&id).await,
                        Some(Said::Subscribe(id, payload)) if !is_stopping => {
                            self.subscribe(&mut operations, &owner, id, payload).await?;
                        }
                        Some(Said::Subscribe(id, _)) => {
                            let message = "the gateway stops; nothing was executed, connect again";
                            self.refuse(&id, ErrorCode::Overloaded, message).await?;
                        }
                    }
                }
            }
        }
    }

    /// Waits until it is said who calls, and lets the caller in or not.
    async fn greet(&mut self) -> Result<Owner<G::Caller>, Leave> {
        let endpoint = Arc::clone(&self.endpoint);
        let until = Instant::now() + endpoint.settings.websocket.init_timeout;
        let payload = tokio::select! {
            heard = timeout_at(until, self.hear_init()) => heard.map_err(|_| Close::InitialisationTimeout)??,
            () = endpoint.stopping() => return Err(Close::GoingAway.into()),
        };
        let shown = credentials::together(&self.shown, payload.as_deref()).ok_or(Close::Forbidden)?;
        let admission = endpoint.gate.admit(shown.clone(), self.address).await.map_err(|refusal| refused(&refusal))?;
        let place = endpoint.gate.connect(&admission.caller, self.address).map_err(|refusal| refused(&refusal))?;
        self.send(message::ACK.to_owned()).await?;
        let turns = admission.standing.concurrency.and_then(|max| usize::try_from(max).ok());
        let turns = turns.unwrap_or(IN_PROGRESS).min(IN_PROGRESS);
        let room = endpoint.settings.max_body.saturating_mul(WAITING_MESSAGES).min(Semaphore::MAX_PERMITS);
        let [turns, room] = [turns, room].map(|permits| Arc::new(Semaphore::new(permits)));
        Ok(Owner { shown, caller: admission.caller, turns, room, _place: place })
    }

    async fn hear_init(&mut self) -> Result<Option<String>, Leave> {
        loop {
            let frame = self.socket.recv().await;
            match self.understand(frame)? {
                None | Some(Said::Pong) => {}
                Some(Said::Ping) => self.send(message::PONG.to_owned()).await?,
                Some(Said::Init(payload)) => return Ok(payload),
                Some(Said::Subscribe(..) | Said::Complete(_)) => return Err(Close::Unauthorized.into()),
            }
        }
    }

    /// What a frame says; nothing where it is about the connection alone.
    fn understand(&self, frame: Option<Result<Message, axum::Error>>) -> Result<Option<Said>, Leave> {
        let invalid = |reason: &str| Leave::Close(Close::BadRequest(reason.to_owned()));
        match frame {
            None => Err(Leave::Gone),
            Some(Err(_)) => Err(invalid("Invalid frame")),
            Some(Ok(Message::Text(text))) if text.len() > self.endpoint.settings.max_body => {
                Err(invalid("Message too large"))
            }
            Some(Ok(Message::Text(text))) => Said::parse(&text).map(Some).map_err(|reason| invalid(&reason)),
            Some(Ok(Message::Binary(_))) => Err(invalid("Messages must be text")),
            // After its close the client is gone.
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => Ok(None),
        }
    }

    async fn subscribe(
        &mut self,
        operations: &mut Operations,
        owner: &Owner<G::Caller>,
        id: String,
        payload: String,
    ) -> Result<(), Leave> {
        if operations.has(&id) {
            return Err(Close::SubscriberExists(id).into());
        }
        let most = self.endpoint.settings.websocket.operations_max;
        if operations.len() >= most {
            let message = format!("a connection has at most {most} operations at once; end one first");
            return self.refuse(&id, ErrorCode::RateLimited, &message).await;
        }
        let size = u32::try_from(payload.len()).unwrap_or(u32::MAX);
        let Ok(room) = Arc::clone(&owner.room).try_acquire_many_owned(size) else {
            let message = "too much waits on this connection; wait for answers, or send less at once";
            return self.refuse(&id, ErrorCode::RateLimited, message).await;
        };
        self.begun += 1;
        let operation = Operation {
            endpoint: Arc::clone(&self.endpoint),
            shown: owner.shown.clone(),
            turns: Arc::clone(&owner.turns),
            address: self.address,
            id: RequestId::of_part(self.id.as_ref(), self.begun),
        };
        let payload = Payload { text: payload, _room: room };
        operations.start(id, |listener| tokio::spawn(operation.run(payload, listener)));
        Ok(())
    }

    async fn tell(&mut self, operations: &mut Operations, id: &str, told: Option<Told>) -> Result<(), Leave> {
        let (end, held) = match told {
            Some(Told::Next(document)) => return self.send(message::next(id, &document)).await,
            Some(Told::End(end, held)) => (end, held),
            None => (End::Failed(respond::body_of(&[internal()])), InProgress::default()),
        };
        operations.forget(id);
        // From here on its places are free: who was told that it has ended may ask again at once.
        drop(held);
        match end {
            End::Complete => self.send(message::complete(id)).await,
            End::Failed(document) => self.send(message::error(id, &document)).await,
            End::Stopping => Ok(()),
        }
    }

    /// Says that an operation was not begun.
    async fn refuse(&mut self, id: &str, code: ErrorCode, message: &str) -> Result<(), Leave> {
        let error = respond::error_of(ClientError::new(code, message));
        self.send(message::error(id, &respond::body_of(&[error]))).await
    }

    async fn send(&mut self, text: String) -> Result<(), Leave> {
        let seconds = u64::try_from(text.len() / SLOWEST).unwrap_or(u64::MAX);
        let patience = STALLED.saturating_add(Duration::from_secs(seconds));
        match timeout(patience, self.socket.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Leave::Gone),
        }
    }
}

/// How a caller is told that it is not let in.
fn refused(refusal: &Refusal) -> Close {
    match refusal {
        Refusal::Unauthenticated | Refusal::Suspended | Refusal::Narrowed => Close::Forbidden,
        Refusal::RateLimited { .. } => Close::TryAgainLater("Too many requests or connections"),
        Refusal::TooDear { .. } | Refusal::Unavailable | Refusal::WritesUncounted => {
            Close::TryAgainLater("Try again later")
        }
    }
}
