//! Changes an endpoint's secret. For a while both sign, so that its owner can change over without losing anything.

use entity::code::AuditAction;

use super::{Endpoint, Owner, WebhookError, Webhooks, WithSecret, repo, secret::SigningSecret};

impl Webhooks {
    /// Gives an endpoint another secret, which is shown this once. The one that it had signs as well until it ends; one
    /// that it had before that ends at once.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint.
    pub async fn rotate_secret(&self, owner: &Owner, id: i64) -> Result<WithSecret, WebhookError> {
        let secret = SigningSecret::generate(&self.random)?;
        let sealed = secret.seal(&self.sealer, id, &self.random)?;
        let (transaction, stored) = self.begin(owner, id).await?;
        let now = self.clock.now();
        let mut endpoint = stored.endpoint;
        let until = now + self.settings.former_secret;
        let former = (until > now).then_some((stored.sealed_secret.as_str(), until));
        endpoint.former_secret_until = former.map(|(_, until)| until);
        endpoint.updated_at = now;
        repo::endpoint::set_secret(&transaction, id, &sealed, former, now).await?;
        self.audit(&transaction, &owner.origin, AuditAction::WebhookSecretRotated, (id, None, None)).await?;
        transaction.commit().await?;
        Ok(WithSecret { endpoint, secret: secret.shown() })
    }

    /// Ends an endpoint's former secret now.
    ///
    /// # Errors
    /// [`WebhookError`] when there is no such endpoint, or it has none.
    pub async fn end_former_secret(&self, owner: &Owner, id: i64) -> Result<Endpoint, WebhookError> {
        let (transaction, stored) = self.begin(owner, id).await?;
        let now = self.clock.now();
        let mut endpoint = stored.endpoint;
        if endpoint.former_secret_until.is_none_or(|until| until <= now) {
            return Err(WebhookError::NoFormerSecret);
        }
        endpoint.former_secret_until = None;
        endpoint.updated_at = now;
        repo::endpoint::set_secret(&transaction, id, &stored.sealed_secret, None, now).await?;
        self.audit(&transaction, &owner.origin, AuditAction::WebhookSecretEnded, (id, None, None)).await?;
        transaction.commit().await?;
        Ok(endpoint)
    }
}
