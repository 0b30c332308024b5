//! Sending files: what is refused and why, whose a job is, and how much a client may ask.

use std::sync::Arc;

use entity::code::OrganisationKind;
use mingjing::domain::{disclosure::cell::Cell, verification_job::process::lease_of};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, enterprise},
    gateway::Gateway,
    on_both,
};

use super::{CSV, XLSX, count_lines, get, lines, over, processor, ready, request, send, sent, storage};

/// A file of so many names.
fn names(rows: u32) -> String {
    let rows: Vec<String> = (1..=rows).map(|number| format!("上海测试{number}有限公司\n")).collect();
    format!("企业名称\n{}", rows.concat())
}

/// The code, the field and the message of a refusal.
fn refusal(answer: &Value) -> (&str, &str, &str) {
    let text = |name: &str| answer["error"][name].as_str().unwrap_or_default();
    (text("code"), text("field"), text("message"))
}

async fn failure(gateway: &Gateway, media_type: &str, file: impl Into<reqwest::Body>) -> String {
    let job = over(gateway, &sent(gateway, "", media_type, file).await).await;
    assert_eq!(
        (&job["state"], &job["links"]["result"], &job["result"]),
        (&json!("failed"), &Value::Null, &Value::Null),
        "{job}"
    );
    job["failure"].as_str().unwrap().to_owned()
}

on_both! {
    async fn what_cannot_be_asked_is_refused_before_the_file_comes(gateway: Gateway with [
        ("search.enabled", "false"),
        ("verifications.file_bytes_max", "2000"),
    ]) {
        let key = &gateway.key;
        for (query, code, field, said) in [
            ("lists=ENTERPRISE", "BAD_USER_INPUT", "lists", "takes PENALTY"),
            ("lists=horse", "BAD_USER_INPUT", "lists", "takes PENALTY"),
            ("format=parquet", "BAD_USER_INPUT", "format", "csv, xlsx or ndjson"),
            ("format=xlsx&bom=true", "BAD_USER_INPUT", "bom", "only CSV"),
            ("asOf=yesterday", "BAD_USER_INPUT", "asOf", "sequence number"),
            ("asOf=-1", "BAD_USER_INPUT", "asOf", "sequence number"),
            ("asOf=7", "BAD_USER_INPUT", "asOf", "the data goes up to the change 0"),
            ("asOf=2050-01-01T00:00:00Z", "BAD_USER_INPUT", "asOf", "must not be in the future"),
            ("colour=red", "BAD_USER_INPUT", "colour", "is no parameter"),
            ("authorities=&asOf=0", "BAD_USER_INPUT", "authorities", "is no name"),
            ("authorities=nobody", "BAD_USER_INPUT", "authorities", "no entry names the authority nobody"),
            (&format!("authorities={}", "a".repeat(201)), "BAD_USER_INPUT", "authorities", "at most 100 names"),
        ] {
            let (status, answer) = send(&gateway, key, (query, None, CSV), names(1)).await;
            let (told_code, told_field, message) = refusal(&answer);
            assert_eq!((status, told_code, told_field), (400, code, field), "{query}: {answer}");
            assert!(message.contains(said), "{query}: {message}");
        }
        let (status, answer) = send(&gateway, key, ("", None, "application/json"), names(1)).await;
        assert_eq!((status, refusal(&answer).1), (415, "Content-Type"));
        let (status, answer) = send(&gateway, key, ("", None, CSV), names(1_000)).await;
        assert_eq!((status, refusal(&answer).0), (413, "QUERY_TOO_LARGE"));
        let (status, answer) = send(&gateway, key, ("", None, CSV), String::new()).await;
        assert_eq!((status, refusal(&answer).0), (400, "BAD_USER_INPUT"));
        assert!(refusal(&answer).2.contains("empty"));
        let none = gateway.data("{ verificationJobs { totalCount } }").await;
        assert_eq!(none["verificationJobs"]["totalCount"], 0);
        let answer = request(&gateway, Method::GET, key, "/v1/verifications").send().await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["allow"].to_str().unwrap()), (405, "POST"));
    }

    async fn a_file_that_cannot_be_verified_says_what_would_be_right(gateway: Gateway with [
        ("search.enabled", "false"),
        ("verifications.rows_max", "5"),
        ("verifications.waiting_max", "20"),
    ]) {
        for (media_type, file, said) in [
            (CSV, "a,b\n1,2\n".to_owned().into_bytes(), "统一社会信用代码"),
            (CSV, "备注\n甲\n".to_owned().into_bytes(), "no column says who is meant"),
            (CSV, "name,企业名称\n甲,乙\n".to_owned().into_bytes(), "mean the same"),
            (CSV, "name,身份证号\n甲,1\n".to_owned().into_bytes(), "identity numbers"),
            (CSV, "企业名称\n\n".to_owned().into_bytes(), "no row below its header"),
            (CSV, b"%PDF-1.7 name".to_vec(), "PDF"),
            (CSV, b"{\"name\": \"x\"}\n".to_vec(), "NDJSON"),
            (XLSX, b"PK\x03\x04 and nothing more".to_vec(), "workbook"),
            (XLSX, vec![0; 64], "no text and no XLSX"),
            (CSV, names(6).into_bytes(), "more than 5 rows"),
        ] {
            let failure = failure(&gateway, media_type, file).await;
            assert!(failure.contains(said), "{said}: {failure}");
        }
        // A row that cannot be read costs itself alone.
        let path = sent(&gateway, "format=ndjson", CSV, "name,reference\n上海测试1有限公司,a,b\n甲\u{202e},c\n\"乙,d\n上海测试1有限公司,e\n").await;
        let job = ready(&gateway, &path).await;
        assert_eq!(job["counts"], json!({"found": 0, "notFound": 1, "ambiguous": 0, "invalid": 3, "listed": 0}));
        let lines = lines(&gateway, &path).await;
        let told: Vec<_> = lines.iter().map(|line| (&line["row"], &line["status"], &line["problems"][0]["field"])).collect();
        let (null, name, invalid) = (Value::Null, json!("name"), json!("INVALID"));
        assert_eq!(told, [(&json!(2), &invalid, &null), (&json!(3), &invalid, &name), (&json!(4), &invalid, &null), (&json!(5), &json!("NOT_FOUND"), &null)]);
        assert_eq!((&lines[1]["reference"], &lines[1]["index"]), (&json!("c"), &json!(1)));
    }

    async fn a_job_is_its_clients_who_may_verify(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let bank = gateway.new_key("某银行", OrganisationKind::Institution, "institution").await;
        let association = gateway.new_key("某协会", OrganisationKind::Association, "association").await;
        let (status, job) = send(&gateway, &bank, ("", None, CSV), names(1)).await;
        assert_eq!(status, 202, "{job}");
        let (path, id) = (job["links"]["self"].as_str().unwrap(), job["id"].as_str().unwrap());
        let (status, answer) = send(&gateway, &association, ("", None, CSV), names(1)).await;
        assert_eq!((status, refusal(&answer).0), (403, "FORBIDDEN"), "{answer}");
        assert_eq!(get(&gateway, &association, path).await.0, 403);
        let unknown = gateway.http().get(format!("http://{}{path}", gateway.address)).send().await.unwrap();
        assert_eq!(unknown.status(), 401);
        // To another client that may verify it does not exist, nor does what is no job.
        let other = &gateway.key;
        let not_ours = format!("/v1/verifications/{}", mingjing::graphql::id::encode("export", 1).as_str());
        for (method, path) in [
            (Method::GET, path.to_owned()), (Method::DELETE, path.to_owned()), (Method::GET, format!("{path}/result")),
            (Method::GET, not_ours), (Method::GET, "/v1/verifications/x".to_owned()),
        ] {
            let answer = request(&gateway, method.clone(), other, &path).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{method} {path}");
        }
        let query = "query($id: ID!) { verificationJob(id: $id) { id } verificationJobs { totalCount nodes { id } } }";
        let seen = gateway.data_with(query, json!({"id": id})).await;
        assert_eq!(seen, json!({"verificationJob": null, "verificationJobs": {"totalCount": 0, "nodes": []}}));
        let own = gateway.post().header("x-api-key", &bank).json(&json!({"query": query, "variables": {"id": id}})).send().await.unwrap();
        let own: Value = own.json().await.unwrap();
        assert_eq!(own["data"], json!({"verificationJob": {"id": id}, "verificationJobs": {"totalCount": 1, "nodes": [{"id": id}]}}));
        // Nobody has taken it back.
        let job = tests::until(async || {
            let (_, job) = get(&gateway, &bank, path).await;
            (job["state"] == "ready").then_some(job)
        })
        .await;
        assert_eq!(job["counts"]["found"], 1);
    }

    async fn a_client_has_so_many_files_on_their_way_and_so_many_rows_a_day(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("tiers.institution.verified_rows_per_day", "10"),
        ("tiers.developer.verified_rows_per_day", "0"),
    ]) {
        let bank = gateway.new_key("某银行", OrganisationKind::Institution, "institution").await;
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let (status, answer) = send(&gateway, &developer, ("", None, CSV), names(1)).await;
        assert_eq!((status, refusal(&answer).0), (403, "FORBIDDEN"), "{answer}");
        let mut paths = Vec::new();
        for rows in [7, 4] {
            let (status, job) = send(&gateway, &bank, ("", None, CSV), names(rows)).await;
            assert_eq!(status, 202, "{job}");
            paths.push(job["links"]["self"].as_str().unwrap().to_owned());
        }
        let (status, answer) = send(&gateway, &bank, ("", None, CSV), names(1)).await;
        assert_eq!((status, refusal(&answer).0), (429, "RATE_LIMITED"), "{answer}");
        assert!(refusal(&answer).2.starts_with("2 of your files"), "{answer}");
        let work = async |number| {
            let lease = gateway.app.leases.take(&lease_of(number)).await.unwrap().unwrap();
            processor(&gateway, Arc::new(storage(&gateway))).run(number, &lease).await.unwrap();
        };
        work(1).await;
        work(2).await;
        let (_, first) = get(&gateway, &bank, &paths[0]).await;
        let (_, second) = get(&gateway, &bank, &paths[1]).await;
        assert_eq!((&first["state"], &second["state"]), (&json!("ready"), &json!("failed")));
        assert!(second["failure"].as_str().unwrap().contains("of the 10 that your tier allows in a day 3 are left"), "{second}");
        let (status, third) = send(&gateway, &bank, ("", None, CSV), names(3)).await;
        assert_eq!(status, 202, "{third}");
        work(3).await;
        let (status, answer) = send(&gateway, &bank, ("", None, CSV), names(1)).await;
        assert_eq!((status, refusal(&answer).0), (429, "RATE_LIMITED"), "{answer}");
        assert!(refusal(&answer).2.starts_with("10 rows"), "{answer}");
        gateway.app.clock.advance(chrono::TimeDelta::hours(25));
        let (status, answer) = send(&gateway, &bank, ("", None, CSV), names(1)).await;
        assert_eq!(status, 202, "{answer}");
    }

    async fn a_file_sent_again_with_its_key_is_the_same_job(gateway: Gateway with [("search.enabled", "false"), ("verifications.waiting_max", "1")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let key = &gateway.key;
        let again = async |query: &str, name: &str, file: String| send(&gateway, key, (query, Some(name), CSV), file).await;
        let (status, first) = again("format=ndjson", "k-1", names(2)).await;
        assert_eq!(status, 202, "{first}");
        let path = first["links"]["self"].as_str().unwrap();
        ready(&gateway, path).await;
        let (status, same) = again("format=ndjson", "k-1", names(2)).await;
        assert_eq!((status, &same["id"], &same["state"]), (202, &first["id"], &json!("ready")));
        for (query, file) in [("format=ndjson", names(3)), ("format=csv", names(2)), ("format=ndjson&asOf=1", names(2)), ("format=ndjson&lists=PENALTY", names(2))] {
            let (status, answer) = again(query, "k-1", file).await;
            assert_eq!((status, refusal(&answer).0), (409, "IDEMPOTENCY_KEY_REUSED"), "{query}: {answer}");
        }
        // Several at once are one.
        let all = futures_util::future::join_all((0..4).map(|_| again("", "k-2", names(2)))).await;
        let taken: Vec<&Value> = all.iter().filter(|(status, _)| *status == 202).map(|(_, job)| &job["id"]).collect();
        assert!(!taken.is_empty() && taken.iter().all(|id| *id == taken[0]), "{all:?}");
        assert!(all.iter().all(|(status, _)| *status == 202 || *status == 429), "{all:?}");
        let (status, other) = again("", "k 2", names(2)).await;
        assert_eq!((status, refusal(&other).1), (400, "Idempotency-Key"));
        assert_eq!(count_lines(&gateway, path).await, 2);
    }

    async fn a_file_is_the_same_job_whatever_its_authority_is_called_since(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let entry = |authority: &str| abnormal_operation(1, "2016-07-08", &[("authority", Cell::text(authority))]);
        gateway.write("abnormal_operation", &[entry("nobody")]).await;
        let query = "authorities=nobody";
        let (status, first) = send(&gateway, &gateway.key, (query, Some("k-1"), CSV), names(2)).await;
        assert_eq!(status, 202, "{first}");
        gateway.write("abnormal_operation", &[entry("somebody")]).await;
        let (status, again) = send(&gateway, &gateway.key, (query, Some("k-1"), CSV), names(2)).await;
        assert_eq!((status, &again["id"]), (202, &first["id"]), "{again}");
        let (status, other) = send(&gateway, &gateway.key, (query, Some("k-2"), CSV), names(2)).await;
        assert_eq!((status, refusal(&other).1), (400, "authorities"), "{other}");
    }
}
