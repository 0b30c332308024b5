//! Exports in the schema: snapshots and deltas as files. Files are fetched by plain HTTP (`http::v1`).

pub mod input;
pub mod mutation;
mod object;

use async_graphql::{Context, ID, Object, Result};

pub use self::{
    input::{ExportCompression, ExportFilter, ExportFormat, RequestExportInput, SnapshotFormat},
    object::{Export, Links, Pictured, may_read},
};
use super::{
    access::viewer::caller,
    cost::directive::Paged,
    error::internal,
    id,
    page::{List, NumberedConnection},
    services::Services,
};
use crate::{
    domain::{export as domain, export::manifest::EXPORT, store::id_window::IdPage},
    error::ClientError,
};

/// Queries about exports.
#[derive(Debug, Default)]
pub struct ExportQueries;

#[Object]
impl ExportQueries {
    /// An export of the caller's organisation, or a snapshot that the gateway made by itself (导出); nothing for anybody
    /// else's.
    async fn export(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as an export answered with it.")] id: ID,
    ) -> Result<Option<Export>> {
        let Some(organisation) = organisation(context)? else { return Ok(None) };
        let number = find_number(&id)?;
        let found = service(context).find(organisation, number).await.map_err(|error| internal(&error))?;
        match found {
            Some(found) => Ok(Some(pictured(context, found).await?.into())),
            None => Ok(None),
        }
    }

    /// The exports of the caller's organisation, the latest first (导出列表).
    #[graphql(directive = Paged::apply())]
    async fn exports(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<Export>> {
        let Some(organisation) = organisation(context)? else {
            let page = IdPage { rows: Vec::new(), has_next: false, has_previous: false };
            return Ok(NumberedConnection::new(List::named("exports"), page, None));
        };
        // Exports are numbered together with all others'.
        let list = List::veiled(format!("exports/{organisation}")).latest_first();
        let exports = service(context);
        let page = async |window| {
            let page = exports.page(organisation, window).await?;
            let ids: Vec<i64> = page.rows.iter().map(|(id, _)| *id).collect();
            let mut parts = exports.parts(&ids).await?;
            let IdPage { rows, has_next, has_previous } = page;
            let rows = rows
                .into_iter()
                .map(|(id, export)| (id, Pictured { export, parts: parts.remove(&id).unwrap_or_default() }));
            Ok::<_, domain::ExportError>(IdPage { rows: rows.collect(), has_next, has_previous })
        };
        list.connection(context, page, async || exports.count(organisation).await).await
    }

    /// The latest snapshot of everything that the gateway made by itself (最新快照); nothing while there is none.
    async fn latest_snapshot(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "In which format.")] format: SnapshotFormat,
    ) -> Result<Option<Export>> {
        let found = service(context).latest_snapshot(format.into()).await.map_err(|error| internal(&error))?;
        match found {
            Some(found) => Ok(Some(pictured(context, found).await?.into())),
            None => Ok(None),
        }
    }
}

fn service<'a>(context: &Context<'a>) -> &'a domain::Exports {
    &context.data_unchecked::<Services>().exports
}

/// The caller's organisation; none for a caller without a key.
fn organisation(context: &Context<'_>) -> Result<Option<i64>, ClientError> {
    Ok(caller(context)?.organisation.as_ref().map(|organisation| organisation.id.0))
}

/// The number that an id names.
fn find_number(id: &ID) -> Result<i64, ClientError> {
    let (table, number) = id::decode(id)?;
    if table == EXPORT { Ok(number) } else { Err(id::not_ours()) }
}

/// An export with its parts.
async fn pictured(context: &Context<'_>, export: domain::Export) -> Result<Pictured> {
    let mut parts = service(context).parts(&[export.id]).await.map_err(|error| internal(&error))?;
    Ok(Pictured { parts: parts.remove(&export.id).unwrap_or_default(), export })
}
