//! How requests are made, sent again, and judged; tokens; verification.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod gateway;

use std::sync::atomic::{AtomicUsize, Ordering};

use gateway::{Gateway, Reply, quick};
use mingjing::{
    Client, Error,
    submit::SubmitOptions,
    verify::{AsOf, Subject},
};
use serde_json::{Value, json};

const READ: &str = "{ dataset { sequence } }";
const WRITE: &str = "mutation Do($input: DoInput!) { do(input: $input) { ok } }";

#[tokio::test]
async fn a_read_is_sent_again_after_a_fault_that_may_pass() {
    for fault in [
        Reply::refusal(429, "RATE_LIMITED"),
        Reply::refusal(503, "OVERLOADED"),
        Reply::refusal(500, "INTERNAL"),
        Reply::text(502, "Bad Gateway"),
        Reply::text(200, "").cut(),
        Reply::json(200, &json!({ "data": null, "errors": [{ "extensions": { "code": "TIMEOUT" } }] })),
    ] {
        let gateway = Gateway::script(vec![fault.clone(), fault, Reply::data(&json!({ "a": 1 }))]).await;
        assert_eq!(gateway.client().query(READ, &json!({})).await.unwrap(), json!({ "a": 1 }));
        assert_eq!(gateway.asked().len(), 3);
    }
}

#[tokio::test]
async fn a_mutation_without_a_key_is_sent_twice_only_when_it_was_surely_not_executed() {
    let good = Reply::data(&json!({ "do": { "ok": true } }));
    for (fault, requests) in [
        (Reply::refusal(429, "RATE_LIMITED"), 2),
        (Reply::refusal(503, "OVERLOADED"), 2),
        (Reply::text(503, "a proxy"), 1),
        (Reply::refusal(500, "INTERNAL"), 1),
        (Reply::text(200, "").cut(), 1),
    ] {
        let gateway = Gateway::script(vec![fault, good.clone()]).await;
        let answer = gateway.client().query(WRITE, &json!({ "input": {} })).await;
        assert_eq!((answer.is_ok(), gateway.asked().len()), (requests == 2, requests));
    }
    let gateway = Gateway::script(vec![Reply::text(200, "").cut(), good]).await;
    gateway.client().query(WRITE, &json!({ "input": { "idempotencyKey": "k" } })).await.unwrap();
    assert_eq!(gateway.asked().len(), 2);
}

#[tokio::test]
async fn errors_say_what_the_gateway_said_and_nobody_is_shown_the_key() {
    let gateway = Gateway::script(vec![Reply::refusal(400, "BAD_USER_INPUT").with("retry-after", "7")]).await;
    let client = gateway.client();
    let Err(Error::Api(error)) = client.query(READ, &json!({})).await else { panic!("it is well") };
    assert_eq!((&*error.code, error.status, error.field.as_deref()), ("BAD_USER_INPUT", Some(400), Some("first")));
    assert_eq!((error.request_id.as_deref(), error.attempts), (Some("r-1"), 1));
    assert_eq!(error.retry_after.unwrap().as_secs(), 7);
    assert_eq!(gateway.asked()[0].header("x-api-key"), Some("mj_live_x_secret"));
    for shown in
        [format!("{client:?} {error:?} {error}"), format!("{:?}", Client::builder("http://x").key("mj_secret"))]
    {
        assert!(!shown.contains("secret"), "{shown}");
    }
    for wrong in ["mj_secret\n", "", "schlüssel_secret"] {
        let Err(error) = Client::new("http://x", wrong) else { panic!("{wrong}") };
        assert!(!format!("{error:?}").contains("secret"));
    }
    for wrong in ["x", "ftp://x", "http://a:b@x"] {
        assert!(Client::new(wrong, "mj").is_err());
    }
    let nobody = Client::builder("http://127.0.0.1:9").retry(quick()).build().unwrap();
    assert!(matches!(nobody.query(READ, &json!({})).await, Err(Error::Network { sent: false, .. })));
}

#[tokio::test]
async fn a_redirect_is_not_followed_since_the_key_would_go_there() {
    let gateway = Gateway::script(vec![Reply::text(307, "").with("location", "/elsewhere")]).await;
    assert_eq!(gateway.client().query(READ, &json!({})).await.unwrap_err().code(), Some("HTTP_307"));
    assert_eq!(gateway.asked().len(), 1);
}

#[tokio::test]
async fn a_token_is_got_once_and_replaced_once_when_it_is_refused() {
    let given = AtomicUsize::new(0);
    let gateway = Gateway::start(move |asked| {
        if asked.path == "/oauth/token" {
            let number = given.fetch_add(1, Ordering::SeqCst) + 1;
            return Reply::json(200, &json!({ "access_token": format!("t{number}"), "expires_in": 900 }));
        }
        // The first token is not good any more when it is used for the second time.
        let token = asked.header("authorization").unwrap_or_default();
        if token == "Bearer t1" && String::from_utf8_lossy(&asked.body).contains("second") {
            return Reply::refusal(401, "UNAUTHENTICATED");
        }
        Reply::data(&json!({ "a": token }))
    })
    .await;
    let client =
        Client::builder(&gateway.url).credentials("7", "mj_secret", &["feed:read"]).retry(quick()).build().unwrap();
    let (empty, first) = (json!({}), "{ first }");
    let (one, other) = tokio::join!(client.query(first, &empty), client.query(first, &empty));
    assert_eq!((one.unwrap(), other.unwrap()), (json!({ "a": "Bearer t1" }), json!({ "a": "Bearer t1" })));
    assert_eq!(client.query("mutation { second }", &empty).await.unwrap(), json!({ "a": "Bearer t2" }));
    let asked: Vec<_> = gateway.asked().into_iter().filter(|it| it.path == "/oauth/token").collect();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].header("authorization"), Some("Basic Nzptal9zZWNyZXQ="));
    assert_eq!(asked[0].body, b"grant_type=client_credentials&scope=feed%3Aread");
}

#[tokio::test]
async fn wrong_credentials_are_not_tried_again() {
    let gateway = Gateway::script(vec![Reply::json(401, &json!({ "error": "invalid_client" }))]).await;
    let client = Client::builder(&gateway.url).credentials("7", "mj", &[]).retry(quick()).build().unwrap();
    assert_eq!(client.query(READ, &json!({})).await.unwrap_err().code(), Some("invalid_client"));
    assert_eq!(gateway.asked().len(), 1);
}

fn verified(asked: &gateway::Asked, sequence: &str) -> Reply {
    let body = asked.json();
    let Some(subjects) = body["variables"]["subjects"].as_array() else {
        return Reply::data(&json!({ "viewer": { "tier": { "limits": { "queryCostMax": 14 } } } }));
    };
    let rows: Vec<Value> = (0..)
        .zip(subjects)
        .map(|(index, subject): (i64, _)| {
            json!({ "index": index, "reference": subject["reference"], "status": "NOT_FOUND", "problems": [],
                    "candidates": [], "searchedSimilar": false, "verdicts": [] })
        })
        .collect();
    let counts = json!({ "found": 0, "notFound": 0, "ambiguous": 0, "invalid": 0, "listed": 0 });
    let at = "2017-12-29T08:00:00.000000Z";
    Reply::data(
        &json!({ "verify": { "sequence": sequence, "at": at, "day": "2017-12-29", "counts": counts, "subjects": rows } }),
    )
}

fn subjects(count: usize) -> impl Iterator<Item = Subject> {
    (0..count).map(|number| Subject { reference: Some(number.to_string()), ..Subject::code("9") })
}

#[tokio::test]
async fn subjects_are_sent_in_chunks_that_the_tier_can_afford_as_of_one_moment() {
    let gateway = Gateway::start(|asked| verified(asked, "7")).await;
    let client = gateway.client();
    let mut told = Vec::new();
    let answer = client.verify(subjects(10)).progress(|done, of| told.push((done, of))).send().await.unwrap();
    assert_eq!(answer.subjects.iter().map(|it| it.index).collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    let references: Vec<_> = answer.subjects.iter().filter_map(|it| it.reference.clone()).collect();
    assert_eq!(references, (0..10).map(|it| it.to_string()).collect::<Vec<_>>());
    assert_eq!((answer.sequence, told), (7, vec![(4, 10), (8, 10), (10, 10)]));
    let as_of: Vec<_> = gateway.asked()[1..].iter().map(|it| it.json()["variables"]["asOf"].clone()).collect();
    let moment = json!({ "at": "2017-12-29T08:00:00.000000Z" });
    assert_eq!(as_of, [Value::Null, moment.clone(), moment]);
    client.verify(subjects(1)).as_of(AsOf::Sequence(5)).send().await.unwrap();
    assert_eq!(gateway.asked().last().unwrap().json()["variables"]["asOf"], json!({ "sequence": "5" }));
}

#[tokio::test]
async fn what_is_judged_at_another_point_is_judged_anew_and_at_last_by_the_sequence() {
    let gateway = Gateway::start(|asked| {
        let as_of = &asked.json()["variables"]["asOf"];
        // A change became known late: as of the moment there is one more.
        let sequence = if as_of["at"].is_string() { "8" } else { "7" };
        verified(asked, sequence)
    })
    .await;
    let answer = gateway.client().verify(subjects(6)).send().await.unwrap();
    assert_eq!((answer.sequence, answer.subjects.len()), (7, 6));
    assert_eq!(gateway.asked().last().unwrap().json()["variables"]["asOf"], json!({ "sequence": "7" }));
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_asked_for_in_smaller_pieces() {
    let gateway = Gateway::start(|asked| {
        let count = asked.json()["variables"]["subjects"].as_array().map_or(0, Vec::len);
        if count > 1 { Reply::refusal(413, "QUERY_TOO_LARGE") } else { verified(asked, "7") }
    })
    .await;
    assert_eq!(gateway.client().verify(subjects(4)).send().await.unwrap().subjects.len(), 4);
}

#[tokio::test]
async fn a_submission_has_a_key_the_same_over_its_retries() {
    let counts = json!({ "rows": 1, "created": 1, "corrected": 0, "withdrawn": 0, "unchanged": 0, "refused": 0 });
    let rows = json!([{ "index": 0, "status": "CREATED", "recordId": "r", "revision": 1, "userErrors": [] }]);
    let mut told = json!({ "submissionId": "s", "state": "DONE", "counts": counts, "rows": rows, "userErrors": [] });
    let good = Reply::data(&json!({ "submitHonours": told }));
    let gateway = Gateway::script(vec![Reply::text(200, "").cut(), Reply::refusal(500, "INTERNAL"), good]).await;
    let client = gateway.client();
    let done = client.submit("honour", &[json!({ "title": "x" })], SubmitOptions::default()).await.unwrap();
    assert_eq!((done.counts.created, done.rows[0].record_id.as_deref()), (1, Some("r")));
    let keys: Vec<_> =
        gateway.asked().iter().map(|it| it.json()["variables"]["input"]["idempotencyKey"].clone()).collect();
    assert!(keys.len() == 3 && keys.iter().all(|key| *key == json!(done.idempotency_key)), "{keys:?}");

    told["userErrors"] = json!([{ "path": ["rows"], "code": "INVALID", "message": "no rows" }]);
    let gateway = Gateway::script(vec![Reply::data(&json!({ "withdrawPenalties": told }))]).await;
    let refused = gateway.client().withdraw::<Value>("PENALTY", &[], SubmitOptions::default()).await;
    assert!(matches!(refused, Err(Error::Refused(errors)) if errors[0].code == "INVALID"));
    assert!(gateway.client().submit::<Value>("NOTHING", &[], SubmitOptions::default()).await.is_err());
}

#[tokio::test]
async fn a_kind_that_there_is_not_is_refused_with_the_names_of_those_that_there_are() {
    let gateway = Gateway::script(vec![Reply::text(500, "")]).await;
    let refused = gateway.client().submit::<Value>("HONOURS", &[], SubmitOptions::default()).await;
    let message = refused.unwrap_err().to_string();
    assert!(message.starts_with("\"HONOURS\" is no kind of record; they are ALTERATION, "), "{message}");
    assert!(gateway.asked().is_empty());
}
