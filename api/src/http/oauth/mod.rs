//! OAuth 2 over HTTP: `POST /oauth/token` (RFC 6749 §4.4 and §5), the published keys, and the description of the two
//! (RFC 8414).
//!
//! What a client and a key are, and how tokens are made, is for [`TokenServer`] to know. An attempt is counted by
//! address before anything about it is looked at.

mod discovery;
mod form;
pub mod token;

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    routing::{any, get},
};

pub use self::form::TokenRequest;
use super::settings::Settings;

/// Where tokens are got.
pub const TOKEN_PATH: &str = "/oauth/token";

/// Where the keys are published.
pub const JWKS_PATH: &str = "/.well-known/jwks.json";

/// Where the two are described.
pub const METADATA_PATH: &str = "/.well-known/oauth-authorization-server";

/// Issues tokens and publishes keys.
#[async_trait::async_trait]
pub trait TokenServer: Send + Sync + 'static {
    /// Counts one attempt of an address; how long it has to wait when there were too many.
    fn attempt(&self, address: IpAddr) -> Result<(), Duration>;

    /// Issues a token.
    async fn issue(&self, request: &TokenRequest) -> Result<IssuedToken, TokenRefusal>;

    /// The published keys (RFC 7517).
    async fn jwks(&self) -> Result<serde_json::Value, TokenRefusal>;

    /// What does not change while the gateway runs.
    fn facts(&self) -> TokenFacts;
}

/// A token as it is issued.
#[derive(Clone, PartialEq, Eq)]
pub struct IssuedToken {
    /// The token.
    pub token: String,
    /// For how many seconds it is good.
    pub expires_in: i64,
    /// The scopes that it was given, with blanks between.
    pub scope: String,
    /// Whose it is, for the access log.
    pub client: String,
}

/// Why no token is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenRefusal {
    /// No client has such a number and such a key.
    Client,
    /// A scope is unknown or not held.
    Scope,
    /// It cannot be found out now.
    Unavailable,
}

/// What verifiers and clients are told once.
#[derive(Debug, Clone)]
pub struct TokenFacts {
    /// Who issues: the gateway's own address.
    pub issuer: String,
    /// Every scope there is.
    pub scopes: Vec<&'static str>,
    /// How long verifiers may keep the published keys.
    pub jwks_max_age: Duration,
}

/// What the routes share.
#[derive(Clone)]
struct Server {
    tokens: Arc<dyn TokenServer>,
    settings: Arc<Settings>,
}

/// The three routes.
pub(super) fn router(tokens: Arc<dyn TokenServer>, settings: Arc<Settings>) -> Router {
    Router::new()
        .route(TOKEN_PATH, any(token::serve))
        .route(JWKS_PATH, get(discovery::jwks))
        .route(METADATA_PATH, get(discovery::metadata))
        .with_state(Server { tokens, settings })
}
