//! `costOf`: what a query would cost, without running it.
//!
//! It takes the same way as a query that is sent: the caps and the guard of the HTTP side ([`Reception`]), the price and
//! the tier's ceiling, the scopes, and the schema's own validation. What is wrong is told as data. Nothing of the query is
//! executed, also no `costOf` in it, so asking within asking multiplies nothing.

use std::sync::Arc;

use async_graphql::{
    Context, Object, Pos, Request, Result, Schema, ServerError, SimpleObject, ValidationResult, Variables,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation},
    parser::types::ExecutableDocument,
};

use super::{
    check,
    directive::{ListOf, Weight},
};
use crate::{
    domain::access::Caller,
    error::{ClientError, ErrorCode},
    graphql::{
        ApiSchema, Mutation, Query, Subscription,
        access::{scope, viewer::caller},
        mask::{self, MAX_ERRORS, code_of},
        shape::SchemaShape,
    },
};

/// What the HTTP side does with a query before anybody prices it. Resolvers find an `Arc` of it in the request's data.
pub trait Reception: Send + Sync {
    /// Holds a query against all caps, parses it and reads its variables, a JSON text.
    ///
    /// # Errors
    /// What the query would be refused with, had it been sent.
    fn receive(
        &self,
        query: &str,
        operation_name: Option<&str>,
        variables: Option<&str>,
    ) -> Result<Received, Vec<ServerError>>;
}

/// A query within all caps.
#[derive(Debug)]
pub struct Received {
    /// The document.
    pub document: Arc<ExecutableDocument>,
    /// The values of its variables.
    pub variables: Variables,
}

/// What prices and validates; resolvers find an `Arc` of it in the request's data.
pub struct DryRun {
    shape: Arc<SchemaShape>,
    /// The same types as the schema that is served. What stops after validation is an extension, and an extension slows
    /// every field of a schema down, so it has one to itself.
    validating: ApiSchema,
}

impl DryRun {
    /// For the schema of this shape.
    pub fn new(shape: Arc<SchemaShape>) -> Self {
        let schema = Schema::build(Query::default(), Mutation::default(), Subscription::default());
        Self { shape, validating: schema.extension(StopAfterValidation).finish() }
    }

    async fn price(&self, received: Received, operation_name: Option<String>, caller: &Caller) -> QueryCost {
        let cost_max = caller.tier.limits.query_cost_max;
        let mut fields = Vec::new();
        let Received { document, variables } = received;
        let name = operation_name.as_deref();
        let mut operations = document.operations.iter();
        let wanted = operations.find(|(known, _)| name.is_none_or(|name| known.is_none_or(|known| known == name)));
        let Some((_, operation)) = wanted else { return QueryCost::with_errors(cost_max, &[]) };
        let estimate = self.shape.estimate_each(&document, &operation.node, &variables, |field, points| {
            let key = field.response_key().node.to_string();
            fields.push(QueryCostField { key, field: field.name.node.to_string(), points: shown(points) });
        });
        let mut errors: Vec<ServerError> = Vec::new();
        errors.extend(check(estimate.requested, cost_max).err().map(server_error));
        errors.extend(scope::refusals(&self.shape, &document, name, Some(caller)));
        errors.extend(self.invalid(&document, operation_name, variables).await);
        QueryCost { requested: shown(estimate.requested), fields, ..QueryCost::with_errors(cost_max, &errors) }
    }

    /// What the schema finds wrong with a document.
    pub async fn invalid(
        &self,
        document: &ExecutableDocument,
        operation_name: Option<String>,
        variables: Variables,
    ) -> Vec<ServerError> {
        let mut request = Request::new("").variables(variables);
        request.operation_name = operation_name;
        request.set_parsed_query(document.clone());
        let mut response = self.validating.execute(request).await;
        response.errors.retain(|error| error.message != VALID);
        mask::mask(&mut response, "");
        response.errors
    }
}

impl std::fmt::Debug for DryRun {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DryRun")
    }
}

/// How a document that is valid is turned away all the same. No message of validation is it.
const VALID: &str = "\u{1}valid";

struct StopAfterValidation;

impl ExtensionFactory for StopAfterValidation {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for StopAfterValidation {
    async fn validation(
        &self,
        context: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        next.run(context).await?;
        Err(vec![ServerError::new(VALID, None)])
    }
}

fn server_error(error: ClientError) -> ServerError {
    async_graphql::Error::from(error).into_server_error(Pos::default())
}

/// Points as a number of the schema. More than it can hold is refused anyway.
fn shown(points: u64) -> i32 {
    i32::try_from(points).unwrap_or(i32::MAX)
}

/// Queries about costs.
#[derive(Debug, Default)]
pub struct CostQueries;

#[Object]
impl CostQueries {
    /// What a query would cost (查询报价), without running it: its price, the ceiling of your tier, and why it would be
    /// refused, if so. Arguments that only their resolver can judge, such as the form of a code or a cursor, are not
    /// looked at.
    #[graphql(directive = Weight::apply(5))]
    async fn cost_of(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The query, as it would be sent.")] query: String,
        #[graphql(desc = "Its variables, a JSON object as text, such as `{\"first\": 10}`.")] variables: Option<String>,
        #[graphql(desc = "Which of its operations; nothing when it has only one.")] operation_name: Option<String>,
    ) -> Result<QueryCost> {
        let caller = caller(context)?;
        let absent = || ClientError::new(ErrorCode::Internal, "internal error");
        let reception = context.data_opt::<Arc<dyn Reception>>().ok_or_else(absent)?;
        let dry_run = context.data_opt::<Arc<DryRun>>().ok_or_else(absent)?;
        match reception.receive(&query, operation_name.as_deref(), variables.as_deref()) {
            Ok(received) => Ok(dry_run.price(received, operation_name, &caller).await),
            Err(errors) => Ok(QueryCost::with_errors(caller.tier.limits.query_cost_max, &errors)),
        }
    }
}

/// What a query would cost (查询报价).
#[derive(Debug, SimpleObject)]
pub struct QueryCost {
    /// The points that it may cost at most, and that are reserved when it is sent; what it costs less is given back. 1 when
    /// it is refused before it can be priced. At most 2147483647, whatever it costs.
    requested: i32,
    /// The points that one query of your tier may cost.
    ceiling: i32,
    /// Whether it would be refused.
    refused: bool,
    /// Where the points go: each root field, in the order of the query. None when it cannot be priced.
    #[graphql(directive = ListOf::apply(20))]
    fields: Vec<QueryCostField>,
    /// Why it would be refused; none when it would be executed.
    #[graphql(directive = ListOf::apply(20))]
    errors: Vec<QueryCostError>,
}

impl QueryCost {
    /// Refused for these reasons, if there are any.
    fn with_errors(cost_max: u32, errors: &[ServerError]) -> Self {
        let errors: Vec<QueryCostError> = errors.iter().take(MAX_ERRORS).map(QueryCostError::from).collect();
        Self { requested: 1, ceiling: shown(cost_max.into()), refused: !errors.is_empty(), fields: Vec::new(), errors }
    }
}

/// What one root field of a query would cost (逐项报价).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct QueryCostField {
    /// Under which name the answer would have it.
    key: String,
    /// Its name in the schema.
    field: String,
    /// Its points, with everything below it.
    points: i32,
}

/// Why a query would be refused (拒绝原因).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct QueryCostError {
    /// The code that it would be refused with.
    code: String,
    /// What is wrong, and what would be right.
    message: String,
    /// The line of the query, from 1, where one is to be named.
    line: Option<i32>,
}

impl From<&ServerError> for QueryCostError {
    fn from(error: &ServerError) -> Self {
        let code = code_of(error).unwrap_or(ErrorCode::GraphqlValidationFailed);
        let line = error.locations.first().filter(|at| at.line > 0).and_then(|at| i32::try_from(at.line).ok());
        Self { code: code.as_str().to_owned(), message: error.message.clone(), line }
    }
}
