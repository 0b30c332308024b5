//! Which scope each root field needs, and the one place where that is held: before anything is executed.
//!
//! Invariants: a root field that does not stand in the table is refused to everybody; a request without a caller is
//! refused; a refused request has run no statement. What is selected below a root field needs no more than the root
//! field does, but for personal data, which `person:read` opens field by field (`super::may_see_contacts`).

use std::{any::TypeId, collections::HashSet, sync::Arc};

use async_graphql::{
    Request, Response, ServerError,
    parser::{
        Error as ParseError,
        types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet},
    },
};
use entity::code::{CodeList, Scope};

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
    /// A client of its own: callers without a key are refused.
    Client,
    /// This scope.
    Scope(Scope),
}

const READ: Need = Need::Scope(Scope::DisclosureRead);
const ADMIN: Need = Need::Scope(Scope::Admin);

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
    ("organisations", ADMIN),
    ("clients", ADMIN),
    ("tiers", ADMIN),
    ("auditLog", ADMIN),
    ("submission", Need::Client),
    ("submissions", Need::Client),
    ("ownAuditLog", Need::Client),
];

/// Each mutation with what it needs, beside those of the kinds ([`need`]).
pub static MUTATIONS: &[(&str, Need)] = &[
    ("registerOrganisation", ADMIN),
    ("createClient", ADMIN),
    ("updateClient", ADMIN),
    ("issueKey", ADMIN),
    ("revokeKey", ADMIN),
    ("setTier", ADMIN),
    // What a reviewer needs depends on what is reviewed; the resolver asks for it.
    ("approveSubmission", Need::Client),
    ("rejectSubmission", Need::Client),
    ("updateOrganisation", ADMIN),
    ("addMembers", ADMIN),
    ("removeMembers", ADMIN),
];

/// What an operation of this sort needs that begins with this field. The mutations of the kinds need what their kind
/// says; everything else stands in a table above.
pub fn need(operation: OperationType, field: &str) -> Option<Need> {
    let table = match operation {
        OperationType::Query => ROOT_FIELDS,
        OperationType::Mutation => MUTATIONS,
        OperationType::Subscription => &[],
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
    pub async fn execute(&self, mut request: Request) -> Response {
        let caller = request.data.get(&TypeId::of::<Arc<Caller>>());
        let caller = caller.and_then(|caller| caller.downcast_ref::<Arc<Caller>>()).cloned();
        let name = request.operation_name.clone();
        let mut route = Route::primary();
        let errors = match request.parsed_query() {
            Ok(document) => {
                if !writes(document, name.as_deref()) {
                    route = Route::undecided();
                }
                refusals(&self.shape, document, name.as_deref(), caller.as_deref())
            }
            Err(error) => vec![error],
        };
        if !errors.is_empty() {
            return Response::from_errors(errors);
        }
        let request = request.data(Arc::clone(&self.dry_run)).data(route);
        match self.deprecations.clone() {
            Some(deprecations) => self.execute_noting(request, caller.as_deref(), deprecations).await,
            None => self.schema.execute(request).await,
        }
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

/// Whether what is asked for is a mutation, which has to see what it writes.
fn writes(document: &ExecutableDocument, name: Option<&str>) -> bool {
    wanted(document, name).any(|operation| operation.ty == OperationType::Mutation)
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
        Some(Need::Client) if !caller.is_anonymous() => return None,
        Some(Need::Client) => format!("{} is about the caller's own organisation: send an API key", echo(name)),
        Some(Need::Scope(scope)) if caller.may(scope) => return None,
        Some(Need::Scope(scope)) => {
            let who =
                if caller.is_anonymous() { "callers without a key do not have" } else { "this key does not have" };
            format!("{} needs the scope {}, which {who}", echo(name), scope.code())
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
    fn a_mutation_writes_and_so_may_a_request_that_could_mean_one() {
        let both = "query A { a } mutation B { b }";
        for (document, name, expected) in [
            ("{ a }", None, false),
            ("mutation { b }", None, true),
            (both, Some("A"), false),
            (both, Some("B"), true),
            (both, None, true),
        ] {
            assert_eq!(writes(&parse_query(document).unwrap(), name), expected, "{document} {name:?}");
        }
    }
}
