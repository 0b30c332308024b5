//! Runs what was prepared: reserves its points, executes it under the deadline, gives back what was not used.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{Request as GraphqlRequest, Response as GraphqlResponse, parser::types::ExecutableDocument};
use axum::{http::request, response::Response};
use futures_util::FutureExt as _;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use super::{
    Endpoint,
    accept::Media,
    operation::{self, request_error},
    parameters::Parameters,
    preparation::{Prepared, Refused},
    respond,
};
use crate::{
    error::ErrorCode,
    graphql::{
        access::{origin::RequestOrigin, rate_limit::RateLimit},
        argument,
        cost::{self, Cost, dry_run::Reception, estimate::Estimate},
        mask,
    },
    http::{
        caller::{Admission, Answered, Gate, Refusal, Reserved, Work},
        error::Failure,
        executor::GraphqlExecutor,
        measure::Measured,
        rate_limit::{Quota, Standing},
        request_id::RequestId,
        trace::RequestSpan,
    },
    span::stage,
};

/// What became of an operation that was executed.
struct Executed {
    answer: Response,
    /// The points that it took.
    used: u32,
    /// Whether its answer has an error.
    failed: bool,
    /// Whether the schema found its document valid.
    is_valid: bool,
}

/// How long an answer waits for its document to be kept.
const LONGEST_KEEPING: Duration = Duration::from_secs(1);

/// What every operation costs at least, as a number of a bucket.
const MINIMUM: u32 = 1;

/// Points as a number of a bucket; no tier's ceiling is higher than it can hold.
pub(super) fn points(points: u64) -> u32 {
    u32::try_from(points).unwrap_or(u32::MAX)
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Reserves points, executes, gives back what was not used. `standing` then says where the caller stands.
    ///
    /// A document at fault costs one point. What ran into the deadline did its work and keeps its points, as does a
    /// caller that hangs up; for what failed here, a panic or too much load, nobody pays more than the minimum.
    pub(super) async fn answer(
        &self,
        head: &request::Parts,
        media: Media,
        parameters: Parameters,
        admission: Admission<G::Caller>,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Response {
        let preparing = self.prepare(&head.method, parameters, &admission, deadline).instrument(stage!("prepare"));
        let prepared = match preparing.await {
            Ok(prepared) => Ok(prepared),
            Err(Refused::Document(errors)) => Err(errors),
            Err(Refused::Http(failure)) => return respond::failed(media, failure),
        };
        if let Ok(prepared) = &prepared {
            let name = prepared.request.operation_name.as_deref();
            if let Some(measured) = head.extensions.get::<Measured>() {
                measured.operation(&prepared.document, name);
            }
            let name = operation::name_of(&prepared.document, name);
            RequestSpan::of(&head.extensions).operation(prepared.operation, name);
        }
        let work = prepared.as_ref().map_or(Work { cost: MINIMUM, is_write: false }, |prepared| prepared.work);
        let Reserved { receipt, quota, longer, reset_at } = match self.reserve(&admission, work).await {
            Ok(reserved) => reserved,
            Err(refusal) => {
                if let Refusal::RateLimited { standing: refused, .. } = &refusal {
                    refused.quotas.iter().for_each(|quota| standing.set(*quota));
                }
                return respond::failed(media, refusal.into());
            }
        };
        standing.set(quota);
        if let Some(longer) = longer {
            standing.set(longer);
        }
        let prepared = match prepared {
            Ok(prepared) => prepared,
            Err(errors) => {
                let mut answer = respond::refused(media, &errors);
                answer.extensions_mut().insert(Answered::refused(MINIMUM.into()));
                return answer;
            }
        };
        let place = match self.shedder.place(work.is_write, deadline).await {
            Ok(place) => place,
            Err(failure) => {
                standing.set(self.refund(receipt, work.cost).await);
                return respond::failed(media, failure);
            }
        };
        let Prepared { request, document, keep, estimate, .. } = prepared;
        let reception: Arc<dyn Reception> = self.documents.clone();
        let mut request = request.data(Arc::clone(&admission.caller)).data(reception);
        request = request.data(RateLimit::new(quota.limit, quota.remaining, work.cost, reset_at));
        let id = head.extensions.get::<RequestId>();
        if let Some(id) = id {
            let origin = RequestOrigin { request_id: id.as_str().to_owned(), address: admission.address };
            request = request.data(origin).data(id.clone());
        }
        let operation = operation::name_of(&document, request.operation_name.as_deref()).map(str::to_owned);
        let Executed { mut answer, used, failed, is_valid } =
            self.execute(media, request, &document, &estimate, id, deadline).instrument(stage!("execute")).await;
        if is_valid && let Some((hash, text)) = keep {
            // What cannot be kept in time is sent again.
            let until = deadline.min(Instant::now() + LONGEST_KEEPING);
            let _ = timeout_at(until, self.persisted.keep(&admission.caller, hash, &text)).await;
        }
        drop(place);
        standing.set(self.refund(receipt, work.cost.saturating_sub(used)).await);
        answer.extensions_mut().insert(Answered { operation, failed, cost: used.into() });
        answer
    }

    /// Takes the points that an operation costs.
    async fn reserve(&self, admission: &Admission<G::Caller>, work: Work) -> Result<Reserved<G::Receipt>, Refusal> {
        let reserving = self.gate.reserve(&admission.caller, admission.address, work);
        reserving.instrument(stage!("reserve points")).await
    }

    /// Gives points back.
    async fn refund(&self, receipt: G::Receipt, points: u32) -> Quota {
        self.gate.refund(receipt, points).instrument(stage!("refund points")).await
    }

    /// Executes under the deadline.
    async fn execute(
        &self,
        media: Media,
        request: GraphqlRequest,
        document: &ExecutableDocument,
        estimate: &Estimate,
        id: Option<&RequestId>,
        deadline: Instant,
    ) -> Executed {
        let operation_name = request.operation_name.clone();
        // A resolver that panics costs its own request, not the connection.
        let execution = AssertUnwindSafe(self.executor.execute(request)).catch_unwind();
        match timeout_at(deadline, execution).await {
            Ok(Ok(mut response)) => {
                let _completing = stage!("complete").entered();
                let cost = self.complete(&mut response, document, operation_name.as_deref(), estimate);
                let was_executed = !mask::is_request_error(&response);
                if was_executed {
                    response.extensions.insert(cost::EXTENSION.to_owned(), cost.to_value());
                }
                argument::name_arguments(&mut response, document);
                mask::mask(&mut response, id.map_or("", RequestId::as_str));
                let used = if was_executed { points(cost.actual) } else { MINIMUM };
                let failed = !response.errors.is_empty();
                let answer = respond::executed(media, response, self.settings.max_response);
                Executed { answer, used, failed, is_valid: was_executed }
            }
            Ok(Err(_panic)) => {
                tracing::error!(request_id = id.map(RequestId::as_str), "a resolver panicked");
                let error = request_error(ErrorCode::Internal, mask::INTERNAL_MESSAGE, None);
                let response = GraphqlResponse::from_errors(vec![error]);
                let answer = respond::executed(media, response, self.settings.max_response);
                Executed { answer, used: MINIMUM, failed: true, is_valid: false }
            }
            Err(_elapsed) => {
                let answer = respond::failed(media, Failure::timeout());
                Executed { answer, used: points(estimate.requested), failed: true, is_valid: false }
            }
        }
    }

    /// Completes an answer; says what it cost.
    fn complete(
        &self,
        response: &mut GraphqlResponse,
        document: &ExecutableDocument,
        operation_name: Option<&str>,
        estimate: &Estimate,
    ) -> Cost {
        let actual = operation::select(document, operation_name)
            .map_or(cost::MINIMUM, |operation| self.shape.complete(response, document, &operation.node, estimate));
        Cost { requested: estimate.requested, actual: actual.min(estimate.requested) }
    }
}
