//! Endpoints, their rules, and what is told to them.

use async_graphql::{ID, SimpleObject};
use entity::code::{CodeList as _, Industry, WebhookDeliveryState, WebhookEndpointState};

use super::{DELIVERY, ENDPOINT};
use crate::{
    domain::{
        watch::LIST,
        webhook::{self as domain, Backlog},
    },
    graphql::{
        code::{Code, Coded},
        cost::directive::ListOf,
        id,
        kind::KindName,
        revision::RevisionOperation,
        scalar::DateTime,
    },
};

/// Where a client is told of changes (推送地址). Deliveries are signed by the Standard Webhooks specification.
#[derive(Debug, Clone, SimpleObject)]
pub struct WebhookEndpoint {
    /// Its id.
    id: ID,
    /// Its address.
    url: String,
    /// What its owner says of it.
    description: String,
    /// Which changes it is told of: those that meet any of these.
    #[graphql(directive = ListOf::apply(5))]
    rules: Vec<WebhookRule>,
    /// Whether it is told of changes.
    state: Coded<WebhookEndpointState>,
    /// Since when it is not.
    disabled_at: Option<DateTime>,
    /// Changes up to this sequence number were held against its rules, a whole number as text.
    cursor: String,
    /// How many deliveries are pending.
    pending_count: i64,
    /// Since when the oldest of them is.
    oldest_pending_at: Option<DateTime>,
    /// How many deliveries were given up.
    dead_count: i64,
    /// How many attempts failed since the last that succeeded.
    failure_count: i64,
    /// When the first of these failed.
    failing_since: Option<DateTime>,
    /// Until when no attempt is made: after several failures in a row, or because it asked for it.
    resting_until: Option<DateTime>,
    /// Until when deliveries are signed with its former secret as well; nothing when they are not.
    former_secret_until: Option<DateTime>,
    /// When it was made.
    created_at: DateTime,
    /// When its owner last changed it.
    updated_at: DateTime,
}

/// Which changes an endpoint is told of (推送规则). All of it must hold; of a list, one of its values. What is null is no
/// condition.
#[derive(Debug, Clone, SimpleObject)]
pub struct WebhookRule {
    /// Of records of these kinds.
    kind: Option<Vec<KindName>>,
    /// Of these sorts.
    operation: Option<Vec<RevisionOperation>>,
    /// Made by these organisations, by their ids.
    by_id: Option<Vec<ID>>,
    /// Of records that name these authorities.
    authority: Option<Vec<String>>,
    /// About enterprises of these districts, by code.
    district: Option<Vec<String>>,
    /// About enterprises of these industry sections.
    industry: Option<Vec<Code<Industry>>>,
    /// About enterprises on this watch list.
    watch_list_id: Option<ID>,
}

/// A change that an endpoint is to be told of, or was (推送).
#[derive(Debug, Clone, SimpleObject)]
pub struct WebhookDelivery {
    /// Its id.
    id: ID,
    /// Its `webhook-id`, the same at every attempt.
    message_id: String,
    /// The sequence number of the change, a whole number as text; nothing for a test event.
    sequence: Option<String>,
    /// Where it stands.
    state: Coded<WebhookDeliveryState>,
    /// When it is attempted next; nothing while a change of the same enterprise is before it, and once it is settled.
    due_at: Option<DateTime>,
    /// How often it was attempted since it began to be pending.
    attempt_count: i64,
    /// When it began to be pending.
    created_at: DateTime,
    /// When it was delivered or given up.
    settled_at: Option<DateTime>,
    /// Every attempt, the first first; those before a replay included.
    #[graphql(directive = ListOf::apply(2))]
    attempts: Vec<WebhookAttempt>,
}

/// How an attempt at a delivery went (推送尝试).
#[derive(Debug, Clone, SimpleObject)]
pub struct WebhookAttempt {
    /// When it began.
    at: DateTime,
    /// How many milliseconds it took.
    duration_ms: i64,
    /// The status of the answer; nothing when there was none.
    status: Option<i32>,
    /// Why it failed; nothing when it succeeded.
    error: Option<String>,
    /// What the answer's body began with, 4 kB at most.
    response: Option<String>,
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl From<(Backlog, domain::Endpoint)> for WebhookEndpoint {
    fn from((backlog, endpoint): (Backlog, domain::Endpoint)) -> Self {
        Self {
            id: id::encode(ENDPOINT, endpoint.id),
            url: endpoint.url,
            description: endpoint.description,
            rules: endpoint.rules.into_iter().map(WebhookRule::from).collect(),
            state: Coded(endpoint.state),
            disabled_at: endpoint.disabled_at.map(DateTime),
            cursor: endpoint.cursor.to_string(),
            pending_count: whole(backlog.pending),
            oldest_pending_at: backlog.oldest.map(DateTime),
            dead_count: whole(backlog.dead),
            failure_count: endpoint.failures,
            failing_since: endpoint.failing_since.map(DateTime),
            resting_until: endpoint.resting_until.map(DateTime),
            former_secret_until: endpoint.former_secret_until.map(DateTime),
            created_at: DateTime(endpoint.created_at),
            updated_at: DateTime(endpoint.updated_at),
        }
    }
}

impl From<domain::rule::Rule> for WebhookRule {
    fn from(rule: domain::rule::Rule) -> Self {
        let filter = rule.filter;
        Self {
            kind: filter.kinds.map(|kinds| kinds.iter().filter_map(|kind| KindName::stored(kind)).collect()),
            operation: filter
                .operations
                .map(|sorts| sorts.iter().filter_map(|sort| RevisionOperation::stored(sort)).collect()),
            by_id: filter.publishers.map(|ids| ids.into_iter().map(|id| id::encode("organisation", id)).collect()),
            authority: filter.authorities,
            district: filter.districts,
            industry: filter
                .industries
                .map(|letters| letters.iter().filter_map(|letter| Industry::from_code(letter)).map(Code).collect()),
            watch_list_id: rule.watch_list.map(|list| id::encode(LIST, list)),
        }
    }
}

impl From<domain::Delivery> for WebhookDelivery {
    fn from(delivery: domain::Delivery) -> Self {
        (delivery, Vec::new()).into()
    }
}

impl From<(domain::Delivery, Vec<domain::Attempt>)> for WebhookDelivery {
    fn from((delivery, attempts): (domain::Delivery, Vec<domain::Attempt>)) -> Self {
        Self {
            id: id::encode(DELIVERY, delivery.id),
            message_id: delivery.message_id(),
            sequence: delivery.sequence.map(|sequence| sequence.to_string()),
            state: Coded(delivery.state),
            due_at: delivery.due_at.map(DateTime),
            attempt_count: delivery.attempts,
            created_at: DateTime(delivery.created_at),
            settled_at: delivery.settled_at.map(DateTime),
            attempts: attempts.into_iter().map(WebhookAttempt::from).collect(),
        }
    }
}

impl From<domain::Attempt> for WebhookAttempt {
    fn from(attempt: domain::Attempt) -> Self {
        let domain::Attempt { at, duration_ms, status, error, response } = attempt;
        Self { at: DateTime(at), duration_ms, status, error, response }
    }
}
