//! What an access token says (RFC 9068 §2.2), and whether that holds here and now.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::TokenPolicy;

/// The claims of an access token. All of them must be there; one that stands twice is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    pub(super) iss: String,
    pub(super) aud: String,
    /// The client: with client credentials it is its own subject.
    pub(super) sub: String,
    pub(super) client_id: String,
    pub(super) exp: i64,
    pub(super) nbf: i64,
    pub(super) iat: i64,
    pub(super) jti: String,
    /// Scope codes, with a blank between.
    pub(super) scope: String,
    /// The public part of the API key that the token was got with. Ours, not the standard's.
    pub(super) key_id: String,
}

/// Why a text is no access token that holds. Callers are told none of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// It is no signed token.
    #[error("it is no signed token")]
    Form,
    /// Its header asks for something that is not understood.
    #[error("its header has critical parameters")]
    Critical,
    /// Its header names another algorithm than the keys have.
    #[error("it names another algorithm than EdDSA")]
    Algorithm,
    /// It is a token of another sort.
    #[error("its type is not at+jwt")]
    Type,
    /// No key of its `kid` verifies now.
    #[error("no key of its kid verifies")]
    UnknownKey,
    /// Its signature is not that of its key.
    #[error("its signature is wrong")]
    Signature,
    /// A claim is missing, stands twice or has the wrong form.
    #[error("its claims are not whole")]
    Claims,
    /// It comes from elsewhere.
    #[error("it is of another issuer")]
    Issuer,
    /// It is meant for another.
    #[error("it is for another audience")]
    Audience,
    /// It has expired.
    #[error("it has expired")]
    Expired,
    /// It is not valid yet.
    #[error("it is not valid yet")]
    Early,
    /// Its API key is not that client's, or holds no more.
    #[error("its API key does not hold any more")]
    Ended,
}

impl Claims {
    /// Whether the token is ours, for us, and good now.
    pub(super) fn check(&self, policy: &TokenPolicy, now: DateTime<Utc>) -> Result<(), TokenFault> {
        if self.iss != policy.issuer {
            return Err(TokenFault::Issuer);
        }
        if self.aud != policy.audience {
            return Err(TokenFault::Audience);
        }
        if self.sub.is_empty() || self.sub != self.client_id {
            return Err(TokenFault::Claims);
        }
        let (now, leeway) = (now.timestamp(), policy.leeway.num_seconds());
        if self.exp.saturating_add(leeway) <= now {
            return Err(TokenFault::Expired);
        }
        if self.nbf.saturating_sub(leeway) > now || self.iat.saturating_sub(leeway) > now {
            return Err(TokenFault::Early);
        }
        Ok(())
    }
}
