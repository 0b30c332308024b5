//! From parameters to an operation that may be executed: its document is found, guarded, priced against the tier's
//! ceiling.

use std::sync::Arc;

use async_graphql::{
    Pos, Positioned, Request as GraphqlRequest, ServerError,
    parser::types::{ExecutableDocument, OperationDefinition, OperationType, Selection},
};
use axum::http::Method;
use tokio::time::{Instant, timeout_at};

use super::{
    Endpoint,
    execution::points,
    operation,
    parameters::Parameters,
    reception::{self, Sent},
};
use crate::{
    document_hash::DocumentHash,
    error::{ClientError, ErrorCode},
    graphql::cost::{self, dry_run::Received, estimate::Estimate},
    http::{
        caller::{Admission, Gate, Work},
        error::Failure,
        executor::GraphqlExecutor,
        persisted::{self, DocumentSource, Resolved},
    },
};

/// What answers can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    /// One document.
    Answer,
    /// Any number of them, one after the other.
    Stream,
}

/// An operation that may be executed.
pub(super) struct Prepared {
    pub(super) request: GraphqlRequest,
    /// The executor consumes the document; its answer is completed by this copy.
    pub(super) document: Arc<ExecutableDocument>,
    /// What is to be kept once it was found valid.
    pub(super) keep: Option<(DocumentHash, String)>,
    /// What it may cost at most: within the tier's ceiling.
    pub(super) estimate: Estimate,
    /// What it is about to do.
    pub(super) work: Work,
    /// Whether it asks or changes.
    pub(super) operation: OperationType,
}

/// Why an operation is not executed.
pub(super) enum Refused {
    /// It is no request for this method or place.
    Http(Failure),
    /// The document or its variables are at fault.
    Document(Vec<ServerError>),
}

impl Refused {
    /// What the caller is told.
    pub(super) fn into_errors(self) -> Vec<ServerError> {
        match self {
            Self::Http(failure) => Self::from(failure.error).into_errors(),
            Self::Document(errors) => errors,
        }
    }
}

impl From<ClientError> for Refused {
    fn from(error: ClientError) -> Self {
        let mut shown = async_graphql::Error::from(error).into_server_error(Pos::default());
        shown.locations.clear();
        Self::Document(vec![shown])
    }
}

impl From<ServerError> for Refused {
    fn from(error: ServerError) -> Self {
        Self::Document(vec![error])
    }
}

impl<E: GraphqlExecutor, G: Gate> Endpoint<E, G> {
    /// From parameters to a parsed request that may be executed.
    pub(super) async fn prepare(
        &self,
        (method, transport): (&Method, Transport),
        parameters: Parameters,
        admission: &Admission<G::Caller>,
        deadline: Instant,
    ) -> Result<Prepared, Refused> {
        let Parameters { document, operation_name, variables, extensions, body_size } = parameters;
        let Resolved { text: query, keep } = self.resolve(document, &admission.caller, deadline).await?;
        let sent = Sent { variables, body: body_size, max_query_body: self.settings.max_body };
        let received =
            reception::receive(&self.documents, (method, transport), &query, operation_name.as_deref(), sent)?;
        let Received { document, variables } = received;
        let operation = &operation::select(&document, operation_name.as_deref())?.node;
        let kind = operation.ty;
        let estimate = self.shape.estimate(&document, operation, &variables);
        cost::check(estimate.requested, admission.query_cost_max)?;
        let work = Work { cost: points(estimate.requested), is_write: kind == OperationType::Mutation };
        let keep = keep.map(|hash| (hash, query.clone()));
        let mut request = GraphqlRequest::new(query).variables(variables);
        request.operation_name = operation_name;
        request.extensions = extensions;
        request.set_parsed_query(ExecutableDocument::clone(&document));
        Ok(Prepared { request, document, keep, estimate, work, operation: kind })
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

/// What changes anything is never done by GET; subscriptions need a connection that stays.
pub(super) fn check_method(method: &Method, transport: Transport, operation: OperationType) -> Result<(), Refused> {
    match operation {
        OperationType::Mutation if method != Method::POST => {
            Err(Refused::Http(Failure::method_not_allowed("POST", "mutations must be sent by POST")))
        }
        OperationType::Subscription if transport == Transport::Answer => {
            let message = "subscriptions are served by WebSocket, and at /graphql/stream as text/event-stream";
            Err(Refused::from(ClientError::new(ErrorCode::BadUserInput, message)))
        }
        OperationType::Query | OperationType::Mutation | OperationType::Subscription => Ok(()),
    }
}

/// A subscription is one stream of one root field: whether its events would hold that field must not depend on anything
/// (*Single Root Field*).
pub(super) fn check_subscription(operation: &Positioned<OperationDefinition>) -> Result<(), Refused> {
    let operation = &operation.node;
    if operation.ty != OperationType::Subscription {
        return Ok(());
    }
    let is_one = match &operation.selection_set.node.items[..] {
        [Positioned { node: Selection::Field(field), .. }] => {
            field.node.directives.is_empty() && !field.node.name.node.starts_with("__")
        }
        _ => false,
    };
    if is_one {
        return Ok(());
    }
    let message = "a subscription has exactly one root field, without a fragment or a directive around it";
    let at = operation.selection_set.pos;
    Err(Refused::from(operation::request_error(ErrorCode::GraphqlValidationFailed, message, Some(at))))
}
