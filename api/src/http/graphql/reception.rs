//! What stands before the price of a query: its caps, the guard, the choice of its operation and the form of its
//! variables. Queries that are sent pass it, and queries that `costOf` only asks about.

use async_graphql::{
    ServerError, Variables,
    parser::types::{OperationDefinition, OperationType, Selection},
};
use axum::http::Method;

use super::{
    documents::Documents,
    operation,
    parameters::{self, SentVariables},
    preparation::{Refused, Transport, check_method, check_subscription},
    variables,
};
use crate::{
    graphql::{
        cost::dry_run::{Received, Reception},
        verification,
    },
    http::limit,
};

/// The document and the variables of an operation that may be priced.
///
/// # Errors
/// What is wrong with it, before it is held against the schema.
pub(super) fn receive(
    documents: &Documents,
    (method, transport): (&Method, Transport),
    query: &str,
    operation_name: Option<&str>,
    sent: Sent,
) -> Result<Received, Refused> {
    let document = documents.parse(query)?;
    let selected = operation::select(&document, operation_name)?;
    let operation = &selected.node;
    check_method(method, transport, operation.ty)?;
    check_subscription(selected)?;
    let variables = sent.variables_of(operation)?;
    variables::check(operation, &variables).map_err(Refused::Document)?;
    Ok(Received { document, variables })
}

/// What came beside the document.
pub(super) struct Sent {
    /// Values for the variables.
    pub(super) variables: SentVariables,
    /// The size of the body.
    pub(super) body: usize,
    /// The largest body that a query may have.
    pub(super) max_query_body: usize,
}

impl Sent {
    /// The variables, as far as this operation may have so much of them. A query that is too large has been read in part,
    /// and is a document at fault.
    fn variables_of(self, operation: &OperationDefinition) -> Result<Variables, Refused> {
        let takes_rows = takes_rows(operation);
        if !takes_rows && self.body > self.max_query_body {
            return Err(limit::body_too_large(self.max_query_body).error.into());
        }
        match self.variables {
            SentVariables::Read(variables) => Ok(variables),
            SentVariables::Unread(text) => {
                let most = if takes_rows { usize::MAX } else { limit::MAX_VARIABLES };
                parameters::variables(&text, most).map_err(|failure| failure.error.into())
            }
        }
    }
}

/// Whether an operation is given rows: a mutation, or a query that verifies, in plain sight.
fn takes_rows(operation: &OperationDefinition) -> bool {
    let verifies = |selection: &Selection| match selection {
        Selection::Field(field) => field.node.name.node == verification::FIELD,
        Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
    };
    match operation.ty {
        OperationType::Mutation => true,
        OperationType::Query => operation.selection_set.node.items.iter().any(|item| verifies(&item.node)),
        OperationType::Subscription => false,
    }
}

impl Reception for Documents {
    fn receive(
        &self,
        query: &str,
        operation_name: Option<&str>,
        variables: Option<&str>,
    ) -> Result<Received, Vec<ServerError>> {
        let variables = variables.map(|text| parameters::variables(text, limit::MAX_VARIABLES)).transpose();
        let variables = variables.map_err(|failure| Refused::Http(failure).into_errors())?.unwrap_or_default();
        let sent = Sent { variables: SentVariables::Read(variables), body: 0, max_query_body: 0 };
        receive(self, (&Method::POST, Transport::Stream), query, operation_name, sent).map_err(Refused::into_errors)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::graphql::mask::code_of;

    #[test]
    fn what_would_be_refused_when_it_was_sent_is_refused() {
        let documents = Documents::default();
        let tokens = format!("{{ {} }}", "a ".repeat(2_000));
        let long = format!("{{\"n\": \"{}\"}}", "x".repeat(64 * 1024));
        for (query, name, variables, code) in [
            ("{ a", None, None, "GRAPHQL_PARSE_FAILED"),
            (tokens.as_str(), None, None, "QUERY_TOO_LARGE"),
            ("{ ...f } fragment f on Query { ...f }", None, None, "GRAPHQL_VALIDATION_FAILED"),
            ("{ a }", Some("B"), None, "BAD_USER_INPUT"),
            ("subscription { a b }", None, None, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { ... { a } }", None, None, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { a @skip(if: false) }", None, None, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { __typename }", None, None, "GRAPHQL_VALIDATION_FAILED"),
            ("query($n: Int!) { a }", None, Some("{}"), "BAD_USER_INPUT"),
            ("query($n: Int!) { a }", None, Some("[1]"), "BAD_USER_INPUT"),
            ("query($n: Int!) { a }", None, Some("{\"n\": 1"), "BAD_USER_INPUT"),
            ("query($n: String) { a }", None, Some(long.as_str()), "QUERY_TOO_LARGE"),
        ] {
            let errors = documents.receive(query, name, variables).unwrap_err();
            assert_eq!(code_of(&errors[0]).unwrap().as_str(), code, "{errors:?}");
        }
    }

    #[test]
    fn a_mutation_or_a_subscription_can_be_priced() {
        for operation in ["mutation", "subscription"] {
            let query = format!("{operation}($n: Int!) {{ a }}");
            let received = Documents::default().receive(&query, None, Some("{\"n\": 1}")).unwrap();
            assert!(received.variables.contains_key("n"));
        }
    }
}
