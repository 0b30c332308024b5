//! Tells an endpoint again what it was told, or what could not be told to it.

use entity::code::AuditAction;
use serde_json::json;

use super::{Endpoint, Owner, WebhookError, Webhooks, repo, snapshot};

/// Deliveries that one call may name.
pub const REDELIVERED_MAX: usize = 1000;

impl Webhooks {
    /// Sets an endpoint back to a change: from it on all that meet its rules are told again, by the rules as they are now.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint, or no such change.
    pub async fn replay(&self, owner: &Owner, id: i64, from: u64) -> Result<Endpoint, WebhookError> {
        let cursor = self.cursor_before(Some(from)).await?;
        let (transaction, stored) = self.begin(owner, id).await?;
        let mut endpoint = stored.endpoint;
        let before = snapshot(&endpoint);
        // One that has not come so far yet will come there by itself.
        endpoint.cursor = endpoint.cursor.min(cursor);
        // What is pending beyond comes anew, behind what comes before it.
        repo::delivery::forget_pending(&transaction, id, endpoint.cursor).await?;
        repo::endpoint::update(&transaction, &endpoint).await?;
        let acted = (id, Some(before), Some(snapshot(&endpoint)));
        self.audit(&transaction, &owner.origin, AuditAction::WebhookReplayed, acted).await?;
        transaction.commit().await?;
        self.stir();
        Ok(endpoint)
    }

    /// Attempts deliveries again that were given up: those of these numbers, or as many as one call may, the first first.
    /// How many they are.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint, or too many were named.
    pub async fn redeliver(
        &self,
        owner: &Owner,
        id: i64,
        deliveries: Option<Vec<i64>>,
    ) -> Result<(Endpoint, u64), WebhookError> {
        if deliveries.as_ref().is_some_and(|named| !(1..=REDELIVERED_MAX).contains(&named.len())) {
            return Err(WebhookError::TooManyDeliveries(REDELIVERED_MAX));
        }
        let (transaction, stored) = self.begin(owner, id).await?;
        let endpoint = stored.endpoint;
        let dialect = self.store.dialect();
        let now = self.clock.now();
        let dead = repo::delivery::dead(&transaction, id, deliveries, REDELIVERED_MAX as u64).await?;
        let count = dead.len() as u64;
        if count > 0 {
            repo::delivery::revive(&transaction, dialect, &dead, now).await?;
            let enterprises: Vec<i64> = dead.iter().filter_map(|(_, enterprise)| *enterprise).collect();
            repo::order::restore(&transaction, dialect, id, &enterprises, now).await?;
            let acted = (id, None, Some(json!({ "deliveries": count })));
            self.audit(&transaction, &owner.origin, AuditAction::WebhookRedelivered, acted).await?;
            transaction.commit().await?;
            self.stir();
        }
        Ok((endpoint, count))
    }
}
