//! How all endpoints stand together, as whoever runs the gateway sees it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::code::WebhookEndpointState;

use super::{WebhookError, Webhooks, deliver::may_be_told, repo};
use crate::domain::access::{ClientId, standing::standings};

/// How all endpoints stand together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many there are.
    pub endpoints: EndpointCounts,
    /// Deliveries that are pending to those that are told of changes now.
    pub pending: u64,
    /// Since when the oldest of them is.
    pub oldest: Option<DateTime<Utc>>,
    /// Changes that were not looked at for any of them yet.
    pub unseen: u64,
}

/// Endpoints by how they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EndpointCounts {
    /// Told of changes; they took the last that was attempted.
    pub working: u64,
    /// Told of changes; they did not.
    pub retrying: u64,
    /// Not told of anything now, for their owners may not be.
    pub held: u64,
    /// Disabled by their owners.
    pub disabled: u64,
    /// Disabled because they said that they are gone.
    pub gone: u64,
    /// Disabled because they took nothing for days.
    pub failing: u64,
}

impl Webhooks {
    /// How all endpoints stand together. A handful of statements; they read the endpoints and what is pending.
    ///
    /// # Errors
    /// [`WebhookError`] when the database does not answer.
    pub async fn overview(&self) -> Result<Overview, WebhookError> {
        let reader = self.store.reader();
        let head = self.feed.head().await?;
        let all = repo::endpoint::census(reader).await?;
        let owners = all.iter().filter(|one| one.state == WebhookEndpointState::Enabled);
        let owners = standings(&self.store, owners.map(|one| ClientId(one.client)).collect()).await?;
        let told: HashMap<ClientId, bool> =
            owners.iter().map(|(client, standing)| (*client, may_be_told(standing))).collect();
        let mut endpoints = EndpointCounts::default();
        let (mut open, mut furthest) = (Vec::new(), None);
        for one in &all {
            let is_told = told.get(&ClientId(one.client)).copied().unwrap_or_default();
            let count = match one.state {
                WebhookEndpointState::Enabled if !is_told => &mut endpoints.held,
                WebhookEndpointState::Enabled => {
                    open.push(one.id);
                    furthest = furthest.max(Some(one.cursor));
                    if one.failures > 0 { &mut endpoints.retrying } else { &mut endpoints.working }
                }
                WebhookEndpointState::Disabled => &mut endpoints.disabled,
                WebhookEndpointState::Gone => &mut endpoints.gone,
                WebhookEndpointState::Failing => &mut endpoints.failing,
            };
            *count += 1;
        }
        let (pending, oldest) = repo::delivery::waiting(reader, self.store.dialect(), &open).await?;
        let unseen = furthest.map_or(0, |cursor| head.saturating_sub(cursor));
        Ok(Overview { endpoints, pending, oldest, unseen })
    }
}
