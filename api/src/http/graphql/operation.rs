//! From a document's text to the one operation that is to be executed.

use async_graphql::{
    Name, Pos, Positioned, ServerError,
    parser::{
        Error as ParseError, parse_query,
        types::{DocumentOperations, ExecutableDocument, OperationDefinition},
    },
};

use crate::{
    error::{ErrorCode, MAX_MESSAGE, cut, echo},
    graphql::error::CODE,
};

/// Parses.
///
/// # Errors
/// [`ErrorCode::GraphqlParseFailed`] with its place in the document, but without a copy of the document.
pub fn parse(query: &str) -> Result<ExecutableDocument, ServerError> {
    parse_query(query).map_err(|error| {
        let mut shown = request_error(ErrorCode::GraphqlParseFailed, &describe(&error), None);
        shown.locations = error.positions().take(1).collect();
        shown
    })
}

/// Selects the operation.
///
/// # Errors
/// [`ErrorCode::BadUserInput`] when the name does not say which.
pub fn select<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a Positioned<OperationDefinition>, ServerError> {
    let problem = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => return Ok(operation),
        (DocumentOperations::Single(_), Some(name)) => {
            format!("operationName is \"{}\", but the operation has no name", echo(name))
        }
        (DocumentOperations::Multiple(operations), Some(name)) => match operations.get(name) {
            Some(operation) => return Ok(operation),
            None => format!("the document has no operation named \"{}\"", echo(name)),
        },
        (DocumentOperations::Multiple(operations), None) => {
            let mut all = operations.values();
            match (all.next(), all.next()) {
                (Some(operation), None) => return Ok(operation),
                _ => "operationName must say which of the document's operations to execute".to_owned(),
            }
        }
    };
    Err(request_error(ErrorCode::BadUserInput, &problem, None))
}

/// The operation's name: as the request gives it, or that of the only operation.
pub fn name_of<'a>(document: &'a ExecutableDocument, given: Option<&'a str>) -> Option<&'a str> {
    match &document.operations {
        DocumentOperations::Single(_) => None,
        DocumentOperations::Multiple(operations) => given.or_else(|| operations.keys().next().map(Name::as_str)),
    }
}

/// An error about the request as a whole.
pub fn request_error(code: ErrorCode, message: &str, position: Option<Pos>) -> ServerError {
    let mut error = ServerError::new(cut(message, MAX_MESSAGE), position);
    error.extensions.get_or_insert_default().set(CODE, code.as_str());
    error
}

/// pest's message is a drawing of the line at fault, which may be the whole document; its last line says what was
/// expected.
fn describe(error: &ParseError) -> String {
    let ParseError::Syntax { message, start, .. } = error else {
        return format!("syntax error: {error}");
    };
    let expected = message.lines().last().and_then(|line| line.trim_start().strip_prefix("= ")).unwrap_or("");
    let expected = if expected.is_empty() { String::new() } else { format!(": {expected}") };
    format!("syntax error in line {}, column {}{expected}", start.line, start.column)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;
    use crate::http::limit::{self, MAX_NESTING};

    #[test]
    fn a_syntax_error_names_its_place_and_repeats_nothing() {
        let error = parse("query {\n  secret(code: \"hidden\" }").unwrap_err();
        assert!(error.message.starts_with("syntax error in line 2, column "), "{}", error.message);
        assert!(error.message.contains("expected"), "{}", error.message);
        assert!(!error.message.contains("hidden"));
        assert_eq!(error.locations[0].line, 2);
    }

    #[test]
    fn the_operation_is_selected_by_name_or_because_it_is_alone() {
        for (query, name, found) in [
            ("{ a }", None, true),
            ("query A { a }", None, true),
            ("query A { a }", Some("A"), true),
            ("query A { a } query B { b }", Some("B"), true),
            ("query A { a } query B { b }", None, false),
            ("query A { a }", Some("B"), false),
            ("{ a }", Some("A"), false),
        ] {
            let document = parse(query).unwrap();
            assert_eq!(select(&document, name).is_ok(), found, "{query} {name:?}");
        }
    }

    #[test]
    fn an_operation_is_named_by_the_request_or_by_its_document() {
        for (query, given, expected) in [
            ("{ a }", None, None),
            ("query A { a }", None, Some("A")),
            ("query A { a } query B { b }", Some("B"), Some("B")),
        ] {
            assert_eq!(name_of(&parse(query).unwrap(), given), expected, "{query}");
        }
    }

    #[test]
    fn the_deepest_allowed_nesting_of_every_bracket_fits_a_small_stack() {
        let parse_on_a_small_stack = |query: String| {
            limit::check_text(&query).unwrap();
            // Half of what a worker thread has.
            std::thread::Builder::new()
                .stack_size(1 << 20)
                .spawn(move || parse(&query).is_ok())
                .unwrap()
                .join()
                .unwrap()
        };
        let deep = MAX_NESTING - 2;
        parse_on_a_small_stack("{a".repeat(deep) + &"}".repeat(deep));
        parse_on_a_small_stack(format!("{{ a(b: {}1{}) }}", "[".repeat(deep), "]".repeat(deep)));
        parse_on_a_small_stack(format!("{{ a(b: {}1{}) }}", "{c:".repeat(deep), "}".repeat(deep)));
        parse_on_a_small_stack(format!("query($n: {}Int{}) {{ a }}", "[".repeat(deep), "]".repeat(deep)));
        parse_on_a_small_stack("{".repeat(MAX_NESTING));
    }

    proptest! {
        #[test]
        fn any_document_is_parsed_or_refused_without_panic(query in "\\PC*|[{}()\\[\\]\"$:@.!\\\\u a-f0-9eE+\\-]*") {
            if limit::check_text(&query).is_ok() {
                let _ = parse(&query);
            }
        }
    }
}
