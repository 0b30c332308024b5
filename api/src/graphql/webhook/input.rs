//! What is given to the mutations about endpoints.

use async_graphql::{ID, InputObject};
use entity::code::Industry;

use super::{DELIVERY, ENDPOINT, find_number};
use crate::{
    domain::{
        feed::FeedFilter,
        watch::LIST,
        webhook::{EndpointChange, NewEndpoint, rule::Rule},
    },
    graphql::{
        code::{Code, text_codes},
        kind::KindName,
        revision::RevisionOperation,
        user_error::{UserError, UserErrorCode},
    },
};

/// The most values of one condition, and the longest of them in characters.
const VALUES_MAX: usize = 100;
const VALUE_CHARS_MAX: usize = 200;

/// Which changes an endpoint is to be told of (推送规则). All conditions given must hold; of a list, one of its values. A rule
/// without conditions is met by every change.
#[derive(Debug, InputObject)]
pub struct WebhookRuleInput {
    /// Of records of these kinds; `ENTERPRISE` for registrations.
    pub kind: Option<Vec<KindName>>,
    /// Of these sorts.
    pub operation: Option<Vec<RevisionOperation>>,
    /// Made by these organisations, by their ids. 100 at most.
    pub by_id: Option<Vec<ID>>,
    /// Of records that name these authorities, exactly as they are written. 100 at most.
    pub authority: Option<Vec<String>>,
    /// About enterprises that are in these districts when the change is looked at, by code. 100 at most.
    pub district: Option<Vec<String>>,
    /// About enterprises of these industry sections.
    pub industry: Option<Vec<Code<Industry>>>,
    /// About enterprises that are on this watch list of the client when the change is looked at; about all when nothing is
    /// said.
    pub watch_list_id: Option<ID>,
}

/// An endpoint to be made (新建推送地址).
#[derive(Debug, InputObject)]
pub struct CreateWebhookEndpointInput {
    /// Its address: https, and on the open internet. A client has one endpoint of each address.
    pub url: String,
    /// What you call it, at most 200 characters.
    pub description: Option<String>,
    /// Which changes it is told of: those that meet any of 1 to 20 rules.
    pub rules: Vec<WebhookRuleInput>,
    /// The sequence number of the first change that it is told of, a whole number as text: after a copy of the data up to
    /// 100 that is `"101"`. Changes from now on when nothing is said.
    pub from: Option<String>,
}

/// What is to change of an endpoint (变更推送地址). What is not given stays.
#[derive(Debug, InputObject)]
pub struct UpdateWebhookEndpointInput {
    /// The endpoint's id.
    pub endpoint_id: ID,
    /// Another address.
    pub url: Option<String>,
    /// Another description.
    pub description: Option<String>,
    /// Other rules, in place of all that there are. They count for changes that were not looked at yet.
    pub rules: Option<Vec<WebhookRuleInput>>,
}

macro_rules! endpoint_inputs {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, InputObject)]
            pub struct $name {
                /// The endpoint's id.
                pub endpoint_id: ID,
            }
        )+
    };
}

endpoint_inputs! {
    /// Which endpoint is to be told of changes again (启用推送地址).
    EnableWebhookEndpointInput;
    /// Which endpoint is to be told of nothing for now (停用推送地址).
    DisableWebhookEndpointInput;
    /// Which endpoint is to be deleted (删除推送地址).
    DeleteWebhookEndpointInput;
    /// Which endpoint is to have another secret (轮换推送密钥).
    RotateWebhookSecretInput;
    /// Of which endpoint the former secret is to end (停用旧推送密钥).
    EndFormerWebhookSecretInput;
    /// Which endpoint is to be sent a test event (发送测试事件).
    SendTestEventInput;
}

/// Up to where an endpoint is to be set back (重放推送).
#[derive(Debug, InputObject)]
pub struct ReplayWebhooksInput {
    /// The endpoint's id.
    pub endpoint_id: ID,
    /// The sequence number of the first change that is told again, a whole number as text.
    pub from_sequence: String,
}

/// What of what was given up is to be attempted again (重新推送).
#[derive(Debug, InputObject)]
pub struct RedeliverWebhooksInput {
    /// The endpoint's id.
    pub endpoint_id: ID,
    /// The ids of the deliveries, at most 1000. When nothing is said, all that were given up, the first 1000 of them first.
    pub delivery_ids: Option<Vec<ID>>,
}

/// The number of the endpoint that an id names.
pub(super) fn endpoint(id: &ID) -> Result<i64, UserError> {
    find_number(id, ENDPOINT).map_err(|_| UserError::not_found("endpointId", "endpoint"))
}

/// The numbers of the deliveries that ids name.
pub(super) fn deliveries(ids: Option<Vec<ID>>) -> Result<Option<Vec<i64>>, UserError> {
    let number = |(place, id): (usize, &ID)| {
        let what = "there is no such delivery; pass an id exactly as a query returned it";
        find_number(id, DELIVERY)
            .map_err(|_| UserError::new(&["deliveryIds", &place.to_string()], UserErrorCode::NotFound, what))
    };
    ids.map(|ids| ids.iter().enumerate().map(number).collect()).transpose()
}

/// A sequence number as callers write it.
pub(super) fn sequence(field: &str, text: &str) -> Result<u64, UserError> {
    crate::sequence::read(text).ok_or_else(|| {
        let message = "this is no sequence number; pass a whole number as text, such as \"101\"";
        UserError::new(&[field], UserErrorCode::Invalid, message)
    })
}

impl CreateWebhookEndpointInput {
    pub(super) fn into_domain(self) -> Result<NewEndpoint, UserError> {
        Ok(NewEndpoint {
            url: self.url,
            description: self.description.unwrap_or_default(),
            rules: rules(self.rules)?,
            from: self.from.map(|text| sequence("from", &text)).transpose()?,
        })
    }
}

impl UpdateWebhookEndpointInput {
    pub(super) fn into_domain(self) -> Result<EndpointChange, UserError> {
        let rules = self.rules.map(rules).transpose()?;
        Ok(EndpointChange { url: self.url, description: self.description, rules })
    }
}

fn rules(inputs: Vec<WebhookRuleInput>) -> Result<Vec<Rule>, UserError> {
    inputs.into_iter().enumerate().map(|(place, input)| input.into_domain(&place.to_string())).collect()
}

impl WebhookRuleInput {
    fn into_domain(self, place: &str) -> Result<Rule, UserError> {
        let fault = |field: &str, code, message: &str| UserError::new(&["rules", place, field], code, message);
        let texts = |field: &str, values: Option<Vec<String>>| match values {
            Some(values) if !fit(&values) => {
                let message = format!("give at most {VALUES_MAX} values of at most {VALUE_CHARS_MAX} characters");
                Err(fault(field, UserErrorCode::Invalid, &message))
            }
            values => Ok(values),
        };
        let ids = texts("byId", self.by_id.map(|ids| ids.into_iter().map(|id| id.0).collect()))?;
        let organisation = |id: String| {
            find_number(&id.into(), "organisation")
                .map_err(|_| fault("byId", UserErrorCode::NotFound, "pass ids of organisations, as changes have them"))
        };
        let watch_list = self.watch_list_id.map(|id| {
            let unknown = "there is no such watch list; pass an id exactly as a query returned it";
            find_number(&id, LIST).map_err(|_| fault("watchListId", UserErrorCode::NotFound, unknown))
        });
        let filter = FeedFilter {
            kinds: self.kind.map(|kinds| kinds.into_iter().map(|kind| kind.as_str().to_owned()).collect()),
            operations: self.operation.map(|sorts| sorts.into_iter().map(|sort| sort.code().to_owned()).collect()),
            publishers: ids.map(|ids| ids.into_iter().map(organisation).collect()).transpose()?,
            authorities: texts("authority", self.authority)?,
            districts: texts("district", self.district)?,
            industries: text_codes(self.industry.as_deref()),
            subjects: None,
        };
        Ok(Rule { filter, watch_list: watch_list.transpose()? })
    }
}

fn fit(values: &[String]) -> bool {
    values.len() <= VALUES_MAX && values.iter().all(|value| value.chars().nth(VALUE_CHARS_MAX).is_none())
}
