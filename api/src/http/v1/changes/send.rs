//! Sends the feed to one reader until it has ended, the reader is gone or may not go on, or the gateway stops.

use std::{net::IpAddr, pin::pin, sync::Arc};

use axum::body::Bytes;
use futures_util::stream::{self, StreamExt as _};
use serde_json::json;
use tokio::{sync::mpsc, time::timeout};

use super::{ChangeLines, ChangePages, Format, OPERATION, Server};
use crate::{
    error::ClientError,
    http::{
        caller::{Answered, Gate, InProgress, Presented},
        error::Failure,
        health::Draining,
        lasting::{self, Attending, Happened, STALLED},
        v1::answer,
    },
};

/// The feed on its way to one reader.
pub(super) struct Sending<G: Gate> {
    pub(super) server: Arc<Server<G>>,
    pub(super) draining: Draining,
    pub(super) credentials: Presented,
    pub(super) caller: Arc<G::Caller>,
    pub(super) address: IpAddr,
    pub(super) request_id: String,
    pub(super) format: Format,
    pub(super) sender: mpsc::Sender<Bytes>,
    /// The points that it was charged so far.
    pub(super) charged: u64,
    /// Its place among the caller's subscriptions.
    pub(super) _place: InProgress,
}

/// Why it is over.
enum Over {
    /// There is nothing more to tell, or the gateway stops.
    Ended,
    /// It may not go on.
    Refused(Box<Failure>),
    /// Nobody reads any more.
    Gone,
}

impl From<Failure> for Over {
    fn from(failure: Failure) -> Self {
        Self::Refused(Box::new(failure))
    }
}

impl<G: Gate> Sending<G> {
    pub(super) async fn run(mut self, pages: Box<dyn ChangePages>) {
        let over = self.send_all(pages).await;
        let failed = matches!(over, Over::Refused(_));
        if let Over::Refused(failure) = over {
            let error = json!({
                "code": failure.error.code.as_str(), "message": failure.error.message, "requestId": self.request_id,
            });
            let _ = self.send(self.format.error(&error)).await;
        }
        let answered = Answered { operation: Some(OPERATION.to_owned()), failed, cost: self.charged };
        self.server.gate.answered(&self.caller, &answered);
    }

    async fn send_all(&mut self, pages: Box<dyn ChangePages>) -> Over {
        // A stream keeps what it is about to read while something else happens.
        let mut pages = pin!(stream::try_unfold(pages, async |mut pages| {
            Ok::<_, ClientError>(pages.next().await?.map(|page| (page, pages)))
        }));
        let settings = &self.server.settings;
        let attending = Attending::new(self.draining.clone(), settings.stream_grace);
        let mut attending = attending.to_key().to_silences(settings.heartbeat);
        loop {
            let done = match attending.next(self.sender.closed(), pages.next()).await {
                Happened::Gone => Err(Over::Gone),
                Happened::Recheck => self.recheck().await,
                Happened::Silence => self.send(self.format.heartbeat()).await,
                Happened::Stopping | Happened::Part(None) => Err(Over::Ended),
                Happened::Part(Some(Err(error))) => Err(answer::failure_of(error).into()),
                Happened::Part(Some(Ok(page))) => {
                    attending.speak();
                    self.tell(&page).await
                }
            };
            if let Err(over) = done {
                return over;
            }
        }
    }

    async fn recheck(&self) -> Result<(), Over> {
        let rechecked = self.server.gate.recheck(&self.credentials, &self.caller).await;
        rechecked.map_err(|refusal| Failure::from(refusal).into())
    }

    /// Charges a page and sends it.
    async fn tell(&mut self, page: &ChangeLines) -> Result<(), Over> {
        let cost = u32::try_from(page.changes.len()).unwrap_or(u32::MAX).max(1);
        let (gate, caller) = (&*self.server.gate, (&*self.caller, self.address));
        match lasting::charge(gate, caller, cost, || self.sender.closed()).await {
            Ok(Some(())) => self.charged += u64::from(cost),
            Ok(None) => return Err(Over::Gone),
            Err(refusal) => return Err(Failure::from(refusal).into()),
        }
        self.send(self.format.page(page)).await
    }

    async fn send(&self, piece: Bytes) -> Result<(), Over> {
        match timeout(STALLED, self.sender.send(piece)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Over::Gone),
        }
    }
}
