//! What an answer means: its JSON, or the error that it is.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::{
    StatusCode,
    header::{HeaderMap, RETRY_AFTER},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{ApiError, Error, Result};

/// An answer with its whole body.
pub(crate) struct Whole {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Whole {
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body)
            .map_err(|error| Error::Unexpected(format!("the answer is no such JSON: {error}")))
    }
}

pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    headers.get("x-request-id").and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// What `Retry-After` asks for: seconds, or a date.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Duration::from_secs);
    }
    let at = httpdate::parse_http_date(text).ok()?;
    Some(at.duration_since(SystemTime::now()).unwrap_or_default())
}

/// The error that an answer without GraphQL is.
pub(crate) fn plain_error(whole: &Whole) -> Option<ApiError> {
    if whole.status.is_redirection() && whole.status != StatusCode::NOT_MODIFIED {
        return Some(unknown(whole, "answered with a redirect, which is not followed"));
    }
    if whole.status.is_success() || whole.status == StatusCode::NOT_MODIFIED {
        return None;
    }
    let body: Value = serde_json::from_slice(&whole.body).unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let base = ApiError {
        retry_after: retry_after(&whole.headers),
        status: Some(whole.status.as_u16()),
        request_id: request_id(&whole.headers),
        ..ApiError::default()
    };
    match &body["error"] {
        // /v1
        Value::Object(error) => Some(ApiError {
            code: error.get("code").and_then(text).unwrap_or_default(),
            message: error.get("message").and_then(text).unwrap_or_default(),
            field: error.get("field").and_then(text),
            request_id: error.get("requestId").and_then(text).or(base.request_id.clone()),
            ..base
        }),
        // OAuth
        Value::String(code) => Some(ApiError {
            code: code.clone(),
            message: text(&body["error_description"]).unwrap_or_else(|| code.clone()),
            ..base
        }),
        _ if body["errors"].is_array() => graphql_error(whole),
        _ => Some(unknown(whole, &said(whole))),
    }
}

/// What an answer says that is not the gateway's.
fn said(whole: &Whole) -> String {
    let text = String::from_utf8_lossy(&whole.body[..whole.body.len().min(2_000)]);
    let text = text.trim();
    if text.starts_with('<') {
        // A page of a proxy, or of another site.
        let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        let title = title.map_or_else(String::new, |(title, _)| format!(", \"{}\"", title.trim()));
        return format!(
            "HTTP {} with a page of HTML{title}: this is not the gateway, but something before it or another address; the \
             gateway's is the one below which /graphql is",
            whole.status.as_u16()
        );
    }
    if whole.status.is_success() && !text.starts_with('{') {
        return "the answer is not the gateway's; is this its address?".to_owned();
    }
    text.chars().take(200).collect()
}

fn unknown(whole: &Whole, message: &str) -> ApiError {
    let code = match whole.status.as_u16() {
        401 => "UNAUTHENTICATED".to_owned(),
        403 => "FORBIDDEN".to_owned(),
        404 => "NOT_FOUND".to_owned(),
        status => format!("HTTP_{status}"),
    };
    ApiError {
        code,
        message: if message.is_empty() { whole.status.to_string() } else { message.to_owned() },
        retry_after: retry_after(&whole.headers),
        status: Some(whole.status.as_u16()),
        request_id: request_id(&whole.headers),
        ..ApiError::default()
    }
}

/// The error that an answer to an operation is.
pub(crate) fn graphql_error(whole: &Whole) -> Option<ApiError> {
    let body: Value = serde_json::from_slice(&whole.body).unwrap_or_default();
    let errors = body["errors"].as_array().filter(|errors| !errors.is_empty());
    let Some(errors) = errors else {
        if whole.status.is_success() && body["data"].is_object() {
            return None;
        }
        return plain_error(whole).or_else(|| Some(unknown(whole, &said(whole))));
    };
    let (first, extensions) = (&errors[0], &errors[0]["extensions"]);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some(ApiError {
        code: text(&extensions["code"]).unwrap_or_else(|| format!("HTTP_{}", whole.status.as_u16())),
        message: text(&first["message"]).unwrap_or_default(),
        field: text(&extensions["field"]),
        path: Some(first["path"].clone()).filter(|path| !path.is_null()),
        errors: errors.clone(),
        data: Some(body["data"].clone()).filter(|data| !data.is_null()),
        executed: body.get("data").is_some(),
        request_id: request_id(&whole.headers),
        retry_after: retry_after(&whole.headers),
        status: Some(whole.status.as_u16()),
        attempts: 1,
    })
}
