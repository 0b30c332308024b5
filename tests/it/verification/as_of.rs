//! As of earlier: a random history, and random points of it, judged by the gateway and by replaying the events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{
    draft::credit_code,
    eventful::{Dice, ENTERPRISES, Event, events, live, replay},
    gateway::today,
    on_both,
};

use super::verify;

const PROBES: u64 = 40;

/// The verdict on the abnormal list and on penalties, the long way round, and the records with their revisions.
fn judge(state: &BTreeMap<i64, &Event>, enterprise: i64, day: &str) -> Vec<(&'static str, BTreeSet<(String, i64)>)> {
    let text = |event: &Event, field: &str| event.content[field].as_str().map(str::to_owned);
    let lists = [("abnormal_operation", "listed_on"), ("penalty", "decided_on")];
    lists
        .into_iter()
        .map(|(kind, begins)| {
            let entries = state
                .values()
                .filter(|event| event.kind == kind && event.enterprise_id == enterprise && event.state == "1");
            let entries: Vec<_> = entries
                .filter(|event| text(event, begins).unwrap().as_str() <= day)
                .filter(|event| text(event, "display_until").is_none_or(|until| until.as_str() >= day))
                .collect();
            let in_force = entries.iter().any(|event| text(event, "removed_on").is_none_or(|on| on.as_str() > day));
            let verdict = match (entries.is_empty(), in_force) {
                (true, _) => "CLEAR",
                (_, true) => "LISTED",
                _ => "FORMERLY_LISTED",
            };
            let id =
                |event: &&Event| (mingjing::graphql::id::encode(kind, event.record_id).to_string(), event.revision);
            (verdict, entries.iter().map(|event| id(event)).collect())
        })
        .collect()
}

/// Whom a subject means, the long way round: all that have the code, or else the name, or else had the name.
fn resolve(state: &BTreeMap<i64, &Event>, field: &str, value: &str) -> Vec<i64> {
    let of = |matches: &dyn Fn(&Value) -> bool| -> Vec<i64> {
        let enterprises = state.values().filter(|event| event.kind == "enterprise" && event.state == "1");
        enterprises.filter(|event| matches(&event.content)).map(|event| event.record_id).collect()
    };
    let have = of(&|content| content[field] == value);
    if !have.is_empty() || field != "name" {
        return have;
    }
    of(&|content| content["former_names"].as_array().is_some_and(|names| names.iter().any(|name| name == value)))
}

fn subjects() -> Vec<(&'static str, &'static str, String)> {
    let codes = (1..=ENTERPRISES).flat_map(|number| [0, 100, 200].map(|more| credit_code(number + more)));
    let codes = codes.map(|code| ("creditCode", "credit_code", code));
    let names = ["明镜", "华渊", "德胜", "安泰"].map(|brand| format!("上海{brand}贸易有限公司"));
    let former = (1..=ENTERPRISES).map(|number| format!("上海{number}号商店"));
    codes.chain(names.into_iter().chain(former).map(|name| ("name", "name", name))).collect()
}

/// Compares what the gateway says with the replay of the events; how many subjects it found, and how many hits.
fn assert_agrees(found: &Value, state: &BTreeMap<i64, &Event>) -> (usize, usize) {
    let day = found["day"].as_str().unwrap();
    let (mut met, mut hits) = (0, 0);
    for ((_, field, value), subject) in subjects().iter().zip(found["subjects"].as_array().unwrap()) {
        let meant = resolve(state, field, value);
        let status = match meant.len() {
            0 => "NOT_FOUND",
            1 => "FOUND",
            _ => "AMBIGUOUS",
        };
        assert_eq!(subject["status"], status, "{value} on {day}: {subject:#}");
        let [enterprise] = meant[..] else { continue };
        met += 1;
        let id = mingjing::graphql::id::encode("enterprise", enterprise).to_string();
        assert_eq!(subject["enterprise"]["id"], id);
        assert_eq!(subject["enterprise"]["name"], state[&enterprise].content["name"]);
        for (expected, said) in judge(state, enterprise, day).iter().zip(subject["verdicts"].as_array().unwrap()) {
            let told: BTreeSet<(String, i64)> = said["hits"]
                .as_array()
                .unwrap()
                .iter()
                .map(|hit| (hit["recordId"].as_str().unwrap().to_owned(), hit["revision"].as_i64().unwrap()))
                .collect();
            assert_eq!((said["verdict"].as_str().unwrap(), &told), (expected.0, &expected.1), "{value} on {day}");
            hits += told.len();
        }
    }
    (met, hits)
}

on_both! {
    async fn what_is_said_as_of_a_point_is_what_the_events_up_to_it_say(gateway: Gateway with [("search.enabled", "false"), ("jobs.enabled", "false")]) {
        let mut dice = Dice(20_171_229);
        live(&gateway, &mut dice).await;
        assert!(gateway.app.expiry().run(today()).await.unwrap() > 0, "nothing has expired");
        let events = events(&gateway).await;
        let head = events.last().unwrap().sequence;
        assert!(head > 60, "{head} events are too few");
        let codes: BTreeSet<(i64, &str)> = events.iter().filter(|event| event.kind == "enterprise")
            .map(|event| (event.record_id, event.content["credit_code"].as_str().unwrap())).collect();
        let enterprises: BTreeSet<i64> = codes.iter().map(|(enterprise, _)| *enterprise).collect();
        assert!(codes.len() > enterprises.len(), "no code has changed");
        let stated: Vec<Value> = subjects().iter().map(|(input, _, value)| json!({*input: value})).collect();
        let arguments = |as_of: Value| json!({"subjects": stated, "lists": ["ABNORMAL_OPERATION", "PENALTY"], "asOf": as_of});

        let now = verify(&gateway, arguments(Value::Null)).await;
        assert_eq!((&now["sequence"], &now["day"]), (&json!(head.to_string()), &json!("2017-12-29")));
        assert_agrees(&now, &replay(&events, head));

        let (mut met, mut hits) = (0, 0);
        for probe in 0..PROBES {
            let sequence = i64::try_from(dice.roll(u64::try_from(head).unwrap() + 1)).unwrap();
            let at = events.iter().rfind(|event| event.sequence <= sequence).map_or(today(), |event| event.at);
            let as_of = if probe % 2 == 0 {
                json!({"sequence": sequence.to_string()})
            } else {
                // Half-way to the next change, which is hours away.
                json!({"at": (at + TimeDelta::minutes(30)).min(today())})
            };
            let found = verify(&gateway, arguments(as_of.clone())).await;
            let judged: i64 = found["sequence"].as_str().unwrap().parse().unwrap();
            let expected = if probe % 2 == 0 { sequence } else {
                events.iter().rfind(|event| event.at <= at + TimeDelta::minutes(30)).map_or(0, |event| event.sequence)
            };
            assert_eq!(judged, expected, "{as_of}");
            let (of_probe, of_hits) = assert_agrees(&found, &replay(&events, judged));
            met += of_probe;
            hits += of_hits;
        }
        assert!(met > 100 && hits > 100, "{met} subjects and {hits} hits show too little");

        let before = verify(&gateway, arguments(json!({"at": "2000-01-01T00:00:00Z"}))).await;
        assert_eq!((&before["sequence"], &before["counts"]["found"]), (&json!("0"), &json!(0)));
    }
}
