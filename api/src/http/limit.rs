//! The caps on a request, cheap to check: sizes before anything is read, and counts before anything is parsed.
//!
//! They also protect the parser, which recurses: brackets may nest only so deep. What a query *costs* is not judged
//! here.

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument};
use axum::http::{HeaderMap, StatusCode, Uri, header};

use super::{error::Failure, graphql::lexer};
use crate::error::{ClientError, ErrorCode};

/// The longest path and query of a GET, in bytes.
pub const MAX_URL: usize = 8 * 1024;
/// The largest `variables` of a query, in bytes of JSON; the largest `extensions` of anything.
pub const MAX_VARIABLES: usize = 64 * 1024;
/// The most tokens in a document.
pub const MAX_TOKENS: usize = 2_000;
/// The most directives in a document.
pub const MAX_DIRECTIVES: usize = 50;
/// How deep brackets of any sort may nest in a document.
pub const MAX_NESTING: usize = 40;
/// The longest name or number in a document, in bytes.
pub const MAX_WORD: usize = 128;
/// The most operations in a document.
pub const MAX_OPERATIONS: usize = 10;
/// The most fragments in a document.
pub const MAX_FRAGMENTS: usize = 50;

/// 414 when the URL is too long.
///
/// # Errors
/// [`Failure`] 414.
pub fn check_url(uri: &Uri) -> Result<(), Failure> {
    match uri.path_and_query() {
        Some(text) if text.as_str().len() > MAX_URL => Err(Failure::with_status(
            StatusCode::URI_TOO_LONG,
            ErrorCode::QueryTooLarge,
            format!("the URL must be at most {MAX_URL} bytes; send the query as POST"),
        )),
        _ => Ok(()),
    }
}

/// 413 when the body says that it is too large.
///
/// # Errors
/// [`Failure`] 413, or 400 for a length that is none.
pub fn check_declared_length(headers: &HeaderMap, max_body: usize) -> Result<(), Failure> {
    let Some(length) = headers.get(header::CONTENT_LENGTH) else { return Ok(()) };
    let length: Option<u64> = length.to_str().ok().and_then(|text| text.parse().ok());
    match length {
        None => Err(Failure::bad_request("Content-Length must be a number of bytes")),
        Some(length) if length > max_body as u64 => Err(body_too_large(max_body)),
        Some(_) => Ok(()),
    }
}

/// The failure for a body above the cap.
pub fn body_too_large(max_body: usize) -> Failure {
    Failure::new(ClientError::new(
        ErrorCode::QueryTooLarge,
        format!("the body must be at most {max_body} bytes; ask for less at once"),
    ))
}

/// 413 when the JSON of the variables or extensions is too large.
///
/// # Errors
/// [`Failure`] 413.
pub fn check_object(name: &'static str, bytes: usize, most: usize) -> Result<(), Failure> {
    if bytes <= most {
        return Ok(());
    }
    let message = format!("{name} must be at most {most} bytes of JSON");
    Err(Failure::new(ClientError::new(ErrorCode::QueryTooLarge, message).at(name)))
}

/// Checks the counts that need no parser.
///
/// # Errors
/// [`ClientError`] naming the cap.
pub fn check_text(document: &str) -> Result<(), ClientError> {
    let counts = lexer::count(document);
    let caps = [
        ("tokens", counts.tokens, MAX_TOKENS),
        ("directives", counts.directives, MAX_DIRECTIVES),
        ("nested brackets", counts.nesting, MAX_NESTING),
    ];
    for (what, count, most) in caps {
        within(what, count, most)?;
    }
    if counts.longest_word > MAX_WORD {
        let message =
            format!("the query has a name or number of more than {MAX_WORD} bytes; send long values as variables");
        return Err(ClientError::new(ErrorCode::QueryTooLarge, message));
    }
    if counts.has_nul {
        return Err(ClientError::bad_input("query", "the query must not contain NUL characters, escaped or not"));
    }
    Ok(())
}

/// Checks the counts that are easier with a parsed document.
///
/// # Errors
/// [`ClientError`] naming the cap.
pub fn check_document(document: &ExecutableDocument) -> Result<(), ClientError> {
    let operations = match &document.operations {
        DocumentOperations::Single(_) => 1,
        DocumentOperations::Multiple(operations) => operations.len(),
    };
    within("operations", operations, MAX_OPERATIONS)?;
    within("fragments", document.fragments.len(), MAX_FRAGMENTS)
}

fn within(what: &str, count: usize, most: usize) -> Result<(), ClientError> {
    if count <= most {
        return Ok(());
    }
    Err(ClientError::new(
        ErrorCode::QueryTooLarge,
        format!("the query has more than {most} {what}; split it into several requests"),
    ))
}
