//! OAuth 2 client credentials (RFC 6749 §4.4): a client shows one of its API keys and gets an access token (RFC 9068)
//! of fifteen minutes for the scopes that it asks for.
//!
//! Invariants: a token is signed by a key of this gateway's own ([`signing_key`]), whose algorithm is fixed; it names
//! the API key that it was got with, and ends with it; its scopes are cut at every request to those that its client
//! holds then. So suspension, revocation and changed tiers end or narrow a token as soon as they do a key.
//!
//! Left to others: the form of requests and answers (`http::oauth`), who may try how often (`infra::limiter`), and what
//! a live key is ([`access`](super::access)).

mod claims;
pub mod issue_token;
mod key_ring;
mod repo;
pub mod rotate_key;
pub mod signing_key;
pub mod verify_token;

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use jsonwebtoken::Algorithm;
use moka::sync::Cache;

pub use self::key_ring::{SigningKeyError, SigningKeys};
use self::verify_token::Verified;
use super::access::authenticate::Authenticator;
use crate::{clock::Clock, random::Random};

/// The one algorithm of access tokens. What a token's header says of it is only ever compared with this.
const ALGORITHM: Algorithm = Algorithm::EdDSA;

/// The type of access tokens (RFC 9068 §2.1).
const TOKEN_TYPE: &str = "at+jwt";

/// How many tokens are remembered whose signature was found right.
const REMEMBERED_MAX: u64 = 10_000;

/// How long one is remembered: a busy client's signature is checked once in this time.
const REMEMBERED_FOR: Duration = Duration::from_mins(5);

/// What is said in tokens and expected of them.
#[derive(Debug, Clone)]
pub struct TokenPolicy {
    /// Who issues: the gateway's own address.
    pub issuer: String,
    /// For whom: the API's address.
    pub audience: String,
    /// How long a token is good.
    pub lifetime: TimeDelta,
    /// By how much the clocks of two machines may differ.
    pub leeway: TimeDelta,
}

/// Issues access tokens and recognises them. Made once a process; clones share what is remembered.
#[derive(Clone)]
pub struct Oauth {
    keys: SigningKeys,
    authenticator: Authenticator,
    clock: Clock,
    random: Random,
    policy: TokenPolicy,
    /// By the hash of the token. Everything but the signature is checked at each use.
    verified: Cache<[u8; 32], Arc<Verified>>,
}

impl Oauth {
    /// Over the signing keys, and whoever recognises API keys.
    pub fn new(
        keys: SigningKeys,
        authenticator: Authenticator,
        clock: Clock,
        random: Random,
        policy: TokenPolicy,
    ) -> Self {
        let verified = Cache::builder().max_capacity(REMEMBERED_MAX).time_to_live(REMEMBERED_FOR).build();
        Self { keys, authenticator, clock, random, policy, verified }
    }

    /// The signing keys.
    pub fn keys(&self) -> &SigningKeys {
        &self.keys
    }
}

#[cfg(test)]
mod tests;
