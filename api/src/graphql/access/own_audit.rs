//! The audit log as an organisation sees it: the acts of its own clients, and no trace of anybody else's.
//!
//! The entries are numbered together with all others', so a number would tell how much others did in between. Cursors
//! hold it veiled, and are good for the organisation that got them alone.

use async_graphql::{Context, Object, Result};

use super::{
    administration::audit::{AuditEntry, AuditFilter},
    viewer::caller,
};
use crate::{
    domain::audit,
    error::ClientError,
    graphql::{
        cost::directive::Paged,
        page::{List, NumberedConnection},
        services::Services,
    },
};

/// Queries of an organisation about its own acts.
#[derive(Debug, Default)]
pub struct OwnAuditQueries;

#[Object]
impl OwnAuditQueries {
    /// What the caller's own organisation did (本机构审计日志), by any of its clients, the latest entry first. Only with a key.
    #[graphql(directive = Paged::apply())]
    async fn own_audit_log(
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
        let caller = caller(context)?;
        let Some(organisation) = caller.organisation.as_ref() else {
            return Err(ClientError::forbidden("only a caller with a key has an organisation that acts").into());
        };
        let filter: audit::AuditFilter = filter.unwrap_or_default().try_into()?;
        let list = List::veiled(format!("own-audit/{}", organisation.id)).latest_first();
        let log = context.data_unchecked::<Services>().audit.of_organisation(organisation.id.0);
        let page = async |window| log.list(&filter, window).await;
        list.connection(context, page, async || log.count(&filter).await).await
    }
}
