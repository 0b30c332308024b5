//! What resolvers call: the domain's services, made once and carried by the schema.

use std::sync::Arc;

use crate::domain::{
    access::Access,
    audit::AuditLog,
    dataset::{head::Head, point::History},
    export::Exports,
    feed::Feed,
    objection::Objections,
    reading::{Reader, cursor::CursorKey},
    registry::search::SearchIndex,
    statistics::Statistics,
    store::Store,
    submission::Submissions,
    upload::Uploads,
    usage::UsageReport,
    verification::Verification,
    verification_job::VerificationJobs,
    watch::WatchLists,
    webhook::Webhooks,
};

/// The domain's services.
#[derive(Clone)]
pub struct Services {
    /// Runs reading plans.
    pub reader: Reader,
    /// Signs cursors.
    pub cursors: CursorKey,
    /// The database, its primary, for what is not read along a request's route.
    pub store: Store,
    /// Organisations, clients, keys and tiers. Resolvers take it from `access::administration`, in the caller's name.
    pub access: Access,
    /// What publishers submit.
    pub submissions: Submissions,
    /// The audit log.
    pub audit: AuditLog,
    /// Files that were uploaded.
    pub uploads: Uploads,
    /// Snapshots and deltas as files.
    pub exports: Exports,
    /// Objections to records.
    pub objections: Objections,
    /// What clients used.
    pub usage: UsageReport,
    /// Every change, in the order of commits.
    pub feed: Feed,
    /// How far the data set goes, told when it moves.
    pub head: Head,
    /// What publishers published, and when.
    pub statistics: Statistics,
    /// Finds points of the data's history.
    pub history: History,
    /// Where clients are told of changes.
    pub webhooks: Webhooks,
    /// Whom clients watch.
    pub watch_lists: WatchLists,
    /// Verifies subjects.
    pub verification: Verification,
    /// Files that are verified.
    pub verification_jobs: VerificationJobs,
    /// The search index; none where search is switched off.
    pub search: Option<Arc<SearchIndex>>,
}
