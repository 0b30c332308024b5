//! What stands before the price of a query: its caps, the guard, the choice of its operation and the form of its
//! variables. Queries that are sent pass it, and queries that `costOf` only asks about.

use std::sync::Arc;

use async_graphql::{ServerError, Variables, parser::types::ExecutableDocument};
use axum::http::Method;

use super::{
    documents::Documents,
    operation, parameters,
    preparation::{Refused, check_method},
    variables,
};
use crate::graphql::cost::dry_run::{Received, Reception};

/// The document of a query that may be priced.
///
/// # Errors
/// What is wrong with it, before it is held against the schema.
pub(super) fn receive(
    documents: &Documents,
    method: &Method,
    query: &str,
    operation_name: Option<&str>,
    variables: &Variables,
) -> Result<Arc<ExecutableDocument>, Refused> {
    let document = documents.parse(query)?;
    let operation = &operation::select(&document, operation_name)?.node;
    check_method(method, operation.ty)?;
    variables::check(operation, variables).map_err(Refused::Document)?;
    Ok(document)
}

impl Reception for Documents {
    fn receive(
        &self,
        query: &str,
        operation_name: Option<&str>,
        variables: Option<&str>,
    ) -> Result<Received, Vec<ServerError>> {
        let variables = variables.map(parameters::variables).transpose();
        let variables = variables.map_err(|failure| Refused::Http(failure).into_errors())?.unwrap_or_default();
        let document = receive(self, &Method::POST, query, operation_name, &variables);
        Ok(Received { document: document.map_err(Refused::into_errors)?, variables })
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
            ("subscription { a }", None, None, "BAD_USER_INPUT"),
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
    fn a_mutation_can_be_priced() {
        let received = Documents::default().receive("mutation($n: Int!) { a }", None, Some("{\"n\": 1}")).unwrap();
        assert!(received.variables.contains_key("n"));
    }
}
