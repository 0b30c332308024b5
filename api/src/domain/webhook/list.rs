//! What a client sees of its endpoints, and of what was told to them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::code::WebhookDeliveryState;

use super::{Endpoint, WebhookError, Webhooks, repo};
use crate::domain::store::id_window::{IdPage, IdWindow};

/// A change that an endpoint is to be told of, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its number.
    pub id: i64,
    /// The endpoint.
    pub endpoint: i64,
    /// The change's sequence number; none for a test event.
    pub sequence: Option<u64>,
    /// The enterprise that it is about.
    pub enterprise: Option<i64>,
    /// Where it stands.
    pub state: WebhookDeliveryState,
    /// When it is attempted next; none while a change of the same enterprise is before it, and once it is settled.
    pub due_at: Option<DateTime<Utc>>,
    /// How often it was attempted since it began to be pending.
    pub attempts: i64,
    /// When it began to be pending.
    pub created_at: DateTime<Utc>,
    /// When it was delivered or given up.
    pub settled_at: Option<DateTime<Utc>>,
}

impl Delivery {
    /// Its `webhook-id`.
    pub fn message_id(&self) -> String {
        match self.sequence {
            Some(sequence) => format!("evt_{}_{sequence}", self.endpoint),
            None => format!("test_{}_{}", self.endpoint, self.id),
        }
    }
}

/// How an attempt went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When it began.
    pub at: DateTime<Utc>,
    /// How many milliseconds it took.
    pub duration_ms: i64,
    /// The status of the answer; none when there was none.
    pub status: Option<i32>,
    /// Why it failed.
    pub error: Option<String>,
    /// What the answer's body began with.
    pub response: Option<String>,
}

/// How much waits for an endpoint, and how much was given up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Deliveries that are pending.
    pub pending: u64,
    /// Since when the oldest of them is.
    pub oldest: Option<DateTime<Utc>>,
    /// Deliveries that were given up.
    pub dead: u64,
}

impl Webhooks {
    /// An endpoint of this client.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn find(&self, client: i64, id: i64) -> Result<Option<Endpoint>, WebhookError> {
        let found = repo::endpoint::find(self.store.reader(), id).await?;
        Ok(found.map(|stored| stored.endpoint).filter(|endpoint| endpoint.client == client))
    }

    /// A page of this client's endpoints.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn page(&self, client: i64, window: IdWindow) -> Result<IdPage<Endpoint>, WebhookError> {
        repo::endpoint::page(self.store.reader(), client, window).await
    }

    /// How many endpoints this client has.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn count(&self, client: i64) -> Result<u64, WebhookError> {
        repo::endpoint::count(self.store.reader(), client).await
    }

    /// How much waits for these endpoints; those for which there is nothing are left out. One statement.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn backlogs(&self, endpoints: &[i64]) -> Result<HashMap<i64, Backlog>, WebhookError> {
        repo::delivery::backlogs(self.store.reader(), endpoints).await
    }

    /// A page of what an endpoint was and is to be told, the latest first, each with its attempts. Two statements.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn deliveries(
        &self,
        endpoint: i64,
        state: Option<WebhookDeliveryState>,
        window: IdWindow,
    ) -> Result<IdPage<(Delivery, Vec<Attempt>)>, WebhookError> {
        let page = repo::delivery::page(self.store.reader(), endpoint, state, window).await?;
        let ids: Vec<i64> = page.rows.iter().map(|(id, _)| *id).collect();
        let attempts = repo::attempt::of(self.store.reader(), &ids).await?;
        Ok(page.map(|delivery| {
            let own = attempts.get(&delivery.id).cloned().unwrap_or_default();
            (delivery, own)
        }))
    }

    /// How many such deliveries there are.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn count_deliveries(
        &self,
        endpoint: i64,
        state: Option<WebhookDeliveryState>,
    ) -> Result<u64, WebhookError> {
        repo::delivery::count(self.store.reader(), endpoint, state).await
    }
}
