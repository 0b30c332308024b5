//! Sends an endpoint an event that is about nothing, so that its owner sees that it works.

use entity::code::WebhookEndpointState;

use super::{Delivery, Owner, WebhookError, Webhooks, repo};

/// Test events that may wait for an endpoint.
const WAITING_MAX: u64 = 10;

impl Webhooks {
    /// Queues a test event; it is attempted like any other delivery.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint, it is disabled, or too many wait already.
    pub async fn send_test(&self, owner: &Owner, id: i64) -> Result<Delivery, WebhookError> {
        let (transaction, stored) = self.begin(owner, id).await?;
        if stored.endpoint.state != WebhookEndpointState::Enabled {
            return Err(WebhookError::Disabled);
        }
        if repo::delivery::count_tests(&transaction, id).await? >= WAITING_MAX {
            return Err(WebhookError::TooManyTests(WAITING_MAX));
        }
        let now = self.clock.now();
        let delivery = repo::delivery::insert_test(&transaction, id, now).await?;
        transaction.commit().await?;
        self.stir();
        Ok(delivery)
    }
}
