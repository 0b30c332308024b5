//! Hands access tokens to the HTTP side: counts attempts by address, then asks the domain.

use std::{error::Error, net::IpAddr, time::Duration};

use entity::code::{CodeList, Scope};

use crate::{
    domain::oauth::{
        Oauth,
        issue_token::{self, IssueTokenError},
        rotate_key::JWKS_MAX_AGE,
    },
    http::oauth::{IssuedToken, TokenFacts, TokenRefusal, TokenRequest, TokenServer},
    infra::limiter::{LimitKey, RequestLimiter, RequestQuota},
};

/// The desk where tokens are got. Attempts have buckets of their own, so that a crowd of anonymous callers behind one
/// address does not keep a client of the same address from its token.
pub(super) struct TokenDesk {
    oauth: Oauth,
    issuer: String,
    attempts: RequestLimiter,
    quota: RequestQuota,
}

impl TokenDesk {
    pub(super) fn new(oauth: Oauth, issuer: String, quota: RequestQuota) -> Self {
        Self { oauth, issuer, attempts: RequestLimiter::default(), quota }
    }
}

#[async_trait::async_trait]
impl TokenServer for TokenDesk {
    fn attempt(&self, address: IpAddr) -> Result<(), Duration> {
        let decision = self.attempts.check(LimitKey::address(address), self.quota);
        if decision.allowed { Ok(()) } else { Err(decision.retry_after) }
    }

    async fn issue(&self, request: &TokenRequest) -> Result<IssuedToken, TokenRefusal> {
        let asked = issue_token::TokenRequest {
            client_id: &request.client_id,
            client_secret: &request.client_secret,
            scope: request.scope.as_deref(),
        };
        let issued = self.oauth.issue(asked).await.map_err(|error| match error {
            IssueTokenError::InvalidClient => TokenRefusal::Client,
            IssueTokenError::InvalidScope => TokenRefusal::Scope,
            error => unavailable(&error),
        })?;
        let scopes: Vec<&str> = issued.scopes.iter().map(|scope| scope.code()).collect();
        Ok(IssuedToken {
            token: issued.token,
            expires_in: issued.expires_in,
            scope: scopes.join(" "),
            client: issued.client.to_string(),
        })
    }

    async fn jwks(&self) -> Result<serde_json::Value, TokenRefusal> {
        self.oauth.keys().jwks().await.map_err(|error| unavailable(&error))
    }

    fn facts(&self) -> TokenFacts {
        TokenFacts {
            issuer: self.issuer.clone(),
            scopes: Scope::ALL.iter().map(|scope| scope.code()).collect(),
            jwks_max_age: JWKS_MAX_AGE.to_std().unwrap_or_default(),
        }
    }
}

fn unavailable(error: &(dyn Error + 'static)) -> TokenRefusal {
    tracing::error!(error, "access tokens cannot be issued");
    TokenRefusal::Unavailable
}
