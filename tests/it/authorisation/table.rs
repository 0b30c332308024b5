//! What each root field and each type needs.

use entity::code::Scope;
use mingjing::graphql::access::scope::{MUTATIONS, Need, ROOT_FIELDS, SUBSCRIPTIONS};

pub(super) const READ: Need = Need::Scope(Scope::DisclosureRead);
pub(super) const ADMIN: Need = Need::Scope(Scope::Admin);
pub(super) const VERIFY: Need = Need::Scope(Scope::VerifyRead);
pub(super) const EXPORT: Need = Need::Scope(Scope::ExportRead);
pub(super) const KEY: Need = Need::Key;
pub(super) const WATCH: Need = Need::Scope(Scope::WatchWrite);
pub(super) const FILE: Need = Need::Scope(Scope::ObjectionWrite);
pub(super) const DECIDE: Need = Need::OneOf(&[Scope::ObjectionDecide, Scope::Admin]);
/// Which objections a caller sees, the tests of objections hold.
pub(super) const CONCERNED: Need = Need::OneOf(&[Scope::ObjectionWrite, Scope::ObjectionDecide, Scope::Admin]);

/// The root types, each with the table of its fields.
pub(super) const ROOTS: &[(&str, &[(&str, Need)])] =
    &[("Query", ROOT_FIELDS), ("Mutation", MUTATIONS), ("Subscription", SUBSCRIPTIONS)];

/// The kinds that publishers submit, as their mutations are named, each with the scope of its three mutations.
pub(super) const SUBMITTED: &[(&str, Scope)] = &[
    ("Alterations", Scope::RegistryWrite),
    ("Shareholders", Scope::RegistryWrite),
    ("KeyPersons", Scope::RegistryWrite),
    ("Branches", Scope::RegistryWrite),
    ("Licences", Scope::LicenceWrite),
    ("Penalties", Scope::PenaltyWrite),
    ("ChattelMortgages", Scope::RegistryWrite),
    ("EquityPledges", Scope::RegistryWrite),
    ("IntellectualPropertyPledges", Scope::RegistryWrite),
    ("AnnualReports", Scope::RegistryWrite),
    ("AbnormalOperations", Scope::ListWrite),
    ("SeriousViolations", Scope::ListWrite),
    ("Inspections", Scope::InspectionWrite),
    ("Complaints", Scope::ComplaintWrite),
    ("Honours", Scope::HonourWrite),
    ("SupervisionRecords", Scope::SupervisionWrite),
];

/// What is done to records of each kind.
pub(super) const ACTIONS: [&str; 3] = ["submit", "correct", "withdraw"];

/// The fields of a root type, each with what it needs.
pub(super) fn table_of(root: &str) -> Vec<(String, Need)> {
    let stated = ROOTS.iter().find(|(known, _)| *known == root).map(|(_, table)| *table).unwrap_or_default();
    let stated = stated.iter().map(|(name, need)| ((*name).to_owned(), *need));
    let kinds = SUBMITTED.iter().filter(|_| root == "Mutation");
    let submitted = kinds.flat_map(|(plural, scope)| {
        ACTIONS.iter().map(move |action| (format!("{action}{plural}"), Need::Scope(*scope)))
    });
    stated.chain(submitted).collect()
}

/// How many root fields there are.
pub(super) fn root_fields() -> usize {
    ROOTS.iter().map(|(root, _)| table_of(root).len()).sum()
}

/// Each object and interface of the schema with what its fields need. `XConnection` and `XEdge` need what `X` needs,
/// and the types of codes, whose values are public lists, need nothing.
pub(super) const TYPES: &[(&str, Need)] = &[
    ("AbnormalOperation", READ),
    ("AddMembersPayload", ADMIN),
    ("AddWatchSubjectsPayload", WATCH),
    ("Alteration", READ),
    ("AnnualReport", READ),
    ("AnnualReportAmendment", READ),
    ("AnnualReportFigure", READ),
    ("AnnualReportGuarantee", READ),
    ("AnnualReportInvestment", READ),
    ("AnnualReportShareholder", READ),
    ("AnnualReportWebsite", READ),
    ("ApiKey", ADMIN),
    // An organisation sees its own acts.
    ("AuditEntry", Need::Nothing),
    ("Branch", READ),
    ("ChangeEvent", READ),
    ("ChangePage", READ),
    ("ChattelMortgage", READ),
    ("ChattelMortgageAlteration", READ),
    ("Client", ADMIN),
    ("ClientOrganisation", ADMIN),
    ("CodeTable", Need::Nothing),
    ("CodeTableEntry", Need::Nothing),
    ("Collateral", READ),
    ("Complaint", READ),
    ("CreateClientPayload", ADMIN),
    ("Dataset", Need::Nothing),
    ("DatasetMovement", Need::Nothing),
    ("DeleteWatchListPayload", WATCH),
    ("DeleteWebhookEndpointPayload", WATCH),
    ("DeprecatedFieldUse", Need::Nothing),
    ("Disclosure", READ),
    ("DistrictCount", READ),
    ("Division", Need::Nothing),
    ("DivisionEntry", Need::Nothing),
    ("Enterprise", READ),
    ("EnterpriseFacets", READ),
    ("EnterpriseSearchConnection", READ),
    ("EnterpriseSearchEdge", READ),
    ("EnterpriseSuggestion", READ),
    ("EquityPledge", READ),
    ("Export", EXPORT),
    ("ExportCount", EXPORT),
    ("ExportPart", EXPORT),
    ("ExportPayload", EXPORT),
    ("ExportProgress", EXPORT),
    ("Highlight", READ),
    ("HighlightRange", READ),
    ("Honour", READ),
    ("IndustryCount", READ),
    ("Inspection", READ),
    ("IntellectualPropertyPledge", READ),
    ("IssueKeyPayload", ADMIN),
    ("KeyPerson", READ),
    ("Licence", READ),
    ("ListHit", VERIFY),
    ("ListVerdict", VERIFY),
    ("Mortgagee", READ),
    ("Mutation", Need::Nothing),
    ("Node", READ),
    ("Objection", CONCERNED),
    ("ObjectionDeadline", CONCERNED),
    ("ObjectionEvidence", CONCERNED),
    ("ObjectionObjector", CONCERNED),
    ("ObjectionParty", CONCERNED),
    ("ObjectionPayload", CONCERNED),
    ("ObjectionStep", CONCERNED),
    ("Organisation", READ),
    ("OrganisationAccount", ADMIN),
    ("OrganisationMember", ADMIN),
    ("PageInfo", Need::Nothing),
    ("Penalty", READ),
    // A publisher sees its own figures, an administrator all.
    ("PublisherStatistics", KEY),
    ("Query", Need::Nothing),
    ("QueryCost", Need::Nothing),
    ("QueryCostError", Need::Nothing),
    ("QueryCostField", Need::Nothing),
    ("RateLimit", Need::Nothing),
    ("RedeliverWebhooksPayload", WATCH),
    ("RegisterOrganisationPayload", ADMIN),
    ("RegisteredCapital", READ),
    ("RemoveMembersPayload", ADMIN),
    ("RemoveWatchSubjectsPayload", WATCH),
    ("RevokeKeyPayload", ADMIN),
    ("SendTestEventPayload", WATCH),
    ("SeriousViolation", READ),
    ("SetTierPayload", ADMIN),
    ("Shareholder", READ),
    ("StatisticsFigures", KEY),
    ("StatisticsLine", KEY),
    ("StatusCount", READ),
    ("Subscription", Need::Nothing),
    ("SubjectProblem", VERIFY),
    ("SupervisionRecord", READ),
    ("Tier", ADMIN),
    // A caller sees the limits of its own tier.
    ("TierLimitValues", Need::Nothing),
    ("UpdateClientPayload", ADMIN),
    ("UpdateOrganisationPayload", ADMIN),
    ("Upload", Need::Nothing),
    ("UploadPayload", Need::Nothing),
    ("UploadCounts", Need::Nothing),
    ("UploadFault", Need::Nothing),
    ("UploadProgress", Need::Nothing),
    // Why the caller's own input was not accepted.
    ("UserError", Need::Nothing),
    ("UsageLine", Need::Nothing),
    ("Verification", VERIFY),
    ("VerificationCandidate", VERIFY),
    ("VerificationCounts", VERIFY),
    ("VerificationJob", VERIFY),
    ("VerificationListCount", VERIFY),
    ("VerificationProgress", VERIFY),
    ("VerifiedEnterprise", VERIFY),
    ("VerifiedSubject", VERIFY),
    ("Viewer", Need::Nothing),
    ("ViewerClient", Need::Nothing),
    ("ViewerOrganisation", Need::Nothing),
    ("ViewerTier", Need::Nothing),
    ("WatchList", WATCH),
    ("WatchListPayload", WATCH),
    ("WatchSubject", WATCH),
    ("WebhookAttempt", WATCH),
    ("WebhookDelivery", WATCH),
    ("WebhookEndpoint", WATCH),
    ("WebhookEndpointPayload", WATCH),
    ("WebhookRule", WATCH),
    ("WebhookSecretPayload", WATCH),
    // What a publisher sees of its own submissions.
    ("FieldChange", READ),
    ("ProposedRow", Need::Nothing),
    ("ProposedValue", Need::Nothing),
    ("RecordRevision", READ),
    ("SubjectSuggestion", Need::Nothing),
    ("Submission", Need::Nothing),
    ("SubmissionCounts", Need::Nothing),
    ("SubmissionDetail", Need::Nothing),
    ("SubmissionPayload", Need::Nothing),
    ("SubmissionRow", Need::Nothing),
    ("SubmissionRowError", Need::Nothing),
];

/// What a type needs; nothing for one that stands in no table.
pub(super) fn need_of(type_name: &str) -> Option<Need> {
    let stated = |name: &str| TYPES.iter().find(|(known, _)| *known == name).map(|(_, need)| *need);
    let base = ["Connection", "Edge"].iter().find_map(|ending| type_name.strip_suffix(ending));
    stated(type_name).or_else(|| stated(base?)).or_else(|| type_name.ends_with("Code").then_some(Need::Nothing))
}

/// How many root fields have this need.
pub(super) fn needing(need: Need) -> usize {
    ROOTS.iter().flat_map(|(root, _)| table_of(root)).filter(|(_, own)| *own == need).count()
}

/// How many mutations submit, correct or withdraw what associations enter, and what others do.
pub(super) fn submitting() -> (usize, usize) {
    let of_associations = needing(Need::Scope(Scope::HonourWrite)) + needing(Need::Scope(Scope::SupervisionWrite));
    (of_associations, ACTIONS.len() * SUBMITTED.len() - of_associations)
}
