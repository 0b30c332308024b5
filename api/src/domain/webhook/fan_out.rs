//! Holds what is new in the feed against the rules of all endpoints.
//!
//! One process does it at a time, under one lease: a page of the feed is read once, however many endpoints there are. What
//! each is to be told of is written in the transaction that moves its cursor on, so a process that dies in between has done
//! neither. Endpoints that are behind (they were set back, or had too much waiting) are looked after in turn with those
//! that are not: replaying years of changes to one keeps no other waiting.

use std::collections::{BTreeMap, HashMap};

use super::{Endpoint, WebhookError, Webhooks, deliver::may_be_told, repo, rule};
use crate::domain::{
    access::{ClientId, standing::standings},
    feed::{FeedFilter, Wanted},
    lease::{Lease, Leases},
    store::cell::Cell,
};

/// Deliveries that may wait for one endpoint. One that has more is not looked after until it has taken some: its cursor
/// waits, and nothing is lost.
pub const PENDING_MAX: u64 = 10_000;

/// Changes that one step looks at.
const PAGE: u32 = 500;

/// Endpoints that one step moves on: what it writes is bounded by both.
const ENDPOINTS_A_STEP: usize = 100;

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Every endpoint that may be told more has been told of everything.
    UpToDate,
    /// There is more to look at.
    More,
    /// Somebody else looks at the feed now.
    Lost,
}

/// Looks at the feed.
#[derive(Debug)]
pub struct FanOut {
    webhooks: Webhooks,
    /// How many deliveries wait for an endpoint at most.
    waiting: HashMap<i64, u64>,
    /// Whose turn it is: those furthest behind, or those nearest to the end.
    is_turn_of_last: bool,
}

impl FanOut {
    /// Of these endpoints.
    pub fn new(webhooks: Webhooks) -> Self {
        Self { webhooks, waiting: HashMap::new(), is_turn_of_last: false }
    }

    /// Looks at a page of the feed for the endpoints that stand there.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer; then nothing was done.
    pub async fn step(&mut self, leases: &Leases, lease: &Lease) -> Result<Step, WebhookError> {
        let head = self.webhooks.feed.head().await?;
        let behind = self.behind(head).await?;
        let cursors = behind.iter().map(|endpoint| endpoint.cursor);
        let (Some(last), Some(first)) = (cursors.clone().min(), cursors.max()) else { return Ok(Step::UpToDate) };
        let after = if self.is_turn_of_last { last } else { first };
        self.is_turn_of_last = !self.is_turn_of_last;
        let (node, filter) = (FeedFilter::facts(), FeedFilter::default());
        let wanted = Wanted { node, filter, watch_list: None, after, limit: PAGE };
        let page = self.webhooks.feed.read(&wanted).await?;
        let there = behind.iter().filter(|endpoint| endpoint.cursor == after);
        let reached: Vec<&Endpoint> = there.take(ENDPOINTS_A_STEP).collect();

        let lists: Vec<i64> = rule::lists(reached.iter().flat_map(|endpoint| &endpoint.rules)).into_iter().collect();
        let mut codes = Vec::new();
        for change in &page.changes {
            codes.extend(rule::codes(change)?.map(Cell::text));
        }
        let watched = self.webhooks.watch.watched(&lists, &codes).await?;
        let mut due: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
        for change in &page.changes {
            let (sequence, enterprise) = (change.id()?, change.number("enterprise_id")?.unwrap_or_default());
            for endpoint in &reached {
                if rule::any_is_met(&endpoint.rules, change, &watched)? {
                    due.entry(endpoint.id).or_default().push((sequence, enterprise));
                }
            }
        }
        let moved: Vec<i64> = reached.iter().map(|endpoint| endpoint.id).collect();
        if !self.write(leases, lease, &moved, (after, page.up_to), &due).await? {
            return Ok(Step::Lost);
        }
        for (endpoint, changes) in &due {
            *self.waiting.entry(*endpoint).or_default() += changes.len() as u64;
        }
        if !due.is_empty() {
            self.webhooks.stir();
        }
        let is_over = page.up_to >= head && reached.len() == behind.len();
        Ok(if is_over { Step::UpToDate } else { Step::More })
    }

    /// Moves the cursors and writes what is due; false when somebody else does that now.
    async fn write(
        &self,
        leases: &Leases,
        lease: &Lease,
        endpoints: &[i64],
        (after, up_to): (u64, u64),
        due: &BTreeMap<i64, Vec<(i64, i64)>>,
    ) -> Result<bool, WebhookError> {
        let (store, now) = (&self.webhooks.store, self.webhooks.clock.now());
        let dialect = store.dialect();
        let transaction = dialect.begin_write(store.writer()).await?;
        if !leases.hold(&transaction, lease).await? {
            return Ok(false);
        }
        // One that was disabled, deleted or set back since it was read stays where it is.
        let moved = repo::endpoint::advance(&transaction, dialect, endpoints, after, up_to).await?;
        let rows: Vec<Vec<Cell>> = moved
            .iter()
            .filter_map(|endpoint| Some((endpoint, due.get(endpoint)?)))
            .flat_map(|(endpoint, changes)| changes.iter().map(|change| (*endpoint, *change)))
            .map(|(endpoint, (sequence, enterprise))| [endpoint, sequence, enterprise].map(Cell::Number).to_vec())
            .collect();
        if !rows.is_empty() {
            repo::delivery::insert_all(&transaction, dialect, &rows, now).await?;
            repo::order::release(&transaction, dialect, &rows, now).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The endpoints that may be told more.
    async fn behind(&mut self, head: u64) -> Result<Vec<Endpoint>, WebhookError> {
        let mut behind = repo::endpoint::behind(self.webhooks.store.reader(), head).await?;
        let clients = behind.iter().map(|endpoint| ClientId(endpoint.client)).collect();
        let standings = standings(&self.webhooks.store, clients).await?;
        behind.retain(|endpoint| standings.get(&ClientId(endpoint.client)).is_some_and(may_be_told));
        // What was counted is what waits at most: between two counts it only grows by what is added here.
        let is_full = |waiting: &HashMap<i64, u64>, id| waiting.get(&id).is_none_or(|count| *count >= PENDING_MAX);
        let uncounted: Vec<i64> =
            behind.iter().map(|endpoint| endpoint.id).filter(|id| is_full(&self.waiting, *id)).collect();
        if !uncounted.is_empty() {
            let counted = repo::delivery::backlogs(self.webhooks.store.reader(), &uncounted).await?;
            for id in uncounted {
                self.waiting.insert(id, counted.get(&id).map_or(0, |backlog| backlog.pending));
            }
        }
        behind.retain(|endpoint| !is_full(&self.waiting, endpoint.id));
        Ok(behind)
    }
}
