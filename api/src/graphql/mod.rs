//! The GraphQL side: the schema's types and resolvers over the domain's services.

pub mod access;
pub mod argument;
pub mod code;
pub mod complete;
pub mod connection;
pub mod cost;
pub mod dataset;
pub mod disclosure;
pub mod error;
pub mod id;
pub mod input;
pub mod kind;
pub mod mask;
pub mod node;
pub mod plan;
pub mod record;
mod record_macro;
pub mod registry;
pub mod render;
pub mod revision;
pub mod root;
pub mod scalar;
pub mod selection;
pub mod services;
pub mod shape;
pub mod submission;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions, Schema};

use self::{
    access::{
        administration::{
            mutation::AdministrationMutations, organisation_mutation::OrganisationMutations,
            query::AdministrationQueries,
        },
        own_audit::OwnAuditQueries,
        rate_limit::RateLimitQueries,
        viewer::ViewerQueries,
    },
    cost::dry_run::CostQueries,
    dataset::{DatasetQueries, code_table::CodeTableQueries},
    node::NodeQueries,
    registry::{lists::ListQueries, query::EnterpriseQueries, search::SearchQueries},
    services::Services,
    submission::{mutation::SubmissionMutations, query::SubmissionQueries, review::ReviewMutations},
};

/// What can be asked (查询): an enterprise with everything under its name, and each kind of record over all enterprises.
#[derive(Debug, Default, MergedObject)]
pub struct Query(
    EnterpriseQueries,
    ListQueries,
    DatasetQueries,
    CodeTableQueries,
    ViewerQueries,
    RateLimitQueries,
    NodeQueries,
    SearchQueries,
    CostQueries,
    AdministrationQueries,
    SubmissionQueries,
    OwnAuditQueries,
);

/// What can be changed (变更). Each mutation has one input and one payload, in which `userErrors` says what was not accepted.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(AdministrationMutations, OrganisationMutations, SubmissionMutations, ReviewMutations);

/// The schema.
pub type ApiSchema = Schema<Query, Mutation, EmptySubscription>;

/// The schema over these services.
pub fn schema(services: Services) -> ApiSchema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription).data(services).finish()
}

/// The schema in its definition language, as `schema.graphql` keeps it.
pub fn sdl() -> String {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .finish()
        .sdl_with_options(SDLExportOptions::new().include_specified_by())
}
