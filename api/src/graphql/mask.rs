//! The one place where errors of a response are made fit to be shown.
//!
//! Invariants: every error that leaves has a `code` of the table; an error that came without one is either
//! async-graphql's own word about the request (validation, input values) or internal, and then it is logged once and
//! replaced; there are at most [`MAX_ERRORS`] of them, with messages of at most [`MAX_MESSAGE`] characters.
//!
//! async-graphql does not mark its own errors. An extension could (`Extension::validation`), but one extension sends
//! every field of every query through a boxed future more; the shape of a response tells as much: what fails before
//! execution has no data and no paths.

use async_graphql::{PathSegment, Response, ServerError, Value};

use super::{argument::without_long_quotes, error::CODE};
use crate::error::{ErrorCode, MAX_MESSAGE, cut};

/// The most errors in one response.
pub const MAX_ERRORS: usize = 20;

/// What callers read in place of an internal error.
pub const INTERNAL_MESSAGE: &str = "internal error; quote the request id to the operator";

/// How async-graphql begins its messages about values that do not fit their type. It finds them while it resolves a
/// field, so they look like a resolver's own errors otherwise.
const INPUT_VALUE_MESSAGES: [&str; 3] = ["Failed to parse \"", "Expected input type \"", "Invalid value for argument "];

/// How async-graphql begins its messages about its own limits.
const LIMIT_MESSAGES: [&str; 3] =
    ["The recursion depth of the query ", "Query is too complex", "Query is nested too deep"];

/// Whether the response is that of a request which failed before anything was executed; then it has no `data` entry.
pub fn is_request_error(response: &Response) -> bool {
    !response.errors.is_empty()
        && response.data == Value::Null
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Masks, tags and bounds the errors of a response.
pub fn mask(response: &mut Response, request_id: &str) {
    if response.errors.is_empty() {
        return;
    }
    let before_execution = is_request_error(response);
    for error in &mut response.errors {
        let code = code_of(error).unwrap_or_else(|| {
            let code = classify(error, before_execution);
            if code != ErrorCode::Internal {
                error.message = without_long_quotes(&error.message);
            }
            code
        });
        if code == ErrorCode::Internal {
            tracing::error!(request_id, path = %path_text(&error.path), cause = %error.message, "internal error");
            *error = hidden(error, request_id);
        }
        error.message = cut(&error.message, MAX_MESSAGE);
        error.extensions.get_or_insert_default().set(CODE, code.as_str());
    }
    response.errors.truncate(MAX_ERRORS);
}

/// The code that the error carries, when it is one of the table.
pub fn code_of(error: &ServerError) -> Option<ErrorCode> {
    match error.extensions.as_ref()?.get(CODE)? {
        Value::String(code) => ErrorCode::find(code),
        _ => None,
    }
}

fn classify(error: &ServerError, before_execution: bool) -> ErrorCode {
    if error.source.is_some() {
        return ErrorCode::Internal;
    }
    if before_execution {
        let is_limit = LIMIT_MESSAGES.iter().any(|beginning| error.message.starts_with(beginning));
        return if is_limit { ErrorCode::QueryTooComplex } else { ErrorCode::GraphqlValidationFailed };
    }
    let is_input = INPUT_VALUE_MESSAGES.iter().any(|beginning| error.message.starts_with(beginning))
        || (error.message.starts_with("Variable ") && error.message.ends_with(" is not defined."));
    if is_input { ErrorCode::BadUserInput } else { ErrorCode::Internal }
}

fn hidden(error: &ServerError, request_id: &str) -> ServerError {
    let mut shown = ServerError::new(INTERNAL_MESSAGE, None);
    shown.locations.clone_from(&error.locations);
    shown.path.clone_from(&error.path);
    shown.extensions.get_or_insert_default().set("requestId", request_id);
    shown
}

fn path_text(path: &[PathSegment]) -> String {
    let segments: Vec<String> = path
        .iter()
        .map(|segment| match segment {
            PathSegment::Field(name) => name.clone(),
            PathSegment::Index(index) => index.to_string(),
        })
        .collect();
    segments.join(".")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use async_graphql::{EmptyMutation, EmptySubscription, InputValueError, InputValueResult, Object, Request, Scalar};
    use async_graphql::{Enum, ScalarType, Schema, Variables};

    use super::*;
    use crate::{error::ClientError, graphql::error::internal};

    struct Even(i64);

    #[Scalar]
    impl ScalarType for Even {
        fn parse(value: Value) -> InputValueResult<Self> {
            match value {
                Value::Number(number) => match number.as_i64() {
                    Some(number) if number % 2 == 0 => Ok(Self(number)),
                    _ => Err(InputValueError::custom("the number must be even")),
                },
                _ => Err(InputValueError::expected_type(value)),
            }
        }

        fn to_value(&self) -> Value {
            Value::from(self.0)
        }
    }

    #[derive(Enum, Copy, Clone, PartialEq, Eq)]
    enum Colour {
        Red,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn half(&self, of: Even) -> i64 {
            of.0 / 2
        }

        async fn small(&self, number: i32) -> i32 {
            number
        }

        async fn colour(&self, colour: Colour) -> Colour {
            colour
        }

        async fn broken(&self) -> async_graphql::Result<Option<i32>> {
            Err(internal(&std::io::Error::other("password=hunter2")))
        }

        async fn untagged(&self) -> async_graphql::Result<Option<i32>> {
            Err(async_graphql::Error::new("table enterprise does not exist"))
        }

        async fn refused(&self) -> async_graphql::Result<Option<i32>> {
            Err(ClientError::bad_input("filter.from", "must be a date such as 2016-04-11").into())
        }
    }

    async fn run(query: &str, variables: &str) -> Response {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let variables = Variables::from_json(serde_json::from_str(variables).unwrap());
        let mut response = schema.execute(Request::new(query).variables(variables)).await;
        mask(&mut response, "req-1");
        response
    }

    fn codes(response: &Response) -> Vec<&'static str> {
        response.errors.iter().map(|error| code_of(error).unwrap().as_str()).collect()
    }

    #[tokio::test]
    async fn what_async_graphql_says_about_values_is_bad_user_input() {
        for (query, variables) in [
            ("{ half(of: 3) }", "{}"),
            ("{ half(of: \"x\") }", "{}"),
            ("query($n: Even!) { half(of: $n) }", r#"{"n": 5}"#),
            ("query($n: Even!) { half(of: $n) }", "{}"),
            ("{ small(number: 99999999999) }", "{}"),
            ("query($n: Int!) { small(number: $n) }", r#"{"n": 99999999999}"#),
        ] {
            let response = run(query, variables).await;
            assert_eq!(codes(&response), ["BAD_USER_INPUT"], "{query} {variables}: {:?}", response.errors);
        }
    }

    #[tokio::test]
    async fn validation_errors_are_tagged_and_kept() {
        for query in ["{ nothing }", "{ small }", "{ small(number: \"x\") }", "{ colour(colour: GREEN) }"] {
            let response = run(query, "{}").await;
            assert!(is_request_error(&response), "{query}: {:?}", response.errors);
            assert!(codes(&response).iter().all(|code| *code == "GRAPHQL_VALIDATION_FAILED"), "{query}");
            assert_ne!(response.errors[0].message, INTERNAL_MESSAGE);
        }
    }

    #[tokio::test]
    async fn limits_of_async_graphql_are_told_apart_from_validation() {
        let deep = "{ x ".repeat(40) + &"}".repeat(40);
        assert_eq!(codes(&run(&deep, "{}").await), ["QUERY_TOO_COMPLEX"]);
        for limited in [
            Schema::build(Query, EmptyMutation, EmptySubscription).limit_depth(0).finish(),
            Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(0).finish(),
        ] {
            let mut response = limited.execute("{ untagged }").await;
            mask(&mut response, "req-1");
            assert_eq!(codes(&response), ["QUERY_TOO_COMPLEX"]);
        }
    }

    #[tokio::test]
    async fn internal_errors_are_replaced_and_carry_the_request_id() {
        for query in ["{ broken }", "{ untagged }"] {
            let response = run(query, "{}").await;
            assert_eq!(codes(&response), ["INTERNAL"]);
            let text = serde_json::to_string(&response).unwrap();
            assert!(!text.contains("hunter2") && !text.contains("table"), "{text}");
            assert!(text.contains("\"requestId\":\"req-1\"") && text.contains("\"path\""), "{text}");
            assert!(!is_request_error(&response));
        }
    }

    #[tokio::test]
    async fn client_errors_keep_message_code_and_field() {
        let response = run("{ refused }", "{}").await;
        assert_eq!(codes(&response), ["BAD_USER_INPUT"]);
        assert_eq!(response.errors[0].message, "must be a date such as 2016-04-11");
        let field = response.errors[0].extensions.as_ref().unwrap().get("field").unwrap().clone();
        assert_eq!(field, Value::from("filter.from"));
    }

    #[tokio::test]
    async fn errors_are_bounded_in_number_and_length() {
        let fields = (0..50).map(|index| format!("f{index}{} ", "x".repeat(500))).collect::<Vec<_>>().concat();
        let response = run(&format!("{{ {fields} }}"), "{}").await;
        assert_eq!(response.errors.len(), MAX_ERRORS);
        assert!(response.errors.iter().all(|error| error.message.chars().count() <= MAX_MESSAGE));
    }
}
