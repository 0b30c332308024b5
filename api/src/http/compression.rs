//! Compressed answers, where they pay: text above about a kilobyte, for callers that ask with `Accept-Encoding`.

use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::{
    CompressionLayer, Predicate,
    predicate::{NotForContentType, SizeAbove},
};

/// Smaller answers fit into one packet anyway.
const SMALLEST: u64 = 1024;

/// Marks an answer whose parts must not wait in a compressor's buffer.
#[derive(Debug, Clone, Copy)]
pub struct AtOnce;

/// Marks an answer that is sent as it is kept: its length, its tag and its ranges are those of these bytes.
#[derive(Debug, Clone, Copy)]
pub struct AsKept;

/// The layer.
pub fn layer() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().compress_when(
        SizeAbove::new(SMALLEST)
            .and(NotForContentType::IMAGES)
            .and(NotForContentType::const_new("font/"))
            // A stream of events must not wait in a compressor's buffer.
            .and(NotForContentType::SSE)
            .and(|_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions| {
                extensions.get::<AtOnce>().is_none() && extensions.get::<AsKept>().is_none()
            }),
    )
}
