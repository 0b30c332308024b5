//! What can be done about endpoints. What is to be expected stands in the payload's `userErrors`; each act is in the audit
//! log.

use async_graphql::{Context, Object, Result};

use super::{
    error::user_error,
    input::{
        CreateWebhookEndpointInput, DeleteWebhookEndpointInput, DisableWebhookEndpointInput,
        EnableWebhookEndpointInput, EndFormerWebhookSecretInput, RedeliverWebhooksInput, ReplayWebhooksInput,
        RotateWebhookSecretInput, SendTestEventInput, UpdateWebhookEndpointInput, deliveries, endpoint, sequence,
    },
    owner,
    payload::{
        DeleteWebhookEndpointPayload, RedeliverWebhooksPayload, SendTestEventPayload, WebhookEndpointPayload,
        WebhookSecretPayload,
    },
    webhooks, with_backlog,
};
use crate::{
    domain::webhook::{Endpoint, WebhookError, WithSecret},
    graphql::{
        cost::directive::{MUTATION, Weight},
        user_error::{UserError, UserErrorCode},
    },
};

/// Mutations about endpoints.
#[derive(Debug, Default)]
pub struct WebhookMutations;

#[Object]
impl WebhookMutations {
    /// Makes an endpoint (新建推送地址), which is told of the changes that meet its rules. Its secret is shown this once.
    /// Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn create_webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The endpoint.")] input: CreateWebhookEndpointInput,
    ) -> Result<WebhookSecretPayload> {
        let owner = owner(context)?;
        let new = match input.into_domain() {
            Ok(new) => new,
            Err(error) => return Ok(WebhookSecretPayload { user_errors: vec![error], ..Default::default() }),
        };
        with_secret(context, webhooks(context).create(&owner, new).await).await
    }

    /// Changes an endpoint: its address, its description, its rules (变更推送地址). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn update_webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to change.")] input: UpdateWebhookEndpointInput,
    ) -> Result<WebhookEndpointPayload> {
        let owner = owner(context)?;
        let named = endpoint(&input.endpoint_id);
        let (id, change) = match named.and_then(|id| Ok((id, input.into_domain()?))) {
            Ok(read) => read,
            Err(error) => return Ok(refused(error)),
        };
        changed(context, webhooks(context).update(&owner, id, change).await).await
    }

    /// Tells an endpoint of changes again (启用推送地址), beginning with those that waited. Doing it twice does no harm. Only
    /// with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn enable_webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: EnableWebhookEndpointInput,
    ) -> Result<WebhookEndpointPayload> {
        let owner = owner(context)?;
        match endpoint(&input.endpoint_id) {
            Ok(id) => changed(context, webhooks(context).enable(&owner, id).await).await,
            Err(error) => Ok(refused(error)),
        }
    }

    /// Tells an endpoint of nothing for now (停用推送地址). What is new waits. Doing it twice does no harm. Only with the
    /// scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn disable_webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: DisableWebhookEndpointInput,
    ) -> Result<WebhookEndpointPayload> {
        let owner = owner(context)?;
        match endpoint(&input.endpoint_id) {
            Ok(id) => changed(context, webhooks(context).disable(&owner, id).await).await,
            Err(error) => Ok(refused(error)),
        }
    }

    /// Ends the former secret of an endpoint at once (停用旧推送密钥). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn end_former_webhook_secret(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: EndFormerWebhookSecretInput,
    ) -> Result<WebhookEndpointPayload> {
        let owner = owner(context)?;
        match endpoint(&input.endpoint_id) {
            Ok(id) => changed(context, webhooks(context).end_former_secret(&owner, id).await).await,
            Err(error) => Ok(refused(error)),
        }
    }

    /// Deletes an endpoint with all that it was and is to be told (删除推送地址). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn delete_webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: DeleteWebhookEndpointInput,
    ) -> Result<DeleteWebhookEndpointPayload> {
        let owner = owner(context)?;
        let refused = |error| DeleteWebhookEndpointPayload { endpoint_id: None, user_errors: vec![error] };
        let id = match endpoint(&input.endpoint_id) {
            Ok(id) => id,
            Err(error) => return Ok(refused(error)),
        };
        match webhooks(context).delete(&owner, id).await {
            Ok(()) => {
                Ok(DeleteWebhookEndpointPayload { endpoint_id: Some(input.endpoint_id), user_errors: Vec::new() })
            }
            Err(error) => Ok(refused(user_error(&error)?)),
        }
    }

    /// Gives an endpoint another secret (轮换推送密钥), which is shown this once. For a day, unless the operator has set
    /// another time, deliveries are signed with both. Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn rotate_webhook_secret(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: RotateWebhookSecretInput,
    ) -> Result<WebhookSecretPayload> {
        let owner = owner(context)?;
        match endpoint(&input.endpoint_id) {
            Ok(id) => with_secret(context, webhooks(context).rotate_secret(&owner, id).await).await,
            Err(error) => Ok(WebhookSecretPayload { user_errors: vec![error], ..Default::default() }),
        }
    }

    /// Sends an endpoint an event of the type `webhook.test`, which is about nothing (发送测试事件). Only with the scope
    /// `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn send_test_event(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint.")] input: SendTestEventInput,
    ) -> Result<SendTestEventPayload> {
        let owner = owner(context)?;
        let id = match endpoint(&input.endpoint_id) {
            Ok(id) => id,
            Err(error) => return Ok(SendTestEventPayload { delivery: None, user_errors: vec![error] }),
        };
        match webhooks(context).send_test(&owner, id).await {
            Ok(delivery) => Ok(SendTestEventPayload { delivery: Some(delivery.into()), user_errors: Vec::new() }),
            Err(error) => Ok(SendTestEventPayload { delivery: None, user_errors: vec![user_error(&error)?] }),
        }
    }

    /// Sets an endpoint back to an earlier change (重放推送): from it on, all that meet its rules are told again, by the rules
    /// as they are now and with the same `webhook-id`. Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn replay_webhooks(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint, and up to where.")] input: ReplayWebhooksInput,
    ) -> Result<WebhookEndpointPayload> {
        let owner = owner(context)?;
        let named = endpoint(&input.endpoint_id);
        let (id, from) = match named.and_then(|id| Ok((id, sequence("fromSequence", &input.from_sequence)?))) {
            Ok(read) => read,
            Err(error) => return Ok(refused(error)),
        };
        let replayed = webhooks(context).replay(&owner, id, from).await;
        if let Err(error @ WebhookError::From { .. }) = &replayed {
            return Ok(refused(UserError::new(&["fromSequence"], UserErrorCode::Invalid, &error.to_string())));
        }
        changed(context, replayed).await
    }

    /// Attempts again what was given up (重新推送). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn redeliver_webhooks(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which endpoint, and which deliveries.")] input: RedeliverWebhooksInput,
    ) -> Result<RedeliverWebhooksPayload> {
        let owner = owner(context)?;
        let refused = |error| RedeliverWebhooksPayload { user_errors: vec![error], ..Default::default() };
        let named = endpoint(&input.endpoint_id);
        let (id, named) = match named.and_then(|id| Ok((id, deliveries(input.delivery_ids)?))) {
            Ok(read) => read,
            Err(error) => return Ok(refused(error)),
        };
        match webhooks(context).redeliver(&owner, id, named).await {
            Ok((endpoint, count)) => Ok(RedeliverWebhooksPayload {
                endpoint: Some(with_backlog(context, endpoint).await?),
                redelivered: i64::try_from(count).unwrap_or(i64::MAX),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(refused(user_error(&error)?)),
        }
    }
}

fn refused(error: UserError) -> WebhookEndpointPayload {
    WebhookEndpointPayload { endpoint: None, user_errors: vec![error] }
}

async fn changed(context: &Context<'_>, done: Result<Endpoint, WebhookError>) -> Result<WebhookEndpointPayload> {
    match done {
        Ok(endpoint) => Ok(WebhookEndpointPayload {
            endpoint: Some(with_backlog(context, endpoint).await?),
            user_errors: Vec::new(),
        }),
        Err(error) => Ok(refused(user_error(&error)?)),
    }
}

async fn with_secret(context: &Context<'_>, done: Result<WithSecret, WebhookError>) -> Result<WebhookSecretPayload> {
    match done {
        Ok(WithSecret { endpoint, secret }) => Ok(WebhookSecretPayload {
            endpoint: Some(with_backlog(context, endpoint).await?),
            secret: Some(secret.expose().to_owned()),
            user_errors: Vec::new(),
        }),
        Err(error) => Ok(WebhookSecretPayload { user_errors: vec![user_error(&error)?], ..Default::default() }),
    }
}
