//! `POST /oauth/token`: answers of RFC 6749 §5, never to be cached.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::{
    Server, TokenRefusal,
    form::{self, FormFault},
};
use crate::http::{access_log::ClientLabel, address::peer_of, graphql::body, rate_limit};

/// The largest body. A token request is some hundred bytes.
const MAX_BODY: usize = 8 * 1024;

/// Serves the route for every method.
pub(super) async fn serve(State(server): State<Server>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let deadline = Instant::now() + server.settings.request_deadline;
    if head.method != Method::POST {
        let mut answer = refused(StatusCode::METHOD_NOT_ALLOWED, "invalid_request", "tokens are got by POST");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        return answer;
    }
    let address = server.settings.trusted_proxies.caller_of(peer_of(&head), &head.headers);
    if let Err(retry_after) = server.tokens.attempt(address) {
        body::drain(body, MAX_BODY, deadline).await;
        let description = "too many attempts from this address; wait for the time that Retry-After says";
        let mut answer = refused(StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable", description);
        rate_limit::write_retry_after(retry_after, answer.headers_mut());
        return answer;
    }
    if !form::is_form(&head.headers) {
        body::drain(body, MAX_BODY, deadline).await;
        let description = "Content-Type must be application/x-www-form-urlencoded";
        return refused(StatusCode::BAD_REQUEST, "invalid_request", description);
    }
    let Ok(body) = body::read(&head.headers, body, MAX_BODY, deadline).await else {
        return refused(StatusCode::BAD_REQUEST, "invalid_request", "the body is too large, too slow or broke off");
    };
    let request = match form::read(&head.headers, &body) {
        Ok(request) => request,
        Err(fault) => return at_fault(fault),
    };
    match server.tokens.issue(&request).await {
        Ok(issued) => {
            let body = json!({
                "access_token": issued.token, "token_type": "Bearer",
                "expires_in": issued.expires_in, "scope": issued.scope,
            });
            let mut answer = answer(StatusCode::OK, &body);
            answer.extensions_mut().insert(ClientLabel(issued.client));
            answer
        }
        Err(TokenRefusal::Client) => invalid_client(),
        Err(TokenRefusal::Scope) => {
            let description = "scope names a scope that is unknown or that the client does not hold";
            refused(StatusCode::BAD_REQUEST, "invalid_scope", description)
        }
        Err(TokenRefusal::Unavailable) => {
            let description = "the client cannot be checked at the moment; try again";
            let mut answer = refused(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", description);
            rate_limit::write_retry_after(std::time::Duration::ZERO, answer.headers_mut());
            answer
        }
    }
}

fn at_fault(fault: FormFault) -> Response {
    match fault {
        FormFault::Request(reason) => refused(StatusCode::BAD_REQUEST, "invalid_request", reason),
        FormFault::GrantType => {
            refused(StatusCode::BAD_REQUEST, "unsupported_grant_type", "grant_type must be client_credentials")
        }
        FormFault::Client => invalid_client(),
    }
}

fn invalid_client() -> Response {
    let description = "name the client by its number and one of its live API keys, by HTTP Basic or in the body";
    let mut answer = refused(StatusCode::UNAUTHORIZED, "invalid_client", description);
    let challenge = HeaderValue::from_static("Basic realm=\"mingjing\", charset=\"UTF-8\"");
    answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    answer
}

/// RFC 6749 §5.2. Descriptions are ASCII without quotes and backslashes.
fn refused(status: StatusCode, error: &str, description: &str) -> Response {
    answer(status, &json!({ "error": error, "error_description": description }))
}

fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json;charset=UTF-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::PRAGMA, "no-cache"),
    ];
    (status, headers, body.to_string()).into_response()
}
