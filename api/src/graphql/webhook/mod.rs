//! Endpoints and what is told to them, in the schema: a client sees and changes its own.

mod error;
mod input;
pub mod mutation;
mod object;
mod payload;

use async_graphql::{Context, ID, Object, Result};
use entity::code::WebhookDeliveryState;

use self::object::{WebhookDelivery, WebhookEndpoint};
use super::{
    access::{origin, viewer::caller},
    code::Code,
    cost::directive::Paged,
    error::internal,
    id,
    page::{List, NumberedConnection},
    services::Services,
};
use crate::{
    domain::{
        store::id_window::IdPage,
        webhook::{Backlog, Endpoint, Owner, WebhookError, Webhooks},
    },
    error::ClientError,
};

/// What ids of endpoints name.
const ENDPOINT: &str = "webhook_endpoint";
/// What ids of deliveries name.
const DELIVERY: &str = "webhook_delivery";

/// Queries about endpoints.
#[derive(Debug, Default)]
pub struct WebhookQueries;

#[Object]
impl WebhookQueries {
    /// An endpoint of the calling client (推送地址); nothing for anybody else's. Only with the scope `watch:write`.
    async fn webhook_endpoint(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as an endpoint answered with it.")] id: ID,
    ) -> Result<Option<WebhookEndpoint>> {
        let (owner, number) = (owner(context)?, find_number(&id, ENDPOINT)?);
        let found = webhooks(context).find(owner.client, number).await.map_err(|error| internal(&error))?;
        let Some(found) = found else { return Ok(None) };
        Ok(Some(with_backlog(context, found).await?))
    }

    /// The endpoints of the calling client (推送地址列表). Only with the scope `watch:write`.
    #[graphql(directive = Paged::apply())]
    async fn webhook_endpoints(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<WebhookEndpoint>> {
        let (owner, webhooks) = (owner(context)?, webhooks(context));
        let page = async |window| {
            let page = webhooks.page(owner.client, window).await?;
            let ids: Vec<i64> = page.rows.iter().map(|(id, _)| *id).collect();
            let backlogs = webhooks.backlogs(&ids).await?;
            let backlog = |id: i64| backlogs.get(&id).copied().unwrap_or_default();
            Ok::<_, WebhookError>(page.map(|endpoint: Endpoint| (backlog(endpoint.id), endpoint)))
        };
        let list = List::veiled(format!("webhooks/{}", owner.client));
        list.connection(context, page, async || webhooks.count(owner.client).await).await
    }

    /// What an endpoint of the calling client was and is to be told, the latest first (推送记录). Settled deliveries are kept
    /// for thirty days, unless the operator has set another time. Only with the scope `watch:write`.
    #[graphql(directive = Paged::apply())]
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection, and what it is of")]
    async fn webhook_deliveries(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The id of the endpoint.")] endpoint_id: ID,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Only those that stand there; `DEAD` for those that were given up.")] state: Option<
            Code<WebhookDeliveryState>,
        >,
    ) -> Result<NumberedConnection<WebhookDelivery>> {
        let (owner, number) = (owner(context)?, find_number(&endpoint_id, ENDPOINT)?);
        let (webhooks, state) = (webhooks(context), state.map(|state| state.0));
        let found = webhooks.find(owner.client, number).await.map_err(|error| internal(&error))?;
        // Deliveries are numbered together with all others'.
        let list = List::veiled(format!("webhooks/{number}/deliveries")).latest_first();
        if found.is_none() {
            let page = IdPage { rows: Vec::new(), has_next: false, has_previous: false };
            return Ok(NumberedConnection::new(list, page, None));
        }
        let page = async |window| webhooks.deliveries(number, state, window).await;
        list.connection(context, page, async || webhooks.count_deliveries(number, state).await).await
    }
}

fn webhooks<'a>(context: &Context<'a>) -> &'a Webhooks {
    &context.data_unchecked::<Services>().webhooks
}

/// The calling client.
///
/// # Errors
/// `FORBIDDEN` for a caller without a key.
pub(in crate::graphql) fn owner(context: &Context<'_>) -> Result<Owner, ClientError> {
    let caller = caller(context)?;
    let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
        return Err(ClientError::forbidden("only a client with a key has watch lists and endpoints"));
    };
    Ok(Owner { client: client.id.0, origin: origin::of(context, client, organisation.id) })
}

/// The number that an id of this table's names.
pub(in crate::graphql) fn find_number(id: &ID, table: &str) -> Result<i64, ClientError> {
    let (named, number) = id::decode(id)?;
    if named == table { Ok(number) } else { Err(id::not_ours()) }
}

/// The endpoint with what waits for it.
async fn with_backlog(context: &Context<'_>, endpoint: Endpoint) -> Result<WebhookEndpoint> {
    let backlogs = webhooks(context).backlogs(&[endpoint.id]).await.map_err(|error| internal(&error))?;
    let backlog: Backlog = backlogs.get(&endpoint.id).copied().unwrap_or_default();
    Ok((backlog, endpoint).into())
}
