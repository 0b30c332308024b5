//! What others need to know about the gateway's tokens: its keys, and where things are (RFC 8414).

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{JWKS_PATH, Server, TOKEN_PATH};

/// `/.well-known/jwks.json`.
pub(super) async fn jwks(State(server): State<Server>) -> Response {
    match server.tokens.jwks().await {
        Ok(keys) => cacheable(&server, "application/jwk-set+json", &keys),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store"), (header::RETRY_AFTER, "1")])
            .into_response(),
    }
}

/// `/.well-known/oauth-authorization-server`.
pub(super) async fn metadata(State(server): State<Server>) -> Response {
    let facts = server.tokens.facts();
    let at = |path: &str| format!("{}{path}", facts.issuer.trim_end_matches('/'));
    let metadata = json!({
        "issuer": facts.issuer,
        "token_endpoint": at(TOKEN_PATH),
        "jwks_uri": at(JWKS_PATH),
        "scopes_supported": facts.scopes,
        // There is no authorisation endpoint, and so nothing that it could answer with.
        "response_types_supported": [],
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    });
    cacheable(&server, "application/json", &metadata)
}

fn cacheable(server: &Server, content_type: &'static str, body: &serde_json::Value) -> Response {
    let max_age = format!("public, max-age={}", server.tokens.facts().jwks_max_age.as_secs());
    let headers = [(header::CONTENT_TYPE, content_type.to_owned()), (header::CACHE_CONTROL, max_age)];
    (StatusCode::OK, headers, body.to_string()).into_response()
}
