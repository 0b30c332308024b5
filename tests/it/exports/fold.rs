//! What exports promise: a snapshot and the events after it, or the delta after it, are the later snapshot, byte for byte.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};
use tests::{draft::credit_code, eventful::Dice, gateway::Gateway, on_both};

use super::{
    Rows, exported,
    life::{AUTHORITIES, DISTRICTS, live},
    request,
};

const PHASES: usize = 4;
const STEPS: usize = 60;

/// The changes after a sequence number, up to another, as the feed tells them.
async fn events(gateway: &Gateway, after: u64, up_to: u64) -> Vec<Value> {
    let path = format!("/v1/changes?after={after}");
    let text = request(gateway, Method::GET, &gateway.key, &path).send().await.unwrap().text().await.unwrap();
    let lines = text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap());
    let changes = lines.filter(|line: &Value| line.get("recordId").is_some());
    changes.filter(|change| number(&change["sequence"]) <= up_to).collect()
}

fn number(text: &Value) -> u64 {
    text.as_str().unwrap().parse().unwrap()
}

/// A copy, with what an event says.
fn apply_event(copy: &mut Rows, publishers: &mut BTreeMap<String, Value>, event: &Value) {
    let id = event["recordId"].as_str().unwrap().to_owned();
    // Whoever published it first answers for it.
    let publisher = publishers.entry(id.clone()).or_insert_with(|| event["by"].clone()).clone();
    if event["state"] != "CURRENT" {
        copy.remove(&id);
        return;
    }
    let row = json!({
        "kind": event["kind"], "recordId": event["recordId"], "revision": event["revision"], "sequence": event["sequence"],
        "updatedAt": event["at"], "publisher": publisher, "enterprise": event["enterprise"],
        "underObjection": event["underObjection"], "content": event["after"],
    });
    copy.insert(id, row);
}

/// A copy, with what a row of a delta says.
fn apply_row(copy: &mut Rows, row: &Value) {
    let id = row["recordId"].as_str().unwrap().to_owned();
    let mut row = row.clone();
    if row.as_object_mut().unwrap().remove("deleted").unwrap() == json!(true) {
        assert_eq!(row.as_object().unwrap().len(), 3, "{row}");
        assert!(copy.remove(&id).is_some(), "{row} was not there");
        return;
    }
    copy.insert(id, row);
}

/// The copy in canonical order, each row in one line. Whom a record is about, the enterprise's own record says.
fn canonical(copy: &Rows) -> Vec<String> {
    let enterprises: BTreeMap<&str, Value> = copy
        .values()
        .filter(|row| row["kind"] == "ENTERPRISE")
        .map(|row| {
            let content = &row["content"];
            let enterprise = json!({
                "id": row["recordId"], "creditCode": content["creditCode"],
                "registrationNumber": content["registrationNumber"], "name": content["name"],
            });
            (row["recordId"].as_str().unwrap(), enterprise)
        })
        .collect();
    let line = |row: &Value| {
        let mut row = row.clone();
        if let Some(known) = enterprises.get(row["enterprise"]["id"].as_str().unwrap()) {
            row["enterprise"] = known.clone();
        }
        row.to_string()
    };
    copy.values().map(line).collect()
}

/// The filters that are tried, beside none.
fn filters() -> Vec<Value> {
    vec![
        json!({"district": [DISTRICTS[0], "110101"]}),
        json!({"authority": [AUTHORITIES[0]]}),
        json!({"creditCode": [credit_code(1), credit_code(102), credit_code(3)], "district": [DISTRICTS[0], DISTRICTS[1]]}),
        json!({"registrationNumber": [], "creditCode": [credit_code(4)]}),
        json!({"industry": ["TRADE"], "authority": [AUTHORITIES[1]]}),
    ]
}

on_both! {
    async fn a_snapshot_with_the_events_or_the_delta_after_it_is_the_later_snapshot(gateway: Gateway with [
        ("search.enabled", "false"),
        ("exports.part_rows", "5"),
        ("tiers.operator.exports_per_day", "1000"),
    ]) {
        let mut dice = Dice(20_171_229);
        let mut snapshots: Vec<(u64, Rows)> = vec![(0, Rows::new())];
        let mut filtered: Vec<(u64, Rows)> = vec![(0, Rows::new()); filters().len()];
        let mut let_through = vec![0; filters().len()];
        let (mut gone, mut several, mut left_unchanged) = (0, 0, 0);
        for _ in 0..PHASES {
            live(&gateway, &mut dice, STEPS).await;
            let (export, rows) = exported(&gateway, json!({})).await;
            let sequence = number(&export["sequence"]);
            several += export["parts"].as_array().unwrap().iter().filter(|part| part["name"].as_str().unwrap().ends_with("-0002.ndjson")).count();
            let expected = canonical(&rows);
            for (since, earlier) in &snapshots {
                let mut copy = earlier.clone();
                let mut publishers = BTreeMap::new();
                for event in events(&gateway, *since, sequence).await {
                    apply_event(&mut copy, &mut publishers, &event);
                }
                assert_eq!(canonical(&copy), expected, "events after {since} up to {sequence}");

                let (delta, changed) = exported(&gateway, json!({"since": since.to_string()})).await;
                assert_eq!((number(&delta["sequence"]), number(&delta["since"])), (sequence, *since));
                let mut copy = earlier.clone();
                for row in changed.values() {
                    apply_row(&mut copy, row);
                }
                assert_eq!(canonical(&copy), expected, "delta after {since} up to {sequence}");
                gone += changed.values().filter(|row| row["deleted"] == true).count();
                left_unchanged += rows.len() - changed.values().filter(|row| row["deleted"] == false).count();
                let told: u64 = delta["counts"].as_array().unwrap().iter().map(|count| count["rows"].as_u64().unwrap()).sum();
                assert_eq!(told, changed.len() as u64);
            }
            for ((filter, known), through) in filters().iter().zip(&mut filtered).zip(&mut let_through) {
                let (since, earlier) = known;
                let (_, now) = exported(&gateway, json!({"filter": filter})).await;
                let (_, changed) = exported(&gateway, json!({"filter": filter, "since": since.to_string()})).await;
                let mut copy = earlier.clone();
                for row in changed.values() {
                    apply_row(&mut copy, row);
                }
                // A copy of some kinds only has no record of whom they are about: that is as of each row's own delta.
                let without = |rows: &Rows| rows.values().map(|row| {
                    let mut row = row.clone();
                    row["enterprise"] = row["enterprise"]["id"].clone();
                    row.to_string()
                }).collect::<Vec<_>>();
                assert_eq!(without(&copy), without(&now), "{filter} after {since} up to {sequence}");
                assert!(now.len() < rows.len(), "{filter} leaves nothing out");
                *through += now.len();
                *known = (sequence, now);
            }
            snapshots.push((sequence, rows));
        }
        assert!(gone > 3 && several > 3 && left_unchanged > 20, "{gone} {several} {left_unchanged} show too little");
        assert!(let_through.iter().all(|rows| *rows > 0), "a filter let nothing through: {let_through:?}");
    }

    async fn what_is_written_meanwhile_is_not_in_an_export(gateway: Gateway with [
        ("search.enabled", "false"),
        ("exports.part_rows", "10"),
        ("tiers.operator.exports_per_day", "1000"),
    ]) {
        let mut dice = Dice(7);
        live(&gateway, &mut dice, 80).await;
        for _ in 0..3 {
            let ((export, rows), ()) = tokio::join!(exported(&gateway, json!({})), live(&gateway, &mut dice, 60));
            let sequence = number(&export["sequence"]);
            let mut copy = Rows::new();
            let mut publishers = BTreeMap::new();
            for event in events(&gateway, 0, sequence).await {
                apply_event(&mut copy, &mut publishers, &event);
            }
            // Whom a record is about the feed tells as it is now, and an export as it was then.
            assert_eq!(canonical(&copy), canonical(&rows), "as of {sequence}");
        }
    }
}
