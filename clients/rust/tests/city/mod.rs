//! A small gateway in memory: a feed that may break anywhere, and snapshots.
#![allow(dead_code, missing_docs, reason = "each test file uses some of it")]

use std::{
    collections::BTreeMap,
    io::Write as _,
    sync::{Arc, Mutex},
};

use flate2::{Compression, write::GzEncoder};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::gateway::{Asked, Gateway, Reply};

/// A history of records that come, change, are objected to, and go.
pub fn history(length: u64, seed: u64) -> Vec<Value> {
    let mut chance = StdRng::seed_from_u64(seed);
    let mut alive: BTreeMap<String, Value> = BTreeMap::new();
    (1..=length)
        .map(|sequence| {
            let by = |number: u32| json!({ "id": format!("o{number}"), "name": "机构" });
            let enterprise = json!({ "id": "e1", "creditCode": "91", "registrationNumber": null, "name": "某公司" });
            let mut told = json!({
                "sequence": sequence.to_string(), "at": format!("2017-12-29T08:00:00.{:06}Z", sequence + seed), "operation": "CREATE",
                "kind": "HONOUR", "recordId": format!("h{sequence}"), "revision": 1, "enterprise": enterprise,
                "by": by(chance.random_range(1..3)), "state": "CURRENT", "underObjection": false, "reason": null,
                "after": { "title": format!("荣誉\u{2028}{sequence}") }, "before": null, "changedFields": ["title"],
            });
            if !alive.is_empty() && chance.random_bool(0.5) {
                let old = alive.values().nth(chance.random_range(0..alive.len())).unwrap().clone();
                let (operation, state) = [("REVISE", "CURRENT"), ("WITHDRAW", "WITHDRAWN"), ("OBJECT", "CURRENT")]
                    [chance.random_range(0..3)];
                told["operation"] = operation.into();
                told["state"] = state.into();
                told["recordId"] = old["recordId"].clone();
                told["revision"] = json!(old["revision"].as_i64().unwrap() + 1);
                // Who decides on an objection is not the publisher.
                told["by"] = by(3);
                told["publisher"] = old["publisher"].clone();
            } else {
                told["publisher"] = told["by"].clone();
            }
            let record = told["recordId"].as_str().unwrap().to_owned();
            if told["state"] == "CURRENT" {
                alive.insert(record, told.clone());
            } else {
                alive.remove(&record);
            }
            told
        })
        .collect()
}

/// What stands after so many changes, as rows of a snapshot.
pub fn standing(changes: &[Value], up_to: usize) -> BTreeMap<String, Value> {
    let mut rows = BTreeMap::new();
    for told in &changes[..up_to] {
        let record = told["recordId"].as_str().unwrap().to_owned();
        if told["state"] != "CURRENT" {
            rows.remove(&record);
            continue;
        }
        let row = json!({
            "kind": told["kind"], "recordId": told["recordId"], "revision": told["revision"], "sequence": told["sequence"],
            "updatedAt": told["at"], "publisher": told["publisher"], "enterprise": told["enterprise"],
            "underObjection": told["underObjection"], "content": told["after"],
        });
        rows.insert(record, row);
    }
    rows
}

#[allow(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
pub struct City {
    pub changes: Vec<Value>,
    /// After how many lines each answer of the feed breaks.
    pub breaks: Vec<usize>,
    pub snapshot: Option<usize>,
    pub spoilt: bool,
    pub gone: bool,
    /// Whether it is still told of former snapshots that they were there.
    pub expires: bool,
    pub cut: Option<usize>,
    /// Whether exports are made that are asked for.
    pub deltas: bool,
    /// Where the delta begins that was asked for last.
    pub since: Option<usize>,
}

impl City {
    pub fn new(changes: Vec<Value>) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self {
            changes,
            breaks: Vec::new(),
            snapshot: None,
            spoilt: false,
            gone: false,
            expires: false,
            cut: None,
            deltas: false,
            since: None,
        }))
    }

    pub fn answer(&mut self, asked: &Asked) -> Reply {
        let path = asked.path.split('?').next().unwrap_or_default();
        if path == "/graphql" {
            return Reply::data(&json!({ "viewer": { "scopes": [{ "code": "feed:read" }] } }));
        }
        if path == "/v1/changes" {
            return self.feed(asked);
        }
        if path == "/v1/exports" && self.deltas {
            let since = asked.json()["since"].as_str().map(|since| since.parse().unwrap());
            self.since = since;
            self.snapshot = Some(self.changes.len());
            let export =
                json!({ "id": format!("x{}", self.changes.len()), "state": "QUEUED", "since": asked.json()["since"] });
            return Reply::json(202, &export);
        }
        let Some(at) = self.snapshot else { return Reply::text(404, "not found") };
        let mut rows: Vec<_> = standing(&self.changes, at).into_values().collect();
        if let Some(since) = self.since {
            let sequence = |row: &Value| row["sequence"].as_str().unwrap().parse::<usize>().unwrap();
            let before = standing(&self.changes, since);
            let alive: Vec<_> = rows.iter().map(|row| row["recordId"].clone()).collect();
            rows.retain(|row| sequence(row) > since);
            rows.extend(before.into_values().filter(|row| !alive.contains(&row["recordId"])).map(|row| {
                json!({ "kind": row["kind"], "recordId": row["recordId"], "sequence": row["sequence"], "deleted": true })
            }));
        }
        let parts: Vec<Vec<u8>> = rows
            .chunks(20)
            .map(|rows| {
                let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
                for row in rows {
                    writeln!(packed, "{row}").unwrap();
                }
                packed.finish().unwrap()
            })
            .collect();
        let export = format!("/v1/exports/x{at}");
        if path == "/v1/snapshots/latest" || path == export {
            return Reply::json(200, &json!({ "id": format!("x{at}"), "state": "READY" }));
        }
        if self.expires && path.starts_with("/v1/exports/x") && !path.starts_with(&export) {
            return Reply::json(200, &json!({ "id": "x", "state": "EXPIRED" }));
        }
        if path == format!("{export}/manifest") {
            let parts: Vec<_> = (0..)
                .zip(&parts)
                .map(|(number, part): (usize, _)| {
                    json!({ "name": format!("honour-{number}.ndjson.gz"), "kind": "HONOUR", "rows": 20, "bytes": part.len(),
                            "sha256": sha256(part), "path": format!("{export}/parts/{number}") })
                })
                .collect();
            return Reply::json(
                200,
                &json!({ "id": format!("x{at}"), "sequence": at.to_string(), "since": self.since.map(|since| since.to_string()),
                "format": "ndjson", "compression": "gzip", "parts": parts }),
            );
        }
        let number = path.strip_prefix(&format!("{export}/parts/")).and_then(|it| it.parse::<usize>().ok());
        match number.and_then(|number| parts.get(number)) {
            Some(part) if !self.gone => self.part(asked, part),
            _ => Reply::text(404, "not found"),
        }
    }

    pub fn part(&self, asked: &Asked, part: &[u8]) -> Reply {
        let mut body = part.to_vec();
        if self.spoilt {
            body[5] ^= 1;
        }
        let same = asked.header("if-range") == Some(&format!("\"{}\"", sha256(part)));
        let range = asked.header("range").filter(|_| same).and_then(|it| it.strip_prefix("bytes=")?.strip_suffix('-'));
        let start = range.map_or(0, |it| it.parse().unwrap());
        let rest = body.split_off(start);
        let status = if start > 0 { 206 } else { 200 };
        match self.cut {
            Some(cut) if rest.len() > cut => Reply::text(status, &rest[..cut]).cut(),
            _ => Reply::text(status, rest),
        }
    }

    pub fn feed(&mut self, asked: &Asked) -> Reply {
        let after: usize = asked.parameter("after").unwrap().parse().unwrap();
        let head = self.changes.len();
        if after > head {
            let error = json!({ "code": "BAD_USER_INPUT", "field": "after", "message": "it was restored" });
            return Reply::json(400, &json!({ "error": error }));
        }
        let mut lines = vec!["\n".to_owned()];
        lines.extend(self.changes[after..].iter().map(|told| format!("{told}\n")));
        lines.push(format!("{{\"head\":\"{head}\",\"upTo\":\"{head}\"}}\n"));
        if self.breaks.is_empty() {
            return Reply::text(200, lines.concat());
        }
        lines.truncate(self.breaks.remove(0));
        Reply::text(200, lines.concat() + "{\"sequence\":\"99").cut()
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub async fn start(city: &Arc<Mutex<City>>) -> Gateway {
    let city = Arc::clone(city);
    Gateway::start(move |asked| city.lock().unwrap().answer(asked)).await
}
