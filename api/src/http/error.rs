//! A request that fails before anything is executed, on its way to an answer: a status, and a GraphQL error document.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use super::rate_limit;
use crate::error::{ClientError, ErrorCode};

/// Why a request is turned away by the HTTP side.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The status of the answer.
    pub status: StatusCode,
    /// The one error of the answer.
    pub error: ClientError,
    /// Headers that belong to the status, such as `Allow` or `Retry-After`.
    pub headers: Box<HeaderMap>,
}

impl Failure {
    /// Answered with the status that the table gives the error's code.
    pub fn new(error: ClientError) -> Self {
        Self { status: status_of(error.code), error, headers: Box::default() }
    }

    /// Answered with another status than the table's.
    pub fn with_status(status: StatusCode, code: ErrorCode, message: impl AsRef<str>) -> Self {
        Self { status, error: ClientError::new(code, message), headers: Box::default() }
    }

    /// 400: the request cannot be understood.
    pub fn bad_request(message: impl AsRef<str>) -> Self {
        Self::new(ClientError::new(ErrorCode::BadUserInput, message))
    }

    /// 503 that invites another attempt at once: nothing is wrong with the request.
    pub fn overloaded(message: impl AsRef<str>) -> Self {
        let mut failure = Self::new(ClientError::new(ErrorCode::Overloaded, message));
        rate_limit::write_retry_after(Duration::ZERO, &mut failure.headers);
        failure
    }

    /// 405 with `Allow`.
    pub fn method_not_allowed(allow: &'static str, message: impl AsRef<str>) -> Self {
        let mut failure = Self::with_status(StatusCode::METHOD_NOT_ALLOWED, ErrorCode::BadUserInput, message);
        failure.headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        failure
    }

    /// 408: the body did not arrive before the deadline.
    pub fn slow_body() -> Self {
        Self::with_status(
            StatusCode::REQUEST_TIMEOUT,
            ErrorCode::Timeout,
            "the body did not arrive in time; send it again",
        )
    }

    /// 504: the deadline of the request has passed.
    pub fn timeout() -> Self {
        Self::new(ClientError::new(
            ErrorCode::Timeout,
            "the request took too long; ask for fewer records or fewer nested lists",
        ))
    }

    /// The failure with the input at fault named.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.error = self.error.at(field);
        self
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        Self::new(error)
    }
}

/// The status of the table as a type.
pub fn status_of(code: ErrorCode) -> StatusCode {
    StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
