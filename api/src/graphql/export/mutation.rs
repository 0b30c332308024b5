//! Asking for exports, and taking them back.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::{EXPORT, Export, RequestExportInput, pictured, service};
use crate::{
    domain::export::{Asker, request::RequestError},
    error::ClientError,
    graphql::{
        access::viewer::caller,
        cost::directive::{EXPORT as EXPORT_COST, ListOf, MUTATION, Weight},
        error::internal,
        id,
        user_error::{UserError, UserErrorCode},
    },
};

/// An export to be taken back (取消导出).
#[derive(Debug, InputObject)]
pub struct CancelExportInput {
    /// The export's id.
    pub export_id: ID,
}

/// What became of a request about an export (导出请求结果).
#[derive(Debug, SimpleObject)]
pub struct ExportPayload {
    /// The export as it stands now; nothing when the request was refused.
    export: Option<Export>,
    /// Why it was refused.
    #[graphql(directive = ListOf::apply(1))]
    user_errors: Vec<UserError>,
}

impl ExportPayload {
    fn refused(error: UserError) -> Self {
        Self { export: None, user_errors: vec![error] }
    }
}

/// Mutations about exports.
#[derive(Debug, Default)]
pub struct ExportMutations;

#[Object]
impl ExportMutations {
    /// Asks for the disclosed records as files, as of now: all of them (快照), or those that have changed since an earlier
    /// change (增量). It waits for its turn; `export` says how far it is. Only with the scope `export:read`.
    #[graphql(directive = Weight::apply(EXPORT_COST))]
    async fn request_export(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be exported.")] input: RequestExportInput,
    ) -> Result<ExportPayload> {
        let asker = asker(context)?;
        let new = input.into_domain(&*caller(context)?)?;
        match service(context).request(asker, new).await {
            Ok(export) => {
                let export = Some(pictured(context, export).await?.into());
                Ok(ExportPayload { export, user_errors: Vec::new() })
            }
            Err(error) => Ok(ExportPayload::refused(user_error(&error)?)),
        }
    }

    /// Takes an export of the caller's organisation back: it is not written on, and its files are removed (取消导出). One
    /// that has ended otherwise stays as it is. Only with the scope `export:read`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn cancel_export(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which export.")] input: CancelExportInput,
    ) -> Result<ExportPayload> {
        let asker = asker(context)?;
        let number = id::decode(&input.export_id).ok().filter(|(table, _)| table == EXPORT).map(|(_, number)| number);
        let cancelled = match number {
            Some(number) => {
                let cancelled = service(context).cancel(asker.organisation, number).await;
                cancelled.map_err(|error| internal(&error))?
            }
            None => None,
        };
        match cancelled {
            Some(export) => {
                let export = Some(pictured(context, export).await?.into());
                Ok(ExportPayload { export, user_errors: Vec::new() })
            }
            None => Ok(ExportPayload::refused(UserError::not_found("exportId", "export"))),
        }
    }
}

/// Who asks.
fn asker(context: &Context<'_>) -> Result<Asker> {
    let caller = caller(context)?;
    match (&caller.organisation, &caller.client) {
        (Some(organisation), Some(client)) => Ok(Asker { organisation: organisation.id.0, client: client.id.0 }),
        _ => Err(ClientError::forbidden("exports need a key").into()),
    }
}

/// Why an export is not made, as a payload has it.
fn user_error(error: &RequestError) -> Result<UserError> {
    use UserErrorCode::{Conflict, Invalid, LimitReached, NotAllowed};

    let (path, code): (&[&str], _) = match error {
        RequestError::NoKinds => (&["kinds"], Invalid),
        RequestError::Key => (&["idempotencyKey"], Invalid),
        RequestError::KeyReused => (&["idempotencyKey"], Conflict),
        RequestError::PackedParquet => (&["compression"], Invalid),
        RequestError::MarkedElsewhere => (&["bom"], Invalid),
        RequestError::Ahead(_) => (&["since"], Invalid),
        RequestError::Never => (&[], NotAllowed),
        RequestError::TooManyWaiting(_) | RequestError::TooManyToday(_) | RequestError::NoRoom => (&[], LimitReached),
        RequestError::Export(error) => return Err(internal(error)),
    };
    Ok(UserError::new(path, code, &error.to_string()))
}
