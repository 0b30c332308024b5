//! The routes and layers over a small schema.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_graphql::{Context, EmptySubscription, Object, Schema};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

mod bodies;
mod desks;
mod limits;
mod pages;
mod tokens;

use super::{shed::Room, v1::ReportQuery, *};
use crate::{
    document_hash::DocumentHash,
    error::ClientError,
    graphql::{access::rate_limit::RateLimit, cost::directive::Weight},
    http::request_id::RequestId,
};

pub(super) struct Query;

#[Object]
impl Query {
    async fn caller(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        Ok(ctx.data::<Arc<Name>>()?.0.clone())
    }

    async fn request_id(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        Ok(ctx.data::<RequestId>()?.as_str().to_owned())
    }

    async fn rate_limit(&self, ctx: &Context<'_>) -> async_graphql::Result<RateLimit> {
        Ok(*ctx.data::<RateLimit>()?)
    }

    async fn text(&self, length: usize) -> String {
        "a".repeat(length)
    }

    async fn refused(&self) -> async_graphql::Result<i32> {
        Err(ClientError::not_found("there is no such enterprise").into())
    }

    async fn panics(&self, #[graphql(default = true)] really: bool) -> i32 {
        assert!(!really, "a fault in a resolver");
        0
    }

    #[graphql(directive = Weight::apply(30))]
    async fn dear(&self) -> i32 {
        30
    }

    async fn never(&self) -> i32 {
        std::future::pending().await
    }
}

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn write(&self) -> i32 {
        1
    }
}

#[derive(Debug)]
pub(super) struct Name(String);

/// Knows one key; keys that begin with `mj_` and end with a word are refused for the reason the word says. It counts
/// the points that are held.
#[derive(Default)]
pub(super) struct Door {
    points: Arc<AtomicU32>,
}

const QUOTA: Quota = Quota {
    policy: "requests",
    unit: None,
    limit: 10,
    window: Duration::from_mins(1),
    remaining: 9,
    reset: Duration::from_secs(6),
};

const POINTS: u32 = 1_000;

impl Door {
    fn quota(&self) -> Quota {
        let held = u64::from(POINTS - self.points.load(Ordering::Relaxed));
        Quota { policy: "points", unit: Some("points"), limit: POINTS.into(), remaining: held, ..QUOTA }
    }
}

impl Gate for Door {
    type Caller = Name;
    type Receipt = ();

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<Name>, Refusal> {
        let admit = |name: &str, client: Option<&str>| {
            Ok(Admission {
                caller: Arc::new(Name(name.to_owned())),
                address,
                client: client.map(str::to_owned),
                standing: Standing { quotas: vec![QUOTA], concurrency: Some(3) },
                in_progress: InProgress::default(),
                query_cost_max: 50,
                submits: name == "submitting",
            })
        };
        match credentials {
            Presented::Nothing => admit(&format!("anonymous from {address}"), None),
            Presented::Key(key) => match key.as_str() {
                "mj_limited" => Err(Refusal::RateLimited {
                    policy: "requests",
                    standing: Standing { quotas: vec![Quota { remaining: 0, ..QUOTA }], concurrency: None },
                    retry_after: Duration::from_millis(1500),
                }),
                "mj_suspended" => Err(Refusal::Suspended),
                "mj_unchecked" => Err(Refusal::Unavailable),
                "mj_good" | "mj_spent" | "mj_dear" | "mj_uncounted" | "mj_submitting" => {
                    admit(&key[3..], Some("client-7"))
                }
                _ => Err(Refusal::Unauthenticated),
            },
        }
    }

    fn subscribe(&self, _: &Name, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn greet(&self, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn connect(&self, _: &Name, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    async fn recheck(&self, _: &Presented, _: &Name) -> Result<(), Refusal> {
        Ok(())
    }

    async fn reserve(&self, caller: &Name, _address: IpAddr, work: Work) -> Result<Reserved<()>, Refusal> {
        match caller.0.as_str() {
            "spent" => Err(Refusal::RateLimited {
                policy: "points",
                standing: Standing { quotas: vec![Quota { remaining: 0, ..self.quota() }], concurrency: None },
                retry_after: Duration::from_millis(2500),
            }),
            "dear" => Err(Refusal::TooDear { cost: 2000, capacity: POINTS }),
            "uncounted" if work.is_write => Err(Refusal::WritesUncounted),
            _ => {
                self.points.fetch_add(work.cost, Ordering::Relaxed);
                Ok(Reserved { receipt: (), quota: self.quota(), longer: None, reset_at: chrono::DateTime::UNIX_EPOCH })
            }
        }
    }

    async fn refund(&self, (): (), points: u32) -> Quota {
        self.points.fetch_sub(points, Ordering::Relaxed);
        self.quota()
    }
}

struct Needs(Vec<&'static str>, Vec<&'static str>);

#[async_trait::async_trait]
impl Readiness for Needs {
    async fn missing(&self) -> Vec<&'static str> {
        self.0.clone()
    }

    fn degraded(&self) -> Vec<&'static str> {
        self.1.clone()
    }
}

/// Keeps documents by the caller's name: automatic for those with a key, off for anonymous ones.
#[derive(Debug, Default)]
struct Kept(Mutex<HashMap<(String, DocumentHash), Arc<str>>>);

#[async_trait::async_trait]
impl PersistedDocuments<Name> for Kept {
    fn rule(&self, caller: &Name) -> DocumentRule {
        if caller.0.starts_with("anonymous") { DocumentRule::Off } else { DocumentRule::Automatic }
    }

    async fn find(&self, caller: &Name, hash: DocumentHash) -> Result<Option<Arc<str>>, persisted::Unavailable> {
        Ok(self.0.lock().unwrap().get(&(caller.0.clone(), hash)).cloned())
    }

    async fn keep(&self, caller: &Name, hash: DocumentHash, text: &str) {
        self.0.lock().unwrap().insert((caller.0.clone(), hash), Arc::from(text));
    }
}

struct NoReports;

#[async_trait::async_trait]
impl Reports<Name> for NoReports {
    async fn timeliness(&self, _: &Name, _: ReportQuery) -> Result<Vec<u8>, ClientError> {
        Ok(Vec::new())
    }
}

pub(super) fn parts(settings: Settings) -> Parts<Schema<Query, Mutation, EmptySubscription>, Door> {
    Parts {
        observer: Arc::new(()),
        traces: None,
        executor: Schema::new(Query, Mutation, EmptySubscription),
        gate: Arc::new(Door::default()),
        tokens: Arc::new(tokens::Desk),
        persisted: Arc::new(Kept::default()),
        desks: desks::desks(),
        readiness: Arc::new(Needs(vec![], vec![])),
        draining: Draining::default(),
        settings,
    }
}

fn app() -> Router {
    router(parts(Settings::default())).unwrap()
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    async fn of(response: Response) -> Self {
        let (head, body) = response.into_parts();
        Self { status: head.status.as_u16(), headers: head.headers, body: body.collect().await.unwrap().to_bytes() }
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap().to_owned()
    }
}

pub(super) async fn send(app: Router, request: Request<Body>) -> Answer {
    Answer::of(app.oneshot(request).await.unwrap()).await
}

pub(super) const NEWER: &str = "application/graphql-response+json";
pub(super) const OLDER: &str = "application/json";

fn post() -> axum::http::request::Builder {
    Request::post("/graphql").header(header::CONTENT_TYPE, OLDER)
}

async fn query(text: &str, accept: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/graphql").header(header::CONTENT_TYPE, OLDER).header(header::ACCEPT, accept);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(app(), request.body(Body::from(json!({ "query": text }).to_string())).unwrap()).await
}

#[tokio::test]
async fn a_query_is_answered_in_the_media_type_that_was_asked_for() {
    for (accept, expected) in [(NEWER, NEWER), (OLDER, OLDER), ("*/*", OLDER)] {
        let answer = query("{ __typename }", accept, &[]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], format!("{expected}; charset=utf-8"));
        assert_eq!(
            answer.json(),
            json!({"data": {"__typename": "Query"}, "extensions": {"cost": {"requested": 1, "actual": 1}}})
        );
    }
}

#[tokio::test]
async fn a_faulty_document_has_no_data_and_its_status_follows_the_media_type() {
    for (text, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { text(length: $n) }", "BAD_USER_INPUT"),
        ("query A { caller } query B { caller }", "BAD_USER_INPUT"),
        ("subscription { x }", "BAD_USER_INPUT"),
        (&format!("{{ {} }}", "caller ".repeat(limit::MAX_TOKENS)), "QUERY_TOO_LARGE"),
        (&format!("{{ caller {} }}", "@skip(if: false) ".repeat(51)), "QUERY_TOO_LARGE"),
        (&(0..11).map(|n| format!("query Q{n} {{ caller }}")).collect::<Vec<_>>().concat(), "QUERY_TOO_LARGE"),
        (&format!("{{ text(length: {}) }}", "9".repeat(200)), "QUERY_TOO_LARGE"),
        ("{ caller(x: \"\\u0000\") }", "BAD_USER_INPUT"),
    ] {
        let newer = query(text, NEWER, &[]).await;
        let expected = if code == "QUERY_TOO_LARGE" { 413 } else { 400 };
        assert_eq!((newer.status, newer.code().as_str()), (expected, code), "{text}");
        assert!(newer.json().get("data").is_none(), "{text}");
        let older = query(text, OLDER, &[]).await;
        assert_eq!((older.status, older.code().as_str()), (200, code), "{text}");
    }
}

#[tokio::test]
async fn an_executed_query_is_200_with_its_errors_beside_the_data() {
    let answer = query("{ refused caller }", NEWER, &[]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.code(), "NOT_FOUND");
    assert_eq!(answer.json()["data"], Value::Null);
    assert!(answer.json().as_object().unwrap().contains_key("data"));
    assert_eq!(answer.json()["errors"][0]["path"], json!(["refused"]));
}

#[tokio::test]
async fn the_caller_and_the_request_reach_the_resolvers() {
    let text = "{ caller requestId rateLimit { limit remaining cost resetAt } }";
    let answer = query(text, OLDER, &[("authorization", "Bearer mj_good"), ("x-request-id", "my-id.1")]).await;
    assert_eq!(
        answer.json()["data"],
        json!({
            "caller": "good",
            "requestId": "my-id.1",
            "rateLimit": {"limit": 1000, "remaining": 999, "cost": 1, "resetAt": "1970-01-01T00:00:00.000000Z"},
        })
    );
    assert_eq!(answer.headers["x-request-id"], "my-id.1");
    let answer = query(text, OLDER, &[("x-request-id", "not sane")]).await;
    assert_eq!(answer.json()["data"]["caller"], "anonymous from 0.0.0.0");
    assert_eq!(answer.headers["x-request-id"].len(), 32);
}

#[tokio::test]
async fn an_executed_query_says_what_it_cost_and_a_refused_one_does_not() {
    let answer = query("{ dear __typename }", "application/json", &[]).await;
    assert_eq!(answer.json()["extensions"]["cost"], json!({"requested": 30, "actual": 30}));
    let failed = query("{ refused }", "application/json", &[]).await;
    assert_eq!(failed.json()["extensions"]["cost"], json!({"requested": 1, "actual": 1}));
    assert!(query("{ nothing }", "application/json", &[]).await.json().get("extensions").is_none());
}

#[tokio::test]
async fn a_query_above_the_ceiling_is_refused_with_both_numbers() {
    let answer = query("{ dear again: dear }", "application/graphql-response+json", &[]).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "QUERY_TOO_COMPLEX"));
    let message = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("may cost 60 points") && message.contains("allows 50"), "{message}");
    let skipped = query("{ dear again: dear @skip(if: true) }", "application/graphql-response+json", &[]).await;
    assert_eq!(skipped.json()["extensions"]["cost"], json!({"requested": 30, "actual": 30}));
}

#[tokio::test]
async fn a_document_that_unfolds_to_billions_is_refused_at_once() {
    let fragment = |n: usize| format!(" fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1);
    let fragments = (0..40).map(fragment).collect::<Vec<_>>().concat();
    let bomb = format!("{{ ...f0 }} {fragments} fragment f40 on Query {{ __typename }}");
    let answer = query(&bomb, "application/graphql-response+json", &[]).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "QUERY_TOO_COMPLEX"));
}

#[tokio::test]
async fn get_executes_queries_and_nothing_else() {
    let get =
        async |query: &str| send(app(), Request::get(format!("/graphql?{query}")).body(Body::empty()).unwrap()).await;
    assert_eq!(get("query=%7Bcaller%7D").await.status, 200);
    assert_eq!(get("").await.status, 400);
    let mutation = get("query=mutation%7Bwrite%7D").await;
    assert_eq!((mutation.status, &mutation.headers["allow"]), (405, &"POST".parse().unwrap()));
    // The operation that is selected counts, not the others.
    let both = "query=query%20A%7Bcaller%7Dmutation%20B%7Bwrite%7D&operationName=";
    assert_eq!(get(&format!("{both}A")).await.status, 200);
    assert_eq!(get(&format!("{both}B")).await.status, 405);
    let long = get(&format!("query=%7Bcaller%7D&x={}", "y".repeat(limit::MAX_URL))).await;
    assert_eq!((long.status, long.code().as_str()), (414, "QUERY_TOO_LARGE"));
}

#[tokio::test]
async fn other_methods_are_not_allowed_and_told_which_are() {
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let request = Request::builder().method(method).uri("/graphql").body(Body::empty()).unwrap();
        let answer = send(app(), request).await;
        assert_eq!((answer.status, &answer.headers["allow"]), (405, &"GET, HEAD, POST".parse().unwrap()));
    }
}

#[tokio::test]
async fn what_cannot_be_accepted_is_406() {
    assert_eq!(query("{ caller }", "text/csv", &[]).await.status, 406);
}

#[tokio::test]
async fn a_panicking_resolver_costs_its_own_request_only() {
    let answer = query("{ panics }", OLDER, &[("x-request-id", "p1")]).await;
    assert_eq!((answer.status, answer.code().as_str()), (500, "INTERNAL"));
    assert!(!String::from_utf8_lossy(&answer.body).contains("fault"));
}

#[tokio::test]
async fn what_outlasts_the_deadline_is_abandoned() {
    let settings = Settings { request_deadline: Duration::from_millis(1), ..Settings::default() };
    let app = router(parts(settings)).unwrap();
    let slow_query = post().body(Body::from(r#"{"query":"{never}"}"#)).unwrap();
    let answer = send(app.clone(), slow_query).await;
    assert_eq!((answer.status, answer.code().as_str()), (504, "TIMEOUT"));
    let slow_body = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let answer = send(app, post().body(slow_body).unwrap()).await;
    assert_eq!((answer.status, answer.code().as_str()), (408, "TIMEOUT"));
}

#[tokio::test]
async fn an_answer_above_the_cap_is_not_sent() {
    let settings = Settings { max_response: 1000, ..Settings::default() };
    let request = |length: usize| {
        let body = json!({"query": format!("{{ text(length: {length}) }}")}).to_string();
        post().header(header::ACCEPT, NEWER).body(Body::from(body)).unwrap()
    };
    let app = router(parts(settings)).unwrap();
    assert_eq!(send(app.clone(), request(900)).await.status, 200);
    let answer = send(app, request(1000)).await;
    assert_eq!((answer.status, answer.code().as_str()), (413, "QUERY_TOO_LARGE"));
}
