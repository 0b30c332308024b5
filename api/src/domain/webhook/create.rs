//! Makes an endpoint.

use entity::code::AuditAction;
use sea_orm::{DbErr, SqlErr};

use super::{
    ENDPOINTS_MAX, Owner, WebhookError, Webhooks, WithSecret, check_description, check_rules, repo, rule::Rule,
    secret::SigningSecret, snapshot,
};

/// An endpoint to be made.
#[derive(Debug, Clone)]
pub struct NewEndpoint {
    /// Its address.
    pub url: String,
    /// What its owner says of it.
    pub description: String,
    /// Which changes it is told of.
    pub rules: Vec<Rule>,
    /// The first change that it is told of; the next one when nothing is said.
    pub from: Option<u64>,
}

impl Webhooks {
    /// Makes an endpoint. Its secret is shown this once.
    ///
    /// # Errors
    /// [`WebhookError`] says why it was not made.
    pub async fn create(&self, owner: &Owner, new: NewEndpoint) -> Result<WithSecret, WebhookError> {
        check_description(&new.description)?;
        let lists = check_rules(&new.rules)?;
        let target = self.check_url(&new.url).await?;
        let cursor = self.cursor_before(new.from).await?;
        let secret = SigningSecret::generate(&self.random)?;
        let now = self.clock.now();
        let dialect = self.store.dialect();
        let transaction = dialect.begin_write(self.store.writer()).await?;
        repo::endpoint::lock_owner(&transaction, dialect, owner.client).await?;
        if repo::endpoint::count(&transaction, owner.client).await? >= ENDPOINTS_MAX {
            return Err(WebhookError::TooMany);
        }
        let row = repo::endpoint::NewRow {
            client: owner.client,
            url: target.as_str(),
            description: &new.description,
            rules: &new.rules,
            cursor,
        };
        let id = repo::endpoint::insert(&transaction, row, now).await.map_err(taken)?;
        // What is sealed is bound to the number, which is known only now.
        let sealed = secret.seal(&self.sealer, id, &self.random)?;
        repo::endpoint::set_secret(&transaction, id, &sealed, None, now).await?;
        self.use_lists(&transaction, owner, id, &lists).await?;
        let stored = repo::endpoint::lock(&transaction, id).await?.ok_or(WebhookError::UnknownEndpoint)?;
        let after = Some(snapshot(&stored.endpoint));
        self.audit(&transaction, &owner.origin, AuditAction::WebhookCreated, (id, None, after)).await?;
        transaction.commit().await?;
        self.stir();
        Ok(WithSecret { endpoint: stored.endpoint, secret: secret.shown() })
    }

    /// The cursor of an endpoint that is told of changes from this one on.
    pub(super) async fn cursor_before(&self, from: Option<u64>) -> Result<u64, WebhookError> {
        let head = self.feed.head().await?;
        match from {
            None => Ok(head),
            Some(from) if (1..=head + 1).contains(&from) => Ok(from - 1),
            Some(_) => Err(WebhookError::From { head }),
        }
    }
}

/// The database keeps two endpoints of one client from having one address.
pub(super) fn taken(error: WebhookError) -> WebhookError {
    match error {
        WebhookError::Store(crate::domain::store::StoreError::Database(error)) if is_taken(&error) => {
            WebhookError::Taken
        }
        error => error,
    }
}

fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
