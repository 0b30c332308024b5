//! What must hold of the database and of the API, whatever was killed: each acknowledged row once, no half of a
//! submission, one event and one audit entry a change.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use tests::{
    gateway::Gateway,
    history::{assert_history_is_whole, rows},
};

use super::call::{Call, Effect, number};

/// A change, as the feed tells it.
#[derive(Debug, FromQueryResult)]
struct Event {
    sequence: i64,
    kind: String,
    operation: String,
    record_id: i64,
    revision: i64,
    submission_id: Option<i64>,
    content: String,
}

/// What is kept under an idempotency key.
#[derive(Debug, FromQueryResult)]
struct Submission {
    id: i64,
    idempotency_key: String,
    state: String,
}

#[derive(Debug, FromQueryResult)]
struct Entry {
    action: String,
    target: String,
}

#[derive(Debug, FromQueryResult)]
struct Record {
    id: i64,
    title: String,
    revision: i64,
    state: String,
}

/// What a submission did, and to which records and revisions.
#[derive(Debug, Clone, Default)]
struct DoneBy {
    effects: Vec<Effect>,
    records: Vec<(i64, i64)>,
    /// How many servers had been killed when it was seen.
    killed: u32,
}

/// Follows the feed from its beginning on, as a client would, and holds calls against it.
#[derive(Debug, Default)]
pub(super) struct Proof {
    last: i64,
    events: Vec<Event>,
    /// The revision of each record by its last event.
    revisions: HashMap<i64, i64>,
    /// What each submission did.
    by_submission: HashMap<i64, DoneBy>,
    /// Calls that nobody waited for.
    given_up: Vec<Call>,
    keys: HashSet<String>,
    /// How many servers have been killed.
    killed: u32,
    /// Calls that one server had done and another one answered.
    answered_by_another: usize,
    acknowledged: usize,
}

impl Proof {
    /// Reads what is new in the feed, and asserts that all that was acknowledged before is in it.
    pub(super) async fn follow(&mut self, gateway: &Gateway, calls: Vec<Call>) {
        self.killed += 1;
        let new: Vec<Event> = rows(
            &gateway.app.store,
            &format!(
                "SELECT sequence, kind, operation, record_id, CAST(revision AS bigint) AS revision, submission_id,
             CAST(content AS text) AS content FROM change_event WHERE sequence > {} ORDER BY sequence",
                self.last
            ),
        )
        .await;
        for event in new {
            self.append(event);
        }
        for call in calls {
            assert!(self.keys.insert(call.key.clone()), "{} is used twice", call.key);
            match &call.answer {
                Some(answer) => self.assert_acknowledged(&call, answer),
                None => self.given_up.push(call),
            }
        }
    }

    fn append(&mut self, event: Event) {
        assert_eq!(event.sequence, self.last + 1, "the feed skips or repeats: {event:?}");
        self.last = event.sequence;
        if event.kind == "honour" {
            let revision = self.revisions.entry(event.record_id).or_default();
            assert_eq!(event.revision, *revision + 1, "a revision is skipped or repeated: {event:?}");
            *revision = event.revision;
            let submission = event.submission_id.unwrap_or_else(|| panic!("{event:?} is nobody's"));
            let done = self.by_submission.entry(submission).or_default();
            done.killed = self.killed;
            done.effects.push(event.effect());
            done.records.push((event.record_id, event.revision));
            self.events.push(event);
        }
    }

    fn assert_acknowledged(&mut self, call: &Call, answer: &Value) {
        if !call.is_taken() {
            assert_eq!(answer["submissionId"], Value::Null, "{call:?}");
            return;
        }
        let id = number(answer["submissionId"].as_str().unwrap());
        let done =
            self.by_submission.get(&id).unwrap_or_else(|| panic!("an acknowledged submission is lost: {call:?}"));
        let DoneBy { mut effects, mut records, killed } = done.clone();
        effects.sort();
        records.sort_unstable();
        assert_eq!(effects, call.effects(), "what was done (left) is not what was asked for (right): {call:?}");
        assert_eq!(records, call.acknowledged(), "what was done (left) is not what was told (right): {call:?}");
        self.acknowledged += records.len();
        self.answered_by_another += usize::from(call.answered_by >= killed);
    }

    /// Asserts the rest, once nobody writes any more. Says what there was.
    pub(super) async fn finish(self, gateway: &Gateway, url: &str) -> String {
        let kept = self.assert_keys_have_one_effect(gateway).await;
        self.assert_audited(gateway).await;
        self.assert_stored(gateway).await;
        self.assert_shown(gateway, url).await;
        let events = assert_history_is_whole(gateway, "honour").await;
        assert_eq!(events, self.events.len());
        let given_up = self.given_up.iter().filter(|call| kept.contains_key(&call.key)).count();
        format!(
            "{} calls, {} rows acknowledged, {events} events; {} calls were done by one server and \
             answered by another; {} were given up, of which {given_up} had been done",
            self.keys.len(),
            self.acknowledged,
            self.answered_by_another,
            self.given_up.len()
        )
    }

    /// Each key has at most one submission; one that nobody waited for was done whole or not at all.
    async fn assert_keys_have_one_effect(&self, gateway: &Gateway) -> HashMap<String, i64> {
        let all: Vec<Submission> = rows(&gateway.app.store, "SELECT id, idempotency_key, state FROM submission").await;
        let mut kept = HashMap::new();
        for submission in all {
            assert_eq!(submission.state, "published", "{submission:?}");
            assert!(self.keys.contains(&submission.idempotency_key), "{submission:?} is nobody's");
            assert!(self.by_submission.contains_key(&submission.id), "{submission:?} did nothing");
            assert_eq!(kept.insert(submission.idempotency_key, submission.id), None, "a key has two submissions");
        }
        assert_eq!(kept.len(), self.by_submission.len());
        for call in &self.given_up {
            let done = kept.get(&call.key).map(|id| self.by_submission[id].effects.clone());
            let Some(mut effects) = done else { continue };
            effects.sort();
            assert_eq!(effects, call.effects(), "a part was done: {call:?}");
        }
        kept
    }

    /// Each change has its one audit entry.
    async fn assert_audited(&self, gateway: &Gateway) {
        let entries: Vec<Entry> =
            rows(&gateway.app.store, "SELECT action, target FROM audit_entry WHERE target LIKE 'honour:%' ORDER BY id")
                .await;
        let (mut audited, mut done) = (BTreeMap::<String, Vec<&str>>::new(), BTreeMap::<String, Vec<&str>>::new());
        for entry in &entries {
            audited.entry(entry.target.clone()).or_default().push(&entry.action);
        }
        for event in &self.events {
            let action = match event.operation.as_str() {
                "create" => "record.entered",
                "revise" => "record.corrected",
                _ => "record.withdrawn",
            };
            done.entry(format!("honour:{}", event.record_id)).or_default().push(action);
        }
        assert_eq!(audited, done, "the audit log (left) is not what was done (right)");
    }

    /// Each record as its last event left it, by its number.
    fn last(&self) -> BTreeMap<i64, (String, i64, bool)> {
        let last =
            self.events.iter().map(|event| (event.record_id, (event.title(), event.revision, event.withdraws())));
        last.collect()
    }

    async fn assert_stored(&self, gateway: &Gateway) {
        let sql = "SELECT id, title, CAST(revision AS bigint) AS revision, state FROM honour";
        let all: Vec<Record> = rows(&gateway.app.store, sql).await;
        let records = all.len();
        let stored: BTreeMap<_, _> =
            all.into_iter().map(|record| (record.id, (record.title, record.revision, record.state != "1"))).collect();
        assert_eq!(stored.len(), records);
        assert!(stored == self.last(), "what is stored is not what the events say");
        let titles: HashSet<&String> = stored.values().map(|(title, ..)| title).collect();
        assert_eq!(titles.len(), records, "a row was entered twice");
    }

    /// The server that was started last shows every record once, as its last event left it.
    async fn assert_shown(&self, gateway: &Gateway, url: &str) {
        const QUERY: &str = "query($after: String) {
            honours(first: 100, after: $after, filter: {state: [CURRENT, WITHDRAWN]}) {
                nodes { id title revision state { value } } pageInfo { hasNextPage endCursor } } }";
        let (mut shown, mut seen, mut after) = (BTreeMap::new(), 0, Value::Null);
        loop {
            let body = json!({"query": QUERY, "variables": {"after": after}});
            let response = gateway.http().post(url).header("x-api-key", &gateway.key).json(&body).send().await.unwrap();
            let mut answer: Value = response.json().await.unwrap();
            assert!(answer.get("errors").is_none(), "{answer:#}");
            let page = answer["data"]["honours"].take();
            for node in page["nodes"].as_array().unwrap() {
                let text = |name: &str| node[name].as_str().unwrap().to_owned();
                let is_withdrawn = node["state"]["value"] == "WITHDRAWN";
                let record = (text("title"), node["revision"].as_i64().unwrap(), is_withdrawn);
                shown.insert(number(&text("id")), record);
                seen += 1;
            }
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(seen, shown.len(), "a record is shown twice");
        assert!(shown == self.last(), "what is shown is not what the events say");
    }
}

impl Event {
    fn title(&self) -> String {
        let content: Value = serde_json::from_str(&self.content).unwrap();
        content["title"].as_str().unwrap_or_else(|| panic!("{self:?} has no title")).to_owned()
    }

    fn withdraws(&self) -> bool {
        self.operation == "withdraw"
    }

    fn effect(&self) -> Effect {
        let (record, revision) = (self.record_id, self.revision);
        match self.operation.as_str() {
            "create" => Effect::Create { title: self.title() },
            "revise" => Effect::Revise { record, revision, title: self.title() },
            "withdraw" => Effect::Withdraw { record, revision },
            _ => panic!("nobody did this: {self:?}"),
        }
    }
}
