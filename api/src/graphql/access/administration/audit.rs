//! The audit log in the schema.

use async_graphql::{ID, InputObject, SimpleObject};
use entity::code::{AuditAction, AuditActor};

use super::{CLIENT, ORGANISATION, client_id};
use crate::{
    domain::audit,
    error::ClientError,
    graphql::{
        code::{Code, Coded},
        id,
        input::DateTimeRange,
        scalar::DateTime,
    },
};

/// An entry of the audit log (审计日志): who did what, when and from where. Entries are never changed or removed.
#[derive(Debug, SimpleObject)]
pub struct AuditEntry {
    /// When it was done.
    at: DateTime,
    /// What was done; nothing for an act that this version of the gateway does not know.
    action: Option<Coded<AuditAction>>,
    /// What it was done to: a table's name and, after a colon, the row's key, such as `client:7`.
    target: String,
    /// What sort of actor did it; nothing for one that this version of the gateway does not know.
    actor: Option<Coded<AuditActor>>,
    /// The id of the client that did it.
    client_id: Option<ID>,
    /// The id of the client's organisation.
    organisation_id: Option<ID>,
    /// The public part of the key that it was done with.
    key_id: Option<String>,
    /// The id of the request that it was done by.
    request_id: Option<String>,
    /// The address that the request came from.
    address: Option<String>,
    /// The target as it was, as JSON text without secrets; nothing for what was new.
    before: Option<String>,
    /// The target as it became, likewise.
    after: Option<String>,
}

impl From<audit::AuditEntry> for AuditEntry {
    fn from(entry: audit::AuditEntry) -> Self {
        Self {
            at: DateTime(entry.at),
            action: entry.action.map(Coded),
            target: entry.target,
            actor: entry.actor.map(Coded),
            client_id: entry.client.map(|client| id::encode(CLIENT, client)),
            organisation_id: entry.organisation.map(|organisation| id::encode(ORGANISATION, organisation)),
            key_id: entry.key,
            request_id: entry.request_id,
            address: entry.address.map(|address| address.to_string()),
            before: entry.before.map(|value| value.to_string()),
            after: entry.after.map(|value| value.to_string()),
        }
    }
}

/// Which entries of the audit log (审计筛选). All conditions given must hold.
#[derive(Debug, Default, InputObject)]
pub struct AuditFilter {
    /// What was done. One of them.
    pub action: Option<Vec<Code<AuditAction>>>,
    /// What sort of actor did it. One of them.
    pub actor: Option<Vec<Code<AuditActor>>>,
    /// The id of the client that did it.
    pub client_id: Option<ID>,
    /// What it was done to, such as `client:7`.
    pub target: Option<String>,
    /// The id of the request that it was done by.
    pub request_id: Option<String>,
    /// When it was done.
    pub at: Option<DateTimeRange>,
}

impl TryFrom<AuditFilter> for audit::AuditFilter {
    type Error = ClientError;

    fn try_from(filter: AuditFilter) -> Result<Self, ClientError> {
        let client = match &filter.client_id {
            None => None,
            Some(id) => {
                let client = client_id(id).ok_or_else(|| id::not_ours().at("filter.clientId"))?;
                Some(client.0)
            }
        };
        let (from, to) = filter.at.map_or((None, None), |range| (range.from, range.to));
        if matches!((from, to), (Some(from), Some(to)) if from.0 > to.0) {
            return Err(ClientError::bad_input("filter.at", "from must not be after to"));
        }
        Ok(Self {
            actions: filter.action.map(|codes| codes.into_iter().map(|code| code.0).collect()),
            actors: filter.actor.map(|codes| codes.into_iter().map(|code| code.0).collect()),
            client,
            target: filter.target,
            request_id: filter.request_id,
            from: from.map(|from| from.0),
            to: to.map(|to| to.0),
        })
    }
}
