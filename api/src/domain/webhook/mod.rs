//! Webhooks (变更推送): clients have endpoints of their own, and each is told of the changes that meet its rules, as they
//! are committed (Standard Webhooks).
//!
//! Source: DESIGN.md §2.5. Two steps lead from the feed to an endpoint. What is new in the feed is held against the rules
//! of all endpoints ([`fan_out`]); what an endpoint is to be told of becomes a row, in the transaction that notes up to
//! where its changes were looked at. These rows are attempted ([`deliver`]) until each is delivered, or given up after
//! days. Both are work under leases: one for looking at the feed, one for each endpoint.
//!
//! Invariants: no change that meets a rule is passed over, and none becomes two rows; of an enterprise's changes the next
//! is attempted only when the one before it is delivered or given up; `webhook-id` is the same at every attempt, so that
//! who is told twice (a process died between the attempt and its note) can tell; nothing is sent to a client that may not
//! read it now; secrets are sealed at rest and shown once.
//! Left to others: what a change says (`feed`), who is on a watch list (`watch`), where an endpoint may be and how it is
//! spoken to ([`courier`]), when all this is done (`worker`).

mod backoff;
pub mod courier;
mod create;
pub mod deliver;
pub mod fan_out;
mod list;
mod overview;
mod places;
mod replay;
mod repo;
mod retain;
mod rotate;
pub mod rule;
mod secret;
mod settle;
mod switch;
pub mod target;
mod test_event;
mod told;
mod update;

use std::{
    collections::BTreeSet,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::{DateTime, TimeDelta, Utc};
use entity::code::{AuditAction, WebhookDeliveryState, WebhookEndpointState};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::{Value, json};
use tokio::sync::watch as channel;

use self::{
    courier::{Courier, Refusal},
    places::Places,
    rule::{RULES_MAX, Rule},
    target::TargetFault,
};
pub use self::{
    create::NewEndpoint,
    list::{Attempt, Backlog, Delivery},
    overview::{EndpointCounts, Overview},
    update::EndpointChange,
};
use super::{
    access::RepoError as AccessError,
    audit::{self, Act, Origin},
    feed::{Feed, FeedError},
    reading::row::NotPlanned,
    seal::{SealError, Sealer},
    store::{Store, StoreError},
    watch::WatchLists,
};
use crate::{
    clock::Clock,
    random::{Random, RandomUnavailable},
    secret::Secret,
};

/// The most endpoints of a client.
pub const ENDPOINTS_MAX: u64 = 20;
/// The longest description, in characters.
pub const DESCRIPTION_CHARS_MAX: usize = 200;

/// What an operator sets.
#[derive(Debug, Clone, Copy)]
pub struct WebhookSettings {
    /// Attempts in progress at once, in this process. One client has a quarter of them at most.
    pub attempts_max: u32,
    /// Attempts in progress at once to one endpoint.
    pub attempts_per_endpoint: u32,
    /// A delivery that is pending for so long is given up.
    pub give_up: TimeDelta,
    /// An endpoint that has taken nothing for so long is disabled.
    pub disable_after: TimeDelta,
    /// For how long a former secret signs as well.
    pub former_secret: TimeDelta,
    /// For how long what is settled is kept.
    pub keep: TimeDelta,
}

/// Whose endpoints are meant, and how the audit log knows who acts.
#[derive(Debug, Clone)]
pub struct Owner {
    /// The number of the client.
    pub client: i64,
    /// Who acts.
    pub origin: Origin,
}

/// An endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Its number.
    pub id: i64,
    /// The number of the client whose it is.
    pub client: i64,
    /// Its address.
    pub url: String,
    /// What its owner says of it.
    pub description: String,
    /// Which changes it is told of.
    pub rules: Vec<Rule>,
    /// Whether it is told of anything.
    pub state: WebhookEndpointState,
    /// Since when it is told of nothing.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Changes up to this one were held against its rules.
    pub cursor: u64,
    /// Until when its former secret signs as well.
    pub former_secret_until: Option<DateTime<Utc>>,
    /// Attempts that failed since the last that succeeded.
    pub failures: i64,
    /// When the first of these failed.
    pub failing_since: Option<DateTime<Utc>>,
    /// Until when it is left alone.
    pub resting_until: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When its owner last changed it.
    pub updated_at: DateTime<Utc>,
}

/// An endpoint with its secret, which is shown this once.
#[derive(Debug, Clone)]
pub struct WithSecret {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// Its secret.
    pub secret: Secret,
}

/// Why something was not done about an endpoint.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// The client has no such endpoint.
    #[error("there is no such endpoint")]
    UnknownEndpoint,
    /// Its address cannot be one.
    #[error(transparent)]
    Target(#[from] TargetFault),
    /// Its address is not spoken to.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The client has an endpoint there.
    #[error("there is an endpoint of this address already; change its rules, or make the address another one")]
    Taken,
    /// The description is too long.
    #[error("a description has at most {DESCRIPTION_CHARS_MAX} characters, and no control characters")]
    Description,
    /// There are too few rules, or too many.
    #[error("an endpoint has 1 to {RULES_MAX} rules; one without conditions is met by every change")]
    Rules,
    /// A rule names a watch list that the client does not have.
    #[error("there is no such watch list")]
    UnknownList(i64),
    /// The client has as many endpoints as it may.
    #[error("a client has at most {ENDPOINTS_MAX} endpoints; delete one first")]
    TooMany,
    /// It is to be told of changes that are far ahead.
    #[error("the data set goes up to {head}; name a change from 1 to {}", .head + 1)]
    From {
        /// How far the data set goes.
        head: u64,
    },
    /// It is disabled.
    #[error("the endpoint is disabled; enable it first")]
    Disabled,
    /// As many test events wait as may.
    #[error("{0} test events wait for the endpoint already; look at what became of them")]
    TooManyTests(u64),
    /// It has no former secret.
    #[error("the endpoint has no former secret that still signs")]
    NoFormerSecret,
    /// More deliveries were named than one call may.
    #[error("a call takes 1 to {0} deliveries")]
    TooManyDeliveries(usize),
    /// The rules of a row are not understood: a fault of ours.
    #[error("the rules of an endpoint cannot be read or written")]
    StoredRules(#[source] serde_json::Error),
    /// A row holds what this version does not know: a fault of ours.
    #[error("endpoint or delivery {0} holds a value that this version does not know")]
    UnknownValue(i64),
    /// A secret could not be made or sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// There is no randomness.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
    /// The feed cannot be read.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The client could not be asked about.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbErr> for WebhookError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

impl From<NotPlanned> for WebhookError {
    fn from(error: NotPlanned) -> Self {
        Self::Feed(error.into())
    }
}

/// What became of attempts in this process, and of deliveries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookTotals {
    /// Attempts that succeeded.
    pub delivered: u64,
    /// Attempts that were answered with anything but a success.
    pub failed: u64,
    /// Attempts that were not answered: nobody could be connected to, or nothing came in time.
    pub unanswered: u64,
    /// Deliveries that were given up.
    pub dead: u64,
}

#[derive(Debug, Default)]
struct Totals {
    delivered: AtomicU64,
    failed: AtomicU64,
    unanswered: AtomicU64,
    dead: AtomicU64,
}

/// What everything about webhooks is made of.
#[derive(Debug)]
pub struct WebhookParts {
    /// The database, without standbys: what was committed a moment ago has to be seen.
    pub store: Store,
    /// The feed over it.
    pub feed: Feed,
    /// Who is watched.
    pub watch: WatchLists,
    /// The time of day.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Seals secrets.
    pub sealer: Sealer,
    /// Takes deliveries to their endpoints.
    pub courier: Arc<dyn Courier>,
    /// What an operator sets.
    pub settings: WebhookSettings,
}

/// Endpoints, and what is told to them. Clones share their parts.
#[derive(Clone)]
pub struct Webhooks(Arc<Shared>);

struct Shared {
    parts: WebhookParts,
    totals: Totals,
    /// Raised whenever there is more to attempt.
    stirred: channel::Sender<u64>,
    places: Places,
}

impl fmt::Debug for Webhooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Webhooks").field(&self.0.parts).finish()
    }
}

impl std::ops::Deref for Webhooks {
    type Target = WebhookParts;

    fn deref(&self) -> &WebhookParts {
        &self.0.parts
    }
}

impl Webhooks {
    /// Over a migrated database.
    pub fn new(parts: WebhookParts) -> Self {
        let places = Places::new(parts.settings.attempts_max);
        Self(Arc::new(Shared { parts, totals: Totals::default(), stirred: channel::Sender::new(0), places }))
    }

    /// What became of attempts in this process so far.
    pub fn totals(&self) -> WebhookTotals {
        let Totals { delivered, failed, unanswered, dead } = &self.0.totals;
        let [delivered, failed, unanswered, dead] =
            [delivered, failed, unanswered, dead].map(|counter: &AtomicU64| counter.load(Ordering::Relaxed));
        WebhookTotals { delivered, failed, unanswered, dead }
    }

    /// Tells whenever there is more to attempt, or more to be looked at, by this process.
    pub fn stirrings(&self) -> channel::Receiver<u64> {
        self.0.stirred.subscribe()
    }

    /// Lets this process look for what has become due; it does so by itself every few seconds.
    pub fn wake(&self) {
        self.stir();
    }

    /// There is more to do.
    fn stir(&self) {
        self.0.stirred.send_modify(|count| *count += 1);
    }

    /// Begins to change an endpoint of this owner, which nobody else changes before the transaction ends.
    async fn begin(&self, owner: &Owner, id: i64) -> Result<(DatabaseTransaction, repo::Stored), WebhookError> {
        let transaction = self.store.dialect().begin_write(self.store.writer()).await?;
        let stored = repo::endpoint::lock(&transaction, id).await?;
        let stored = stored.filter(|stored| stored.endpoint.client == owner.client);
        Ok((transaction, stored.ok_or(WebhookError::UnknownEndpoint)?))
    }

    /// Writes down what was done, in its transaction.
    async fn audit(
        &self,
        transaction: &impl ConnectionTrait,
        origin: &Origin,
        action: AuditAction,
        (id, before, after): (i64, Option<Value>, Option<Value>),
    ) -> Result<(), WebhookError> {
        let act = Act { action, target: format!("webhook_endpoint:{id}"), before, after };
        Ok(audit::record(transaction, origin, act, self.clock.now()).await?)
    }

    /// Whether the address may be an endpoint's; its one spelling.
    async fn check_url(&self, url: &str) -> Result<target::Target, WebhookError> {
        let target = target::Target::try_new(url)?;
        self.courier.check(&target).await?;
        Ok(target)
    }
}

/// What the audit log keeps of an endpoint: nothing of its secrets, and of its address only where it is.
fn snapshot(endpoint: &Endpoint) -> Value {
    let origin = target::Target::try_new(&endpoint.url).map(|target| target.origin()).unwrap_or_default();
    json!({
        "origin": origin,
        "description": endpoint.description,
        "rules": endpoint.rules,
        "state": entity::code::CodeList::code(endpoint.state),
        "cursor": endpoint.cursor,
    })
}

fn check_description(text: &str) -> Result<(), WebhookError> {
    let fits = text.chars().nth(DESCRIPTION_CHARS_MAX).is_none() && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(WebhookError::Description) }
}

fn check_rules(rules: &[Rule]) -> Result<BTreeSet<i64>, WebhookError> {
    if (1..=RULES_MAX).contains(&rules.len()) { Ok(rule::lists(rules)) } else { Err(WebhookError::Rules) }
}

/// The states in which a delivery is settled.
const SETTLED: [WebhookDeliveryState; 2] = [WebhookDeliveryState::Delivered, WebhookDeliveryState::Dead];
