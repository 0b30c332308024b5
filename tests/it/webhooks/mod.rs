//! Webhooks: what endpoints are told, in which order, and what becomes of it when they do not take it.

mod delivering;
mod endpoints;
mod failing;
mod killed;
mod operating;
mod order;
mod receiver;
mod replicas;
mod tls;
mod watching;

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::{cell::Cell, draft::Draft};
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, draft, enterprise},
    gateway::Gateway,
    until,
};

use self::receiver::{Answering, Received, Receiver};

/// What tests read of an endpoint.
const ENDPOINT: &str =
    "id url description state { value } disabledAt cursor pendingCount oldestPendingAt deadCount failureCount
    failingSince restingUntil formerSecretUntil rules { kind operation authority district industry byId watchListId }";

/// A rule that every change meets.
const EVERYTHING: &str = "[{}]";

/// A bank that is told of changes.
struct Bank<'a> {
    gateway: &'a Gateway,
    key: String,
}

impl<'a> Bank<'a> {
    async fn new(gateway: &'a Gateway, name: &str) -> Self {
        let key = gateway.new_key(name, OrganisationKind::Institution, "institution").await;
        Self { gateway, key }
    }

    /// The whole answer to an operation.
    async fn answer(&self, query: &str, variables: Value) -> Value {
        let body = json!({"query": query, "variables": variables});
        let answer = self.gateway.post().header("x-api-key", &self.key).json(&body).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// The field of this name of an operation that must succeed.
    async fn ask(&self, name: &str, query: &str, variables: Value) -> Value {
        let answer = self.answer(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}\n{answer:#}");
        answer["data"][name].clone()
    }

    /// Makes an endpoint with these rules, in GraphQL, and more arguments; its id and its secret.
    async fn endpoint(&self, url: &str, rules: &str, more: &str) -> (String, String) {
        let query = format!(
            "mutation($url: String!) {{ createWebhookEndpoint(input: {{ url: $url, rules: {rules} {more} }})
                {{ secret endpoint {{ id }} userErrors {{ path code message }} }} }}"
        );
        let made = self.ask("createWebhookEndpoint", &query, json!({"url": url})).await;
        let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
        (text(&made["endpoint"]["id"]), text(&made["secret"]))
    }

    /// Does something to an endpoint: the payload of a mutation with this input beside the id.
    async fn act(&self, mutation: &str, id: &str, more: &str, payload: &str) -> Value {
        let query = format!(
            "mutation($id: ID!) {{ {mutation}(input: {{ endpointId: $id {more} }})
                {{ {payload} userErrors {{ path code message }} }} }}"
        );
        self.ask(mutation, &query, json!({"id": id})).await
    }

    /// The same, which must succeed.
    async fn done(&self, mutation: &str, id: &str, more: &str, payload: &str) -> Value {
        let done = self.act(mutation, id, more, payload).await;
        assert_eq!(done["userErrors"], json!([]), "{mutation}");
        done
    }

    /// The endpoint as it is now.
    async fn state(&self, id: &str) -> Value {
        let query = format!("query($id: ID!) {{ webhookEndpoint(id: $id) {{ {ENDPOINT} }} }}");
        self.ask("webhookEndpoint", &query, json!({"id": id})).await
    }

    /// The latest deliveries of an endpoint with their attempts, in this state.
    async fn deliveries(&self, id: &str, state: Option<&str>) -> Vec<Value> {
        let query = "query($id: ID!, $state: WebhookDeliveryState) {
            webhookDeliveries(endpointId: $id, state: $state, first: 100) { totalCount nodes {
                id messageId sequence state { value } dueAt attemptCount settledAt
                attempts { at durationMs status error response } } } }";
        let page = self.ask("webhookDeliveries", query, json!({"id": id, "state": state})).await;
        page["nodes"].as_array().unwrap_or_else(|| panic!("{page}")).clone()
    }

    /// The endpoint, once nothing waits for it.
    async fn settled(&self, id: &str) -> Value {
        until(async || {
            let state = self.state(id).await;
            let head = self.gateway.app.store.clone();
            let head = mingjing::domain::dataset::last_sequence(&head).await.unwrap().to_string();
            (state["pendingCount"] == 0 && state["cursor"] == json!(head)).then_some(state)
        })
        .await
    }

    /// The endpoint, once this holds of it.
    async fn once(&self, id: &str, holds: impl Fn(&Value) -> bool) -> Value {
        until(async || Some(self.state(id).await).filter(&holds)).await
    }
}

/// Lets time pass, and what has become due be looked for.
fn pass(gateway: &Gateway, time: chrono::TimeDelta) {
    gateway.app.clock.advance(time);
    gateway.app.webhooks.wake();
}

/// Registers enterprises 1 to `last`: as many changes.
async fn register(gateway: &Gateway, last: u32) {
    let drafts: Vec<_> = (1..=last).map(|number| enterprise(number, &[])).collect();
    gateway.write("enterprise", &drafts).await;
}

/// An honour; each number is another.
fn honour(enterprise: u32, number: u32) -> Draft {
    let values = [
        ("title", Cell::text(format!("荣誉{number}"))),
        ("authority", Cell::text("市餐饮协会")),
        ("awarded_on", Cell::text("2016-04-11")),
    ];
    draft("honour", enterprise, &values)
}

/// An entry of the abnormal list.
fn listed(enterprise: u32) -> Draft {
    abnormal_operation(enterprise, "2016-07-11", &[])
}

/// Whether of each enterprise everything came in the order of its changes, once repeats are taken off.
fn assert_in_order(received: &[Received]) {
    let mut last = std::collections::BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for one in received.iter().filter(|one| one.sequence() > 0) {
        if seen.insert(one.id.clone()) {
            let before = last.insert(one.enterprise(), one.sequence()).unwrap_or_default();
            assert!(before < one.sequence(), "{} came after {before}", one.sequence());
        }
    }
}
