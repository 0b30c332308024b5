//! Clients and their keys as administrators see them.

use async_graphql::{ID, InputObject, SimpleObject};
use entity::code::{OrganisationKind, Scope};

use super::{CLIENT, ORGANISATION};
use crate::{
    domain::access::list_clients::{ClientSummary, KeySummary},
    graphql::{
        code::{Code, Coded},
        cost::directive::ListOf,
        id,
        scalar::DateTime,
        user_error::UserError,
    },
};

/// A client (接入应用): a program of an organisation that calls the gateway.
#[derive(Debug, SimpleObject)]
pub struct Client {
    /// Its id.
    id: ID,
    /// Its number: its `client_id` at `/oauth/token`.
    #[graphql(name = "clientId")]
    number: String,
    /// What its owner calls it.
    name: String,
    /// Whose it is.
    organisation: ClientOrganisation,
    /// The name of its tier.
    tier: String,
    /// Its scopes beyond those of the tier.
    #[graphql(directive = ListOf::apply(12))]
    scopes: Vec<Coded<Scope>>,
    /// When it was registered.
    created_at: DateTime,
    /// When it was suspended; nothing while it may call.
    suspended_at: Option<DateTime>,
    /// Its keys, the oldest first, those that hold no more included.
    #[graphql(directive = ListOf::apply(4))]
    keys: Vec<ApiKey>,
}

/// The organisation that answers for a client (所属机构).
#[derive(Debug, SimpleObject)]
pub struct ClientOrganisation {
    /// Its id.
    id: ID,
    /// Its name.
    name: String,
    /// What it is.
    kind: Coded<OrganisationKind>,
}

/// The public part of an API key (接口密钥). The key itself is shown once, when it is issued.
#[derive(Debug, SimpleObject)]
pub struct ApiKey {
    /// Its public part, the third of `mj_<env>_<id>_…`.
    key_id: String,
    /// When it was issued.
    created_at: DateTime,
    /// When it ceases to be valid; nothing means never.
    expires_at: Option<DateTime>,
    /// When it was revoked.
    revoked_at: Option<DateTime>,
    /// When it was last used, to within some seconds.
    last_used_at: Option<DateTime>,
}

impl From<ClientSummary> for Client {
    fn from(client: ClientSummary) -> Self {
        Self {
            id: id::encode(CLIENT, client.id.0),
            number: client.id.to_string(),
            name: client.name,
            organisation: ClientOrganisation {
                id: id::encode(ORGANISATION, client.organisation_id.0),
                name: client.organisation,
                kind: Coded(client.kind),
            },
            tier: client.tier,
            scopes: client.scopes.into_iter().map(Coded).collect(),
            created_at: DateTime(client.created_at),
            suspended_at: client.disabled_at.map(DateTime),
            keys: client.keys.into_iter().map(ApiKey::from).collect(),
        }
    }
}

impl From<KeySummary> for ApiKey {
    fn from(key: KeySummary) -> Self {
        Self {
            key_id: key.id.to_string(),
            created_at: DateTime(key.created_at),
            expires_at: key.expires_at.map(DateTime),
            revoked_at: key.revoked_at.map(DateTime),
            last_used_at: key.last_used_at.map(DateTime),
        }
    }
}

/// A client to be registered (登记接入应用).
#[derive(Debug, InputObject)]
pub struct CreateClientInput {
    /// The id of the organisation that answers for it.
    pub organisation_id: ID,
    /// What its owner calls it, 1 to 200 characters.
    pub name: String,
    /// The name of its tier, such as `developer`.
    pub tier: String,
    /// Scopes beyond those of the tier.
    pub scopes: Option<Vec<Code<Scope>>>,
    /// When its first key ceases to be valid; never, when nothing is said.
    pub key_expires_at: Option<DateTime>,
}

/// What became of a new client (登记接入应用结果).
#[derive(Debug, Default, SimpleObject)]
pub struct CreateClientPayload {
    /// The client; nothing when it was not registered.
    pub client: Option<Client>,
    /// Its first key, whole. It is stored as a hash only and cannot be shown again.
    pub key: Option<String>,
    /// Why it was not registered.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// What is to change of a client (变更接入应用). What is left out stays as it is.
#[derive(Debug, InputObject)]
pub struct UpdateClientInput {
    /// The client's id. No client can change itself.
    pub client_id: ID,
    /// Whether it is to be shut out.
    pub suspended: Option<bool>,
    /// The name of its tier.
    pub tier: Option<String>,
    /// All of its scopes beyond those of the tier.
    pub scopes: Option<Vec<Code<Scope>>>,
}

/// What became of the change of a client (变更接入应用结果). It takes effect everywhere within five seconds.
#[derive(Debug, Default, SimpleObject)]
pub struct UpdateClientPayload {
    /// The client as it is now; nothing when it was not changed.
    pub client: Option<Client>,
    /// Why it was not changed.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// A key to be issued (签发密钥). A client has at most two live keys.
#[derive(Debug, InputObject)]
pub struct IssueKeyInput {
    /// The client's id.
    pub client_id: ID,
    /// When it ceases to be valid; never, when nothing is said.
    pub expires_at: Option<DateTime>,
}

/// What became of a new key (签发密钥结果).
#[derive(Debug, Default, SimpleObject)]
pub struct IssueKeyPayload {
    /// The client with its keys; nothing when none was issued.
    pub client: Option<Client>,
    /// The key, whole. It is stored as a hash only and cannot be shown again.
    pub key: Option<String>,
    /// Why none was issued.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// A key to be revoked (吊销密钥).
#[derive(Debug, InputObject)]
pub struct RevokeKeyInput {
    /// The key's public part, the third of `mj_<env>_<id>_…`.
    pub key_id: String,
}

/// What became of a revocation (吊销密钥结果). It takes effect everywhere within five seconds.
#[derive(Debug, Default, SimpleObject)]
pub struct RevokeKeyPayload {
    /// The public part of the key that is revoked, now or since before; nothing when there is no such key.
    pub key_id: Option<String>,
    /// Why it was not revoked.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}
