//! What the mutations about endpoints answer with.

use async_graphql::{ID, SimpleObject};

use super::object::{WebhookDelivery, WebhookEndpoint};
use crate::graphql::{cost::directive::ListOf, user_error::UserError};

/// What became of an endpoint (推送地址变更结果).
#[derive(Debug, Default, SimpleObject)]
pub struct WebhookEndpointPayload {
    /// The endpoint as it is now; nothing when nothing was done.
    pub endpoint: Option<WebhookEndpoint>,
    /// Why nothing was done.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// An endpoint with its new secret (推送密钥).
#[derive(Default, SimpleObject)]
pub struct WebhookSecretPayload {
    /// The endpoint as it is now; nothing when nothing was done.
    pub endpoint: Option<WebhookEndpoint>,
    /// Its secret, `whsec_…`, which is shown this once: signatures of deliveries are verified with it.
    pub secret: Option<String>,
    /// Why nothing was done.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// What became of an endpoint that was to be deleted (删除推送地址结果).
#[derive(Debug, Default, SimpleObject)]
pub struct DeleteWebhookEndpointPayload {
    /// The id of the endpoint that is no more.
    pub endpoint_id: Option<ID>,
    /// Why it was not deleted.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// A test event on its way (测试事件结果).
#[derive(Debug, Default, SimpleObject)]
pub struct SendTestEventPayload {
    /// Its delivery; what becomes of it shows in `webhookDeliveries`.
    pub delivery: Option<WebhookDelivery>,
    /// Why none is sent.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

/// What of what was given up is attempted again (重新推送结果).
#[derive(Debug, Default, SimpleObject)]
pub struct RedeliverWebhooksPayload {
    /// The endpoint as it is now; nothing when nothing was done.
    pub endpoint: Option<WebhookEndpoint>,
    /// How many deliveries are attempted again.
    pub redelivered: i64,
    /// Why nothing was done.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}
