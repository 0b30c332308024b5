//! The GraphQL side: the schema's types and resolvers over the domain's services.

#![expect(
    clippy::used_underscore_binding,
    reason = "what async-graphql expands to hands over the arguments of lists, which only plans and windows read"
)]

pub mod access;
pub mod argument;
pub mod as_of;
pub mod code;
pub mod complete;
pub mod connection;
pub mod cost;
pub mod dataset;
pub mod disclosure;
pub mod error;
pub mod export;
pub mod feed;
pub mod id;
pub mod input;
pub mod kind;
pub mod mask;
pub mod node;
pub mod objection;
pub mod page;
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
pub mod statistics;
pub mod submission;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
pub mod upload;
pub mod user_error;
pub mod verification;
pub mod watch;
pub mod webhook;

use async_graphql::{MergedObject, MergedSubscription, SDLExportOptions, Schema};

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
    dataset::{DatasetQueries, code_table::CodeTableQueries, movement::DatasetSubscriptions},
    export::{ExportQueries, mutation::ExportMutations},
    feed::{FeedQueries, subscription::FeedSubscriptions},
    node::NodeQueries,
    objection::{mutation::ObjectionMutations, query::ObjectionQueries},
    registry::{lists::ListQueries, query::EnterpriseQueries, search::SearchQueries},
    services::Services,
    statistics::StatisticsQueries,
    submission::{mutation::SubmissionMutations, query::SubmissionQueries, review::ReviewMutations},
    upload::{UploadQueries, progress::UploadSubscriptions, review::UploadMutations},
    verification::{VerificationJobQueries, VerificationQueries},
    watch::{WatchQueries, mutation::WatchMutations},
    webhook::{WebhookQueries, mutation::WebhookMutations},
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
    ObjectionQueries,
    StatisticsQueries,
    SubmissionQueries,
    OwnAuditQueries,
    UploadQueries,
    FeedQueries,
    VerificationQueries,
    VerificationJobQueries,
    ExportQueries,
    WatchQueries,
    WebhookQueries,
);

/// What can be changed (变更). Each mutation has one input and one payload, in which `userErrors` says what was not accepted.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(
    AdministrationMutations,
    OrganisationMutations,
    SubmissionMutations,
    ReviewMutations,
    UploadMutations,
    ObjectionMutations,
    ExportMutations,
    WatchMutations,
    WebhookMutations,
);

/// What can be waited for (订阅). A subscription has one root field.
#[derive(Debug, Default, MergedSubscription)]
pub struct Subscription(DatasetSubscriptions, UploadSubscriptions, FeedSubscriptions);

/// The schema.
pub type ApiSchema = Schema<Query, Mutation, Subscription>;

/// The schema over these services.
pub fn schema(services: Services) -> ApiSchema {
    Schema::build(Query::default(), Mutation::default(), Subscription::default()).data(services).finish()
}

/// The schema in its definition language, as `schema.graphql` keeps it.
pub fn sdl() -> String {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .finish()
        .sdl_with_options(SDLExportOptions::new().include_specified_by())
}
