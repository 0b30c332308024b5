//! What a client sees of submissions, by every query that could show any: its own organisation's, all of them, and
//! nobody else's.

use std::collections::BTreeSet;

use rand::{Rng, seq::IndexedRandom};
use serde_json::{Value, json};
use tests::gateway::Gateway;

use super::{act::Play, world::KINDS};

const LIST: &str = "query($first: Int, $after: String, $filter: SubmissionFilter) {
    submissions(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor }
        nodes { id idempotencyKey clientId action kind mode state rowCount reviewedBy reviewNote } } }";
const ONE: &str = "query($id: ID!) { submission(id: $id) { submission { id idempotencyKey state reviewNote }
    counts { rows } rows { status recordId userErrors { message } }
    proposed { creditCode registrationNumber name recordId reason values { field value } } } }";
const NODE: &str = "query($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { __typename id } }";

impl Play<'_> {
    /// Looks at lists, pages, single submissions and their rows.
    pub(super) async fn look(&mut self) -> String {
        let client = self.random.random_range(0..self.world.clients.len());
        let (organisation, first) = (self.world.clients[client].organisation, self.random.random_range(1..=7));
        let step = format!("client {client} of {:?} looks around", self.world.organisations[organisation]);
        let is_own = |author: usize| self.world.clients[author].organisation == organisation;
        for state in [None, Some("PENDING"), Some("PUBLISHED"), Some("REJECTED")] {
            let own = self.model.submissions.iter().filter(|made| is_own(made.client));
            let own: BTreeSet<String> =
                own.filter(|made| state.is_none_or(|state| state == made.state)).map(|made| made.id.clone()).collect();
            let filter = state.map_or(json!({}), |state| json!({"state": [state]}));
            assert_eq!(self.list((client, first), Value::Null, filter).await, own, "{step}");
        }
        let Some(made) = self.model.submissions.choose(&mut self.random).cloned() else { return step };
        // A key, a cursor and an id of somebody else's lead to nothing.
        let found = self.list((client, first), Value::Null, json!({"idempotencyKey": made.key})).await;
        let expected = if is_own(made.client) { BTreeSet::from([made.id.clone()]) } else { BTreeSet::new() };
        assert_eq!(found, expected, "{step}");
        let cursor =
            self.ask(made.client, LIST, json!({"first": 1})).await["data"]["submissions"]["pageInfo"]["endCursor"]
                .take();
        if is_own(made.client) {
            let after = self.list((client, first), cursor, json!({})).await;
            let own = self.model.submissions.iter().filter(|made| is_own(made.client)).count();
            assert_eq!(after.len(), own - 1, "{step}");
        } else {
            let refused = self.ask(client, LIST, json!({"after": cursor})).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{step}: {refused}");
        }
        let nothing = mingjing::graphql::id::encode("submission", 999_999).to_string();
        let one = self.ask(client, ONE, json!({"id": made.id})).await;
        if is_own(made.client) {
            let shown = &one["data"]["submission"];
            assert_eq!(
                (&shown["submission"]["id"], &shown["counts"]["rows"]),
                (&json!(made.id), &json!(made.rows.len())),
                "{step}: {one}"
            );
        } else {
            assert_eq!(one, self.ask(client, ONE, json!({"id": nothing})).await, "{step}");
            assert_eq!(one["data"]["submission"], Value::Null, "{step}");
        }
        // A submission is no node of the graph, whoever asks.
        let asked = self.ask(client, NODE, json!({"id": made.id})).await;
        let of_nothing = self.ask(client, NODE, json!({"id": nothing})).await;
        assert_eq!(same_but_for(&asked, &made.id), same_but_for(&of_nothing, &nothing), "{step}");
        step
    }

    /// The ids in all pages of a list, which must be as many as it counts.
    async fn list(&self, (client, first): (usize, u32), mut after: Value, filter: Value) -> BTreeSet<String> {
        let (mut ids, mut seen, is_whole) = (BTreeSet::new(), 0, after.is_null());
        loop {
            let answer = self.ask(client, LIST, json!({"first": first, "after": after, "filter": filter})).await;
            let page = &answer["data"]["submissions"];
            let nodes = page["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
            ids.extend(nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()));
            seen += nodes.len();
            if page["pageInfo"]["hasNextPage"] != true {
                assert_eq!(ids.len(), seen, "a submission is listed twice");
                assert!(!is_whole || page["totalCount"] == seen, "{answer}");
                return ids;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
    }
}

/// An answer without the id that was asked for.
fn same_but_for(answer: &Value, id: &str) -> String {
    answer.to_string().replace(id, "…")
}

/// Asserts that lists show the records that stand, and nothing that is only proposed.
pub(super) async fn assert_shown(gateway: &Gateway, play: &Play<'_>) {
    for kind in &KINDS {
        let list = kind.plural[..1].to_ascii_lowercase() + &kind.plural[1..];
        let (mut shown, mut after) = (BTreeSet::new(), Value::Null);
        loop {
            let query = format!(
                "query($after: String) {{ {list}(first: 50, after: $after) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
            );
            let data = gateway.data_with(&query, json!({"after": after})).await;
            let nodes = data[&list]["nodes"].as_array().unwrap();
            shown.extend(nodes.iter().map(|node| super::act::number(&node["id"])));
            if data[&list]["pageInfo"]["hasNextPage"] != true {
                break;
            }
            after = data[&list]["pageInfo"]["endCursor"].clone();
        }
        let stands = play.model.records.values().filter(|record| record.kind == kind.table && record.state == "1");
        assert_eq!(shown, stands.map(|record| record.id).collect(), "{list}");
    }
}
