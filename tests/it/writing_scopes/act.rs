//! What random clients do: submit, correct, withdraw, review, and look around.

use std::collections::BTreeMap;

use rand::{
    Rng,
    seq::{IndexedRandom, IteratorRandom},
};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use tests::gateway::Gateway;

use super::{
    model::{Action, Asked, Model, Submission},
    world::{KINDS, Kind, World},
};

const OUTCOME: &str = "submissionId state rows { status recordId revision
    userErrors { path code message conflictingRecordId suggestions { name } } } userErrors { path code message }";

pub(super) struct Play<'a> {
    pub gateway: &'a Gateway,
    pub world: World,
    pub model: Model,
    pub random: ChaCha8Rng,
    /// How often each sort of thing has happened.
    pub seen: BTreeMap<&'static str, u32>,
    steps: u32,
}

/// The number in an id.
pub(super) fn number(id: &Value) -> i64 {
    mingjing::graphql::id::decode(&id.as_str().unwrap_or_else(|| panic!("{id} is no id")).into()).unwrap().1
}

impl<'a> Play<'a> {
    pub(super) fn new(gateway: &'a Gateway, world: World, random: ChaCha8Rng) -> Self {
        Self { gateway, world, model: Model::default(), random, seen: BTreeMap::new(), steps: 0 }
    }

    fn saw(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    /// Asks as a client. No answer tells anything of another organisation's submissions.
    pub(super) async fn ask(&self, client: usize, query: &str, variables: Value) -> Value {
        let client = &self.world.clients[client];
        let body = json!({"query": query, "variables": variables});
        let response = self.gateway.post().header("x-api-key", &client.key).json(&body).send().await.unwrap();
        let text = response.text().await.unwrap();
        let own = &self.world.organisations[client.organisation];
        for other in self.world.organisations.iter().filter(|other| other.id != own.id) {
            assert!(!text.contains(&other.mark()), "{own:?} reads of {other:?}: {query} {variables} {text}");
        }
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"))
    }

    /// A client and a kind; more often than not one that it may enter.
    fn writer(&mut self) -> (usize, usize) {
        let mut pick =
            || (self.random.random_range(0..self.world.clients.len()), self.random.random_range(0..KINDS.len()));
        let mut picked = pick();
        for _ in 0..12 {
            let (client, kind) = (&self.world.clients[picked.0], &KINDS[picked.1]);
            let organisation = &self.world.organisations[client.organisation];
            let writes = self.world.enterprises.iter().any(|enterprise| organisation.writes_about(enterprise));
            if writes && organisation.enters(kind) && client.scopes.contains(&kind.scope) {
                break;
            }
            picked = pick();
        }
        picked
    }

    /// Submits, corrects or withdraws something, within its rights or not.
    pub(super) async fn submit(&mut self) -> String {
        self.steps += 1;
        let (client, kind) = self.writer();
        let (action, rows) = self.rows(client, &KINDS[kind]);
        let (is_all_or_nothing, is_dry) = (self.random.random_bool(0.4), self.random.random_bool(0.1));
        let organisation = self.world.clients[client].organisation;
        let key = format!("{}{}", self.world.organisations[organisation].mark(), self.steps);
        let mut made =
            Submission { id: String::new(), key, client, kind, action, is_all_or_nothing, rows, state: "PUBLISHED" };
        let step = format!(
            "step {}: {:?} of {}: {made:?}",
            self.steps, self.world.organisations[organisation], KINDS[kind].table
        );
        let (name, query, input) = self.request(&made, is_dry);
        let answer = self.ask(client, &query, json!({"input": input})).await;
        if !self.world.clients[client].scopes.contains(&KINDS[kind].scope) {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{step}: {answer}");
            self.saw("submitted without the scope");
            return step;
        }
        let payload = &answer["data"][&name];
        if !self.world.organisations[organisation].enters(&KINDS[kind]) {
            assert_eq!(
                (&payload["userErrors"][0]["code"], &payload["state"]),
                (&json!("NOT_ALLOWED"), &Value::Null),
                "{step}: {answer}"
            );
            self.saw("submitted without the kind");
            return step;
        }
        assert_eq!(payload["userErrors"], json!([]), "{step}: {answer}");
        let needs_review = self.world.organisations[organisation].needs_review;
        let mut statuses = self.model.judge(&self.world, organisation, action, &made.rows);
        let fails = fails(&statuses, is_all_or_nothing);
        let state = match (is_dry, fails, needs_review) {
            (true, ..) => "TRIED_OUT",
            (_, true, _) => "REFUSED",
            (_, _, true) => "PENDING",
            _ => "PUBLISHED",
        };
        let told = payload["rows"].as_array().unwrap();
        let shown = |status: &'static str| match (status, fails, state) {
            ("REFUSED", ..) => "REFUSED",
            (_, true, _) => "NOT_WRITTEN",
            (_, _, "PENDING") => "PENDING",
            _ => status,
        };
        let expected: Vec<&str> = statuses.iter().map(|status| shown(status)).collect();
        assert_eq!((payload["state"].as_str(), status_of(told)), (Some(state), expected), "{step}: {answer}");
        self.saw(state);
        for row in &made.rows {
            let is_new = matches!(row, Asked::New { .. });
            let is_refused =
                self.model.judge(&self.world, organisation, action, std::slice::from_ref(row)) == ["REFUSED"];
            match (is_new, is_refused) {
                (true, true) => self.saw("a new row outside"),
                (false, true) => self.saw("a stranger's record"),
                _ => {}
            }
        }
        if matches!(state, "PENDING" | "PUBLISHED") {
            (made.id, made.state) = (payload["submissionId"].as_str().unwrap().to_owned(), state);
            if state == "PENDING" {
                statuses.clear();
            }
            self.model.write(&self.world, &made, &statuses, told);
            self.model.submissions.push(made);
        }
        step
    }

    /// One to four rows; of records, mostly the organisation's own.
    fn rows(&mut self, client: usize, kind: &Kind) -> (Action, Vec<Asked>) {
        let own = self.world.organisations[self.world.clients[client].organisation].id;
        let size = self.random.random_range(1..=4);
        let is_stranger = self.random.random_bool(0.3);
        let stored = self.model.records.values().filter(|record| record.kind == kind.table);
        let stored = stored.filter(|record| is_stranger || record.publisher == own).cloned();
        let stored: Vec<Asked> =
            stored.choose_multiple(&mut self.random, size).into_iter().map(Asked::Stored).collect();
        let action = [Action::Submit, Action::Correct, Action::Withdraw];
        match *action.choose_weighted(&mut self.random, |action| if *action == Action::Submit { 3 } else { 2 }).unwrap()
        {
            action @ (Action::Correct | Action::Withdraw) if !stored.is_empty() => (action, stored),
            _ => {
                let of = 0..self.world.enterprises.len();
                let mut fitting = of
                    .clone()
                    .filter(|place| {
                        self.world.organisations[self.world.clients[client].organisation]
                            .writes_about(&self.world.enterprises[*place])
                    })
                    .collect::<Vec<_>>();
                if fitting.is_empty() || self.random.random_bool(0.3) {
                    fitting = of.collect();
                }
                let rows = (0..size).map(|_| Asked::New { enterprise: *fitting.choose(&mut self.random).unwrap() });
                (Action::Submit, rows.collect())
            }
        }
    }

    /// The mutation's name, the query and the input.
    fn request(&self, made: &Submission, is_dry: bool) -> (String, String, Value) {
        let kind = &KINDS[made.kind];
        let verb = match made.action {
            Action::Submit => "Submit",
            Action::Correct => "Correct",
            Action::Withdraw => "Withdraw",
        };
        let ty = format!("{verb}{}", kind.plural);
        let name = ty[..1].to_ascii_lowercase() + &ty[1..];
        let query = format!("mutation($input: {ty}Input!) {{ {name}(input: $input) {{ {OUTCOME} }} }}");
        let mark = self.world.organisations[self.world.clients[made.client].organisation].mark();
        let row = |(row, place): (&Asked, u32)| match row {
            Asked::New { enterprise } => {
                kind.row(self.world.enterprises[*enterprise].number, &mark, self.steps * 4 + place)
            }
            Asked::Stored(record) => {
                let id = mingjing::graphql::id::encode(kind.table, record.id).to_string();
                let mut row = json!({"id": id, "expectedRevision": record.revision, "reason": format!("{mark}说")});
                if made.action == Action::Correct {
                    row["changes"] = json!({"authority": format!("{mark}机关{}", self.steps)});
                }
                row
            }
        };
        let rows: Vec<Value> = made.rows.iter().zip(0..).map(row).collect();
        let all_or_nothing = if made.is_all_or_nothing { "ALL_OR_NOTHING" } else { "PARTIAL" };
        (name, query, json!({"idempotencyKey": made.key, "mode": all_or_nothing, "dryRun": is_dry, "rows": rows}))
    }

    /// Approves or rejects something, its own organisation's or another's, waiting or not.
    pub(super) async fn review(&mut self) -> String {
        self.steps += 1;
        let pending = self.model.submissions.iter().filter(|made| made.state == "PENDING").choose(&mut self.random);
        let reviewing =
            pending.filter(|_| self.random.random_bool(0.7)).map(|made| self.world.clients[made.client].organisation);
        let clients = (0..self.world.clients.len())
            .filter(|client| reviewing.is_none_or(|reviewing| self.world.clients[*client].organisation == reviewing));
        let client = clients.choose(&mut self.random).unwrap();
        let organisation = self.world.clients[client].organisation;
        let all = 0..self.model.submissions.len();
        let is_stranger = self.random.random_bool(0.25);
        let likely = all.filter(|place| {
            let made = &self.model.submissions[*place];
            let is_own = self.world.clients[made.client].organisation == organisation;
            if is_stranger { !is_own } else { is_own && (made.state == "PENDING" || made.id.ends_with('3')) }
        });
        let Some(place) = likely.choose(&mut self.random) else { return "nothing to review".to_owned() };
        let made = self.model.submissions[place].clone();
        let approves = self.random.random_bool(0.7);
        let step =
            format!("step {}: {:?} approves {approves}: {made:?}", self.steps, self.world.organisations[organisation]);
        let (payload, code) = self.verdict(client, &made.id, approves).await;
        let author = &self.world.clients[made.client];
        if author.organisation != organisation {
            // It answers of another's submission as of none.
            assert_eq!(
                self.verdict(client, &mingjing::graphql::id::encode("submission", 999_999), approves).await.0,
                payload,
                "{step}"
            );
            assert_eq!(
                (payload["userErrors"][0]["code"].as_str(), payload["state"].as_str()),
                (Some("NOT_FOUND"), None),
                "{step}"
            );
            self.saw("reviewed another organisation's");
            return step;
        }
        if !self.world.clients[client].scopes.contains(&KINDS[made.kind].scope) {
            assert_eq!(code.as_deref(), Some("FORBIDDEN"), "{step}: {payload}");
            self.saw("reviewed without the scope");
            return step;
        }
        // Its author may take it back, and cannot approve it.
        if made.state != "PENDING" || (made.client == client && approves) {
            let expected = if made.state == "PENDING" { "NOT_ALLOWED" } else { "CONFLICT" };
            assert_eq!(payload["userErrors"][0]["code"], expected, "{step}: {payload}");
            self.saw("reviewed its own or what was reviewed");
            return step;
        }
        assert_eq!(payload["userErrors"], json!([]), "{step}: {payload}");
        let told = payload["rows"].as_array().unwrap();
        if !approves {
            assert_eq!(payload["state"], "REJECTED", "{step}: {payload}");
            self.model.submissions[place].state = "REJECTED";
            self.saw("rejected");
            return step;
        }
        let statuses = self.model.judge(&self.world, organisation, made.action, &made.rows);
        if fails(&statuses, made.is_all_or_nothing) {
            assert_eq!(payload["state"], "REFUSED", "{step}: {payload}");
            self.saw("approved in vain");
            return step;
        }
        assert_eq!(
            (payload["state"].as_str(), status_of(told)),
            (Some("PUBLISHED"), statuses.clone()),
            "{step}: {payload}"
        );
        self.saw("approved");
        self.model.submissions[place].state = "PUBLISHED";
        self.model.write(&self.world, &made, &statuses, told);
        step
    }

    /// The payload, and the code of an error.
    async fn verdict(&self, client: usize, submission: &str, approves: bool) -> (Value, Option<String>) {
        let (name, note) =
            if approves { ("approveSubmission", "") } else { ("rejectSubmission", ", note: \"不妥\"") };
        let query = format!("mutation($id: ID!) {{ {name}(input: {{submissionId: $id{note}}}) {{ {OUTCOME} }} }}");
        let mut answer = self.ask(client, &query, json!({"id": submission})).await;
        let code = answer["errors"][0]["extensions"]["code"].as_str().map(str::to_owned);
        (answer["data"][name].take(), code)
    }
}

fn fails(statuses: &[&str], is_all_or_nothing: bool) -> bool {
    let mut refused = statuses.iter().map(|status| *status == "REFUSED");
    if is_all_or_nothing { refused.any(|refused| refused) } else { refused.all(|refused| refused) }
}

fn status_of(told: &[Value]) -> Vec<&str> {
    told.iter().map(|row| row["status"].as_str().unwrap()).collect()
}
