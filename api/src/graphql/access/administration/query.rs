//! What administrators can ask.

use async_graphql::{Context, ID, Object, Result};

use super::{
    administration,
    audit::{AuditEntry, AuditFilter},
    client::Client,
    organisation::OrganisationAccount,
    organisation_id,
    tier::Tier,
};
use crate::{
    domain::audit,
    graphql::{
        cost::directive::{ListOf, Paged},
        error::internal,
        id,
        page::{List, NumberedConnection},
        services::Services,
    },
};

/// The lists, for which cursors are signed.
const ORGANISATIONS: List = List::named("administration/organisations");
const CLIENTS: List = List::named("administration/clients");
const AUDIT_LOG: List = List::named("administration/audit").latest_first();

/// Queries of administrators.
#[derive(Debug, Default)]
pub struct AdministrationQueries;

#[Object]
impl AdministrationQueries {
    /// The organisations that are registered (接入机构), in the order of registration. Only with the scope `admin`.
    #[graphql(directive = Paged::apply())]
    async fn organisations(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<OrganisationAccount>> {
        let access = administration(context)?;
        let page = async |window| access.page_organisations(window).await.map(OrganisationAccount::page);
        ORGANISATIONS.connection(context, page, async || access.count_organisations().await).await
    }

    /// The clients that are registered (接入应用), in the order of registration. Only with the scope `admin`.
    #[graphql(directive = Paged::apply())]
    async fn clients(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Only the clients of this organisation.")] organisation: Option<ID>,
    ) -> Result<NumberedConnection<Client>> {
        let access = administration(context)?;
        let organisation = match &organisation {
            Some(id) => Some(organisation_id(id).ok_or_else(|| id::not_ours().at("organisation"))?),
            None => None,
        };
        let page = async |window| access.page_clients(organisation, window).await;
        CLIENTS.connection(context, page, async || access.count_clients(organisation).await).await
    }

    /// The tiers (服务等级), by name. Only with the scope `admin`.
    #[graphql(directive = ListOf::apply(10))]
    async fn tiers(&self, context: &Context<'_>) -> Result<Vec<Tier>> {
        let tiers = administration(context)?.describe_tiers().await.map_err(|error| internal(&error))?;
        Ok(tiers.into_iter().map(Into::into).collect())
    }

    /// The audit log (审计日志), the latest entry first. Only with the scope `admin`.
    #[graphql(directive = Paged::apply())]
    async fn audit_log(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Which entries.")] filter: Option<AuditFilter>,
    ) -> Result<NumberedConnection<AuditEntry>> {
        administration(context)?;
        let filter: audit::AuditFilter = filter.unwrap_or_default().try_into()?;
        let log = &context.data_unchecked::<Services>().audit;
        let page = async |window| log.list(&filter, window).await;
        AUDIT_LOG.connection(context, page, async || log.count(&filter).await).await
    }
}
