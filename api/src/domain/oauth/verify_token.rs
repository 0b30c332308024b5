//! Tells who presents an access token.
//!
//! The header is only compared: with the one algorithm, the one type and the known keys. Times are the injected clock's.
//! That a signature is right does not change, so it is remembered; everything else is asked at each use.

use std::{collections::BTreeSet, sync::Arc};

use entity::code::{CodeList, Scope};
use jsonwebtoken::{Validation, errors::ErrorKind};
use sha2::{Digest, Sha256};

pub use super::claims::TokenFault;
use super::{ALGORITHM, Oauth, TOKEN_TYPE, claims::Claims, key_ring::SigningKeyError};
use crate::domain::access::{Caller, RepoError, authenticate::AuthenticationError, key::KeyId};

/// A longer text is none of ours.
const TOKEN_BYTES_MAX: usize = 2048;

/// The claims without which a token is not even looked at.
const REQUIRED: &[&str] = &["iss", "aud", "sub", "exp", "nbf"];

/// A token whose signature is right.
pub(super) struct Verified {
    kid: String,
    claims: Claims,
}

/// Why a token was not taken.
#[derive(Debug, thiserror::Error)]
pub enum VerifyTokenError {
    /// It does not hold.
    #[error(transparent)]
    Fault(#[from] TokenFault),
    /// It holds, but its client is shut out.
    #[error("the client of a token is suspended")]
    Suspended,
    /// It cannot be found out now.
    #[error(transparent)]
    Keys(#[from] SigningKeyError),
    /// It cannot be found out now.
    #[error("the client of a token could not be looked up")]
    Access(#[source] Arc<RepoError>),
}

impl Oauth {
    /// Whether a credential is to be taken for an access token, and not for an API key.
    pub fn is_token(credential: &str) -> bool {
        credential.contains('.')
    }

    /// The caller that presents this token, as callers with an API key are recognised.
    ///
    /// # Errors
    /// [`AuthenticationError::Invalid`] whatever is wrong with the token, [`AuthenticationError::Suspended`] when it is
    /// good but its client is shut out, [`AuthenticationError::Unavailable`] when it cannot be found out.
    pub async fn authenticate(&self, token: &str) -> Result<Arc<Caller>, AuthenticationError> {
        self.verify(token).await.map_err(|error| match error {
            VerifyTokenError::Fault(fault) => {
                tracing::debug!(%fault, "an access token was refused");
                AuthenticationError::Invalid
            }
            VerifyTokenError::Suspended => AuthenticationError::Suspended,
            VerifyTokenError::Access(error) => AuthenticationError::Unavailable(error),
            VerifyTokenError::Keys(SigningKeyError::Database(error)) => {
                AuthenticationError::Unavailable(Arc::new(error.into()))
            }
            VerifyTokenError::Keys(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "access tokens cannot be checked");
                AuthenticationError::Invalid
            }
        })
    }

    /// The caller that presents this token.
    ///
    /// # Errors
    /// [`VerifyTokenError`] says what is wrong, for the log and for tests.
    pub async fn verify(&self, token: &str) -> Result<Arc<Caller>, VerifyTokenError> {
        let verified = self.verified(token).await?;
        let claims = &verified.claims;
        let key = KeyId::parse(&claims.key_id).ok_or(TokenFault::Claims)?;
        let caller = match self.authenticator.caller_of(key).await {
            Ok(caller) => caller,
            Err(AuthenticationError::Unavailable(error)) => return Err(VerifyTokenError::Access(error)),
            Err(AuthenticationError::Suspended) => return Err(VerifyTokenError::Suspended),
            Err(_) => return Err(TokenFault::Ended.into()),
        };
        if caller.client_id().is_none_or(|client| client.to_string() != claims.client_id) {
            return Err(TokenFault::Ended.into());
        }
        Ok(narrowed(caller, &claims.scope))
    }

    /// What the token says, if it holds.
    async fn verified(&self, token: &str) -> Result<Arc<Verified>, VerifyTokenError> {
        if token.len() > TOKEN_BYTES_MAX {
            return Err(TokenFault::Form.into());
        }
        let hash: [u8; 32] = Sha256::digest(token).into();
        if let Some(verified) = self.verified.get(&hash) {
            self.keys.verifying(&verified.kid).await?.ok_or(TokenFault::UnknownKey)?;
            verified.claims.check(&self.policy, self.clock.now())?;
            return Ok(verified);
        }
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenFault::Form)?;
        if header.crit.is_some() {
            return Err(TokenFault::Critical.into());
        }
        if header.alg != ALGORITHM {
            return Err(TokenFault::Algorithm.into());
        }
        if !header.typ.as_deref().is_some_and(is_token_type) {
            return Err(TokenFault::Type.into());
        }
        let kid = header.kid.as_deref().ok_or(TokenFault::UnknownKey)?;
        let key = self.keys.verifying(kid).await?.ok_or(TokenFault::UnknownKey)?;
        let read = jsonwebtoken::decode::<Claims>(token, key.decoding(), &self.validation());
        let claims = read.map_err(|error| fault_of(error.kind()))?.claims;
        claims.check(&self.policy, self.clock.now())?;
        let verified = Arc::new(Verified { kid: key.kid.clone(), claims });
        self.verified.insert(hash, Arc::clone(&verified));
        Ok(verified)
    }

    /// What the library checks beside the signature. It knows only the system's clock, so times are ours to check.
    fn validation(&self) -> Validation {
        let mut validation = Validation::new(ALGORITHM);
        validation.set_required_spec_claims(REQUIRED);
        validation.set_issuer(&[&self.policy.issuer]);
        validation.set_audience(&[&self.policy.audience]);
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation
    }
}

/// RFC 9068 §4 takes both spellings; media types have no case.
fn is_token_type(typ: &str) -> bool {
    let subtype = match typ.split_once('/') {
        Some((first, subtype)) if first.eq_ignore_ascii_case("application") => subtype,
        Some(_) => return false,
        None => typ,
    };
    subtype.eq_ignore_ascii_case(TOKEN_TYPE)
}

fn fault_of(kind: &ErrorKind) -> TokenFault {
    match kind {
        ErrorKind::InvalidSignature => TokenFault::Signature,
        ErrorKind::InvalidAlgorithm => TokenFault::Algorithm,
        ErrorKind::InvalidIssuer => TokenFault::Issuer,
        ErrorKind::InvalidAudience => TokenFault::Audience,
        ErrorKind::Json(_) | ErrorKind::MissingRequiredClaim(_) | ErrorKind::Utf8(_) => TokenFault::Claims,
        _ => TokenFault::Form,
    }
}

/// The caller with no more than the scopes of its token.
fn narrowed(caller: Arc<Caller>, scope: &str) -> Arc<Caller> {
    let granted: BTreeSet<Scope> = scope.split(' ').filter_map(Scope::from_code).collect();
    if caller.scopes.is_subset(&granted) {
        return caller;
    }
    let scopes = caller.scopes.intersection(&granted).copied().collect();
    Arc::new(Caller { scopes, ..Caller::clone(&caller) })
}
