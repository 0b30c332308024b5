//! GraphQL over HTTP (the draft of the GraphQL foundation; the 61 audits of the npm package `graphql-http` pass).
//!
//! A request passes these steps, cheap to dear, and the first that refuses it ends it:
//!
//! | Step | Here | Refuses with |
//! |---|---|---|
//! | media type of the answer | [`accept`] | 406 |
//! | URL cap, declared body cap | [`limit`] | 414, 413 |
//! | content type | [`content_type`] | 415 |
//! | authenticate, request rate | [`Gate`] | 401, 403, 429, 503 |
//! | read the body | [`body`] | 413, 408 |
//! | parameters | [`parameters`] | 400 |
//! | token cap | [`limit::check_text`], [`lexer`] | `QUERY_TOO_LARGE` |
//! | parse, or remember | [`documents`], [`operation`] | `GRAPHQL_PARSE_FAILED` |
//! | expansion guard, remembered with the document | [`expansion`] | `QUERY_TOO_COMPLEX`, `GRAPHQL_VALIDATION_FAILED` |
//! | variables | [`variables`] | `BAD_USER_INPUT` |
//! | static cost against the tier's ceiling | [`estimate`](crate::graphql::cost::estimate) | `QUERY_TOO_COMPLEX` |
//! | reserve points | *its place is marked in [`Endpoint::answer`]* | |
//! | validate, execute under the deadline | [`GraphqlExecutor`] | `GRAPHQL_VALIDATION_FAILED`, `TIMEOUT` |
//! | complete and order the data, count the actual cost, mask errors | [`SchemaShape`], [`mask`] | |
//! | refund points | *its place is marked in [`Endpoint::answer`]* | |
//! | response cap | [`respond`] | `QUERY_TOO_LARGE` |

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

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    panic::AssertUnwindSafe,
    sync::Arc,
};

use async_graphql::{
    Request as GraphqlRequest, Response as GraphqlResponse, ServerError,
    parser::types::{ExecutableDocument, OperationType},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Method, request},
    response::Response,
};
use futures_util::FutureExt as _;
use tokio::time::{Instant, timeout_at};

use self::{accept::Media, documents::Documents, operation::request_error, parameters::Parameters};
use super::{
    access_log::ClientLabel,
    caller::{self, Admission, Gate},
    error::Failure,
    executor::GraphqlExecutor,
    graphiql, limit,
    measure::Measured,
    rate_limit,
    request_id::RequestId,
    settings::Settings,
};
use crate::{
    error::{ClientError, ErrorCode},
    graphql::{
        argument,
        cost::{self, Cost, dry_run::Reception, estimate::Estimate},
        mask,
        shape::SchemaShape,
    },
};

/// `/graphql`.
#[derive(Debug)]
pub struct Endpoint<E, G> {
    pub(super) executor: E,
    pub(super) gate: Arc<G>,
    pub(super) settings: Arc<Settings>,
    pub(super) shape: SchemaShape,
    pub(super) documents: Arc<Documents>,
}

/// An operation that may be executed.
struct Prepared {
    request: GraphqlRequest,
    /// The executor consumes the document; its answer is completed by this copy.
    document: Arc<ExecutableDocument>,
    /// What it may cost at most: within the tier's ceiling.
    estimate: Estimate,
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
    let (quota, client) = (admission.quota, admission.client.clone());
    let parameters = if is_get {
        Parameters::from_query_string(head.uri.query().unwrap_or_default())
    } else {
        match body::read(body, max_body, deadline).await {
            Ok(body) => Parameters::from_json(&body),
            Err(failure) => Err(failure),
        }
    };
    let mut answer = match parameters {
        Ok(parameters) => endpoint.answer(&head, media, parameters, admission, deadline).await,
        Err(failure) => respond::failed(media, failure),
    };
    if let Some(quota) = quota {
        rate_limit::write(&quota, answer.headers_mut());
    }
    if let Some(client) = client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// Authenticates, and takes one request from the caller's rate.
    async fn admit(&self, head: &request::Parts) -> Result<Admission<G::Caller>, Failure> {
        let credentials = caller::presented(&head.headers)?;
        let peer = head.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        // A request that did not come from a socket has no peer.
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        let hops: Vec<&str> =
            head.headers.get_all("x-forwarded-for").iter().filter_map(|hop| hop.to_str().ok()).collect();
        let address = self.settings.trusted_proxies.client_address(peer, hops);
        self.gate.admit(credentials, address).await.map_err(Failure::from)
    }

    async fn answer(
        &self,
        head: &request::Parts,
        media: Media,
        parameters: Parameters,
        admission: Admission<G::Caller>,
        deadline: Instant,
    ) -> Response {
        let Prepared { request, document, estimate } = match self.prepare(&head.method, parameters, &admission) {
            // Here the points are reserved: `estimate.requested`.
            Ok(prepared) => prepared,
            // Here the least is taken, `cost::MINIMUM`: a refused document was work too.
            Err(Refused::Http(failure)) => return respond::failed(media, failure),
            Err(Refused::Document(errors)) => return respond::refused(media, &errors),
        };
        let operation_name = request.operation_name.clone();
        if let Some(measured) = head.extensions.get::<Measured>() {
            measured.operation(&document, operation_name.as_deref());
        }
        let id = head.extensions.get::<RequestId>();
        let reception: Arc<dyn Reception> = self.documents.clone();
        let mut request = request.data(admission.caller).data(reception);
        if let Some(id) = id {
            request = request.data(id.clone());
        }
        if let Some(quota) = admission.quota {
            request = request.data(quota);
        }
        // A resolver that panics costs its own request, not the connection.
        let execution = AssertUnwindSafe(self.executor.execute(request)).catch_unwind();
        match timeout_at(deadline, execution).await {
            Ok(Ok(mut response)) => {
                let cost = self.complete(&mut response, &document, operation_name.as_deref(), &estimate);
                // Here the points are refunded: `cost.requested - cost.actual`.
                if !mask::is_request_error(&response) {
                    response.extensions.insert(cost::EXTENSION.to_owned(), cost.to_value());
                }
                argument::name_arguments(&mut response, &document);
                mask::mask(&mut response, id.map_or("", RequestId::as_str));
                respond::executed(media, response, self.settings.max_response)
            }
            Ok(Err(_panic)) => {
                tracing::error!(request_id = id.map(RequestId::as_str), "a resolver panicked");
                let error = request_error(ErrorCode::Internal, mask::INTERNAL_MESSAGE, None);
                respond::executed(media, GraphqlResponse::from_errors(vec![error]), self.settings.max_response)
            }
            // Nothing is refunded: the work was done.
            Err(_elapsed) => respond::failed(media, Failure::timeout()),
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
    fn prepare(
        &self,
        method: &Method,
        parameters: Parameters,
        admission: &Admission<G::Caller>,
    ) -> Result<Prepared, Refused> {
        let Parameters { query, operation_name, variables, extensions } = parameters;
        let document = reception::receive(&self.documents, method, &query, operation_name.as_deref(), &variables)?;
        let operation = &operation::select(&document, operation_name.as_deref())?.node;
        let estimate = self.shape.estimate(&document, operation, &variables);
        cost::check(estimate.requested, admission.query_cost_max)?;
        let mut request = GraphqlRequest::new(query).variables(variables);
        request.operation_name = operation_name;
        request.extensions = extensions;
        request.set_parsed_query(ExecutableDocument::clone(&document));
        Ok(Prepared { request, document, estimate })
    }
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
