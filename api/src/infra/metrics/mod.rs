//! The figures that Prometheus scrapes. What each means to an operator stands in `docs/operations.md`; a test compares.
//!
//! Invariant: the number of series is bounded. Operation names come from strangers: the first
//! [`OPERATIONS_MAX`] that were answered without an error stand for themselves ([`names`]). Outcomes are the codes of
//! one table, tiers are rows of the operator's.

pub mod names;
pub mod process;

use std::{sync::atomic::AtomicU64, time::Duration};

use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};

use self::{names::Names, process::Usage};
use super::traces::SpanTotals;
use crate::domain::{store::StatementTotals, webhook::WebhookTotals};

/// Operation names that have series of their own.
pub const OPERATIONS_MAX: usize = 200;

/// Tiers that have series of their own.
const TIERS_MAX: usize = 50;

/// Seconds: from a small lookup to the deadline.
const DURATIONS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Bytes: from an error to the largest answer.
const SIZES: [f64; 8] = [256.0, 1024.0, 4096.0, 16_384.0, 65_536.0, 262_144.0, 1_048_576.0, 8_388_608.0];

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    operation: String,
    tier: String,
    outcome: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OperationLabel {
    operation: String,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct TierLabel {
    tier: String,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct PoolLabels {
    pool: &'static str,
    state: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct StateLabel {
    state: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct SpanLabel {
    outcome: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct AttemptLabel {
    outcome: &'static str,
}

/// A request that has ended, as it is counted.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The operation's name, of any length.
    pub operation: &'a str,
    /// Whether a name not met before may have series of its own.
    pub is_ok: bool,
    /// The caller's tier.
    pub tier: &'a str,
    /// `ok`, `abandoned` or an error's code.
    pub outcome: &'static str,
    /// How long it took.
    pub duration: Duration,
    /// Bytes of the answer, where there was one.
    pub bytes: Option<u64>,
}

/// What is read when Prometheus asks.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// What statements ran for requests.
    pub statements: StatementTotals,
    /// The pools of connections: name, open ones, idle ones.
    pub pools: Vec<(&'static str, u32, usize)>,
    /// The standbys that are fresh enough to be read, and all of them.
    pub standbys: (usize, usize),
    /// How many changes the search index has yet to take in; nothing where there is none, or it cannot be found out.
    pub search_lag: Option<u64>,
    /// What became of attempts at webhooks in this process.
    pub webhooks: WebhookTotals,
    /// How all endpoints of webhooks stand; nothing where that cannot be found out.
    pub endpoints: Option<Endpoints>,
    /// WebSockets whose callers are known, and others.
    pub websockets: (u64, u64),
    /// Subscriptions and followers of the feed.
    pub subscriptions: u64,
    /// What became of the spans of traces.
    pub spans: SpanTotals,
}

/// How all endpoints of webhooks stand.
#[derive(Debug, Clone, Default)]
pub struct Endpoints {
    /// How many there are in each state.
    pub by_state: [(&'static str, u64); 6],
    /// Deliveries that are pending.
    pub pending: u64,
    /// For how many seconds the oldest of them is.
    pub oldest_seconds: i64,
    /// Changes that were not looked at for any endpoint yet.
    pub unseen: u64,
}

type DurationFamily = Family<OperationLabel, Histogram, fn() -> Histogram>;
type SizeFamily = Family<TierLabel, Histogram, fn() -> Histogram>;

/// All figures.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    operations: Names,
    tiers: Names,
    requests: Family<RequestLabels, Counter>,
    durations: DurationFamily,
    sizes: SizeFamily,
    in_progress: Gauge,
    statements: Counter,
    statements_failed: Counter,
    statement_seconds: Counter<f64, AtomicU64>,
    pool: Family<PoolLabels, Gauge>,
    standbys: Family<StateLabel, Gauge>,
    search_lag: Gauge,
    spans: Family<SpanLabel, Counter>,
    webhook_attempts: Family<AttemptLabel, Counter>,
    webhooks_dead: Counter,
    webhooks_pending: Gauge,
    webhooks_oldest: Gauge,
    webhooks_unseen: Gauge,
    webhook_endpoints: Family<StateLabel, Gauge>,
    websockets: Family<StateLabel, Gauge>,
    subscriptions: Gauge,
    cpu_seconds: Counter<f64, AtomicU64>,
    resident_bytes: Gauge,
    open_files: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::default(),
            operations: Names::new(OPERATIONS_MAX),
            tiers: Names::new(TIERS_MAX),
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(DURATIONS)),
            sizes: Family::new_with_constructor(|| Histogram::new(SIZES)),
            in_progress: Gauge::default(),
            statements: Counter::default(),
            statements_failed: Counter::default(),
            statement_seconds: Counter::default(),
            pool: Family::default(),
            standbys: Family::default(),
            search_lag: Gauge::default(),
            spans: Family::default(),
            webhook_attempts: Family::default(),
            webhooks_dead: Counter::default(),
            webhooks_pending: Gauge::default(),
            webhooks_oldest: Gauge::default(),
            webhooks_unseen: Gauge::default(),
            webhook_endpoints: Family::default(),
            websockets: Family::default(),
            subscriptions: Gauge::default(),
            cpu_seconds: Counter::default(),
            resident_bytes: Gauge::default(),
            open_files: Gauge::default(),
        };
        metrics.register_requests();
        metrics.register_parts();
        metrics
    }
}

impl Metrics {
    fn register_requests(&mut self) {
        let registry = self.registry.sub_registry_with_prefix("mingjing");
        registry.register("requests", "GraphQL requests that ended", self.requests.clone());
        registry.register_with_unit(
            "request_duration",
            "From a request's head to its answer's",
            Unit::Seconds,
            self.durations.clone(),
        );
        registry.register_with_unit(
            "response_size",
            "GraphQL answers before compression",
            Unit::Bytes,
            self.sizes.clone(),
        );
        registry.register("websockets", "WebSockets that are open", self.websockets.clone());
        registry.register(
            "subscriptions",
            "Subscriptions, and followers of the feed, that are open",
            self.subscriptions.clone(),
        );
        registry.register("requests_in_progress", "GraphQL requests being worked on", self.in_progress.clone());
    }

    fn register_parts(&mut self) {
        let registry = self.registry.sub_registry_with_prefix("mingjing");
        registry.register("sql_statements", "SQL statements run for requests and writes", self.statements.clone());
        registry.register("sql_statements_failed", "Those of them that failed", self.statements_failed.clone());
        registry.register_with_unit(
            "sql_statement_duration",
            "What they took together",
            Unit::Seconds,
            self.statement_seconds.clone(),
        );
        registry.register("database_connections", "Connections to the database", self.pool.clone());
        registry.register("database_standbys", "Standbys of the database", self.standbys.clone());
        registry.register(
            "search_index_lag",
            "Changes that the search index has yet to take in; -1 where that is not known",
            self.search_lag.clone(),
        );
        registry.register("spans", "Spans of traces that ended", self.spans.clone());
        registry.register("webhook_attempts", "Attempts at deliveries to webhooks", self.webhook_attempts.clone());
        registry.register("webhook_dead", "Deliveries to webhooks that were given up", self.webhooks_dead.clone());
        registry.register(
            "webhook_pending",
            "Deliveries that are pending to endpoints which are told of changes; -1 where that is not known",
            self.webhooks_pending.clone(),
        );
        registry.register(
            "webhook_unseen_changes",
            "Changes that were not looked at for any endpoint of webhooks yet",
            self.webhooks_unseen.clone(),
        );
        registry.register("webhook_endpoints", "Endpoints of webhooks by their state", self.webhook_endpoints.clone());
        registry.register_with_unit(
            "webhook_oldest_pending",
            "For how long the oldest of them is",
            Unit::Seconds,
            self.webhooks_oldest.clone(),
        );
        let registry = self.registry.sub_registry_with_prefix("process");
        registry.register_with_unit("cpu", "Processor time", Unit::Seconds, self.cpu_seconds.clone());
        registry.register_with_unit("resident_memory", "Memory in RAM", Unit::Bytes, self.resident_bytes.clone());
        registry.register("open_fds", "Open files and sockets", self.open_files.clone());
    }

    /// A request began.
    pub fn began(&self) {
        self.in_progress.inc();
    }

    /// A request ended; nothing is counted of one that had no GraphQL answer.
    pub fn ended(&self, answered: Option<Answered<'_>>) {
        self.in_progress.dec();
        let Some(answered) = answered else { return };
        let operation = self.operations.label(answered.operation, answered.is_ok).to_owned();
        let tier = self.tiers.label(answered.tier, true).to_owned();
        if let Some(bytes) = answered.bytes {
            #[expect(clippy::cast_precision_loss, reason = "sizes of answers are far below 2^52 bytes")]
            self.sizes.get_or_create_owned(&TierLabel { tier: tier.clone() }).observe(bytes as f64);
        }
        let label = OperationLabel { operation: operation.clone() };
        self.durations.get_or_create_owned(&label).observe(answered.duration.as_secs_f64());
        let labels = RequestLabels { operation, tier, outcome: answered.outcome };
        self.requests.get_or_create_owned(&labels).inc();
    }

    /// All figures as text, with what was read just now.
    ///
    /// # Errors
    /// [`std::fmt::Error`] when they cannot be written.
    pub fn text(&self, state: &State) -> Result<String, std::fmt::Error> {
        raise(&self.statements, state.statements.count);
        raise(&self.statements_failed, state.statements.failed);
        raise_seconds(&self.statement_seconds, state.statements.elapsed.as_secs_f64());
        for (pool, open, idle) in &state.pools {
            let (open, idle) = (i64::from(*open), i64::try_from(*idle).unwrap_or(i64::MAX));
            for (state, number) in [("idle", idle), ("used", open - idle)] {
                self.pool.get_or_create_owned(&PoolLabels { pool, state }).set(number.max(0));
            }
        }
        let (fresh, all) = state.standbys;
        for (state, number) in [("fresh", fresh), ("stale", all.saturating_sub(fresh))] {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            self.standbys.get_or_create_owned(&StateLabel { state }).set(number);
        }
        self.search_lag.set(state.search_lag.map_or(-1, |lag| i64::try_from(lag).unwrap_or(i64::MAX)));
        let WebhookTotals { delivered, failed, unanswered, dead } = state.webhooks;
        for (outcome, total) in [("delivered", delivered), ("failed", failed), ("unanswered", unanswered)] {
            raise(&self.webhook_attempts.get_or_create_owned(&AttemptLabel { outcome }), total);
        }
        raise(&self.webhooks_dead, dead);
        self.webhooks_pending.set(state.endpoints.as_ref().map_or(-1, |endpoints| whole(endpoints.pending)));
        if let Some(endpoints) = &state.endpoints {
            self.webhooks_oldest.set(endpoints.oldest_seconds);
            self.webhooks_unseen.set(whole(endpoints.unseen));
            for (state, number) in endpoints.by_state {
                self.webhook_endpoints.get_or_create_owned(&StateLabel { state }).set(whole(number));
            }
        }
        let (known, greeted) = state.websockets;
        for (state, number) in [("open", known), ("greeted", greeted)] {
            self.websockets.get_or_create_owned(&StateLabel { state }).set(whole(number));
        }
        self.subscriptions.set(whole(state.subscriptions));
        let SpanTotals { sent, failed, dropped } = state.spans;
        for (outcome, total) in [("sent", sent), ("failed", failed), ("dropped", dropped)] {
            raise(&self.spans.get_or_create_owned(&SpanLabel { outcome }), total);
        }
        if let Some(usage) = Usage::now() {
            raise_seconds(&self.cpu_seconds, usage.cpu_seconds);
            self.resident_bytes.set(usage.resident_bytes);
            self.open_files.set(usage.open_files);
        }
        let mut page = String::new();
        text::encode(&mut page, &self.registry)?;
        Ok(page)
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Brings a counter up to a total that is counted elsewhere.
fn raise(counter: &Counter, total: u64) {
    counter.inner().fetch_max(total, std::sync::atomic::Ordering::Relaxed);
}

/// Likewise for seconds. Two scrapes at once may both add the same little.
fn raise_seconds(counter: &Counter<f64, AtomicU64>, total: f64) {
    let more = total - counter.get();
    if more > 0.0 {
        counter.inc_by(more);
    }
}

#[cfg(test)]
mod tests;
