//! Runs what was prepared: reserves its points, executes it under the deadline, gives back what was not used.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{
    Request as GraphqlRequest, Response as GraphqlResponse, ServerError, parser::types::ExecutableDocument,
};
use axum::{http::request, response::Response};
use futures_util::FutureExt as _;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use super::{
    Endpoint,
    accept::Media,
    operation::{self, request_error},
    parameters::Parameters,
    preparation::{Prepared, Refused, Transport},
    respond,
};
use crate::{
    document_hash::DocumentHash,
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
pub(super) const MINIMUM: u32 = 1;

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
        match self.prepare_noting(head, Transport::Answer, parameters, &admission, deadline).await {
            Ok(prepared) => self.answer_prepared(head, media, prepared, admission, deadline, standing).await,
            Err(Refused::Http(failure)) => respond::failed(media, failure),
            Err(Refused::Document(errors)) => self.answer_fault(media, &errors, &admission, standing).await,
        }
    }

    /// Prepares an operation, and notes which it is.
    pub(super) async fn prepare_noting(
        &self,
        head: &request::Parts,
        transport: Transport,
        parameters: Parameters,
        admission: &Admission<G::Caller>,
        deadline: Instant,
    ) -> Result<Prepared, Refused> {
        let preparing = self.prepare((&head.method, transport), parameters, admission, deadline);
        let prepared = preparing.instrument(stage!("prepare")).await?;
        let name = prepared.request.operation_name.as_deref();
        if let Some(measured) = head.extensions.get::<Measured>() {
            measured.operation(&prepared.document, name);
        }
        let name = operation::name_of(&prepared.document, name);
        RequestSpan::of(&head.extensions).operation(prepared.operation, name);
        Ok(prepared)
    }

    /// Answers a document at fault, which costs the minimum.
    pub(super) async fn answer_fault(
        &self,
        media: Media,
        errors: &[ServerError],
        admission: &Admission<G::Caller>,
        standing: &mut Standing,
    ) -> Response {
        if let Err(failure) = self.reserve(admission, Work { cost: MINIMUM, is_write: false }, standing).await {
            return respond::failed(media, failure);
        }
        let mut answer = respond::refused(media, errors);
        answer.extensions_mut().insert(Answered::refused(MINIMUM.into()));
        answer
    }

    /// Executes what was prepared.
    pub(super) async fn answer_prepared(
        &self,
        head: &request::Parts,
        media: Media,
        prepared: Prepared,
        admission: Admission<G::Caller>,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Response {
        let work = prepared.work;
        let reserved = match self.reserve(&admission, work, standing).await {
            Ok(reserved) => reserved,
            Err(failure) => return respond::failed(media, failure),
        };
        let place = match self.shedder.place(work.is_write, deadline).await {
            Ok(place) => place,
            Err(failure) => {
                standing.set(self.refund(reserved.receipt, work.cost).await);
                return respond::failed(media, failure);
            }
        };
        let Prepared { request, document, keep, estimate, .. } = prepared;
        let request = self.equip(request, head, &admission, &reserved, work.cost);
        let id = head.extensions.get::<RequestId>();
        let operation = operation::name_of(&document, request.operation_name.as_deref()).map(str::to_owned);
        let Executed { mut answer, used, failed, is_valid } =
            self.execute(media, request, &document, &estimate, id, deadline).instrument(stage!("execute")).await;
        if is_valid {
            self.keep(&admission.caller, keep, deadline).await;
        }
        drop(place);
        standing.set(self.refund(reserved.receipt, work.cost.saturating_sub(used)).await);
        answer.extensions_mut().insert(Answered { operation, failed, cost: used.into() });
        answer
    }

    /// The request with what its resolvers learn about its caller.
    pub(super) fn equip(
        &self,
        request: GraphqlRequest,
        head: &request::Parts,
        admission: &Admission<G::Caller>,
        reserved: &Reserved<G::Receipt>,
        cost: u32,
    ) -> GraphqlRequest {
        let reception: Arc<dyn Reception> = self.documents.clone();
        let Reserved { quota, reset_at, .. } = reserved;
        let request = request.data(Arc::clone(&admission.caller)).data(reception);
        let request = request.data(RateLimit::new(quota.limit, quota.remaining, cost, *reset_at));
        let Some(id) = head.extensions.get::<RequestId>() else { return request };
        let origin = RequestOrigin { request_id: id.as_str().to_owned(), address: admission.address };
        request.data(origin).data(id.clone())
    }

    /// Takes the points that an operation costs. `standing` then says where the caller stands.
    pub(super) async fn reserve(
        &self,
        admission: &Admission<G::Caller>,
        work: Work,
        standing: &mut Standing,
    ) -> Result<Reserved<G::Receipt>, Failure> {
        let reserving = self.gate.reserve(&admission.caller, admission.address, work);
        match reserving.instrument(stage!("reserve points")).await {
            Ok(reserved) => {
                standing.set(reserved.quota);
                reserved.longer.into_iter().for_each(|longer| standing.set(longer));
                Ok(reserved)
            }
            Err(refusal) => {
                if let Refusal::RateLimited { standing: refused, .. } = &refusal {
                    refused.quotas.iter().for_each(|quota| standing.set(*quota));
                }
                Err(refusal.into())
            }
        }
    }

    /// Gives points back.
    pub(super) async fn refund(&self, receipt: G::Receipt, points: u32) -> Quota {
        self.gate.refund(receipt, points).instrument(stage!("refund points")).await
    }

    /// Keeps a valid document whose hash was sent too. What cannot be kept in time is sent again.
    pub(super) async fn keep(&self, caller: &G::Caller, keep: Option<(DocumentHash, String)>, deadline: Instant) {
        let Some((hash, text)) = keep else { return };
        let until = deadline.min(Instant::now() + LONGEST_KEEPING);
        let _ = timeout_at(until, self.persisted.keep(caller, hash, &text)).await;
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
    pub(super) fn complete(
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
