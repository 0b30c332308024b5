//! What an organisation sees of the audit log: its own acts, and nothing that others do shows.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both};

const LOG: &str = "query($first: Int, $last: Int, $after: String, $before: String, $filter: AuditFilter) {
    ownAuditLog(first: $first, last: $last, after: $after, before: $before, filter: $filter) { totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { at action { code } target actor { code } clientId organisationId keyId requestId before after } } } }";

/// An organisation that may administer, so that it acts.
struct Acting {
    key: String,
    client: String,
    organisation: String,
}

impl Acting {
    async fn new(gateway: &Gateway, name: &str) -> Self {
        let input = json!({"input": {"name": name, "kind": "DEVELOPER"}});
        let register = "mutation($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) { organisation { id } } }";
        let registered = gateway.data_with(register, input).await;
        let organisation = registered["registerOrganisation"]["organisation"]["id"].as_str().unwrap().to_owned();
        let (client, key) = Self::client(gateway, &organisation).await;
        Self { key, client, organisation }
    }

    /// A client of the organisation, and its key.
    async fn client(gateway: &Gateway, organisation: &str) -> (String, String) {
        let create = "mutation($input: CreateClientInput!) { createClient(input: $input) { client { id } key } }";
        let input = json!({"organisationId": organisation, "name": "管理", "tier": "operator"});
        let created = gateway.data_with(create, json!({"input": input})).await["createClient"].take();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&created["client"]["id"]), text(&created["key"]))
    }

    async fn ask(&self, gateway: &Gateway, query: &str, variables: Value) -> Value {
        ask(gateway, &self.key, query, variables).await
    }

    /// Does something by a request of this id.
    async fn act(&self, gateway: &Gateway, request_id: &str, burst: u32) {
        let query = format!(
            "mutation {{ setTier(input: {{ name: \"developer\", limits: {{ burst: {burst} }} }}) {{ userErrors {{ code }} }} }}"
        );
        let request = gateway.post().header("x-api-key", &self.key).header("x-request-id", request_id);
        let answer: Value = request.json(&json!({"query": query})).send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["data"]["setTier"]["userErrors"], json!([]), "{answer}");
    }
}

async fn ask(gateway: &Gateway, key: &str, query: &str, variables: Value) -> Value {
    let body = json!({"query": query, "variables": variables});
    gateway.post().header("x-api-key", key).json(&body).send().await.unwrap().json().await.unwrap()
}

/// The requests by which the entries of an answer were made.
fn requests(answer: &Value) -> Vec<&str> {
    let edges = answer["data"]["ownAuditLog"]["edges"].as_array().unwrap_or_else(|| panic!("{answer}"));
    edges.iter().map(|edge| edge["node"]["requestId"].as_str().unwrap()).collect()
}

on_both! {
    async fn nothing_of_one_organisation_is_seen_by_another_whatever_it_filters_by(gateway: Gateway) {
        let (one, other) = (Acting::new(&gateway, "甲数据").await, Acting::new(&gateway, "乙数据").await);
        one.act(&gateway, "one-1", 61).await;
        other.act(&gateway, "other-1", 62).await;
        gateway.app.clock.advance(TimeDelta::minutes(1));
        one.act(&gateway, "one-2", 63).await;
        let filters = [
            json!(null),
            json!({"clientId": one.client}),
            json!({"clientId": other.client}),
            json!({"requestId": "one-1"}),
            json!({"requestId": "other-1"}),
            json!({"requestId": "other-2"}),
            json!({"target": "tier:developer"}),
            json!({"target": "organisation:3"}),
            json!({"action": ["TIER_SET"]}),
            json!({"action": ["CLIENT_CREATED", "ORGANISATION_REGISTERED", "KEY_ISSUED"]}),
            json!({"actor": ["CLIENT"]}),
            json!({"actor": ["COMMAND_LINE", "GATEWAY"]}),
            json!({"at": {"from": "2017-12-29T08:00:30Z"}}),
            json!({"at": {"to": "2017-12-29T08:00:30Z"}}),
        ];
        let answers = async || {
            let mut answers = Vec::new();
            for filter in &filters {
                for page in [json!({"first": 1}), json!({"last": 1}), json!({"first": 100})] {
                    let mut variables = page;
                    variables["filter"] = filter.clone();
                    answers.push(one.ask(&gateway, LOG, variables).await);
                }
            }
            answers
        };
        let before = answers().await;
        for (filter, expected) in filters.iter().zip([
            vec!["one-2", "one-1"], vec!["one-2", "one-1"], vec![], vec!["one-1"], vec![], vec![], vec!["one-2", "one-1"], vec![],
            vec!["one-2", "one-1"], vec![], vec!["one-2", "one-1"], vec![], vec!["one-2"], vec!["one-1"],
        ]) {
            let answer = one.ask(&gateway, LOG, json!({"first": 100, "filter": filter})).await;
            assert_eq!(requests(&answer), expected, "{filter}: {answer}");
            assert_eq!(answer["data"]["ownAuditLog"]["totalCount"], json!(expected.len()), "{filter}");
            for edge in answer["data"]["ownAuditLog"]["edges"].as_array().unwrap() {
                assert_eq!((&edge["node"]["organisationId"], &edge["node"]["clientId"]), (&json!(one.organisation), &json!(one.client)));
            }
        }
        // Whatever the other does, not a byte of what is answered changes: no count, no cursor, no price.
        for (number, burst) in (2..8).zip(70..) {
            other.act(&gateway, &format!("other-{number}"), burst).await;
        }
        gateway.data("mutation { setTier(input: { name: \"developer\", limits: { burst: 99 } }) { userErrors { code } } }").await;
        assert_eq!(answers().await, before);
        // What it did was written down all the same, and it sees that.
        let seen = other.ask(&gateway, LOG, json!({"first": 100})).await;
        assert_eq!(requests(&seen), ["other-7", "other-6", "other-5", "other-4", "other-3", "other-2", "other-1"]);
    }

    async fn cursors_are_the_organisations_own_and_hold_no_number_of_an_entry(gateway: Gateway) {
        let (one, other) = (Acting::new(&gateway, "甲数据").await, Acting::new(&gateway, "乙数据").await);
        for number in 1..=5 {
            one.act(&gateway, &format!("one-{number}"), 60 + number).await;
            other.act(&gateway, &format!("other-{number}"), 80 + number).await;
        }
        let answer = one.ask(&gateway, LOG, json!({"first": 100})).await;
        let edges = answer["data"]["ownAuditLog"]["edges"].as_array().unwrap();
        let cursors: Vec<&str> = edges.iter().map(|edge| edge["cursor"].as_str().unwrap()).collect();
        for cursor in &cursors {
            let place: Value = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cursor).unwrap()[8..]).unwrap();
            assert!(place[1].as_i64().unwrap().unsigned_abs() > 1_000_000, "{place}");
        }
        for (variables, expected) in [
            (json!({"first": 2, "after": cursors[0]}), vec!["one-4", "one-3"]),
            (json!({"first": 9, "after": cursors[2]}), vec!["one-2", "one-1"]),
            (json!({"last": 2, "before": cursors[4]}), vec!["one-3", "one-2"]),
            (json!({"first": 9, "after": cursors[4]}), vec![]),
        ] {
            assert_eq!(requests(&one.ask(&gateway, LOG, variables.clone()).await), expected, "{variables}");
        }
        let all = gateway.data("{ auditLog(first: 1) { pageInfo { endCursor } } }").await;
        let of_all = all["auditLog"]["pageInfo"]["endCursor"].as_str().unwrap();
        for (caller, cursor) in [(&other, cursors[0]), (&one, of_all)] {
            let answer = caller.ask(&gateway, LOG, json!({"after": cursor})).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
        }
        let of_own = gateway.answer("query($after: String) { auditLog(after: $after) { totalCount } }", json!({"after": cursors[0]})).await;
        assert_eq!(of_own["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{of_own}");
    }

    async fn clients_of_one_organisation_see_each_others_acts_and_callers_without_a_key_are_refused(gateway: Gateway) {
        let one = Acting::new(&gateway, "甲数据").await;
        let (_, key) = Acting::client(&gateway, &one.organisation).await;
        one.act(&gateway, "one-1", 61).await;
        assert_eq!(requests(&ask(&gateway, &key, LOG, json!({"first": 5})).await), ["one-1"]);
        let response = gateway.post().json(&json!({"query": "{ ownAuditLog { totalCount } }"})).send().await.unwrap();
        assert_eq!(response.status(), 401);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{answer}");
        assert!(answer.get("data").is_none(), "{answer}");
    }
}
