//! From an outcome to an HTTP answer: media type, status, body.
//!
//! Under `application/graphql-response+json` the status tells whether the request was executed. Under
//! `application/json` a document that is at fault is answered 200, as older clients expect. Statuses that are about HTTP
//! and not about the document (401, 413, 429, 504, …) are the same for both.

use async_graphql::{Response as GraphqlResponse, ServerError, Value};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use super::{accept::Media, operation::request_error};
use crate::{
    error::{ClientError, ErrorCode},
    graphql::{
        error::FIELD,
        mask::{self, code_of},
    },
    http::{
        error::{Failure, status_of},
        measure::Outcome,
    },
};

/// The document as the specification wants it: without `data` when nothing was executed.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<&'a std::collections::BTreeMap<String, Value>>,
}

/// The document of what was executed, or refused by the schema; its errors are masked already.
///
/// # Errors
/// Why there is none: it is too large.
pub fn document(response: &GraphqlResponse, max_response: usize) -> Result<Vec<u8>, ServerError> {
    let is_refused = mask::is_request_error(response);
    let document = Document {
        data: (!is_refused).then_some(&response.data),
        errors: &response.errors,
        extensions: (!response.extensions.is_empty()).then_some(&response.extensions),
    };
    let body = serde_json::to_vec(&document);
    let body = body.map_err(|_| request_error(ErrorCode::Internal, mask::INTERNAL_MESSAGE, None))?;
    if body.len() > max_response {
        let message = format!("the answer is larger than {max_response} bytes; ask for fewer records or fields");
        return Err(request_error(ErrorCode::QueryTooLarge, &message, None));
    }
    Ok(body)
}

/// What was executed, or refused by the schema; its errors are masked already.
pub fn executed(media: Media, response: GraphqlResponse, max_response: usize) -> Response {
    let is_refused = mask::is_request_error(&response);
    let status = if is_refused { status_of_errors(media, &response.errors) } else { StatusCode::OK };
    let body = match document(&response, max_response) {
        Ok(body) => body,
        Err(error) => return refused(media, &[error]),
    };
    let mut answer = answer(media, status, Outcome::of(first_code(&response.errors)), body);
    answer.headers_mut().extend(response.http_headers);
    answer
}

/// A document that is at fault.
pub fn refused(media: Media, errors: &[ServerError]) -> Response {
    let status = status_of_errors(media, errors);
    let errors = errors.get(..mask::MAX_ERRORS).unwrap_or(errors);
    answer(media, status, Outcome::of(first_code(errors)), body_of(errors))
}

/// A request that is turned away by the HTTP side.
pub fn failed(media: Media, failure: Failure) -> Response {
    let outcome = Outcome::of(Some(failure.error.code));
    let mut answer = answer(media, failure.status, outcome, body_of(&[error_of(failure.error)]));
    answer.headers_mut().extend(*failure.headers);
    answer
}

/// What was written for the caller, as an error about the request as a whole.
pub fn error_of(error: ClientError) -> ServerError {
    let mut shown = request_error(error.code, &error.message, None);
    if let Some(field) = error.field {
        shown.extensions.get_or_insert_default().set(FIELD, field);
    }
    shown
}

/// A document of errors alone.
pub fn body_of(errors: &[ServerError]) -> Vec<u8> {
    // Errors are texts and numbers: there is nothing in them that JSON cannot hold.
    serde_json::to_vec(&Document { data: None, errors, extensions: None }).unwrap_or_default()
}

/// The code of the first error; one without a code is a fault of ours.
fn first_code(errors: &[ServerError]) -> Option<ErrorCode> {
    errors.first().map(|error| code_of(error).unwrap_or(ErrorCode::Internal))
}

fn status_of_errors(media: Media, errors: &[ServerError]) -> StatusCode {
    let code = first_code(errors).unwrap_or(ErrorCode::Internal);
    if media == Media::Json && is_about_the_document(code) { StatusCode::OK } else { status_of(code) }
}

fn is_about_the_document(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::GraphqlParseFailed
            | ErrorCode::GraphqlValidationFailed
            | ErrorCode::BadUserInput
            | ErrorCode::QueryTooComplex
            | ErrorCode::QueryTooLarge
            | ErrorCode::PersistedQueryNotFound
    )
}

fn answer(media: Media, status: StatusCode, outcome: Outcome, body: Vec<u8>) -> Response {
    let mut answer = Response::new(Body::from(body));
    *answer.status_mut() = status;
    answer.extensions_mut().insert(outcome);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    // What a caller sees depends on its key and on the minute; no cache may keep it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    answer
}
