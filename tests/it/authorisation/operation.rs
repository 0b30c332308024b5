//! How each root field is called.

use tests::schema::SchemaField;

use super::table::SUBMITTED;

/// The smallest operation for a root field that succeeds.
pub(super) fn operation(root: &str, field: &SchemaField, node: &str) -> String {
    match root {
        "Mutation" => mutation(field),
        "Subscription" => format!("subscription {}", query(field, node)),
        _ => query(field, node),
    }
}

/// A mutation that is executed; what it asks for may be refused in its payload.
fn mutation(field: &SchemaField) -> String {
    let input = match field.name.as_str() {
        "approveSubmission" => "{ submissionId: \"x\" }",
        "rejectSubmission" => "{ submissionId: \"x\", note: \"x\" }",
        "approveUpload" => "{ uploadId: \"x\" }",
        "rejectUpload" => "{ uploadId: \"x\", note: \"x\" }",
        name if SUBMITTED.iter().any(|(plural, _)| name.ends_with(plural)) => "{ idempotencyKey: \"x\", rows: [] }",
        "registerOrganisation" => "{ name: \"某协会\", kind: ASSOCIATION }",
        "createClient" => "{ organisationId: \"x\", name: \"x\", tier: \"developer\" }",
        "updateClient" | "issueKey" => "{ clientId: \"x\" }",
        "revokeKey" => "{ keyId: \"abcdefghijkl\" }",
        "setTier" => "{ name: \"developer\" }",
        "updateOrganisation" => "{ organisationId: \"x\" }",
        "requestExport" => "{ format: CSV }",
        "cancelExport" => "{ exportId: \"x\" }",
        "addMembers" | "removeMembers" => "{ organisationId: \"x\", enterprises: [] }",
        "fileObjection" => {
            "{ recordId: \"x\", type: QUERY, statement: \"x\", objector: { name: \"x\", contact: \"x\" }, idempotencyKey: \"x\" }"
        }
        "acceptObjection" | "forwardObjection" => "{ objectionId: \"x\" }",
        "refuseObjection" => "{ objectionId: \"x\", reason: \"x\" }",
        "decideObjection" => {
            "{ objectionId: \"x\", decision: UPHELD, explanation: \"x\", expectedState: ACCEPTED, idempotencyKey: \"x\" }"
        }
        "createWatchList" => "{ name: \"\" }",
        "renameWatchList" => "{ watchListId: \"x\", name: \"x\" }",
        "deleteWatchList" => "{ watchListId: \"x\" }",
        "addWatchSubjects" | "removeWatchSubjects" => "{ watchListId: \"x\", subjects: [] }",
        "createWebhookEndpoint" => "{ url: \"x\", rules: [{}] }",
        "replayWebhooks" => "{ endpointId: \"x\", fromSequence: \"1\" }",
        "sendTestEvent" => "{ endpointId: \"x\" }",
        name if name.contains("Webhook") => "{ endpointId: \"x\" }",
        name => panic!("say in this test how {name} is called"),
    };
    format!("mutation {{ {}(input: {input}) {{ userErrors {{ code }} }} }}", field.name)
}

/// The smallest query for a root field that succeeds.
fn query(field: &SchemaField, node: &str) -> String {
    let arguments = match field.name.as_str() {
        "enterprise" => "(registrationNumber: \"310115000000004\")".to_owned(),
        "searchEnterprises" => "(query: \"上海\")".to_owned(),
        "autocomplete" => "(prefix: \"上海\")".to_owned(),
        "node" | "objection" | "submission" => format!("(id: \"{node}\")"),
        "nodes" => format!("(ids: [\"{node}\"])"),
        "upload" | "uploadFaults" | "uploadProgress" => {
            format!("(id: \"{}\")", mingjing::graphql::id::encode("upload", 404).as_str())
        }
        "export" => format!("(id: \"{}\")", mingjing::graphql::id::encode("export", 404).as_str()),
        "latestSnapshot" => "(format: PARQUET)".to_owned(),
        "watchList" => format!("(id: \"{}\")", mingjing::graphql::id::encode("watch_list", 404).as_str()),
        "watchSubjects" => {
            format!("(watchListId: \"{}\")", mingjing::graphql::id::encode("watch_list", 404).as_str())
        }
        "webhookEndpoint" => format!("(id: \"{}\")", mingjing::graphql::id::encode("webhook_endpoint", 404).as_str()),
        "webhookDeliveries" => {
            format!("(endpointId: \"{}\")", mingjing::graphql::id::encode("webhook_endpoint", 404).as_str())
        }
        "verificationJob" => format!("(id: \"{}\")", mingjing::graphql::id::encode("verification_job", 404).as_str()),
        "verify" => "(subjects: [{ creditCode: \"x\" }])".to_owned(),
        "divisions" => "(parent: \"310000\")".to_owned(),
        "costOf" => "(query: \"{ __typename }\")".to_owned(),
        "publisherStatistics" => "(months: {from: \"2016-07\", to: \"2016-08\"})".to_owned(),
        name => {
            assert!(field.required_arguments.is_empty(), "say in this test how {name} is called");
            String::new()
        }
    };
    let below = if field.has_fields { " { __typename }" } else { "" };
    format!("{{ {}{arguments}{below} }}", field.name)
}
