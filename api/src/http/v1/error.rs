//! Errors of `/v1`: `{"error": {"code", "message", "requestId"}}`, and `field` where an input is at fault.

use axum::{
    http::{header, request},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::http::{error::Failure, request_id::RequestId};

#[derive(Serialize)]
struct Document<'a> {
    error: Shown<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    code: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
}

/// The answer to a request that failed.
pub fn failed(head: &request::Parts, failure: Failure) -> Response {
    let Failure { status, error, headers } = failure;
    let request_id = head.extensions.get::<RequestId>();
    let document = Document {
        error: Shown {
            code: error.code.as_str(),
            message: &error.message,
            field: error.field.as_deref(),
            request_id: request_id.map(RequestId::as_str),
        },
    };
    // Texts alone: there is nothing in them that JSON cannot hold.
    let body = serde_json::to_vec(&document).unwrap_or_default();
    let kept = [(header::CONTENT_TYPE, "application/json; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    let mut answer = (status, kept, body).into_response();
    answer.headers_mut().extend(*headers);
    answer
}
