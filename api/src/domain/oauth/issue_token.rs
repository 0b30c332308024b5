//! Issues an access token to a client that shows one of its API keys.

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::code::{CodeList, Scope};
use jsonwebtoken::Header;

use super::{ALGORITHM, Oauth, TOKEN_TYPE, claims::Claims, key_ring::SigningKeyError};
use crate::{
    domain::access::{ClientId, RepoError, authenticate::AuthenticationError},
    random::RandomUnavailable,
};

/// Who asks, and for what.
#[derive(Clone, Copy)]
pub struct TokenRequest<'a> {
    /// The client's number.
    pub client_id: &'a str,
    /// One of the client's live API keys.
    pub client_secret: &'a str,
    /// Scope codes with blanks between; none means all that the client holds.
    pub scope: Option<&'a str>,
}

/// A token as it is issued.
#[derive(Clone)]
pub struct AccessToken {
    /// The token.
    pub token: String,
    /// For how many seconds it is good.
    pub expires_in: i64,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// Whose it is.
    pub client: ClientId,
}

/// Why no token was issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueTokenError {
    /// No such client has such a key. Which of the two is wrong is not told.
    #[error("the client is unknown, or the secret is none of its live API keys")]
    InvalidClient,
    /// A scope is unknown, or the client does not hold it.
    #[error("a scope that was asked for is unknown, or the client does not hold it")]
    InvalidScope,
    /// The API key cannot be checked now.
    #[error("the client could not be checked")]
    Access(#[source] std::sync::Arc<RepoError>),
    /// There is no key to sign with.
    #[error(transparent)]
    Keys(#[from] SigningKeyError),
    /// The system gave no randomness.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
    /// The cryptographic library refused to sign.
    #[error("the token could not be signed")]
    Sign(#[source] jsonwebtoken::errors::Error),
}

impl Oauth {
    /// Issues a token.
    ///
    /// # Errors
    /// [`IssueTokenError`] says why none was issued.
    pub async fn issue(&self, request: TokenRequest<'_>) -> Result<AccessToken, IssueTokenError> {
        let caller = match self.authenticator.authenticate(request.client_secret).await {
            Ok(caller) => caller,
            Err(AuthenticationError::Unavailable(error)) => return Err(IssueTokenError::Access(error)),
            Err(_) => return Err(IssueTokenError::InvalidClient),
        };
        let client = caller.client.as_ref().ok_or(IssueTokenError::InvalidClient)?;
        if client.id.to_string() != request.client_id {
            return Err(IssueTokenError::InvalidClient);
        }
        let scopes = match request.scope {
            Some(asked) => asked_scopes(asked, &caller.scopes)?,
            None => caller.scopes.clone(),
        };
        let key = self.keys.signing().await?;
        let now = self.clock.now().timestamp();
        let lifetime = self.policy.lifetime.num_seconds();
        let claims = Claims {
            iss: self.policy.issuer.clone(),
            aud: self.policy.audience.clone(),
            sub: client.id.to_string(),
            client_id: client.id.to_string(),
            exp: now + lifetime,
            nbf: now,
            iat: now,
            jti: self.token_id()?,
            scope: scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" "),
            key_id: client.key.to_string(),
        };
        let mut header = Header::new(ALGORITHM);
        header.typ = Some(TOKEN_TYPE.to_owned());
        header.kid = Some(key.kid.clone());
        let token = jsonwebtoken::encode(&header, &claims, key.encoding()).map_err(IssueTokenError::Sign)?;
        Ok(AccessToken { token, expires_in: lifetime, scopes, client: client.id })
    }

    fn token_id(&self) -> Result<String, RandomUnavailable> {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// The scopes that are asked for; all of them must be held.
fn asked_scopes(asked: &str, held: &BTreeSet<Scope>) -> Result<BTreeSet<Scope>, IssueTokenError> {
    let scopes = asked.split(' ').map(|code| Scope::from_code(code).filter(|scope| held.contains(scope)));
    scopes.collect::<Option<_>>().ok_or(IssueTokenError::InvalidScope)
}
