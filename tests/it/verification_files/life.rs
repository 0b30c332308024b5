//! How a job is shown, its result fetched, and everything of it removed in the end.

use std::{path::Path, sync::Arc};

use chrono::TimeDelta;
use mingjing::domain::{
    verification::find_list,
    verification_job::{
        Format, What,
        process::{ProcessError, lease_of},
        receive::{NewJob, ReceiveError},
    },
};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::{draft::enterprise, history::rows, on_both, until};

use super::{CSV, count_lines, get, over, processor, ready, request, result, sent, storage};

const FILE: &str = "企业名称,备注,电话\n上海测试1有限公司,甲,1\n上海测试9有限公司,乙,2\n";

/// A lease that somebody holds.
#[derive(Debug, sea_orm::FromQueryResult)]
struct Held {
    #[expect(dead_code, reason = "it is told when it should not be there")]
    name: String,
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut all: Vec<String> = paths
        .flat_map(|path| {
            if path.is_dir() { files(&path) } else { vec![path.file_name().unwrap().to_str().unwrap().to_owned()] }
        })
        .collect();
    all.sort();
    all
}

on_both! {
    async fn a_job_is_shown_alike_on_both_ways_and_its_result_fetched_in_ranges(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let path = sent(&gateway, "lists=PENALTY&format=csv&fileName=%E5%90%8D%E5%8D%95.csv", CSV, FILE).await;
        let plain = ready(&gateway, &path).await;
        let query = "query($id: ID!) { verificationJob(id: $id) {
            id state { code } fileName fileFormat fileBytes fileSha256 ignoredColumns lists authorities format sequence at day
            progress { rows of } counts { found notFound ambiguous invalid listed }
            listCounts { list listed formerlyListed clear } failure resultBytes resultSha256 idempotencyKey createdAt finishedAt
            expiresAt path resultPath
        } }";
        let shown = gateway.data_with(query, json!({"id": plain["id"]})).await["verificationJob"].take();
        for (field, value) in [
            ("id", &plain["id"]), ("fileName", &plain["file"]["name"]), ("fileBytes", &plain["file"]["bytes"]),
            ("fileSha256", &plain["file"]["sha256"]), ("ignoredColumns", &plain["file"]["ignoredColumns"]), ("lists", &plain["lists"]),
            ("authorities", &plain["authorities"]), ("sequence", &plain["sequence"]), ("day", &plain["day"]), ("progress", &plain["progress"]),
            ("counts", &plain["counts"]), ("listCounts", &plain["verdicts"]), ("failure", &plain["failure"]),
            ("resultBytes", &plain["result"]["bytes"]), ("resultSha256", &plain["result"]["sha256"]), ("idempotencyKey", &plain["idempotencyKey"]),
            ("path", &plain["links"]["self"]), ("resultPath", &plain["links"]["result"]),
        ] {
            assert_eq!(&shown[field], value, "{field}");
        }
        assert_eq!((&shown["state"]["code"], &shown["fileFormat"], &shown["format"]), (&json!("ready"), &json!("CSV"), &json!("CSV")));
        assert_eq!((&plain["counts"]["found"], &plain["counts"]["notFound"], &plain["file"]["ignoredColumns"]), (&json!(1), &json!(1), &json!(["电话"])));
        assert_eq!((&plain["lists"], &plain["sequence"], &plain["day"]), (&json!(["PENALTY"]), &json!("1"), &json!("2017-12-29")));

        let whole = result(&gateway, &path).await;
        let digest = Sha256::digest(&whole).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!((&plain["result"]["bytes"], &plain["result"]["sha256"]), (&json!(whole.len()), &json!(digest)));
        let etag = format!("\"{digest}\"");
        let place = format!("{path}/result");
        for (method, name, value, status, expected) in [
            (Method::GET, "range", "bytes=10-19", 206, &whole[10..20]),
            (Method::GET, "range", "bytes=-5", 206, &whole[whole.len() - 5..]),
            (Method::GET, "range", "bytes=99999999-", 416, &[][..]),
            (Method::GET, "if-none-match", &etag, 304, &[][..]),
            (Method::GET, "if-none-match", "\"other\"", 200, &whole[..]),
            (Method::HEAD, "accept", "*/*", 200, &[][..]),
        ] {
            let answer = request(&gateway, method.clone(), &gateway.key, &place).header(name, value).send().await.unwrap();
            assert_eq!(answer.status().as_u16(), status, "{method} {name}: {value}");
            if status < 400 {
                assert_eq!(answer.headers()["etag"], *etag);
                assert!(answer.bytes().await.unwrap() == expected, "{method} {name}: {value}");
            }
        }
        let answer = request(&gateway, Method::HEAD, &gateway.key, &place).send().await.unwrap();
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"-verified.csv\"; filename*=UTF-8''%E5%90%8D%E5%8D%95-verified.csv");
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8; header=present");
    }

    async fn of_a_file_nothing_stays_and_of_a_result_for_its_time(gateway: Gateway with [
        ("search.enabled", "false"),
        ("verifications.keep_days", "7"),
    ]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let folder = gateway.directory().join("exports/verifications");
        let path = sent(&gateway, "", CSV, FILE).await;
        let job = ready(&gateway, &path).await;
        assert_eq!((&job["finishedAt"], &job["expiresAt"]), (&json!("2017-12-29T08:00:00.000000Z"), &json!("2018-01-05T08:00:00.000000Z")));
        until(async || (files(&folder) == ["result"]).then_some(())).await;
        let failed = sent(&gateway, "", CSV, "a,b\n1,2\n").await;
        over(&gateway, &failed).await;
        // The workshop looks once a minute; its clock is the test's.
        until(async || {
            gateway.app.clock.advance(TimeDelta::seconds(61));
            (files(&folder) == ["result"]).then_some(())
        })
        .await;
        assert_eq!(count_lines(&gateway, &path).await, 3);
        gateway.app.clock.advance(TimeDelta::days(7));
        let expired = until(async || {
            gateway.app.clock.advance(TimeDelta::seconds(61));
            let (_, job) = get(&gateway, &gateway.key, &path).await;
            (job["state"] == "expired" && files(&folder).is_empty()).then_some(job)
        })
        .await;
        assert_eq!((&expired["counts"], &expired["links"]["result"], &expired["result"]), (&job["counts"], &Value::Null, &Value::Null));
        assert_eq!(get(&gateway, &gateway.key, &format!("{path}/result")).await.0, 404);
    }

    async fn what_is_taken_back_is_not_gone_on_with(gateway: Gateway with [("search.enabled", "false"), ("jobs.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let folder = gateway.directory().join("exports/verifications");
        let path = sent(&gateway, "", CSV, FILE).await;
        assert_eq!(files(&folder), ["file"]);
        let take_back = async || {
            let answer = request(&gateway, Method::DELETE, &gateway.key, &path).send().await.unwrap();
            (answer.status().as_u16(), answer.json::<Value>().await.unwrap()["state"].take())
        };
        let leases = &gateway.app.leases;
        let lease = leases.take(&lease_of(1)).await.unwrap().unwrap();
        assert_eq!(take_back().await, (200, json!("cancelled")));
        let verifier = processor(&gateway, Arc::new(storage(&gateway)));
        assert!(verifier.run(1, &lease).await.is_ok());
        assert_eq!(get(&gateway, &gateway.key, &format!("{path}/result")).await.0, 404);
        // While somebody holds it, nothing is removed.
        assert_eq!((verifier.jobs.clean(leases).await.unwrap(), files(&folder).len()), (0, 1));
        leases.end(&lease).await.unwrap();
        assert_eq!((verifier.jobs.clean(leases).await.unwrap(), files(&folder).len()), (1, 0));
        assert_eq!(take_back().await, (200, json!("cancelled")));

        // One that is taken back in the middle is lost to who works on it.
        let again = sent(&gateway, "", CSV, FILE).await;
        let lease = leases.take(&lease_of(2)).await.unwrap().unwrap();
        let other = leases.take(&lease_of(2)).await.unwrap();
        assert!(other.is_none());
        leases.end(&lease).await.unwrap();
        assert!(matches!(verifier.run(2, &lease).await, Err(ProcessError::Lost)));
        assert_eq!(get(&gateway, &gateway.key, &again).await.1["state"], "queued");
    }

    async fn what_is_left_of_a_file_that_broke_off_is_removed(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("verifications.file_bytes_max", "1024"),
    ]) {

        let folder = gateway.directory().join("exports/verifications");
        let what = What { lists: vec![find_list("penalty").unwrap()], authorities: Vec::new(), as_of: None, format: Format::Csv, byte_order_mark: false };
        let new = NewJob { client: 1, idempotency_key: None, file_name: None, what, daily_rows_max: 10 };
        let jobs = &gateway.app.verification_jobs;
        let mut receiving = jobs.receive(new.clone()).await.unwrap();
        receiving.write(FILE.as_bytes()).await.unwrap();
        // As when the process dies.
        drop(receiving);
        assert_eq!(gateway.data("{ verificationJobs { totalCount } }").await["verificationJobs"]["totalCount"], 0);
        let leases = &gateway.app.leases;
        gateway.app.clock.advance(TimeDelta::seconds(31));
        assert_eq!(jobs.clean(leases).await.unwrap(), 0, "it may still be coming in");
        gateway.app.clock.advance(TimeDelta::seconds(90));
        assert_eq!((jobs.clean(leases).await.unwrap(), files(&folder).len()), (1, 0));
        // One that is given up leaves nothing at once, such as one that turns out to be too large.
        let mut receiving = jobs.receive(new.clone()).await.unwrap();
        receiving.write(FILE.as_bytes()).await.unwrap();
        assert!(matches!(receiving.write(&[b'x'; 1024]).await, Err(ReceiveError::TooLarge(1024))));
        receiving.give_up().await.unwrap();
        assert_eq!((jobs.clean(leases).await.unwrap(), files(&folder).len()), (0, 0));
        // Who has given up, or has all of it, holds nothing any more.
        let mut receiving = jobs.receive(new).await.unwrap();
        receiving.write(FILE.as_bytes()).await.unwrap();
        receiving.finish().await.unwrap();
        let held: Vec<Held> = rows(&gateway.app.store, "SELECT name FROM lease WHERE name LIKE 'receiving%'").await;
        assert_eq!(held.len(), 0, "{held:?}");
    }
}
