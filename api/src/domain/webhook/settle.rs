//! Writes down what came of attempts: which deliveries are through, which are attempted again and when, and how the
//! endpoint stands.

use std::{sync::atomic::Ordering, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use entity::code::{WebhookDeliveryState, WebhookEndpointState};

use super::{
    Delivery, Endpoint, WebhookError, Webhooks, backoff,
    courier::Answer,
    repo::{self, delivery::Mark},
};
use crate::domain::{
    audit::Origin,
    lease::{Lease, Leases},
};

/// An endpoint that takes a delivery after it had failed for so long is told at once of all that waits for it.
const LONG_FAILURE: TimeDelta = TimeDelta::minutes(5);

/// An attempt that has ended.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) delivery: Delivery,
    pub(super) at: DateTime<Utc>,
    pub(super) took: Duration,
    pub(super) answer: Answer,
}

/// Whether it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    Written,
    /// Somebody else works on the endpoint; what was attempted here is attempted there again.
    Lost,
}

impl Webhooks {
    /// Writes down what came of these attempts, in the order in which they ended.
    pub(super) async fn settle(
        &self,
        leases: &Leases,
        lease: &Lease,
        endpoint: i64,
        outcomes: Vec<Outcome>,
    ) -> Result<Settled, WebhookError> {
        let dialect = self.store.dialect();
        let now = self.clock.now();
        let transaction = dialect.begin_write(self.store.writer()).await?;
        if !leases.hold(&transaction, lease).await? {
            return Ok(Settled::Lost);
        }
        // Whoever adds deliveries has to lock it as well, so that none is passed over when the one before it is through.
        let Some(stored) = repo::endpoint::lock(&transaction, endpoint).await? else { return Ok(Settled::Written) };
        let mut health = Health { endpoint: stored.endpoint, recovered: false, gone: false };
        let mut marks = Vec::with_capacity(outcomes.len());
        for outcome in &outcomes {
            health.note(outcome, now);
            marks.push(self.mark(outcome, now)?);
        }
        repo::attempt::insert_all(&transaction, dialect, &outcomes).await?;
        repo::attempt::forget_earliest(&transaction, dialect, &outcomes).await?;
        repo::delivery::mark(&transaction, dialect, &marks, now).await?;
        let mut endpoint = health.endpoint;
        if health.recovered {
            repo::delivery::hurry(&transaction, endpoint.id, now).await?;
        }
        let mut dead = marks.iter().filter(|mark| mark.state == WebhookDeliveryState::Dead).count() as u64;
        let mut enterprises: Vec<i64> = outcomes.iter().filter_map(|outcome| outcome.delivery.enterprise).collect();
        if endpoint.failing_since.is_some_and(|since| now - since >= self.settings.give_up) {
            // Nothing got through for as long as a delivery is tried: what has waited as long is given up with the rest.
            let expired = repo::delivery::expire(&transaction, endpoint.id, now - self.settings.give_up, now).await?;
            dead += expired.len() as u64;
            enterprises.extend(expired);
        }
        repo::order::restore(&transaction, dialect, endpoint.id, &enterprises, now).await?;
        self.judge(&transaction, &mut endpoint, health.gone, now).await?;
        transaction.commit().await?;
        self.add_up(&outcomes, dead);
        if dead > 0 {
            tracing::info!(endpoint = endpoint.id, deliveries = dead, "deliveries to an endpoint were given up");
        }
        Ok(Settled::Written)
    }

    /// Counts what came of these attempts, for whoever watches this process.
    fn add_up(&self, outcomes: &[Outcome], dead: u64) {
        let totals = &self.0.totals;
        for Outcome { answer, .. } in outcomes {
            let total = match answer.status {
                Some(_) if answer.is_success() => &totals.delivered,
                Some(_) => &totals.failed,
                None => &totals.unanswered,
            };
            total.fetch_add(1, Ordering::Relaxed);
        }
        totals.dead.fetch_add(dead, Ordering::Relaxed);
    }

    /// Writes down how the endpoint stands, and disables it where it says that it is gone, or has failed for too long.
    async fn judge(
        &self,
        transaction: &sea_orm::DatabaseTransaction,
        endpoint: &mut Endpoint,
        is_gone: bool,
        now: DateTime<Utc>,
    ) -> Result<(), WebhookError> {
        let failed_for = endpoint.failing_since.map_or(TimeDelta::zero(), |since| now - since);
        let reason = if is_gone {
            Some(WebhookEndpointState::Gone)
        } else {
            (failed_for >= self.settings.disable_after).then_some(WebhookEndpointState::Failing)
        };
        match reason.filter(|_| endpoint.state == WebhookEndpointState::Enabled) {
            Some(reason) => {
                tracing::info!(endpoint = endpoint.id, ?reason, "an endpoint is told of nothing any more");
                self.shut(transaction, &Origin::gateway(), endpoint, (reason, now)).await
            }
            None => repo::endpoint::update(transaction, endpoint).await,
        }
    }

    /// What becomes of the delivery that was attempted.
    fn mark(&self, outcome: &Outcome, now: DateTime<Utc>) -> Result<Mark, WebhookError> {
        let Outcome { delivery, answer, .. } = outcome;
        let attempts = delivery.attempts + 1;
        let (state, due_at) = if answer.is_success() {
            (WebhookDeliveryState::Delivered, None)
        } else if answer.is_gone() {
            // Nothing is wrong with the delivery: it is attempted when its owner enables the endpoint.
            (WebhookDeliveryState::Pending, Some(now))
        } else {
            let times = (delivery.created_at, now);
            let next = backoff::next_attempt(attempts, times, answer.rest(now), self.settings.give_up, &self.random)?;
            next.map_or((WebhookDeliveryState::Dead, None), |next| (WebhookDeliveryState::Pending, Some(next)))
        };
        Ok(Mark { delivery: delivery.id, state, due_at, attempts })
    }
}

/// How an endpoint stands after some attempts.
struct Health {
    endpoint: Endpoint,
    recovered: bool,
    gone: bool,
}

impl Health {
    fn note(&mut self, outcome: &Outcome, now: DateTime<Utc>) {
        let endpoint = &mut self.endpoint;
        if outcome.answer.is_success() {
            self.recovered |= endpoint.failing_since.is_some_and(|since| now - since >= LONG_FAILURE);
            endpoint.failures = 0;
            endpoint.failing_since = None;
            endpoint.resting_until = None;
            return;
        }
        self.gone |= outcome.answer.is_gone();
        endpoint.failures += 1;
        endpoint.failing_since.get_or_insert(outcome.at);
        let rest = backoff::rest_after(endpoint.failures).max(outcome.answer.rest(now));
        if let Some(until) = rest.and_then(|rest| now.checked_add_signed(rest)) {
            endpoint.resting_until = endpoint.resting_until.max(Some(until));
        }
    }
}
