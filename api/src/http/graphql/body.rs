//! Reads a request's body, bounded in size and time.

use axum::{
    body::{Body, Bytes},
    http::HeaderMap,
};
use futures_util::StreamExt as _;
use tokio::time::{Instant, timeout_at};

use crate::http::{error::Failure, limit};

/// How much of a refused body is read and thrown away, as a multiple of the cap, and at most in bytes. A client that is
/// still sending when its connection is closed would not see why.
const DRAINED: usize = 16;
const MOST_DRAINED: usize = 4 * 1024 * 1024;

/// Reads all of it, unless it says itself that it is too large.
///
/// # Errors
/// 413 above the cap, 400 when it breaks off, 408 when it is not there in time.
pub async fn read(headers: &HeaderMap, body: Body, max_body: usize, deadline: Instant) -> Result<Vec<u8>, Failure> {
    if let Err(failure) = limit::check_declared_length(headers, max_body) {
        drain(body, max_body, deadline).await;
        return Err(failure);
    }
    let mut chunks = body.into_data_stream();
    let mut bytes = Vec::new();
    loop {
        match timeout_at(deadline, chunks.next()).await {
            Ok(Some(Ok(chunk))) if bytes.len() + chunk.len() <= max_body => bytes.extend_from_slice(&chunk),
            Ok(Some(Ok(_))) => {
                discard(chunks, max_body, deadline).await;
                return Err(limit::body_too_large(max_body));
            }
            Ok(Some(Err(_))) => return Err(Failure::bad_request("the body broke off; send it whole")),
            Ok(None) => return Ok(bytes),
            Err(_) => return Err(Failure::slow_body()),
        }
    }
}

/// Reads and throws away what a refused request still sends, within bounds.
pub async fn drain(body: Body, max_body: usize, deadline: Instant) {
    discard(body.into_data_stream(), max_body, deadline).await;
}

async fn discard<S>(mut chunks: S, max_body: usize, deadline: Instant)
where
    S: futures_util::Stream<Item = Result<Bytes, axum::Error>> + Unpin,
{
    let mut left = max_body.saturating_mul(DRAINED).min(MOST_DRAINED);
    while let Ok(Some(Ok(chunk))) = timeout_at(deadline, chunks.next()).await {
        let Some(rest) = left.checked_sub(chunk.len()) else { break };
        left = rest;
    }
}
