//! The feed and copies of it: whatever breaks, in the end a copy is what the data set says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod gateway;

use std::{
    collections::BTreeMap,
    io::Write as _,
    path::Path,
    sync::{Arc, Mutex},
};

use flate2::{Compression, write::GzEncoder};
use futures_util::TryStreamExt as _;
use gateway::{Asked, Gateway, Reply};
use mingjing::{
    Error, Result,
    pull::{Action, DirectorySink, Record, Sink, SqliteSink, Start, State},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A history of records that come, change, are objected to, and go.
fn history(length: u64, seed: u64) -> Vec<Value> {
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
                "after": { "title": format!("荣誉\u{2028}{sequence}") }, "before": null,
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
fn standing(changes: &[Value], up_to: usize) -> BTreeMap<String, Value> {
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

struct City {
    changes: Vec<Value>,
    /// After how many lines each answer of the feed breaks.
    breaks: Vec<usize>,
    snapshot: Option<usize>,
    spoilt: bool,
    gone: bool,
    /// Whether it is still told of former snapshots that they were there.
    expires: bool,
    cut: Option<usize>,
    /// Whether exports are made that are asked for.
    deltas: bool,
    /// Where the delta begins that was asked for last.
    since: Option<usize>,
}

impl City {
    fn new(changes: Vec<Value>) -> Arc<Mutex<Self>> {
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

    fn answer(&mut self, asked: &Asked) -> Reply {
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

    fn part(&self, asked: &Asked, part: &[u8]) -> Reply {
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

    fn feed(&mut self, asked: &Asked) -> Reply {
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

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn start(city: &Arc<Mutex<City>>) -> Gateway {
    let city = Arc::clone(city);
    Gateway::start(move |asked| city.lock().unwrap().answer(asked)).await
}

/// Either sink, opened as a process that was started anew would.
enum Place {
    Sqlite(SqliteSink),
    Directory(DirectorySink),
}

impl Place {
    fn open(folder: &Path, sqlite: bool) -> Self {
        if sqlite {
            Self::Sqlite(SqliteSink::open(folder.join("copy.db")).unwrap())
        } else {
            // A small log, so that it is folded in often.
            Self::Directory(DirectorySink::open(folder.join("copy")).unwrap().log_min(3000))
        }
    }

    fn rows(&self) -> BTreeMap<String, Value> {
        let mut rows = BTreeMap::new();
        let keep = |record: Record| -> Result<()> {
            let before = rows.insert(record.record_id.clone(), serde_json::to_value(record).unwrap());
            assert!(before.is_none());
            Ok(())
        };
        match self {
            Self::Sqlite(sink) => sink.for_each(None, keep).unwrap(),
            Self::Directory(sink) => sink.for_each(keep).unwrap(),
        }
        rows
    }

    fn inner(&mut self) -> &mut dyn Sink {
        match self {
            Self::Sqlite(sink) => sink,
            Self::Directory(sink) => sink,
        }
    }
}

impl Sink for Place {
    fn load(&mut self) -> Result<Option<State>> {
        self.inner().load()
    }
    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        self.inner().apply(batch, state)
    }
    fn clear(&mut self, state: &State) -> Result<()> {
        self.inner().clear(state)
    }
    fn downloads(&self) -> Option<std::path::PathBuf> {
        match self {
            Self::Sqlite(sink) => sink.downloads(),
            Self::Directory(sink) => sink.downloads(),
        }
    }
}

/// A sink whose process ends before or after some transaction.
struct Dying<'a>(Place, &'a mut StdRng);

impl Sink for Dying<'_> {
    fn load(&mut self) -> Result<Option<State>> {
        self.0.load()
    }
    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        let fate: f64 = self.1.random();
        if fate < 0.15 {
            return Err(Error::sink("killed"));
        }
        self.0.apply(batch, state)?;
        if fate > 0.85 { Err(Error::sink("killed")) } else { Ok(()) }
    }
    fn clear(&mut self, state: &State) -> Result<()> {
        self.0.clear(state)
    }
    fn downloads(&self) -> Option<std::path::PathBuf> {
        self.0.downloads()
    }
}

#[tokio::test]
async fn after_a_break_the_feed_goes_on_without_a_gap_or_a_repeat() {
    let city = City::new(history(200, 1));
    city.lock().unwrap().breaks = vec![3, 1, 50, 2, 20, 0, 0];
    let gateway = start(&city).await;
    let changes: Vec<_> = gateway.client().feed(0).changes().try_collect().await.unwrap();
    assert_eq!(changes.iter().map(|it| it.sequence).collect::<Vec<_>>(), (1..=200).collect::<Vec<_>>());
    let after: Vec<_> = gateway.asked().iter().filter_map(|it| it.parameter("after")).collect();
    assert_eq!(after, ["0", "2", "2", "51", "52", "71", "71", "71"]);
    let restored = gateway.client().feed(999).changes().try_collect::<Vec<_>>().await;
    assert!(matches!(restored, Err(Error::DatasetRestored { after: 999, .. })));
}

#[tokio::test]
async fn what_is_no_change_is_a_fault_and_an_error_line_is_raised() {
    let change = format!("{}\n", history(1, 1)[0]);
    for (line, code) in [
        ("garbage\n", None),
        ("{}\n", None),
        ("{\"sequence\":\"2\"}\n", None),
        ("{\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"x\",\"requestId\":\"r\"}}\n", Some("FORBIDDEN")),
    ] {
        let gateway = Gateway::script(vec![Reply::text(200, format!("{change}{line}")), Reply::text(500, "")]).await;
        let mut feed = gateway.client().feed(0);
        assert!(feed.next().await.unwrap().is_some());
        let error = feed.next().await.unwrap_err();
        assert_eq!(error.code(), code.or(Some("HTTP_500")), "{line}");
    }
}

#[tokio::test]
async fn a_copy_is_what_the_feed_says_whether_it_begins_with_a_snapshot_or_not() {
    for (sqlite, snapshot) in [(true, None), (true, Some(200)), (false, None), (false, Some(200))] {
        let city = City::new(history(300, 1));
        city.lock().unwrap().snapshot = snapshot;
        city.lock().unwrap().cut = Some(400);
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        let pulled = gateway.client().pull(&mut place).once(true).batch(7).run().await.unwrap();
        assert_eq!((pulled.cursor, pulled.head), (300, Some(300)));
        assert_eq!(place.rows(), standing(&history(300, 1), 300));
        if snapshot.is_some() {
            assert!(gateway.asked().iter().any(|it| it.header("range") == Some("bytes=400-")));
            assert!(!place.downloads().unwrap().exists());
        }
        drop(place);
        let mut place = Place::open(folder.path(), sqlite);
        assert_eq!(place.rows(), standing(&history(300, 1), 300));
        let again = gateway.client().pull(&mut place).once(true).run().await.unwrap();
        assert_eq!(again.applied, 0);
    }
}

#[tokio::test]
async fn however_often_it_is_killed_nothing_is_missed_or_done_twice() {
    for seed in 0..6 {
        let mut chance = StdRng::seed_from_u64(seed);
        let (changes, sqlite) = (history(400, seed), seed % 2 == 0);
        let city = City::new(changes[..250].to_vec());
        city.lock().unwrap().snapshot = (seed % 3 == 0).then_some(150);
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut kills = 0;
        loop {
            {
                let mut city = city.lock().unwrap();
                city.breaks = if chance.random_bool(0.3) { vec![chance.random_range(0..20)] } else { Vec::new() };
                city.cut = chance.random_bool(0.3).then_some(300);
            }
            let mut place = Place::open(folder.path(), sqlite);
            if let Some(state) = place.load().unwrap().filter(|state| state.loading.is_none()) {
                let cursor = usize::try_from(state.cursor).unwrap();
                assert_eq!(place.rows(), standing(&changes, cursor), "what was committed is whole at any moment");
            }
            match gateway.client().pull(&mut Dying(place, &mut chance)).once(true).batch(9).run().await {
                Err(_) => kills += 1,
                Ok(_) if city.lock().unwrap().changes.len() == 400 => break,
                Ok(_) => city.lock().unwrap().changes.clone_from(&changes),
            }
            assert!(kills < 2000);
        }
        assert!(kills > 5);
        assert_eq!(Place::open(folder.path(), sqlite).rows(), standing(&changes, 400));
    }
}

#[tokio::test]
async fn a_data_set_that_was_restored_is_noticed_and_the_copy_can_be_taken_anew() {
    for (sqlite, grown) in [(true, false), (true, true), (false, true)] {
        let city = City::new(history(200, 1));
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        gateway.client().pull(&mut place).once(true).run().await.unwrap();
        let before = place.rows();
        let other = history(if grown { 250 } else { 150 }, 2);
        city.lock().unwrap().changes.clone_from(&other);
        let noticed = gateway.client().pull(&mut place).once(true).run().await;
        assert!(matches!(noticed, Err(Error::DatasetRestored { .. })), "{noticed:?}");
        assert_eq!(place.rows(), before, "nothing was touched");
        gateway.client().pull(&mut place).once(true).restart_when_restored(true).run().await.unwrap();
        assert_eq!(place.rows(), standing(&other, other.len()));
    }
}

#[tokio::test]
async fn a_copy_that_is_far_behind_is_brought_up_to_date_by_a_delta_however_often_it_is_killed() {
    for (sqlite, seed) in [(true, 1), (false, 2), (true, 3)] {
        let (changes, mut chance) = (history(300, seed), StdRng::seed_from_u64(seed));
        let city = City::new(changes[..120].to_vec());
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        gateway.client().pull(&mut place).once(true).run().await.unwrap();
        drop(place);
        city.lock().unwrap().changes.clone_from(&changes);
        city.lock().unwrap().deltas = true;
        while {
            let place = Place::open(folder.path(), sqlite);
            gateway
                .client()
                .pull(&mut Dying(place, &mut chance))
                .once(true)
                .by_delta(true)
                .batch(9)
                .run()
                .await
                .is_err()
        } {}
        assert_eq!(Place::open(folder.path(), sqlite).rows(), standing(&changes, 300));
        let asked: Vec<_> = gateway.asked().into_iter().filter(|it| it.path == "/v1/exports").collect();
        // The copy began when there were no exports yet.
        assert_eq!(asked[0].json()["since"], Value::Null);
        assert_eq!(asked[1].json()["since"], "120");
    }
}

#[tokio::test]
async fn a_delta_is_of_the_same_data_set_of_all_enterprises_and_left_to_the_feed_where_there_is_none() {
    let city = City::new(history(200, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), true);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    city.lock().unwrap().changes = history(260, 1);
    gateway.client().pull(&mut place).once(true).by_delta(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(260, 1), 260));
    city.lock().unwrap().changes = history(300, 2);
    city.lock().unwrap().deltas = true;
    let noticed = gateway.client().pull(&mut place).once(true).by_delta(true).run().await;
    assert!(matches!(noticed, Err(Error::DatasetRestored { .. })), "{noticed:?}");
    assert_eq!(place.rows(), standing(&history(260, 1), 260), "nothing was touched");
    let narrowed = gateway.client().pull(&mut place).by_delta(true).credit_codes(&["x".to_owned()]).run().await;
    assert!(matches!(narrowed, Err(Error::Argument(_))));
}

#[tokio::test]
async fn what_is_not_what_the_manifest_says_is_never_loaded() {
    let city = City::new(history(100, 1));
    city.lock().unwrap().snapshot = Some(100);
    city.lock().unwrap().spoilt = true;
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), true);
    let refused = gateway.client().pull(&mut place).once(true).run().await;
    assert!(matches!(refused, Err(Error::Integrity(_))), "{refused:?}");
    assert!(place.rows().is_empty());
    // It is gone in the middle, unknown or expired; the newest takes its place.
    city.lock().unwrap().snapshot = Some(95);
    city.lock().unwrap().expires = true;
    let refused = gateway.client().pull(&mut place).once(true).run().await;
    assert!(matches!(refused, Err(Error::Integrity(_))), "{refused:?}");
    city.lock().unwrap().spoilt = false;
    city.lock().unwrap().expires = false;
    city.lock().unwrap().snapshot = Some(90);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(100, 1), 100));
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Place::open(elsewhere.path(), false);
    city.lock().unwrap().snapshot = None;
    let none = gateway.client().pull(&mut other).once(true).start(Start::Snapshot).run().await;
    assert!(matches!(none, Err(Error::Gone(_))), "{none:?}");
}

#[tokio::test]
async fn one_copy_has_one_writer_and_one_selection() {
    let city = City::new(history(20, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let first = DirectorySink::open(folder.path().join("copy")).unwrap();
    assert!(DirectorySink::open(folder.path().join("copy")).is_err());
    drop(first);
    let (mut one, mut other) = (Place::open(folder.path(), true), Place::open(folder.path(), true));
    one.load().unwrap();
    gateway.client().pull(&mut other).once(true).run().await.unwrap();
    assert!(one.apply(&[], &State::default()).is_err());
    let narrowed = gateway.client().pull(&mut other).once(true).kinds(&["penalty"]).run().await;
    assert!(matches!(narrowed, Err(Error::Argument(_))));
}

#[tokio::test]
async fn what_a_killed_process_left_in_the_files_is_not_part_of_the_copy() {
    let city = City::new(history(60, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), false);
    gateway.client().pull(&mut place).once(true).batch(50).run().await.unwrap();
    drop(place);
    let copy = folder.path().join("copy");
    let log = std::fs::read_dir(&copy).unwrap().map(|it| it.unwrap().path());
    let log = log.filter(|it| it.file_name().unwrap().to_string_lossy().starts_with("log-")).max();
    if let Some(log) = log {
        let mut file = std::fs::OpenOptions::new().append(true).open(log).unwrap();
        file.write_all(b"{\"put\": {\"rec").unwrap();
    }
    std::fs::write(copy.join("STATE.json.new"), "{").unwrap();
    std::fs::create_dir(copy.join("records-000099")).unwrap();
    let mut place = Place::open(folder.path(), false);
    assert_eq!(place.rows(), standing(&history(60, 1), 60));
    city.lock().unwrap().changes = history(90, 1);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(90, 1), 90));
}
