//! An enterprise with an honour by an association, and those who object and decide.

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::{
    cell::Cell,
    draft::Draft,
    write::{Batch, Outcome},
};
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use tests::{
    draft::{draft, enterprise, kind},
    gateway::{Gateway, today},
    history::rows,
};

/// What somebody says, and what no text but the objection's own holds.
pub const STATEMENT: &str = "此荣誉并未授予该企业。";
pub const EXPLANATION: &str = "经核实，处理如上。";
/// Who objects.
pub const SECRETS: &[&str] = &["王小明", "138-0000-0000"];

/// The mutations, which ask the same of their payloads.
macro_rules! mutations {
    ($($name:ident = $field:literal, $input:literal;)+) => {
        $(pub const $name: &str = concat!(
            "mutation($input: ", $input, "!) { ", $field, "(input: $input) { existingObjectionId objection {
                id recordId kind { value } state { value } dueOn overdue
                deadlines { period { value } rule title dueOn reason metOn }
                steps { act { code } state { code } organisation { name } note }
            } userErrors { path code message } } }"
        );)+
    };
}

mutations! {
    FILE = "fileObjection", "FileObjectionInput";
    ACCEPT = "acceptObjection", "AcceptObjectionInput";
    REFUSE = "refuseObjection", "RefuseObjectionInput";
    FORWARD = "forwardObjection", "ForwardObjectionInput";
    DECIDE = "decideObjection", "DecideObjectionInput";
}

/// The gateway with what stands in it.
pub struct Scene {
    pub gateway: Gateway,
    /// The key of the association that entered the honour.
    pub publisher: String,
    pub publisher_number: i64,
    /// Keys of those who object.
    pub developer: String,
    pub institution: String,
    pub enterprise: i64,
    /// The honour's id.
    pub honour: String,
}

impl Scene {
    pub async fn new(gateway: Gateway) -> Self {
        let publisher = gateway.new_key("市餐饮协会", OrganisationKind::Association, "association").await;
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let institution = gateway.new_key("某银行", OrganisationKind::Institution, "institution").await;
        let Outcome::Created { id: enterprise } = gateway.write("enterprise", &[enterprise(1, &[])]).await[0] else {
            panic!("the enterprise is new")
        };
        // The operator is the first organisation, the association the second.
        let honour = String::new();
        let scene = Self { gateway, publisher, publisher_number: 2, developer, institution, enterprise, honour };
        let honour = scene.honour("放心餐饮企业").await;
        Self { honour, ..scene }
    }

    /// The id of a new honour with this title.
    pub async fn honour(&self, title: &str) -> String {
        let written = self.write("honour", self.publisher_number, &[honour_draft(title, &[])]).await;
        mingjing::graphql::id::encode("honour", written[0]).to_string()
    }

    /// Writes drafts of one kind as an organisation does; the records' numbers.
    pub async fn write(&self, kind_name: &str, publisher: i64, drafts: &[Draft]) -> Vec<i64> {
        let batch = Batch { kind: kind(kind_name), publisher, drafts, now: today(), dry_run: false };
        let outcomes = self.gateway.app.writer.write(&batch).await.unwrap();
        let ids = outcomes.into_iter().map(|outcome| match outcome {
            Outcome::Created { id } | Outcome::Revised { id, .. } => id,
            other => panic!("{other:?}"),
        });
        ids.collect()
    }

    /// The answer to an operation with this key, or without one.
    pub async fn ask(&self, key: Option<&str>, query: &str, variables: Value) -> Value {
        let request = self.gateway.post().json(&json!({"query": query, "variables": variables}));
        let request = if let Some(key) = key { request.header("x-api-key", key) } else { request };
        request.send().await.unwrap().json().await.unwrap()
    }

    /// The payload of a mutation with this key.
    pub async fn mutate(&self, key: &str, mutation: &str, input: Value) -> Value {
        let answer = self.ask(Some(key), mutation, json!({"input": input})).await;
        assert!(answer.get("errors").is_none(), "{mutation}\n{answer:#}");
        let (_, payload) = answer["data"].as_object().unwrap().iter().next().unwrap();
        payload.clone()
    }

    /// Files an objection.
    pub async fn file(&self, by: &str, record: &str, sort: &str, key: &str) -> Value {
        self.mutate(by, FILE, filing(record, sort, key)).await
    }

    /// The id of an objection that the developer has filed and the publisher has accepted.
    pub async fn accepted(&self, record: &str, sort: &str, key: &str) -> String {
        let id = objection_of(&self.file(&self.developer, record, sort, key).await);
        let input = json!({"objectionId": id, "note": "已收到。"});
        accepted(&self.mutate(&self.publisher, ACCEPT, input).await);
        id
    }

    /// What the audit log has about objections, the latest first.
    pub async fn audit(&self) -> Vec<Value> {
        let query = "{ auditLog(first: 100) { nodes { action { code } target before after clientId address } } }";
        let answer = self.ask(Some(&self.gateway.key), query, json!({})).await;
        let entries = answer["data"]["auditLog"]["nodes"].as_array().unwrap().clone();
        entries.into_iter().filter(|entry| entry["target"].as_str().unwrap().starts_with("objection:")).collect()
    }
}

/// What somebody files.
pub fn filing(record: &str, sort: &str, key: &str) -> Value {
    json!({
        "recordId": record, "type": sort, "statement": STATEMENT, "idempotencyKey": key,
        "evidence": [{"name": "证明.pdf", "sha256": "ab".repeat(32), "size": 1024, "mediaType": "application/pdf"}],
        "objector": {"name": SECRETS[0], "contact": SECRETS[1]},
    })
}

/// A decision with its explanation.
pub fn decision(id: &str, decision: &str, key: &str) -> Value {
    json!({"objectionId": id, "decision": decision, "explanation": EXPLANATION, "expectedState": "ACCEPTED", "idempotencyKey": key})
}

/// An honour with this title, and what else is stated.
pub fn honour_draft(title: &str, values: &[(&str, Cell)]) -> Draft {
    let stated = [
        ("authority", Cell::text("市餐饮协会")),
        ("title", Cell::text(title)),
        ("awarded_on", Cell::text("2017-06-01")),
    ];
    draft("honour", 1, &stated.into_iter().chain(values.iter().cloned()).collect::<Vec<_>>())
}

pub fn accepted(payload: &Value) {
    assert_eq!(payload["userErrors"], json!([]), "{payload}");
}

/// The path and the code of the only error of a payload.
pub fn refusal(payload: &Value) -> (String, &str) {
    let errors = payload["userErrors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{payload}");
    assert!(payload["objection"].is_null(), "{payload}");
    let path: Vec<&str> = errors[0]["path"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect();
    (path.join("."), errors[0]["code"].as_str().unwrap())
}

/// The id of the objection of a payload that was accepted.
pub fn objection_of(payload: &Value) -> String {
    accepted(payload);
    payload["objection"]["id"].as_str().unwrap().to_owned()
}

pub fn deadlines(objection: &Value) -> &Vec<Value> {
    objection["deadlines"].as_array().unwrap()
}

/// Each deadline's rule, its last day and the day on which it was met.
pub fn rule_days(objection: &Value) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let days = deadlines(objection)
        .iter()
        .map(|deadline| (deadline["rule"].as_str().unwrap(), deadline["dueOn"].as_str(), deadline["metOn"].as_str()));
    days.collect()
}

/// Each step's act, the state after it, by whom, and what was said.
pub fn steps(objection: &Value) -> Vec<(&str, &str, Value, Value)> {
    let steps = objection["steps"].as_array().unwrap().iter().map(|step| {
        let code = |name: &str| step[name]["code"].as_str().unwrap();
        (code("act"), code("state"), step["organisation"]["name"].clone(), step["note"].clone())
    });
    steps.collect()
}

/// The codes of audit entries.
pub fn codes(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["action"]["code"].as_str().unwrap()).collect()
}

/// A change event, with where the record stood after it.
#[derive(Debug, FromQueryResult)]
pub struct Event {
    pub operation: String,
    pub publisher_id: i64,
    pub revision: i64,
    pub state: String,
    pub under_objection: bool,
    pub reason: Option<String>,
    pub content: String,
}

/// The events of a kind's records, in their order.
pub async fn events(scene: &Scene, kind: &str) -> Vec<Event> {
    let sql = format!(
        "SELECT operation, publisher_id, CAST(revision AS bigint) AS revision, state, under_objection, reason,
        CAST(content AS text) AS content FROM change_event WHERE kind = '{kind}' ORDER BY sequence"
    );
    rows(&scene.gateway.app.store, &sql).await
}

pub fn ops(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.operation.as_str()).collect()
}
