//! A file of an export as an answer: whole or a range of it, or only that the caller has it.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request},
    response::Response,
};

use super::{ExportFile, conditions, range, range::Asked, sent};
use crate::{
    error::{ClientError, ErrorCode},
    http::{
        caller::InProgress,
        compression::AsKept,
        error::Failure,
        v1::answer::{attachment, failure_of},
    },
};

/// Whoever keeps it asks each time whether it may still have it.
const CACHED: &str = "private, no-cache";

/// The answer to a request for a file.
pub(super) async fn answer(
    head: &request::Parts,
    file: ExportFile,
    in_progress: InProgress,
) -> Result<Response, Failure> {
    let tag = format!("\"{}\"", file.sha256);
    let headers = &head.headers;
    if conditions::is_known(headers, &tag, file.modified) {
        return Ok(described(Response::new(Body::empty()), StatusCode::NOT_MODIFIED, &tag, &file));
    }
    let wanted = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    // A range is a matter of GET alone.
    let wanted = wanted.filter(|_| head.method == Method::GET && conditions::is_of_range(headers, &tag, file.modified));
    let (status, range) = match wanted.map_or(Asked::Whole, |wanted| range::asked(wanted, file.length)) {
        Asked::Whole => (StatusCode::OK, 0..file.length),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Asked::Beyond => return Err(beyond(file.length)),
    };
    let body = if head.method == Method::HEAD {
        Body::empty()
    } else {
        sent(file.bytes.read(range.clone()).await.map_err(failure_of)?, in_progress)
    };
    let mut answer = described(Response::new(body), status, &tag, &file);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    headers.insert(header::CONTENT_DISPOSITION, attachment(&file.name));
    if status == StatusCode::PARTIAL_CONTENT {
        let shown = format!("bytes {}-{}/{}", range.start, range.end - 1, file.length);
        insert(headers, header::CONTENT_RANGE, &shown);
    }
    Ok(answer)
}

/// With what tells this file from others.
fn described(mut answer: Response, status: StatusCode, tag: &str, file: &ExportFile) -> Response {
    *answer.status_mut() = status;
    answer.extensions_mut().insert(AsKept);
    let headers = answer.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(CACHED));
    insert(headers, header::ETAG, tag);
    insert(headers, header::LAST_MODIFIED, &conditions::date(file.modified));
    answer
}

/// 416: the range begins beyond the end.
fn beyond(length: u64) -> Failure {
    let message = format!("the file has {length} bytes; ask for a range that begins within them");
    let error = ClientError::new(ErrorCode::BadUserInput, message).at("Range");
    let mut failure = Failure { status: StatusCode::RANGE_NOT_SATISFIABLE, ..Failure::new(error) };
    insert(&mut failure.headers, header::CONTENT_RANGE, &format!("bytes */{length}"));
    failure
}

fn insert(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
