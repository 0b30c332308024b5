//! Requests that cost points, and answers that say where the caller stands with them.

use axum::{
    http::{Method, request},
    response::Response,
};
use tracing::Instrument as _;

use super::{
    Server, answer,
    file::{self, FETCH, KeptFile},
};
use crate::{
    error::ClientError,
    http::{
        access_log::ClientLabel,
        caller::{self, Admission, Answered, Gate, Refusal, Reserved, Work},
        error::Failure,
        limit,
        rate_limit::{self, Standing},
    },
    span::stage,
};

/// A request that was let in, and what it has cost.
pub(super) struct Let<C> {
    pub(super) admission: Admission<C>,
    standing: Standing,
    charged: u64,
}

/// Whether a request of this method only reads.
pub(super) fn is_reading(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

impl<G: Gate> Server<G> {
    /// Authenticates, and takes one request from the caller's rate.
    pub(super) async fn let_in(&self, head: &request::Parts) -> Result<Let<G::Caller>, Failure> {
        limit::check_url(&head.uri)?;
        let admission = caller::admit(&*self.gate, &self.settings, head).instrument(stage!("admit")).await?;
        Ok(Let { standing: admission.standing.clone(), admission, charged: 0 })
    }

    /// Takes the points that a request costs.
    pub(super) async fn charge(&self, let_in: &mut Let<G::Caller>, work: Work) -> Result<(), Failure> {
        let Let { admission, standing, charged } = let_in;
        let reserving = self.gate.reserve(&admission.caller, admission.address, work);
        let reserved = reserving.instrument(stage!("reserve points")).await;
        let Reserved { quota, longer, .. } = reserved.map_err(|refusal| {
            if let Refusal::RateLimited { standing: refused, .. } = &refusal {
                refused.quotas.iter().for_each(|quota| standing.set(*quota));
            }
            Failure::from(refusal)
        })?;
        standing.set(quota);
        if let Some(longer) = longer {
            standing.set(longer);
        }
        *charged = work.cost.into();
        Ok(())
    }

    /// Lets the caller in, and answers; it is counted as this operation.
    pub(super) async fn answer_to(
        &self,
        head: &request::Parts,
        operation: &str,
        read: impl AsyncFnOnce(&mut Let<G::Caller>) -> Result<Response, Failure>,
    ) -> Response {
        match self.let_in(head).await {
            Ok(mut let_in) => {
                let read = read(&mut let_in).await;
                self.answered(head, operation, let_in, read)
            }
            Err(failure) => answer::failed(&head.extensions, failure),
        }
    }

    /// Sends a file that was found, for a few points whatever its size. The request is in progress until its last byte was
    /// taken.
    pub(super) async fn send_file(
        &self,
        head: &request::Parts,
        let_in: &mut Let<G::Caller>,
        found: Result<KeptFile, ClientError>,
    ) -> Result<Response, Failure> {
        let found = found.map_err(answer::failure_of)?;
        self.charge(let_in, Work { cost: FETCH, is_write: false }).await?;
        let in_progress = std::mem::take(&mut let_in.admission.in_progress);
        file::answer(head, found, in_progress).await
    }

    /// The answer to a request that was let in.
    pub(super) fn answered(
        &self,
        head: &request::Parts,
        operation: &str,
        let_in: Let<G::Caller>,
        answered: Result<Response, Failure>,
    ) -> Response {
        let Let { admission, standing, charged } = let_in;
        let used = Answered { operation: Some(operation.to_owned()), failed: answered.is_err(), cost: charged };
        self.gate.answered(&admission.caller, &used);
        let mut answer = answered.unwrap_or_else(|failure| answer::failed(&head.extensions, failure));
        rate_limit::write(&standing, answer.headers_mut());
        if let Some(client) = admission.client {
            answer.extensions_mut().insert(ClientLabel(client));
        }
        answer
    }
}
