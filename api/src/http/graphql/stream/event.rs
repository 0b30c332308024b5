//! The events of a stream, as the GraphQL over SSE protocol has them in distinct connections mode.

use axum::body::Bytes;

use super::super::subscription::{End, Told};

/// What is told of an operation, as events.
pub(super) fn of(told: Told) -> Bytes {
    match told {
        Told::Next(document) => next(&document),
        // Why it ends is an event of its own.
        Told::End(End::Failed(document), _) => [next(&document), complete()].concat().into(),
        Told::End(End::Complete | End::Stopping, _) => complete(),
    }
}

/// A document: one answer of many.
pub(super) fn next(document: &[u8]) -> Bytes {
    // JSON text has no line breaks but in its strings, where they are escaped.
    [b"event: next\ndata: ", document, b"\n\n"].concat().into()
}

/// The end: nothing follows, and nobody is to connect again by itself.
pub(super) const fn complete() -> Bytes {
    Bytes::from_static(b"event: complete\ndata:\n\n")
}

/// Nothing, so that the connection is not silent.
pub(super) const fn comment() -> Bytes {
    Bytes::from_static(b":\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_ends_with_an_empty_line() {
        assert_eq!(next(b"{\"data\":null}"), "event: next\ndata: {\"data\":null}\n\n");
        assert!(complete().ends_with(b"\n\n") && comment().ends_with(b"\n\n"));
    }
}
