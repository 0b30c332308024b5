//! GraphQL over HTTP (the draft of the GraphQL foundation; the 61 audits of the npm package `graphql-http` pass).
//!
//! A request passes these steps, cheap to dear, and the first that refuses it ends it:
//!
//! | Step | Here | Refuses with |
//! |---|---|---|
//! | media type of the answer | [`accept`] | 406 |
//! | URL cap, declared body cap | [`limit`] | 414, 413 |
//! | content type | [`content_type`] | 415 |
//! | authenticate, request rate, requests in progress | [`Gate`] | 401, 403, 429, 503 |
//! | read the body | [`body`] | 413, 408 |
//! | parameters | [`parameters`] | 400 |
//! | find the document that is named by its hash | [`persisted`] | `PERSISTED_QUERY_NOT_FOUND`, 403, 503 |
//! | token cap | [`limit::check_text`], [`lexer`] | `QUERY_TOO_LARGE` |
//! | parse, or remember | [`documents`], [`operation`] | `GRAPHQL_PARSE_FAILED` |
//! | expansion guard, remembered with the document | [`expansion`] | `QUERY_TOO_COMPLEX`, `GRAPHQL_VALIDATION_FAILED` |
//! | variables | [`variables`] | `BAD_USER_INPUT` |
//! | static cost against the tier's ceiling | [`estimate`](crate::graphql::cost::estimate) | `QUERY_TOO_COMPLEX` |
//! | reserve points; one also for a document at fault | [`Gate`] | 429, 503 |
//! | a place among what is executed | [`shed`](super::shed) | 503 |
//! | validate, execute under the deadline | [`GraphqlExecutor`] | `GRAPHQL_VALIDATION_FAILED`, `TIMEOUT` |
//! | complete and order the data, count the actual cost, mask errors | [`SchemaShape`], [`mask`] | |
//! | keep a valid document whose hash was sent too | [`persisted`] | |
//! | response cap | [`respond`] | `QUERY_TOO_LARGE` |
//! | refund points that were not used | [`Gate`] | |

pub mod accept;
pub mod body;
pub mod content_type;
pub mod documents;
pub mod expansion;
pub mod json;
pub mod lexer;
pub mod operation;
pub mod parameters;
mod reception;
pub mod respond;
pub mod variables;

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{
    Request as GraphqlRequest, Response as GraphqlResponse, ServerError,
    parser::types::{ExecutableDocument, OperationType},
};
use axum::{
    extract::{Request, State},
    http::{Method, request},
    response::Response,
};
use futures_util::FutureExt as _;
use tokio::time::{Instant, timeout_at};

use self::{accept::Media, documents::Documents, operation::request_error, parameters::Parameters};
use super::{
    access_log::ClientLabel,
    address::peer_of,
    caller::{self, Admission, Answered, Gate, Refusal, Reserved, Work},
    error::Failure,
    executor::GraphqlExecutor,
    graphiql, limit,
    measure::Measured,
    persisted::{self, DocumentSource, PersistedDocuments, Resolved},
    rate_limit::{self, Standing},
    request_id::RequestId,
    settings::Settings,
    shed::Shedder,
};
use crate::{
    document_hash::DocumentHash,
    error::{ClientError, ErrorCode},
    graphql::{
        access::{origin::RequestOrigin, rate_limit::RateLimit},
        argument,
        cost::{self, Cost, dry_run::Reception, estimate::Estimate},
        mask,
        shape::SchemaShape,
    },
};

/// `/graphql`.
#[derive(Debug)]
pub struct Endpoint<E, G: Gate> {
    pub(super) executor: E,
    pub(super) gate: Arc<G>,
    pub(super) settings: Arc<Settings>,
    pub(super) shape: SchemaShape,
    pub(super) documents: Arc<Documents>,
    pub(super) persisted: Arc<dyn PersistedDocuments<G::Caller>>,
    pub(super) shedder: Shedder,
}

/// An operation that may be executed.
struct Prepared {
    request: GraphqlRequest,
    /// The executor consumes the document; its answer is completed by this copy.
    document: Arc<ExecutableDocument>,
    /// What is to be kept once it was found valid.
    keep: Option<(DocumentHash, String)>,
    /// What it may cost at most: within the tier's ceiling.
    estimate: Estimate,
    /// What it is about to do.
    work: Work,
}

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

/// Why an operation is not executed.
enum Refused {
    /// It is no request for this method or place.
    Http(Failure),
    /// The document or its variables are at fault.
    Document(Vec<ServerError>),
}

impl Refused {
    /// What the caller is told.
    fn into_errors(self) -> Vec<ServerError> {
        match self {
            Self::Http(failure) => Self::from(failure.error).into_errors(),
            Self::Document(errors) => errors,
        }
    }
}

impl From<ClientError> for Refused {
    fn from(error: ClientError) -> Self {
        let mut shown = async_graphql::Error::from(error).into_server_error(async_graphql::Pos::default());
        shown.locations.clear();
        Self::Document(vec![shown])
    }
}

impl From<ServerError> for Refused {
    fn from(error: ServerError) -> Self {
        Self::Document(vec![error])
    }
}

/// Serves the route for every method.
pub async fn serve<E: GraphqlExecutor, G: Gate>(
    State(endpoint): State<Arc<Endpoint<E, G>>>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let is_get = head.method == Method::GET || head.method == Method::HEAD;
    if is_get && accept::wants_page(&head.headers) {
        return graphiql::page(&endpoint.settings.web_assets).await;
    }
    let media = match accept::negotiate(&head.headers) {
        Ok(media) => media,
        Err(failure) => return respond::failed(Media::Json, failure),
    };
    let deadline = Instant::now() + endpoint.settings.request_deadline;
    let max_body = endpoint.settings.max_body;

    let checked = if is_get {
        limit::check_url(&head.uri)
    } else if head.method == Method::POST {
        limit::check_declared_length(&head.headers, max_body).and_then(|()| content_type::check(&head.headers))
    } else {
        Err(Failure::method_not_allowed("GET, HEAD, POST", "GraphQL is served by GET and POST"))
    };
    let admitted = match checked {
        Ok(()) => endpoint.admit(&head).await,
        Err(failure) => Err(failure),
    };
    let admission = match admitted {
        Ok(admission) => admission,
        Err(failure) => {
            body::drain(body, max_body, deadline).await;
            return respond::failed(media, failure);
        }
    };

    if let Some(measured) = head.extensions.get::<Measured>() {
        measured.tier(G::tier(&admission.caller));
    }
    let (client, caller) = (admission.client.clone(), Arc::clone(&admission.caller));
    let mut standing = admission.standing.clone();
    let parameters = if is_get {
        Parameters::from_query_string(head.uri.query().unwrap_or_default())
    } else {
        match body::read(body, max_body, deadline).await {
            Ok(body) => Parameters::from_json(&body),
            Err(failure) => Err(failure),
        }
    };
    let mut answer = match parameters {
        Ok(parameters) => endpoint.answer(&head, media, parameters, admission, deadline, &mut standing).await,
        Err(failure) => respond::failed(media, failure),
    };
    let answered = answer.extensions_mut().remove::<Answered>();
    endpoint.gate.answered(&caller, answered.as_ref().unwrap_or(&Answered::refused(0)));
    rate_limit::write(&standing, answer.headers_mut());
    if let Some(client) = client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Authenticates, and takes one request from the caller's rate.
    async fn admit(&self, head: &request::Parts) -> Result<Admission<G::Caller>, Failure> {
        let credentials = caller::presented(&head.headers)?;
        let address = self.settings.trusted_proxies.caller_of(peer_of(head), &head.headers);
        self.gate.admit(credentials, address).await.map_err(Failure::from)
    }

    /// Reserves points, executes, gives back what was not used. `standing` then says where the caller stands.
    ///
    /// A document at fault costs one point. What ran into the deadline did its work and keeps its points, as does a
    /// caller that hangs up; for what failed here, a panic or too much load, nobody pays more than the minimum.
    async fn answer(
        &self,
        head: &request::Parts,
        media: Media,
        parameters: Parameters,
        admission: Admission<G::Caller>,
        deadline: Instant,
        standing: &mut Standing,
    ) -> Response {
        let prepared = match self.prepare(&head.method, parameters, &admission, deadline).await {
            Ok(prepared) => Ok(prepared),
            Err(Refused::Document(errors)) => Err(errors),
            Err(Refused::Http(failure)) => return respond::failed(media, failure),
        };
        if let (Ok(prepared), Some(measured)) = (&prepared, head.extensions.get::<Measured>()) {
            measured.operation(&prepared.document, prepared.request.operation_name.as_deref());
        }
        let work = prepared.as_ref().map_or(Work { cost: MINIMUM, is_write: false }, |prepared| prepared.work);
        let Reserved { receipt, quota, longer, reset_at } =
            match self.gate.reserve(&admission.caller, admission.address, work).await {
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
                standing.set(self.gate.refund(receipt, work.cost).await);
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
            self.execute(media, request, &document, &estimate, id, deadline).await;
        if is_valid && let Some((hash, text)) = keep {
            // What cannot be kept in time is sent again.
            let until = deadline.min(Instant::now() + LONGEST_KEEPING);
            let _ = timeout_at(until, self.persisted.keep(&admission.caller, hash, &text)).await;
        }
        drop(place);
        standing.set(self.gate.refund(receipt, work.cost.saturating_sub(used)).await);
        answer.extensions_mut().insert(Answered { operation, failed, cost: used.into() });
        answer
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

    /// From parameters to a parsed request that may be executed.
    async fn prepare(
        &self,
        method: &Method,
        parameters: Parameters,
        admission: &Admission<G::Caller>,
        deadline: Instant,
    ) -> Result<Prepared, Refused> {
        let Parameters { document, operation_name, variables, extensions } = parameters;
        let Resolved { text: query, keep } = self.resolve(document, &admission.caller, deadline).await?;
        let document = reception::receive(&self.documents, method, &query, operation_name.as_deref(), &variables)?;
        let operation = &operation::select(&document, operation_name.as_deref())?.node;
        let estimate = self.shape.estimate(&document, operation, &variables);
        cost::check(estimate.requested, admission.query_cost_max)?;
        let work = Work { cost: points(estimate.requested), is_write: operation.ty == OperationType::Mutation };
        let keep = keep.map(|hash| (hash, query.clone()));
        let mut request = GraphqlRequest::new(query).variables(variables);
        request.operation_name = operation_name;
        request.extensions = extensions;
        request.set_parsed_query(ExecutableDocument::clone(&document));
        Ok(Prepared { request, document, keep, estimate, work })
    }

    /// Finds the document that is meant. One that is not found is a document at fault.
    async fn resolve(
        &self,
        source: DocumentSource,
        caller: &G::Caller,
        deadline: Instant,
    ) -> Result<Resolved, Refused> {
        let resolving = persisted::resolve(&*self.persisted, caller, source);
        let resolved = timeout_at(deadline, resolving).await.map_err(|_elapsed| Refused::Http(Failure::timeout()))?;
        resolved.map_err(|failure| match failure.error.code {
            ErrorCode::Overloaded => Refused::Http(failure),
            _ => Refused::from(failure.error),
        })
    }
}

/// How long an answer waits for its document to be kept.
const LONGEST_KEEPING: Duration = Duration::from_secs(1);

/// What every operation costs at least, as a number of a bucket.
const MINIMUM: u32 = 1;

/// Points as a number of a bucket; no tier's ceiling is higher than it can hold.
fn points(points: u64) -> u32 {
    u32::try_from(points).unwrap_or(u32::MAX)
}

/// What changes anything is never done by GET; subscriptions need a connection that stays.
fn check_method(method: &Method, operation: OperationType) -> Result<(), Refused> {
    match operation {
        OperationType::Mutation if method != Method::POST => {
            Err(Refused::Http(Failure::method_not_allowed("POST", "mutations must be sent by POST")))
        }
        OperationType::Subscription => {
            let message = "subscriptions are not served";
            Err(Refused::from(ClientError::new(ErrorCode::BadUserInput, message)))
        }
        OperationType::Query | OperationType::Mutation => Ok(()),
    }
}
