//! Which scope each root field needs, and the one place where that is held: before anything is executed.
//!
//! Invariants: a root field that does not stand in the table is refused to everybody; a request without a caller is
//! refused; a refused request has run no statement. What is selected below a root field needs no more than the root
//! field does, but for personal data, which `person:read` opens field by field (`super::may_see_contacts`).

use std::{any::TypeId, collections::HashSet, future::ready, sync::Arc};

use async_graphql::{
    Request, Response, ServerError,
    parser::{
        Error as ParseError,
        types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet},
    },
};
use entity::code::{CodeList, Scope};
use futures_util::stream::{self, BoxStream, StreamExt as _};

use crate::{
    domain::{access::Caller, store::view::Route},
    error::{ErrorCode, echo},
    graphql::{
        ApiSchema,
        access::deprecated::Deprecations,
        cost::dry_run::DryRun,
        error::{CODE, FIELD},
        mask::{MAX_ERRORS, is_request_error},
        shape::SchemaShape,
        submission::name,
    },
};

/// What a root field needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// No scope: facts about the platform and about the caller itself.
    Nothing,
    /// A key, whatever its scopes: facts about the caller's organisation.
    Key,
    /// This scope.
    Scope(Scope),
    /// One of these scopes.
    OneOf(&'static [Scope]),
}

impl Need {
    /// The scopes of which one is enough; nothing where none is needed.
    pub fn scopes(&self) -> Option<&[Scope]> {
        match self {
            Self::Nothing | Self::Key => None,
            Self::Scope(scope) => Some(std::slice::from_ref(scope)),
            Self::OneOf(scopes) => Some(scopes),
        }
    }
}

const READ: Need = Need::Scope(Scope::DisclosureRead);
const EXPORT: Need = Need::Scope(Scope::ExportRead);
const VERIFY: Need = Need::Scope(Scope::VerifyRead);
const ADMIN: Need = Need::Scope(Scope::Admin);
/// Whose records are objected to, and the operator. What of it concerns a caller, `domain::objection` knows.
const DECIDE: Need = Need::OneOf(&[Scope::ObjectionDecide, Scope::Admin]);
/// The same, and who objects.
const CONCERNED: Need = Need::OneOf(&[Scope::ObjectionWrite, Scope::ObjectionDecide, Scope::Admin]);
/// Whom a client watches, and where it is told of changes. Each has its own.
const WATCH: Need = Need::Scope(Scope::WatchWrite);

/// Each root field of queries with what it needs.
pub static ROOT_FIELDS: &[(&str, Need)] = &[
    ("enterprise", READ),
    ("enterprises", READ),
    ("searchEnterprises", READ),
    ("autocomplete", READ),
    ("alterations", READ),
    ("shareholders", READ),
    ("keyPersons", READ),
    ("branches", READ),
    ("licences", READ),
    ("penalties", READ),
    ("chattelMortgages", READ),
    ("equityPledges", READ),
    ("intellectualPropertyPledges", READ),
    ("annualReports", READ),
    ("abnormalOperations", READ),
    ("seriousViolations", READ),
    ("inspections", READ),
    ("complaints", READ),
    ("honours", READ),
    ("supervisionRecords", READ),
    ("node", READ),
    ("nodes", READ),
    ("dataset", Need::Nothing),
    ("codeTables", Need::Nothing),
    ("divisions", Need::Nothing),
    ("viewer", Need::Nothing),
    ("costOf", Need::Nothing),
    ("rateLimit", Need::Nothing),
    ("publisherStatistics", Need::Key),
    ("organisations", ADMIN),
    ("clients", ADMIN),
    ("tiers", ADMIN),
    ("auditLog", ADMIN),
    ("objections", CONCERNED),
    ("objection", CONCERNED),
    ("submission", Need::Key),
    ("submissions", Need::Key),
    ("ownAuditLog", Need::Key),
    ("upload", Need::Key),
    ("uploads", Need::Key),
    ("uploadFaults", Need::Key),
    ("changes", READ),
    ("verify", VERIFY),
    ("verificationJob", VERIFY),
    ("verificationJobs", VERIFY),
    ("export", EXPORT),
    ("exports", EXPORT),
    ("latestSnapshot", EXPORT),
    ("watchList", WATCH),
    ("watchLists", WATCH),
    ("watchSubjects", WATCH),
    ("webhookEndpoint", WATCH),
    ("webhookEndpoints", WATCH),
    ("webhookDeliveries", WATCH),
];

/// Each mutation with what it needs, beside those of the kinds ([`need`]).
pub static MUTATIONS: &[(&str, Need)] = &[
    ("registerOrganisation", ADMIN),
    ("createClient", ADMIN),
    ("updateClient", ADMIN),
    ("issueKey", ADMIN),
    ("revokeKey", ADMIN),
    ("setTier", ADMIN),
    ("fileObjection", Need::Scope(Scope::ObjectionWrite)),
    ("acceptObjection", DECIDE),
    ("refuseObjection", DECIDE),
    ("forwardObjection", ADMIN),
    ("decideObjection", DECIDE),
    // What a reviewer needs depends on what is reviewed; the resolver asks for it.
    ("approveSubmission", Need::Key),
    ("rejectSubmission", Need::Key),
    ("approveUpload", Need::Key),
    ("rejectUpload", Need::Key),
    ("updateOrganisation", ADMIN),
    ("addMembers", ADMIN),
    ("removeMembers", ADMIN),
    ("requestExport", EXPORT),
    ("cancelExport", EXPORT),
    ("createWatchList", WATCH),
    ("renameWatchList", WATCH),
    ("deleteWatchList", WATCH),
    ("addWatchSubjects", WATCH),
    ("removeWatchSubjects", WATCH),
    ("createWebhookEndpoint", WATCH),
    ("updateWebhookEndpoint", WATCH),
    ("enableWebhookEndpoint", WATCH),
    ("disableWebhookEndpoint", WATCH),
    ("deleteWebhookEndpoint", WATCH),
    ("rotateWebhookSecret", WATCH),
    ("endFormerWebhookSecret", WATCH),
    ("sendTestEvent", WATCH),
    ("replayWebhooks", WATCH),
    ("redeliverWebhooks", WATCH),
];

/// Each subscription with what it needs.
pub static SUBSCRIPTIONS: &[(&str, Need)] =
    &[("datasetSequence", Need::Nothing), ("uploadProgress", Need::Key), ("changes", READ)];

/// What an operation of this sort needs that begins with this field. The mutations of the kinds need what their kind
/// says; everything else stands in a table above.
pub fn need(operation: OperationType, field: &str) -> Option<Need> {
    let table = match operation {
        OperationType::Query => ROOT_FIELDS,
        OperationType::Mutation => MUTATIONS,
        OperationType::Subscription => SUBSCRIPTIONS,
    };
    let listed = table.iter().find(|(known, _)| *known == field).map(|(_, need)| *need);
    listed.or_else(|| {
        let meant = (operation == OperationType::Mutation).then(|| name::meant(field)).flatten();
        meant.map(|(kind, _)| Need::Scope(kind.write_scope()))
    })
}

/// The schema behind the table of scopes: what the HTTP side executes.
#[derive(Clone)]
pub struct ScopedSchema {
    schema: ApiSchema,
    shape: Arc<SchemaShape>,
    dry_run: Arc<DryRun>,
    deprecations: Option<Arc<Deprecations>>,
}

impl ScopedSchema {
    /// This schema behind the table.
    ///
    /// # Errors
    /// [`ParseError`] when the schema's own definition cannot be read back.
    pub fn try_new(schema: ApiSchema) -> Result<Self, ParseError> {
        let shape = Arc::new(SchemaShape::from_sdl(&schema.sdl())?);
        let dry_run = Arc::new(DryRun::new(Arc::clone(&shape)));
        Ok(Self { schema, shape, dry_run, deprecations: None })
    }

    /// The same, noting who still asks for what is deprecated.
    #[must_use]
    pub fn noting(mut self, deprecations: Arc<Deprecations>) -> Self {
        self.deprecations = Some(deprecations);
        self
    }

    /// Executes a request whose caller may have all that it asks for.
    pub async fn execute(&self, request: Request) -> Response {
        let (request, caller) = match self.let_in(request) {
            Ok(let_in) => let_in,
            Err(errors) => return Response::from_errors(errors),
        };
        match self.deprecations.clone() {
            Some(deprecations) => self.execute_noting(request, caller.as_deref(), deprecations).await,
            None => self.schema.execute(request).await,
        }
    }

    /// Subscribes, as far as the caller may have what it asks for. What is refused, or found invalid, is the only item.
    pub fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        match self.let_in(request) {
            Ok((request, _)) => self.schema.execute_stream(request),
            Err(errors) => stream::once(ready(Response::from_errors(errors))).boxed(),
        }
    }

    /// The request with what its resolvers need, and its caller, when the caller may have all that it asks for.
    fn let_in(&self, mut request: Request) -> Result<(Request, Option<Arc<Caller>>), Vec<ServerError>> {
        let caller = request.data.get(&TypeId::of::<Arc<Caller>>());
        let caller = caller.and_then(|caller| caller.downcast_ref::<Arc<Caller>>()).cloned();
        let name = request.operation_name.clone();
        let document = request.parsed_query().map_err(|error| vec![error])?;
        let route = if only_asks(document, name.as_deref()) { Route::undecided() } else { Route::primary() };
        let errors = refusals(&self.shape, document, name.as_deref(), caller.as_deref());
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok((request.data(Arc::clone(&self.dry_run)).data(route), caller))
    }

    /// Executes, and notes the deprecated fields that were asked for unless the document was refused.
    async fn execute_noting(
        &self,
        mut request: Request,
        caller: Option<&Caller>,
        deprecations: Arc<Deprecations>,
    ) -> Response {
        let name = request.operation_name.clone();
        let document = request.parsed_query();
        let fields = document.map(|document| deprecations.asked_for(&self.shape, document, name.as_deref(), caller));
        let response = self.schema.execute(request.data(Arc::clone(&deprecations))).await;
        if let Ok(fields) = fields
            && !is_request_error(&response)
        {
            deprecations.note(caller, fields);
        }
        response
    }

    /// The schema's definition.
    pub fn sdl(&self) -> String {
        self.schema.sdl()
    }
}

/// The operations that a request may mean: the named one, or all.
fn wanted<'a>(
    document: &'a ExecutableDocument,
    name: Option<&'a str>,
) -> impl Iterator<Item = &'a OperationDefinition> {
    let operations = document.operations.iter();
    let wanted = operations.filter(move |(known, _)| name.is_none_or(|name| known.is_some_and(|known| known == name)));
    wanted.map(|(_, operation)| &operation.node)
}

/// Whether what is asked for is a query, which any fresh copy of the database can answer. A mutation has to see what it
/// writes, and a subscription outlives the freshness of a copy.
fn only_asks(document: &ExecutableDocument, name: Option<&str>) -> bool {
    wanted(document, name).all(|operation| operation.ty == OperationType::Query)
}

/// An error for each root field that the caller may not have.
pub fn refusals(
    shape: &SchemaShape,
    document: &ExecutableDocument,
    name: Option<&str>,
    caller: Option<&Caller>,
) -> Vec<ServerError> {
    let mut errors = Vec::new();
    for operation in wanted(document, name) {
        let root = shape.root(operation.ty);
        let mut fields = Vec::new();
        collect(document, &operation.selection_set.node, &mut HashSet::new(), &mut fields);
        // What the schema does not know is for validation to refuse, with a better message.
        let known = fields.into_iter().filter(|field| shape.has_field(root, &field.name.node));
        errors.extend(known.filter_map(|field| refusal(operation.ty, field, caller)));
    }
    errors.truncate(MAX_ERRORS);
    errors
}

/// The fields of a root selection, wherever fragments put them. Each fragment is walked once.
fn collect<'a>(
    document: &'a ExecutableDocument,
    selection: &'a SelectionSet,
    spread: &mut HashSet<&'a str>,
    fields: &mut Vec<&'a Field>,
) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(field) => fields.push(&field.node),
            Selection::InlineFragment(fragment) => {
                collect(document, &fragment.node.selection_set.node, spread, fields);
            }
            Selection::FragmentSpread(fragment) => {
                let name = &fragment.node.fragment_name.node;
                let Some(fragment) = document.fragments.get(name) else { continue };
                if spread.insert(name) {
                    collect(document, &fragment.node.selection_set.node, spread, fields);
                }
            }
        }
    }
}

fn refusal(operation: OperationType, field: &Field, caller: Option<&Caller>) -> Option<ServerError> {
    let name = field.name.node.as_str();
    let Some(caller) = caller else {
        // A fault of ours: masked and logged like every other.
        return Some(error(ErrorCode::Internal, "a request came without its caller", field));
    };
    let message = match need(operation, name) {
        Some(Need::Nothing) => return None,
        Some(Need::Key) if !caller.is_anonymous() => return None,
        Some(Need::Key) => {
            let message = format!("{} needs a key; send one as `Authorization: Bearer` or `X-API-Key`", echo(name));
            return Some(error(ErrorCode::Unauthenticated, &message, field));
        }
        Some(need) => {
            let scopes = need.scopes()?;
            if scopes.iter().any(|scope| caller.may(*scope)) {
                return None;
            }
            let who =
                if caller.is_anonymous() { "callers without a key do not have" } else { "this key does not have" };
            let codes: Vec<&str> = scopes.iter().map(|scope| scope.code()).collect();
            format!("{} needs the scope {}, which {who}", echo(name), codes.join(" or "))
        }
        None => format!("{} is open to nobody yet", echo(name)),
    };
    Some(error(ErrorCode::Forbidden, &message, field))
}

fn error(code: ErrorCode, message: &str, field: &Field) -> ServerError {
    let mut error = ServerError::new(message, Some(field.name.pos));
    let extensions = error.extensions.get_or_insert_default();
    extensions.set(CODE, code.as_str());
    extensions.set(FIELD, field.name.node.as_str());
    error
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use async_graphql::parser::parse_query;

    use super::*;

    #[test]
    fn a_query_only_asks_and_what_could_mean_something_else_does_not() {
        let both = "query A { a } mutation B { b }";
        for (document, name, expected) in [
            ("{ a }", None, true),
            ("mutation { b }", None, false),
            ("subscription { c }", None, false),
            (both, Some("A"), true),
            (both, Some("B"), false),
            (both, None, false),
        ] {
            assert_eq!(only_asks(&parse_query(document).unwrap(), name), expected, "{document} {name:?}");
        }
    }
}
