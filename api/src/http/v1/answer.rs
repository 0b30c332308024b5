//! Answers as plain JSON.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Extensions, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};

use crate::{
    error::{ClientError, ErrorCode},
    http::{error::Failure, rate_limit, request_id::RequestId},
};

/// When what is refused for the moment may be asked for again.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// A JSON answer that depends on the caller: no cache may keep it.
pub(super) fn json_of(status: StatusCode, body: &Value) -> Response {
    let mut answer = Response::new(Body::from(body.to_string()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A request that is turned away.
pub(super) fn failed(extensions: &Extensions, failure: Failure) -> Response {
    let request_id = request_id_of(extensions);
    let mut error = json!({
        "code": failure.error.code.as_str(), "message": failure.error.message, "requestId": request_id,
    });
    if let Some(field) = failure.error.field {
        error["field"] = field.into();
    }
    let mut answer = json_of(failure.status, &json!({"error": error}));
    answer.headers_mut().extend(*failure.headers);
    answer
}

/// What the caller is told of an error that was written for it.
pub(super) fn failure_of(error: ClientError) -> Failure {
    let is_passing = matches!(error.code, ErrorCode::Overloaded | ErrorCode::RateLimited);
    let mut failure = Failure::new(error);
    if is_passing {
        rate_limit::write_retry_after(RETRY_AFTER, &mut failure.headers);
    }
    failure
}

/// The id of the request.
pub(super) fn request_id_of(extensions: &Extensions) -> String {
    extensions.get::<RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default()
}

/// `Content-Disposition` for a file of this name, which may hold any characters: as it is, and for programs that do not
/// understand that, such as curl, with what is beyond ASCII left out.
pub(super) fn attachment(name: &str) -> HeaderValue {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || "-._~".contains(*c);
    let plain: String = name.chars().filter(is_plain).collect();
    // Nothing but the ending is no name.
    let plain = if plain.starts_with('.') { format!("file{plain}") } else { plain };
    let value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&value).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_of_any_characters_is_named() {
        let encoded = "UTF-8''%E8%8D%A3%E8%AA%89%201.csv";
        assert_eq!(attachment("荣誉 1.csv"), format!("attachment; filename=\"1.csv\"; filename*={encoded}"));
        let encoded = "UTF-8''%E8%8D%A3%E8%AA%89.csv";
        assert_eq!(attachment("荣誉.csv"), format!("attachment; filename=\"file.csv\"; filename*={encoded}"));
        assert_eq!(attachment("a\"\r\nb"), "attachment; filename=\"ab\"; filename*=UTF-8''a%22%0D%0Ab");
    }
}
