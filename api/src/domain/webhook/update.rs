//! Changes an endpoint: its address, its description, its rules.

use std::collections::BTreeSet;

use entity::code::AuditAction;
use sea_orm::DatabaseTransaction;

use super::{
    Endpoint, Owner, WebhookError, Webhooks, check_description, check_rules, create::taken, repo, rule::Rule, snapshot,
};

/// What is to change; what is not said stays.
#[derive(Debug, Clone, Default)]
pub struct EndpointChange {
    /// Another address.
    pub url: Option<String>,
    /// Another description.
    pub description: Option<String>,
    /// Other rules, in place of all that there are. They count for changes that were not looked at yet.
    pub rules: Option<Vec<Rule>>,
}

impl Webhooks {
    /// Changes an endpoint.
    ///
    /// # Errors
    /// [`WebhookError`] says why nothing was changed.
    pub async fn update(&self, owner: &Owner, id: i64, change: EndpointChange) -> Result<Endpoint, WebhookError> {
        if let Some(description) = &change.description {
            check_description(description)?;
        }
        let lists = change.rules.as_deref().map(check_rules).transpose()?;
        // Whose endpoint it is comes before where an address leads: nobody learns of either through the other.
        self.find(owner.client, id).await?.ok_or(WebhookError::UnknownEndpoint)?;
        let target = match &change.url {
            Some(url) => Some(self.check_url(url).await?),
            None => None,
        };
        let (transaction, stored) = self.begin(owner, id).await?;
        let mut endpoint = stored.endpoint;
        let before = snapshot(&endpoint);
        if let Some(target) = target {
            target.as_str().clone_into(&mut endpoint.url);
        }
        endpoint.description = change.description.unwrap_or(endpoint.description);
        endpoint.rules = change.rules.unwrap_or(endpoint.rules);
        endpoint.updated_at = self.clock.now();
        repo::endpoint::update(&transaction, &endpoint).await.map_err(taken)?;
        if let Some(lists) = lists {
            self.use_lists(&transaction, owner, id, &lists).await?;
        }
        let acted = (id, Some(before), Some(snapshot(&endpoint)));
        self.audit(&transaction, &owner.origin, AuditAction::WebhookUpdated, acted).await?;
        transaction.commit().await?;
        Ok(endpoint)
    }

    /// Notes that an endpoint's rules name these lists of its owner, which cannot be deleted then.
    pub(super) async fn use_lists(
        &self,
        transaction: &DatabaseTransaction,
        owner: &Owner,
        id: i64,
        lists: &BTreeSet<i64>,
    ) -> Result<(), WebhookError> {
        match self.watch.note_uses(transaction, owner.client, id, lists).await? {
            None => Ok(()),
            Some(unknown) => Err(WebhookError::UnknownList(unknown)),
        }
    }
}
