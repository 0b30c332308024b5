//! Files that are verified in the background, and files of watch lists.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod gateway;

use std::{
    fs,
    sync::Mutex,
    time::{Duration, Instant},
};

use gateway::{Asked, Gateway, Reply, quick};
use mingjing::{
    Client, Error, FileSource,
    submit::SubmitOptions,
    verifications::{VerificationOptions, results_of},
    verify::AsOf,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const HOUR: Duration = Duration::from_secs(3_600);

fn line(index: usize) -> String {
    let enterprise =
        json!({ "id": "e", "name": "甲", "creditCode": "9131", "registrationNumber": null, "status": "EXISTING" });
    let hit = json!({ "kind": "PENALTY", "recordId": "r", "revision": 1, "inForce": true, "reason": "吊销",
                      "reasonCodes": [], "underObjection": false });
    let row = json!({
        "row": index + 2, "index": index, "reference": format!("loan-{index}"),
        "stated": { "creditCode": "9131", "registrationNumber": null, "name": null },
        "status": "FOUND", "matchedBy": "CREDIT_CODE", "score": 100, "enterprise": enterprise,
        "problems": [], "candidates": [], "searchedSimilar": false,
        "verdicts": [{ "list": "PENALTY", "verdict": "LISTED", "hitCount": 1, "hits": [hit] }],
        "sequence": "812", "day": "2017-12-29",
    });
    format!("{row}\n")
}

fn result() -> Vec<u8> {
    (0..50).map(line).collect::<String>().into_bytes()
}

fn sha256() -> String {
    Sha256::digest(result()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// A job as the gateway tells it.
fn job(state: &str, failure: Option<&str>) -> Reply {
    let is_ready = state == "ready";
    let counts = json!({ "found": 50, "notFound": 0, "ambiguous": 0, "invalid": 0, "listed": 50 });
    Reply::json(
        200,
        &json!({
            "id": "j/1", "state": state, "sequence": "812", "at": "2017-12-29T08:00:00.000000Z", "day": "2017-12-29",
            "file": { "name": "p.csv", "format": "csv", "bytes": 5, "sha256": "", "ignoredColumns": ["电话"] },
            "progress": { "rows": if is_ready { 50 } else { 0 }, "of": 50 }, "counts": counts, "verdicts": [],
            "failure": failure, "expiresAt": null,
            "result": is_ready.then(|| json!({ "bytes": result().len(), "sha256": sha256() })),
            "links": { "self": "/v1/verifications/j%2F1", "result": is_ready.then_some("/v1/verifications/j%2F1/result") },
        }),
    )
}

fn refused(status: u16, code: &str) -> Reply {
    Reply::json(status, &json!({ "error": { "code": code, "message": "no", "requestId": "r" } }))
}

/// The result from where it is asked for; cut off after so many bytes.
fn file(asked: &Asked, body: &[u8], cut: Option<usize>) -> Reply {
    let start = asked.header("range").map_or(0, |range| {
        assert_eq!(asked.header("if-range"), Some(&*format!("\"{}\"", sha256())));
        range.trim_start_matches("bytes=").trim_end_matches('-').parse().unwrap()
    });
    let (status, rest) = (if start > 0 { 206 } else { 200 }, &body[start..]);
    match cut {
        Some(cut) => Reply::text(status, &rest[..cut]).cut(),
        None => Reply::text(status, rest),
    }
}

/// A gateway that has a job: it answers about it by these, one a request, and hands out its result with these cuts.
async fn desk(states: Vec<Reply>, cuts: Vec<usize>) -> Gateway {
    let (states, cuts) = (Mutex::new(states), Mutex::new(cuts));
    Gateway::start(move |asked| {
        if asked.path.ends_with("/result") {
            let mut cuts = cuts.lock().unwrap();
            let cut = (!cuts.is_empty()).then(|| cuts.remove(0));
            return file(asked, &result(), cut);
        }
        let mut states = states.lock().unwrap();
        if states.len() > 1 { states.remove(0) } else { states[0].clone() }
    })
    .await
}

#[tokio::test]
async fn a_file_is_sent_again_whole_with_the_same_key() {
    let content = format!("credit_code\n{}", "9131\n".repeat(200_000)).into_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.csv");
    fs::write(&path, &content).unwrap();
    for source in [
        FileSource::path(&path),
        FileSource::bytes(content.clone()).named("p.csv"),
        FileSource::reader(&*content).unwrap().named("p.csv"),
    ] {
        let replies = vec![Reply::text(200, "").cut(), refused(503, "OVERLOADED"), job("queued", None)];
        let gateway = Gateway::script(replies).await;
        let options = VerificationOptions {
            lists: vec!["PENALTY".into(), "INSPECTION".into()],
            authorities: vec!["甲".into(), "乙,丙".into()],
            as_of: Some(AsOf::Sequence(812)),
            ..VerificationOptions::default()
        };
        let sent = gateway.client().verifications().send(source, &options).await.unwrap();
        assert_eq!((&*sent.id, sent.has_ended(), sent.file.ignored_columns), ("j/1", false, vec!["电话".to_owned()]));
        let asked = gateway.asked();
        assert!(asked.len() == 3 && asked.iter().all(|it| it.body == content));
        let keys: Vec<_> = asked.iter().map(|it| it.header("idempotency-key").unwrap()).collect();
        assert!(keys[0].len() == 32 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        let length = content.len().to_string();
        assert_eq!((&*asked[0].method, asked[0].header("content-length")), ("POST", Some(&*length)));
        assert_eq!(asked[0].header("content-type"), Some("text/csv"));
        let query = asked[0].path.split_once('?').unwrap().1;
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let expected = [
            ("lists", "PENALTY,INSPECTION"),
            ("authorities", "甲"),
            ("authorities", "乙,丙"),
            ("asOf", "812"),
            ("format", "ndjson"),
            ("fileName", "p.csv"),
        ];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}

#[tokio::test]
async fn a_file_is_verified_by_one_call() {
    let states = vec![
        job("queued", None),
        job("running", None).with("retry-after", "1"),
        refused(503, "OVERLOADED"),
        job("ready", None),
    ];
    let gateway = desk(states, vec![1_000, 2_000]).await;
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("new").join("verified.ndjson");
    let client = gateway.client();
    let mut seen = Vec::new();
    let verify = client.verify_file(b"9131\n".to_vec(), &target);
    let done = verify.progress(|job| seen.push((job.state.clone(), job.progress.rows))).send().await.unwrap();
    assert_eq!((done.is_ready(), done.sequence, done.counts.found), (true, 812, 50));
    let expected = [("running", 0), ("ready", 50)];
    assert_eq!(seen, expected.map(|(state, rows)| (state.to_owned(), rows)));
    assert_eq!(fs::read(&target).unwrap(), result());
    assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 1);
    let ranges: Vec<_> = gateway.asked().iter().filter(|it| it.path.ends_with("/result")).cloned().collect();
    let ranges: Vec<_> = ranges.iter().map(|it| it.header("range")).collect();
    assert_eq!(ranges, [None, Some("bytes=1000-"), Some("bytes=3000-")]);
    let rows: Vec<_> = results_of(&target).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!((rows.len(), rows[1].row, rows[1].subject.index), (50, 3, 1));
    assert_eq!(rows[1].subject.reference.as_deref(), Some("loan-1"));
    assert_eq!(rows[0].subject.verdicts[0].hits[0].reason.as_deref(), Some("吊销"));
    assert_eq!(
        (rows[0].score, rows[0].sequence, rows[0].stated.credit_code.as_deref()),
        (Some(100), 812, Some("9131"))
    );
}

#[tokio::test]
async fn what_is_asked_wrongly_is_not_sent() {
    let gateway = Gateway::script(vec![job("queued", None)]).await;
    let client = gateway.client();
    let wrong = client.verify_file(b"9131\n".to_vec(), "result.txt").send().await.unwrap_err();
    assert!(wrong.to_string().contains("name it .csv, .xlsx or .ndjson"), "{wrong}");
    let nowhere = client.verify_file("nowhere.csv", "result.csv").send().await;
    assert!(matches!(nowhere, Err(Error::Argument(why)) if why.starts_with("nowhere.csv")));
    assert!(gateway.asked().is_empty());
}

#[tokio::test]
async fn a_job_that_comes_to_nothing_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("r.csv");
    let why = "line 1: no column says who is meant";
    for (state, failure) in [("failed", Some(why)), ("cancelled", None), ("expired", None)] {
        let gateway = Gateway::script(vec![job("queued", None), job(state, failure)]).await;
        let client = gateway.client();
        let error = client.verify_file(b"a,b\n".to_vec(), &target).send().await.unwrap_err();
        assert!(error.to_string().contains(failure.unwrap_or("no reason is told")), "{error}");
        let Error::JobFailed { kind, id, state: its, failure: its_failure } = error else { panic!("{error}") };
        assert_eq!((kind, &*id, &*its, its_failure.as_deref()), ("verification", "j/1", state, failure));
        let download = client.verifications().download("j/1", &target).await;
        assert!(matches!(download, Err(Error::JobFailed { .. })));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn waiting_ends_and_is_taken_up_again() {
    let gateway = Gateway::script(vec![job("running", None)]).await;
    let client = gateway.client();
    let minute = Duration::from_secs(60);
    let late = client.verifications().wait("j/1", Duration::ZERO, |_| ()).await;
    assert!(matches!(&late, Err(Error::NotOver { id, .. }) if id == "j/1"), "{late:?}");
    let download = client.verifications().download("j/1", "nowhere.csv").await;
    assert!(matches!(download, Err(Error::NotOver { .. })));
    let gateway = Gateway::script(vec![job("running", None).with("retry-after", "120")]).await;
    assert!(matches!(gateway.client().verifications().wait("j/1", minute, |_| ()).await, Err(Error::NotOver { .. })));
    let gateway = Gateway::script(vec![job("ready", None)]).await;
    assert!(gateway.client().verifications().wait("j/1", Duration::ZERO, |_| ()).await.unwrap().is_ready());
}

#[tokio::test]
async fn a_job_is_found_and_taken_back_also_after_a_fault() {
    let gateway = Gateway::script(vec![refused(404, "NOT_FOUND")]).await;
    let client = gateway.client();
    assert!(client.verifications().find("x").await.unwrap().is_none());
    assert!(matches!(client.verifications().wait("x", HOUR, |_| ()).await, Err(Error::Gone(_))));
    assert!(matches!(client.verifications().download("x", "nowhere").await, Err(Error::Gone(_))));
    let gateway = Gateway::script(vec![refused(403, "FORBIDDEN")]).await;
    assert_eq!(gateway.client().verifications().find("x").await.unwrap_err().code(), Some("FORBIDDEN"));
    let gateway = Gateway::script(vec![Reply::text(200, "").cut(), job("cancelled", None)]).await;
    assert_eq!(gateway.client().verifications().cancel("j/1").await.unwrap().state, "cancelled");
    let asked: Vec<_> = gateway.asked().iter().map(|it| format!("{} {}", it.method, it.path)).collect();
    assert_eq!(asked, ["DELETE /v1/verifications/j%2F1", "DELETE /v1/verifications/j%2F1"]);
}

#[tokio::test]
async fn a_download_goes_on_in_another_process_and_until_then_the_former_file_stands() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("r.ndjson");
    fs::write(&target, "the result of last month").unwrap();
    let gateway = desk(vec![job("ready", None)], vec![1_000]).await;
    let impatient = Client::builder(&gateway.url).key("mj").retry(mingjing::RetryPolicy::none()).build().unwrap();
    impatient.verifications().download("j/1", &target).await.unwrap_err();
    assert_eq!(fs::read_to_string(&target).unwrap(), "the result of last month");
    assert_eq!(fs::metadata(folder.path().join("r.ndjson.partial")).unwrap().len(), 1_000);
    assert_eq!(gateway.client().verifications().download("j/1", &target).await.unwrap(), target);
    assert_eq!(gateway.asked().last().unwrap().header("range"), Some("bytes=1000-"));
    assert_eq!(fs::read(&target).unwrap(), result());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_result_that_is_not_what_the_gateway_says_is_not_kept() {
    let mut spoilt = result();
    spoilt[10] = b'?';
    let gateway =
        Gateway::start(
            move |asked| {
                if asked.path.ends_with("/result") { file(asked, &spoilt, None) } else { job("ready", None) }
            },
        )
        .await;
    let folder = tempfile::tempdir().unwrap();
    let kept = gateway.client().verifications().download("j/1", folder.path().join("r.ndjson")).await;
    assert!(matches!(kept, Err(Error::Integrity(_))), "{kept:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_no_result_in_ndjson_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.csv");
    for content in ["行号 row,状态 status\n2,FOUND\n", "{\"kind\":\"PENALTY\"}\n"] {
        fs::write(&path, content).unwrap();
        let wrong = results_of(&path).unwrap().next().unwrap().unwrap_err();
        assert!(wrong.to_string().starts_with("r.csv is no result in NDJSON"), "{wrong}");
    }
}

fn report() -> Reply {
    let invalid = json!([{ "row": 3, "value": "9131", "reason": "a credit code has 18 characters, this has 4" }]);
    Reply::json(
        200,
        &json!({ "dryRun": true, "rows": 3, "added": 1, "alreadyThere": 1, "removed": 2, "invalid": 1,
                 "invalidRows": invalid, "unregistered": 1, "unregisteredCodes": ["91310115000000018J"], "subjectCount": 2 }),
    )
}

#[tokio::test]
async fn a_file_is_a_watch_list_or_is_added_to_it_without_a_key() {
    let gateway = Gateway::script(vec![Reply::text(200, "").cut(), report()]).await;
    let client = gateway.client();
    let told = client.replace_watch_list("w=1", b"9131\n".to_vec(), true).await.unwrap();
    assert_eq!((told.rows, told.added, told.already_there, told.removed, told.subject_count), (3, 1, 1, 2, 2));
    assert_eq!((told.invalid_rows[0].row, &*told.invalid_rows[0].value, told.dry_run), (3, "9131", true));
    client.extend_watch_list("w=1", b"9131\n".to_vec(), false).await.unwrap();
    let asked = gateway.asked();
    let lines: Vec<_> = asked.iter().map(|it| format!("{} {}", it.method, it.path)).collect();
    let replaced = "PUT /v1/watch-lists/w%3D1/subjects?dryRun=true";
    assert_eq!(lines, [replaced, replaced, "POST /v1/watch-lists/w%3D1/subjects"]);
    assert!(asked.iter().all(|it| it.body == b"9131\n" && it.header("idempotency-key").is_none()));
}

#[tokio::test]
async fn a_file_of_a_watch_list_waits_for_itself_and_for_no_other() {
    let mut replies = vec![Reply::text(200, "").cut()];
    replies.extend(vec![refused(409, "CONFLICT"); 20]);
    replies.push(report());
    let gateway = Gateway::script(replies).await;
    gateway.client().replace_watch_list("w", b"9131\n".to_vec(), false).await.unwrap();
    assert_eq!(gateway.asked().len(), 22);
    let gateway = Gateway::script(vec![refused(409, "CONFLICT")]).await;
    let busy = gateway.client().replace_watch_list("w", b"9131\n".to_vec(), false).await;
    assert_eq!((busy.unwrap_err().code(), gateway.asked().len()), (Some("CONFLICT"), 1));
}

#[tokio::test]
async fn uploads_go_the_same_way_and_exports_that_fail_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("h.xlsx");
    fs::write(&path, "PK").unwrap();
    let queued = Reply::json(202, &json!({ "id": "u", "state": "queued" }));
    let gateway = Gateway::script(vec![Reply::text(200, "").cut(), queued]).await;
    let client = gateway.client();
    client.upload("HONOUR", "h.xlsx", path, SubmitOptions::default()).await.unwrap();
    let asked = gateway.asked();
    assert_eq!(asked[0].header("idempotency-key"), asked[1].header("idempotency-key"));
    assert_eq!((&*asked[1].body, asked[1].parameter("fileName").as_deref()), (&b"PK"[..], Some("h.xlsx")));
    let late = client.wait_for_upload("u", Duration::ZERO).await;
    assert!(matches!(late, Err(Error::NotOver { kind: "upload", .. })));
    let failed: Value = json!({ "id": "x", "state": "failed", "failure": "the disk is full" });
    let gateway = Gateway::script(vec![Reply::json(200, &failed)]).await;
    let began = Instant::now();
    let error = gateway.client().exports().wait("x", HOUR).await.unwrap_err();
    assert!(matches!(error, Error::JobFailed { kind: "export", .. }) && error.to_string().contains("the disk is full"));
    assert!(began.elapsed() < quick().within);
}
