//! A kept file as an answer: whole or a range of it, or only that the caller has it. It never changes.

mod conditions;
mod range;

use std::ops::Range;

use async_trait::async_trait;
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;

use self::range::Asked;
use super::answer::{attachment, failure_of};
use crate::{
    error::{ClientError, ErrorCode},
    http::{caller::InProgress, compression::AsKept, error::Failure},
};

/// What fetching a file costs.
pub(super) const FETCH: u32 = 10;

/// A file that is kept.
pub struct KeptFile {
    /// What it is called when it is saved.
    pub name: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes.
    pub length: u64,
    /// SHA-256 of them, in hexadecimal digits.
    pub sha256: String,
    /// When it was made.
    pub modified: DateTime<Utc>,
    /// Reads it.
    pub bytes: Box<dyn FileBytes>,
}

/// The bytes of a file, piece by piece. What fails has been logged.
pub type Pieces = BoxStream<'static, std::io::Result<Bytes>>;

/// Reads a file.
#[async_trait]
pub trait FileBytes: Send + Sync {
    /// Some of its bytes, from the first of the range to before its end.
    async fn read(&self, range: Range<u64>) -> Result<Pieces, ClientError>;
}

/// Whoever keeps it asks each time whether it may still have it.
const CACHED: &str = "private, no-cache";

/// The answer to a request for a file.
pub(super) async fn answer(
    head: &request::Parts,
    file: KeptFile,
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
fn described(mut answer: Response, status: StatusCode, tag: &str, file: &KeptFile) -> Response {
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

/// A file that is sent, and the request that is in progress meanwhile.
fn sent(pieces: Pieces, in_progress: InProgress) -> Body {
    use futures_util::StreamExt as _;

    let pieces = pieces.map(move |piece| {
        let _ = &in_progress;
        piece
    });
    Body::from_stream(pieces.fuse())
}
