//! Who is calling, in the schema.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use entity::code::{Industry, OrganisationKind, Scope};

use crate::{
    domain::access::Caller,
    error::{ClientError, ErrorCode},
    graphql::{
        access::{
            administration::{
                organisation::{kinds, sections},
                tier::{TierDocuments, TierLimitValues},
            },
            deprecated::{DeprecatedFieldUse, Deprecations},
            usage::{self, UsageBy, UsageLine},
        },
        code::Coded,
        cost::directive::ListOf,
        kind::KindName,
        scalar::Date,
    },
};

/// The longest time that can be asked about.
const DAYS_MAX: u32 = 366;

/// Queries about the caller.
#[derive(Debug, Default)]
pub struct ViewerQueries;

#[Object]
impl ViewerQueries {
    /// Who is calling, in which tier, with which scopes. Callers without a key are told what they may do as such.
    async fn viewer(&self, context: &Context<'_>) -> Result<Viewer> {
        Ok(Viewer { caller: caller(context)? })
    }
}

/// The caller of this request.
///
/// # Errors
/// Internal, when the HTTP side handed over none.
pub fn caller(context: &Context<'_>) -> Result<Arc<Caller>, ClientError> {
    let caller = context.data_opt::<Arc<Caller>>().cloned();
    caller.ok_or_else(|| ClientError::new(ErrorCode::Internal, "internal error"))
}

/// The caller of this request (当前调用方).
pub struct Viewer {
    caller: Arc<Caller>,
}

/// The caller of this request (当前调用方).
#[Object]
impl Viewer {
    /// The client that the key belongs to; nothing for callers without a key.
    async fn client(&self) -> Option<ViewerClient> {
        let client = self.caller.client.as_ref()?;
        Some(ViewerClient {
            client_id: client.id.to_string(),
            name: client.name.clone(),
            key_id: client.key.as_str().to_owned(),
        })
    }

    /// The organisation that answers for the client; nothing for callers without a key.
    async fn organisation(&self) -> Option<ViewerOrganisation> {
        let organisation = self.caller.organisation.as_ref()?;
        let jurisdiction = &organisation.jurisdiction;
        Some(ViewerOrganisation {
            name: organisation.name.clone(),
            kind: Coded(organisation.kind),
            division: jurisdiction.division.clone(),
            industry_sections: sections(&jurisdiction.industry_sections),
            kinds: jurisdiction.kinds.as_ref().map(kinds),
            members_only: jurisdiction.members_only,
            needs_review: organisation.needs_review,
        })
    }

    /// The tier and its limits.
    async fn tier(&self) -> ViewerTier {
        let limits = &self.caller.tier.limits;
        let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        ViewerTier {
            name: self.caller.tier.name.clone(),
            requests_per_second: number(limits.requests_per_second),
            burst: number(limits.burst),
            page_size_max: number(limits.page_size_max),
            limits: (*limits).into(),
            documents: self.caller.tier.documents.into(),
        }
    }

    /// The deprecated fields (弃用字段) that the caller's client still asks for, by name, as far as it was written down: the
    /// last seconds may be missing. Nothing for callers without a key.
    #[graphql(directive = ListOf::apply(20))]
    async fn deprecated_use(
        &self,
        context: &Context<'_>,
        #[graphql(default = 30, desc = "How many days, today included: 1 to 366.")] days: i32,
    ) -> Result<Vec<DeprecatedFieldUse>> {
        let days = u32::try_from(days).ok().filter(|days| (1..=DAYS_MAX).contains(days));
        let days = days.ok_or_else(|| {
            ClientError::new(ErrorCode::BadUserInput, format!("days must be from 1 to {DAYS_MAX}")).at("days")
        })?;
        let Some(deprecations) = context.data_opt::<Arc<Deprecations>>() else { return Ok(Vec::new()) };
        Ok(deprecations.of_caller(&self.caller, days).await?)
    }

    /// What the caller's client used (用量), as far as it was written down: the last seconds may be missing. Nothing for
    /// callers without a key.
    #[graphql(directive = ListOf::apply(366))]
    async fn usage(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The first day; 29 days before the last when nothing is said.")] from: Option<Date>,
        #[graphql(desc = "The last day; today when nothing is said. At most 366 days in all.")] to: Option<Date>,
        #[graphql(default_with = "UsageBy::Day", desc = "What each line is about.")] by: UsageBy,
    ) -> Result<Vec<UsageLine>> {
        let Some(client) = self.caller.client_id() else { return Ok(Vec::new()) };
        usage::report(context, client, from, to, by).await
    }

    /// What the caller may do: the scopes of its tier and its own.
    #[graphql(directive = ListOf::apply(12))]
    async fn scopes(&self) -> Vec<Coded<Scope>> {
        self.caller.scopes.iter().copied().map(Coded).collect()
    }
}

/// A client: one program of an organisation (客户端).
#[derive(Debug, SimpleObject)]
pub struct ViewerClient {
    /// The client's number: its `client_id` at `/oauth/token`.
    client_id: String,
    /// What its owner calls it.
    name: String,
    /// The public part of the key that was presented, or that the access token was got with.
    key_id: String,
}

/// The organisation that answers for a client (所属机构).
#[derive(Debug, SimpleObject)]
pub struct ViewerOrganisation {
    /// Its name.
    name: String,
    /// What kind of organisation it is.
    kind: Coded<OrganisationKind>,
    /// The code of the division that it is responsible for; nothing for the whole city.
    division: Option<String>,
    /// The industry sections that it writes for. An association without any writes about nobody.
    #[graphql(directive = ListOf::apply(4))]
    industry_sections: Vec<Coded<Industry>>,
    /// The kinds of record that it may write; nothing for all that its clients' scopes allow.
    kinds: Option<Vec<KindName>>,
    /// Whether it writes about the enterprises on its member list alone.
    members_only: bool,
    /// Whether another of its clients reviews what one submits.
    needs_review: bool,
}

/// A tier (服务等级): the limits that its clients share.
#[derive(Debug, SimpleObject)]
pub struct ViewerTier {
    /// Its name, such as `developer`.
    name: String,
    /// Requests a second, sustained.
    requests_per_second: i32,
    /// Requests that may come at once.
    burst: i32,
    /// The largest page.
    page_size_max: i32,
    /// All limits.
    limits: TierLimitValues,
    /// Whether its clients may send documents by their hash.
    documents: TierDocuments,
}
