//! Tokens and signing keys over a migrated database, with a clock that stands still.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod forged;
mod rotation;
mod token;

use entity::code::Scope;

use super::{
    issue_token::{AccessToken, IssueTokenError, TokenRequest},
    verify_token::{TokenFault, VerifyTokenError},
    *,
};
use crate::{
    domain::access::{Caller, fixture::Fixture, issue_key::IssuedKey},
    secret::Secret,
};

const ISSUER: &str = "https://mirror.example.cn";
const AUDIENCE: &str = "https://mirror.example.cn/graphql";

/// A gateway's identity, and one client with a key.
struct World {
    access: Fixture,
    oauth: Oauth,
    client: IssuedKey,
}

impl World {
    async fn new() -> Self {
        let access = Fixture::new().await;
        let oauth = replica(&access, "secret");
        let client = access.client("developer", &[Scope::PersonRead]).await;
        Self { access, oauth, client }
    }

    async fn ask(&self, scope: Option<&str>) -> Result<AccessToken, IssueTokenError> {
        let client_id = self.client.client.to_string();
        let client_secret = self.client.key.expose();
        self.oauth.issue(TokenRequest { client_id: &client_id, client_secret, scope }).await
    }

    async fn token(&self) -> String {
        self.ask(None).await.unwrap().token
    }

    async fn fault(&self, token: &str) -> TokenFault {
        fault_at(&self.oauth, token).await
    }
}

async fn fault_at(oauth: &Oauth, token: &str) -> TokenFault {
    match oauth.verify(token).await {
        Err(VerifyTokenError::Fault(fault)) => fault,
        other => panic!("{:?}", other.map(|caller| Caller::clone(&caller))),
    }
}

/// Another process over the same database: nothing that it remembers is shared.
fn replica(access: &Fixture, secret: &str) -> Oauth {
    let (store, clock) = (access.store.clone(), access.clock.clone());
    let (lifetime, leeway) = (TimeDelta::minutes(15), TimeDelta::seconds(30));
    let random = Random::system();
    let keys =
        SigningKeys::try_new(store, clock.clone(), random.clone(), &Secret::new(secret), lifetime, leeway).unwrap();
    let policy = TokenPolicy { issuer: ISSUER.to_owned(), audience: AUDIENCE.to_owned(), lifetime, leeway };
    Oauth::new(keys, access.new_authenticator(), clock, random, policy)
}
