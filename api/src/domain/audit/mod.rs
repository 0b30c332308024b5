//! The audit log (审计日志): who did what to whom's access, when, with which key, by which request and from where.
//!
//! Invariants: an entry is written in the transaction of the act that it is about, so neither is there without the
//! other; it holds no secret; the database itself refuses to change or remove one (`migration/m0021_audit_entry.rs`,
//! `m0028_audit_privileges.rs`); an organisation reads of its own acts alone ([`AuditLog::of_organisation`]).
//! An entry names its target by table and key and outlives it.

mod list;
mod repo;

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use entity::code::{AuditAction, AuditActor};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::Value;

pub use self::list::{AuditEntry, AuditFilter, AuditLog};
use super::store::dialect::Dialect;

/// Who acts, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Who acts.
    pub actor: Actor,
    /// The request that asks for it.
    pub request_id: Option<String>,
    /// Where the request came from.
    pub address: Option<IpAddr>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A client.
    Client {
        /// The number of its organisation.
        organisation: i64,
        /// Its number.
        client: i64,
        /// The public part of the key that it presented, or got its token with.
        key: String,
    },
    /// Somebody at the command line of the gateway.
    CommandLine,
    /// The gateway itself.
    Gateway,
}

impl Actor {
    /// Its sort.
    pub fn code(&self) -> AuditActor {
        match self {
            Self::Client { .. } => AuditActor::Client,
            Self::CommandLine => AuditActor::CommandLine,
            Self::Gateway => AuditActor::Gateway,
        }
    }
}

impl Origin {
    /// Somebody at the command line of the gateway.
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, request_id: None, address: None }
    }

    /// The gateway itself.
    pub fn gateway() -> Self {
        Self { actor: Actor::Gateway, request_id: None, address: None }
    }

    /// The number of the client that acts, if one does.
    pub fn client(&self) -> Option<i64> {
        match self.actor {
            Actor::Client { client, .. } => Some(client),
            Actor::CommandLine | Actor::Gateway => None,
        }
    }
}

/// What was done.
#[derive(Debug, Clone)]
pub struct Act {
    /// What sort of act.
    pub action: AuditAction,
    /// What it was done to: a table's name and, after a colon, the row's key.
    pub target: String,
    /// The target as it was; none for what is new.
    pub before: Option<Value>,
    /// The target as it became.
    pub after: Option<Value>,
}

/// What was done, with the target's contents as the JSON texts that they are.
#[derive(Debug, Clone)]
pub struct WrittenAct<'a> {
    /// What sort of act.
    pub action: AuditAction,
    /// What it was done to: a table's name and, after a colon, the row's key.
    pub target: String,
    /// The target as it was; none for what is new.
    pub before: Option<&'a str>,
    /// The target as it became.
    pub after: Option<&'a str>,
}

/// Writes many entries in one statement, within the transaction of the acts.
///
/// # Errors
/// [`DbErr`] when the database refuses; then the acts must not be done either.
pub async fn record_all<'a>(
    transaction: &impl ConnectionTrait,
    dialect: Dialect,
    origin: &Origin,
    acts: impl Iterator<Item = WrittenAct<'a>>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    repo::insert_all(transaction, dialect, origin, acts, now).await
}

/// Writes an entry, within the transaction of the act.
///
/// # Errors
/// [`DbErr`] when the database refuses; then the act must not be done either.
pub async fn record(
    transaction: &impl ConnectionTrait,
    origin: &Origin,
    act: Act,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    repo::insert(transaction, origin, act, now).await
}
