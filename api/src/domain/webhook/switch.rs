//! Disables an endpoint, enables it again, and deletes it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::code::{AuditAction, WebhookEndpointState};
use sea_orm::DatabaseTransaction;

use super::{Endpoint, Owner, WebhookError, Webhooks, repo, snapshot};
use crate::domain::audit::Origin;

impl Webhooks {
    /// Tells an endpoint of nothing any more. What is pending waits, and so does what is new. Doing it twice does no harm.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint.
    pub async fn disable(&self, owner: &Owner, id: i64) -> Result<Endpoint, WebhookError> {
        let (transaction, stored) = self.begin(owner, id).await?;
        let mut endpoint = stored.endpoint;
        if endpoint.state == WebhookEndpointState::Enabled {
            self.shut(&transaction, &owner.origin, &mut endpoint, (WebhookEndpointState::Disabled, self.clock.now()))
                .await?;
            transaction.commit().await?;
        }
        Ok(endpoint)
    }

    /// Disables an endpoint for this reason, in a transaction that has its row.
    pub(super) async fn shut(
        &self,
        transaction: &DatabaseTransaction,
        origin: &Origin,
        endpoint: &mut Endpoint,
        (state, now): (WebhookEndpointState, DateTime<Utc>),
    ) -> Result<(), WebhookError> {
        let before = snapshot(endpoint);
        endpoint.state = state;
        endpoint.disabled_at = Some(now);
        repo::endpoint::update(transaction, endpoint).await?;
        let acted = (endpoint.id, Some(before), Some(snapshot(endpoint)));
        self.audit(transaction, origin, AuditAction::WebhookDisabled, acted).await
    }

    /// Tells an endpoint of changes again, beginning with those that waited. Doing it twice does no harm.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint.
    pub async fn enable(&self, owner: &Owner, id: i64) -> Result<Endpoint, WebhookError> {
        let (transaction, stored) = self.begin(owner, id).await?;
        let mut endpoint = stored.endpoint;
        if endpoint.state != WebhookEndpointState::Enabled {
            let (before, now) = (snapshot(&endpoint), self.clock.now());
            endpoint.state = WebhookEndpointState::Enabled;
            endpoint.disabled_at = None;
            endpoint.failures = 0;
            endpoint.failing_since = None;
            endpoint.resting_until = None;
            repo::endpoint::update(&transaction, &endpoint).await?;
            // While it was disabled nothing could be delivered: what waited has its days from now on.
            repo::delivery::begin_anew(&transaction, id, now).await?;
            let acted = (id, Some(before), Some(snapshot(&endpoint)));
            self.audit(&transaction, &owner.origin, AuditAction::WebhookEnabled, acted).await?;
            transaction.commit().await?;
            self.stir();
        }
        Ok(endpoint)
    }

    /// Deletes an endpoint, and what it was and is to be told. What was told to it before is forgotten by and by.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint.
    pub async fn delete(&self, owner: &Owner, id: i64) -> Result<(), WebhookError> {
        let (transaction, stored) = self.begin(owner, id).await?;
        let now = self.clock.now();
        repo::endpoint::delete(&transaction, id, now).await?;
        self.use_lists(&transaction, owner, id, &BTreeSet::new()).await?;
        let acted = (id, Some(snapshot(&stored.endpoint)), None);
        self.audit(&transaction, &owner.origin, AuditAction::WebhookDeleted, acted).await?;
        Ok(transaction.commit().await?)
    }
}
