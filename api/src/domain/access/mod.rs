//! Who may use the gateway, and how much: organisations, their clients, the clients' keys, tiers and scopes.
//!
//! An organisation answers for clients; a client is in one tier and has at most two live keys, so that a key can be
//! replaced without a gap. A key is stored only as a keyed hash and shown once. Revocation and changed tiers take
//! effect within [`authenticate::CACHE_LIFE`] in every process. What a caller may do is what its tier and its own
//! grants allow together.
//!
//! Every act is written to the audit log in its own transaction, under the name that [`Access::on_behalf_of`] gives.
//!
//! Left to others: counting requests (`infra::limiter`), access tokens ([`oauth`](super::oauth)), and what each scope
//! opens (each context's own rules).

pub mod authenticate;
pub mod caller;
pub mod change_members;
pub mod create_client;
pub mod find_jurisdiction;
pub mod issue_key;
pub mod jurisdiction;
pub mod key;
pub mod last_use;
pub mod list_clients;
pub mod list_members;
pub mod list_organisations;
pub mod register_organisation;
mod repo;
pub mod responsibility;
pub mod revoke_key;
pub mod seed_tiers;
pub mod set_tier;
mod snapshot;
pub mod standing;
pub mod tier;
pub mod update_client;
pub mod update_organisation;

#[cfg(test)]
pub(crate) mod fixture;

use sea_orm::ConnectionTrait;

use self::key::KeyHasher;
pub use self::{
    caller::{Caller, ClientId, OrganisationId},
    jurisdiction::Jurisdiction,
    repo::RepoError,
    responsibility::Responsibility,
    tier::{DocumentMode, Tier},
};
use super::{
    audit::{self, Act, Origin},
    store::Store,
};
use crate::{clock::Clock, random::Random};

/// The use cases that change or list who has access; each has its file.
#[derive(Debug, Clone)]
pub struct Access {
    store: Store,
    clock: Clock,
    random: Random,
    hasher: KeyHasher,
    environment: String,
    origin: Origin,
}

impl Access {
    /// Over a migrated database, for whoever is at the command line. `environment` becomes the `<env>` of the keys issued.
    pub fn new(store: Store, clock: Clock, random: Random, hasher: KeyHasher, environment: impl Into<String>) -> Self {
        let origin = Origin::command_line();
        Self { store, clock, random, hasher, environment: environment.into(), origin }
    }

    /// The same for somebody else: what it does is written down under that name.
    #[must_use]
    pub fn on_behalf_of(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }

    /// Writes down what was done, within its transaction.
    async fn audit(&self, transaction: &impl ConnectionTrait, act: Act) -> Result<(), RepoError> {
        Ok(audit::record(transaction, &self.origin, act, self.clock.now()).await?)
    }
}
