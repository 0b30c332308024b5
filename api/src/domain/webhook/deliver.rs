//! Attempts what is due to one endpoint, under its lease: several enterprises' changes at once, each enterprise's one after
//! the other.
//!
//! An endpoint that hangs or fails has one attempt at a time, and none for a while after several failures in a row, so it
//! takes little of what all share. What came of attempts is written down together, as many as have ended meanwhile.

use std::{collections::HashSet, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use entity::code::{Scope, WebhookEndpointState};
use tokio::{
    task::{JoinError, JoinSet},
    time::{Instant, timeout},
};

use super::{
    Delivery, Endpoint, WebhookError, Webhooks,
    courier::{Answer, Courier},
    repo,
    secret::SigningSecret,
    settle::{Outcome, Settled},
    target::Target,
    told::letter,
};
use crate::domain::{
    access::{
        ClientId,
        standing::{Standing, standings},
    },
    lease::{Lease, Leases},
};

/// How often an endpoint with attempts in progress is looked at for what became due meanwhile, when nothing tells of it.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Longer than any courier takes, which bounds itself.
const LONGEST_ATTEMPT: Duration = Duration::from_mins(2);

/// What ended the work on an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing is due.
    Everything,
    /// Its owner may not be told of anything now.
    NotAllowed,
    /// Somebody else works on it now.
    Lost,
}

impl Webhooks {
    /// The endpoints that something is due to, those that work before those that fail.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn due(&self, limit: u64) -> Result<Vec<i64>, WebhookError> {
        repo::endpoint::due(self.store.reader(), self.store.dialect(), self.clock.now(), limit).await
    }

    /// Attempts what is due to this endpoint until nothing is.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer. What was attempted and not written down is attempted again.
    pub async fn deliver(&self, leases: &Leases, lease: &Lease, endpoint: i64) -> Result<Delivered, WebhookError> {
        let mut stirrings = self.stirrings();
        // Dropped with the work, and the attempts with it.
        let mut sending: JoinSet<Outcome> = JoinSet::new();
        let mut in_progress = HashSet::new();
        loop {
            stirrings.mark_unchanged();
            let is_allowed = self.begin_due(endpoint, &mut sending, &mut in_progress).await?;
            let ended = tokio::select! {
                ended = sending.join_next() => match ended {
                    None if is_allowed => return Ok(Delivered::Everything),
                    None => return Ok(Delivered::NotAllowed),
                    Some(ended) => Some(ended),
                },
                _ = timeout(LOOK_EVERY, stirrings.changed()) => None,
            };
            let Some(ended) = ended else { continue };
            let mut outcomes = vec![outcome(ended)?];
            while let Some(ended) = sending.try_join_next() {
                outcomes.push(outcome(ended)?);
            }
            for outcome in &outcomes {
                in_progress.remove(&outcome.delivery.id);
            }
            match self.settle(leases, lease, endpoint, outcomes).await? {
                Settled::Lost => return Ok(Delivered::Lost),
                Settled::Written => {}
            }
        }
    }

    /// Begins the attempts that are due, as many as may be in progress; false when none may be made for this owner.
    async fn begin_due(
        &self,
        endpoint: i64,
        sending: &mut JoinSet<Outcome>,
        in_progress: &mut HashSet<i64>,
    ) -> Result<bool, WebhookError> {
        let now = self.clock.now();
        let Some(stored) = repo::endpoint::find(self.store.reader(), endpoint).await? else { return Ok(true) };
        let room = self.room(&stored.endpoint, sending.len(), now);
        if room == 0 {
            return Ok(true);
        }
        let Some(with_contacts) = self.may_be_told(&stored.endpoint).await? else { return Ok(false) };
        let most = (room + in_progress.len()) as u64;
        let mut due = repo::delivery::due(self.store.reader(), endpoint, now, most).await?;
        due.retain(|delivery| !in_progress.contains(&delivery.id));
        due.truncate(room);
        if due.is_empty() {
            return Ok(true);
        }
        let mut bodies = self.bodies(&stored.endpoint, &due, with_contacts).await?;
        let secrets: Arc<[SigningSecret]> = self.secrets(&stored, now).into();
        let target = Target::try_new(&stored.endpoint.url);
        for delivery in due {
            let body = bodies.remove(&delivery.id);
            in_progress.insert(delivery.id);
            let (webhooks, secrets) = (self.clone(), Arc::clone(&secrets));
            let attempt = Attempting { webhooks, client: stored.endpoint.client, secrets, delivery };
            match (body, &target) {
                (Some(body), Ok(target)) => drop(sending.spawn(attempt.make(target.clone(), body))),
                (None, _) => drop(sending.spawn(attempt.fail("the change is not in the feed"))),
                (_, Err(_)) => drop(sending.spawn(attempt.fail("the address of the endpoint is not understood"))),
            }
        }
        Ok(true)
    }

    /// How many attempts more may be in progress.
    fn room(&self, endpoint: &Endpoint, in_progress: usize, now: DateTime<Utc>) -> usize {
        let is_resting = endpoint.resting_until.is_some_and(|until| until > now);
        if endpoint.state != WebhookEndpointState::Enabled || is_resting {
            return 0;
        }
        let most = if endpoint.failures > 0 { 1 } else { self.settings.attempts_per_endpoint };
        usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(in_progress)
    }

    /// Whether the owner of an endpoint sees what leads to persons; nothing when it may not be told of anything.
    async fn may_be_told(&self, endpoint: &Endpoint) -> Result<Option<bool>, WebhookError> {
        let client = ClientId(endpoint.client);
        let standings = standings(&self.store, [client].into()).await?;
        let standing = standings.get(&client).filter(|standing| may_be_told(standing));
        Ok(standing.map(|standing| standing.may(Scope::PersonRead)))
    }
}

/// Whether a client is told of changes.
pub(super) fn may_be_told(standing: &Standing) -> bool {
    standing.may(Scope::WatchWrite) && standing.may(Scope::DisclosureRead)
}

/// An attempt that is about to be made.
struct Attempting {
    webhooks: Webhooks,
    /// Whose endpoint it is.
    client: i64,
    secrets: Arc<[SigningSecret]>,
    delivery: Delivery,
}

impl Attempting {
    async fn make(self, target: Target, body: String) -> Outcome {
        // Never closed.
        let _place = self.webhooks.0.places.take(self.client).await;
        let (at, begun) = (self.webhooks.clock.now(), Instant::now());
        let answer = if self.secrets.is_empty() {
            Answer::none("the secret of the endpoint does not open: the gateway's key secret was changed; rotate it")
        } else {
            let letter = letter(&self.delivery, body, &self.secrets, at);
            let courier: &dyn Courier = self.webhooks.courier.as_ref();
            let sent = timeout(LONGEST_ATTEMPT, courier.deliver(&target, &letter)).await;
            sent.unwrap_or_else(|_| Answer::none("there was no answer in time"))
        };
        Outcome { delivery: self.delivery, at, took: begun.elapsed(), answer }
    }

    async fn fail(self, why: &'static str) -> Outcome {
        let at = self.webhooks.clock.now();
        Outcome { delivery: self.delivery, at, took: Duration::ZERO, answer: Answer::none(why) }
    }
}

fn outcome(ended: Result<Outcome, JoinError>) -> Result<Outcome, WebhookError> {
    ended.map_err(|panic| sea_orm::DbErr::Custom(panic.to_string()).into())
}
