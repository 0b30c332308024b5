//! A random history, and random points of it: lists and enterprises as of them, and the same by replaying the events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{
    draft::credit_code,
    eventful::{Dice, ENTERPRISES, Event, events, live, replay},
    gateway::{Gateway, today},
    on_both,
};

const PROBES: u64 = 60;

const LISTS: &str = "query($asOf: AsOf) {
    enterprises(first: 100, asOf: $asOf) { totalCount nodes { id revision name creditCode updatedAt onAbnormalList } }
    onList: enterprises(filter: { onAbnormalList: true }, asOf: $asOf) { totalCount }
    abnormalOperations(first: 100, asOf: $asOf) { totalCount nodes { id revision listedOn removedOn updatedAt enterprise { name } } }
    open: abnormalOperations(filter: { onList: true }, asOf: $asOf) { totalCount }
    penalties(first: 100, asOf: $asOf) { totalCount nodes { id revision documentNumber decidedOn updatedAt enterprise { name } } }
}";

const ENTERPRISE: &str = "query($code: CreditCode, $asOf: AsOf) {
    enterprise(creditCode: $code, asOf: $asOf) {
        id name onAbnormalList
        abnormalOperations(first: 100) { nodes { id revision } }
        penalties { totalCount }
    }
}";

/// The state of the data at a point, the long way round.
struct Replayed<'a>(BTreeMap<i64, &'a Event>);

impl Replayed<'_> {
    fn current(&self, kind: &str) -> Vec<&Event> {
        self.0.values().filter(|event| event.kind == kind && event.state == "1").copied().collect()
    }

    fn is_open(&self, enterprise: i64) -> bool {
        let entries = self.current("abnormal_operation").into_iter();
        entries.filter(|event| event.enterprise_id == enterprise).any(|event| event.content["removed_on"].is_null())
    }

    /// What a list has of each record of a kind: these fields of what it said, and what else is told.
    fn rows(&self, kind: &str, fields: &[(&str, &str)], more: impl Fn(&Event) -> Value) -> BTreeSet<String> {
        let rows = self.current(kind).into_iter().map(|event| {
            let mut row = more(event);
            row["id"] = json!(mingjing::graphql::id::encode(kind, event.record_id).to_string());
            row["revision"] = json!(event.revision);
            row["updatedAt"] = json!(event.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true));
            for (field, name) in fields {
                row[*name] = event.content[*field].clone();
            }
            row.to_string()
        });
        rows.collect()
    }
}

fn shown(list: &Value) -> BTreeSet<String> {
    let nodes = list["nodes"].as_array().unwrap();
    assert_eq!(list["totalCount"], nodes.len(), "{list:#}");
    nodes.iter().map(Value::to_string).collect()
}

fn assert_lists_agree(found: &Value, state: &Replayed<'_>) {
    let name = |event: &Event| json!({"enterprise": {"name": state.0[&event.enterprise_id].content["name"]}});
    let flag = |event: &Event| json!({"onAbnormalList": state.is_open(event.record_id)});
    let enterprises = state.rows("enterprise", &[("name", "name"), ("credit_code", "creditCode")], flag);
    assert_eq!(shown(&found["enterprises"]), enterprises);
    let entries = state.rows("abnormal_operation", &[("listed_on", "listedOn"), ("removed_on", "removedOn")], name);
    assert_eq!(shown(&found["abnormalOperations"]), entries);
    let penalties = state.rows("penalty", &[("document_number", "documentNumber"), ("decided_on", "decidedOn")], name);
    assert_eq!(shown(&found["penalties"]), penalties);
    let listed = state.current("enterprise").into_iter().filter(|event| state.is_open(event.record_id));
    assert_eq!(found["onList"]["totalCount"], listed.count());
    let open = state.current("abnormal_operation").into_iter().filter(|event| event.content["removed_on"].is_null());
    assert_eq!(found["open"]["totalCount"], open.count());
}

/// Asks for an enterprise by each code that one ever had; how many were found.
async fn assert_enterprises_agree(gateway: &Gateway, as_of: &Value, state: &Replayed<'_>) -> usize {
    let mut met = 0;
    for number in (1..=ENTERPRISES).flat_map(|number| [number, number + 100, number + 200]) {
        let code = credit_code(number);
        let found = gateway.data_with(ENTERPRISE, json!({"code": code, "asOf": as_of})).await["enterprise"].take();
        let expected = state.current("enterprise").into_iter().find(|event| event.content["credit_code"] == *code);
        let Some(expected) = expected else {
            assert_eq!(found, Value::Null, "{code} as of {as_of}");
            continue;
        };
        met += 1;
        let of_it = |kind| state.current(kind).into_iter().filter(|event| event.enterprise_id == expected.record_id);
        let entries: BTreeSet<String> = of_it("abnormal_operation").map(|event| {
            json!({"id": mingjing::graphql::id::encode("abnormal_operation", event.record_id).to_string(), "revision": event.revision}).to_string()
        }).collect();
        let told = found["abnormalOperations"]["nodes"].as_array().unwrap();
        assert_eq!(told.iter().map(Value::to_string).collect::<BTreeSet<_>>(), entries, "{code} as of {as_of}");
        assert_eq!(found["penalties"]["totalCount"], of_it("penalty").count());
        assert_eq!(found["name"], expected.content["name"]);
        assert_eq!(found["onAbnormalList"], state.is_open(expected.record_id));
    }
    met
}

on_both! {
    async fn what_is_answered_as_of_a_point_is_what_the_events_up_to_it_say(gateway: Gateway with [("search.enabled", "false"), ("jobs.enabled", "false"), ("tiers.operator.requests_per_second", "100000"), ("tiers.operator.burst", "100000"), ("tiers.operator.bucket_points", "100000000")]) {
        let mut dice = Dice(5);
        live(&gateway, &mut dice).await;
        assert!(gateway.app.expiry().run(today()).await.unwrap() > 0, "nothing has expired");
        let events = events(&gateway).await;
        let head = events.last().unwrap().sequence;
        let mut met = 0;
        for probe in 0..PROBES {
            let sequence = i64::try_from(dice.roll(u64::try_from(head).unwrap() + 1)).unwrap();
            let at = events.iter().rfind(|event| event.sequence <= sequence).map_or(today(), |event| event.at);
            let (as_of, sequence) = if probe % 2 == 0 {
                (json!({"sequence": sequence.to_string()}), sequence)
            } else {
                // Half-way to the next change, which is hours away.
                let at = (at + TimeDelta::minutes(30)).min(today());
                (json!({"at": at}), events.iter().rfind(|event| event.at <= at).map_or(0, |event| event.sequence))
            };
            let state = Replayed(replay(&events, sequence));
            assert_lists_agree(&gateway.data_with(LISTS, json!({"asOf": as_of})).await, &state);
            if probe % 6 == 0 {
                met += assert_enterprises_agree(&gateway, &as_of, &state).await;
            }
        }
        assert!(met > 20, "{met} enterprises show too little");
    }
}
