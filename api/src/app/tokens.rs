//! Hands access tokens to the HTTP side: counts attempts by address, then asks the domain.

use std::{error::Error, net::IpAddr, num::NonZeroU32, time::Duration};

use entity::code::{CodeList, Scope};

use crate::{
    domain::{
        limit::{Bucket, BucketKey, LimitKey, Policy},
        oauth::{
            Oauth,
            issue_token::{self, IssueTokenError},
            rotate_key::JWKS_MAX_AGE,
        },
    },
    http::oauth::{IssuedToken, TokenFacts, TokenRefusal, TokenRequest, TokenServer},
    infra::limiter::local::LocalLimiter,
};

/// The desk where tokens are got. Attempts have buckets of their own, so that a crowd of anonymous callers behind one
/// address does not keep a client of the same address from its token.
pub(super) struct TokenDesk {
    oauth: Oauth,
    issuer: String,
    attempts: LocalLimiter,
    bucket: Bucket,
}

impl TokenDesk {
    pub(super) fn new(oauth: Oauth, issuer: String, bucket: Bucket) -> Self {
        Self { oauth, issuer, attempts: LocalLimiter::default(), bucket }
    }
}

#[async_trait::async_trait]
impl TokenServer for TokenDesk {
    fn attempt(&self, address: IpAddr) -> Result<(), Duration> {
        let key = BucketKey { owner: LimitKey::address(address), policy: Policy::Requests };
        match self.attempts.reserve(key, self.bucket, NonZeroU32::MIN) {
            Some(decision) if !decision.allowed => Err(decision.retry_after),
            // One attempt always fits into a bucket.
            _ => Ok(()),
        }
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
