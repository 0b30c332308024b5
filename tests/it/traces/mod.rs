//! Traces, as a collector gets them from the program itself: what is traced, what stands in it and what never does, whose
//! trace a request joins, and what becomes of requests when the collector is away.
//!
//! The program sends everything that it has when it stops. So a test that wants to see all of it, or nothing, stops the
//! program and looks then.

mod away;
mod collector;
mod outcome;
mod parent;
mod served;

use mingjing::document_hash::DocumentHash;
use opentelemetry_proto::tonic::trace::v1::{span::SpanKind, status::StatusCode as SpanStatus};
use serde_json::{Value, json};
use tests::{
    database::Backend,
    draft::{abnormal_operation, enterprise},
    gateway::Gateway,
    on_both,
    services::start_redis,
};

use self::{
    collector::{Behaviour, Collector, Span, tree},
    served::Served,
};

use crate::websocket::socket::{SUBSCRIPTION, Socket};

const ENDPOINT: &str = "MINGJING__TRACES__ENDPOINT";
const RATIO: &str = "MINGJING__TRACES__SAMPLE_RATIO";
const PROXIES: &str = "MINGJING__SERVER__TRUSTED_PROXIES";

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "b7ad6b7169203331";

fn traceparent(flags: &str) -> String {
    format!("00-{TRACE}-{PARENT}-{flags}")
}

async fn gateway() -> Gateway {
    Gateway::start_with(Backend::Sqlite, &[("search.enabled", "false")]).await
}

/// The one span with this name.
fn one<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    let found: Vec<&Span> = spans.iter().filter(|span| span.name == name).collect();
    assert_eq!(found.len(), 1, "{name} in {spans:#?}");
    found[0]
}

fn attributes(span: &Span) -> Vec<(&str, &str)> {
    span.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

on_both! {
    async fn a_request_is_a_tree_of_where_its_time_went(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-11", &[])]).await;
        let collector = Collector::start(Behaviour::Takes).await;
        let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
        let query = "query Lists { enterprises { nodes { name abnormalOperations { nodes { listedOn } } } } }";
        // The second time nothing has to be looked up about the caller.
        served.ask(query).await;
        let request = served.with_key(&json!({"query": query})).header("x-request-id", "the-second");
        assert_eq!(request.send().await.unwrap().status(), 200);
        assert!(served.stop().await.success());

        let spans = collector.spans();
        let is_second = |span: &&Span| span.attributes.get("mingjing.request.id").is_some_and(|id| id == "the-second");
        let root = spans.iter().find(is_second).unwrap();
        let statement = "SELECT abnormal_operation enterprise";
        assert_eq!(
            tree(&spans, root),
            [
                "POST /graphql",
                "  admit",
                "  read body",
                "  prepare",
                "  reserve points",
                "  execute",
                &format!("    {statement}"),
                "    complete",
                "  refund points",
            ]
        );
        assert_eq!(
            attributes(root),
            [
                ("graphql.operation.name", "Lists"),
                ("graphql.operation.type", "query"),
                ("http.request.method", "POST"),
                ("http.response.status_code", "200"),
                ("http.route", "/graphql"),
                ("mingjing.client.id", "1"),
                ("mingjing.outcome", "ok"),
                ("mingjing.request.id", "the-second"),
                ("mingjing.tier", "operator"),
                ("url.path", "/graphql"),
                ("url.scheme", "http"),
            ]
        );
        assert_eq!((root.kind, root.status, root.parent.as_str()), (SpanKind::Server, SpanStatus::Unset, ""));
        let sql = spans.iter().find(|span| span.trace == root.trace && span.name == statement).unwrap();
        let system = if gateway.backend == Backend::Postgres { "postgresql" } else { "sqlite" };
        assert_eq!(attributes(sql), [("db.query.summary", statement), ("db.system.name", system)]);
        assert_eq!((sql.kind, sql.status), (SpanKind::Client, SpanStatus::Unset));
        assert!(sql.start < sql.end, "it took time, although its span was made afterwards: {sql:?}");
        for span in &spans {
            assert_eq!(span.extras, 0, "{span:?}");
            assert!(span.start <= span.end && span.trace.len() == 32, "{span:?}");
            let resource: Vec<&str> = span.resource.keys().map(String::as_str).collect();
            assert_eq!(
                resource,
                [
                    "service.instance.id",
                    "service.name",
                    "service.version",
                    "telemetry.sdk.language",
                    "telemetry.sdk.name",
                    "telemetry.sdk.version",
                ]
            );
            assert_eq!(span.resource["service.name"], "mingjing");
        }
        // Two requests are two traces, and nothing else is one: no work in the background, and not the sending itself.
        assert_eq!(collector.requests().len(), 2, "{:#?}", collector.requests());
        for sent in collector.taken() {
            assert_eq!((sent.path.as_str(), &sent.headers["content-type"]), ("/v1/traces", &"application/x-protobuf".parse().unwrap()));
        }
    }

    async fn an_operation_on_a_websocket_begins_a_trace_of_its_own(gateway: Gateway with [("search.enabled", "false")]) {
        let collector = Collector::start(Behaviour::Takes).await;
        let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
        let mut socket = Socket::connect_to(served.address(), Some(&gateway.key)).await;
        for (id, query) in [("1", "query Ask { dataset { sequence } }"), ("2", "query Ask { nothing }"), ("3", SUBSCRIPTION)] {
            socket.subscribe(id, query).await;
            socket.message().await;
            if id == "1" {
                socket.told("complete", id).await;
            }
        }
        drop(socket);
        assert!(served.stop().await.success());

        let spans = collector.spans();
        let asked: Vec<_> = spans.iter().filter(|span| span.name == "WEBSOCKET /graphql").collect();
        let mut told: Vec<_> = asked.iter().map(|span| {
            let attribute = |name: &str| span.attributes.get(name).map_or("", String::as_str);
            (attribute("graphql.operation.name"), attribute("http.response.status_code"), attribute("mingjing.outcome"), attribute("mingjing.tier"))
        }).collect();
        told.sort_unstable();
        assert_eq!(
            told,
            [
                ("Ask", "200", "ok", "operator"),
                ("Ask", "400", "GRAPHQL_VALIDATION_FAILED", "operator"),
                ("Wait", "200", "ok", "operator"),
            ]
        );
        let first = asked.iter().find(|span| span.attributes["mingjing.request.id"].ends_with("-1")).unwrap();
        let tree = tree(&spans, first);
        assert!(tree.contains(&"  admit".to_owned()) && tree.contains(&"  execute".to_owned()), "{tree:?}");
        // The upgrade is a request too.
        assert_eq!(collector.requests().len(), 4, "{:#?}", collector.requests());
        assert_eq!(one(&spans, "GET /graphql").attributes["http.response.status_code"], "101");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_address_nothing_is_sent_and_the_log_knows_no_traces() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    let environment =
        [("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.endpoint.as_str()), (RATIO, "1"), (PROXIES, "127.0.0.1")];
    let mut served = Served::start(&gateway, &environment).await;
    let request = served.with_key(&json!({"query": "{ __typename }"})).header("traceparent", traceparent("01"));
    assert_eq!(request.send().await.unwrap().status(), 200);
    assert!(served.stop().await.success());
    assert_eq!(collector.taken().len(), 0);
    let access: Vec<Value> = served.lines().into_iter().filter(|line| line["target"] == "access").collect();
    assert_eq!(access.len(), 1);
    let fields: Vec<&String> = access[0]["span"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["name", "request_id"]);
    assert_eq!(access[0]["spans"].as_array().unwrap().len(), 1, "{}", access[0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_traces_lines_in_the_log_name_it_and_are_no_more_than_before() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    // Whatever is logged, the same is traced.
    for filter in ["info", "access=info", "mingjing=trace,access=info"] {
        let environment = [
            (ENDPOINT, collector.endpoint.as_str()),
            (RATIO, "1.0"),
            ("MINGJING__LOG__FILTER", &format!("info,{filter}")),
        ];
        let mut served = Served::start(&gateway, &environment).await;
        let request = served
            .with_key(&json!({"query": "{ __typename }"}))
            .header("x-request-id", filter.replace(['=', ','], "-"));
        assert_eq!(request.send().await.unwrap().status(), 200);
        assert!(served.stop().await.success());
        let of_requests: Vec<Value> = served.lines().into_iter().filter(|line| !line["span"].is_null()).collect();
        assert_eq!(of_requests.len(), 1, "{of_requests:#?}");
        let line = &of_requests[0];
        let id = line["span"]["request_id"].as_str().unwrap();
        let traced = collector.requests();
        let traced = traced.iter().find(|span| span.attributes["mingjing.request.id"] == id).unwrap();
        assert_eq!(
            (line["span"]["trace_id"].as_str(), &line["target"]),
            (Some(traced.trace.as_str()), &json!("access"))
        );
        assert_eq!(line["spans"].as_array().unwrap().len(), 1, "{line}");
    }
    let per_request = collector.spans().len();
    assert_eq!(per_request % 3, 0, "{:#?}", collector.spans());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_a_caller_keeps_to_itself_is_in_a_trace() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    let environment = [(ENDPOINT, collector.endpoint.as_str()), (RATIO, "1"), (PROXIES, "127.0.0.1")];
    let mut served = Served::start(&gateway, &environment).await;
    let query = "query Look($code: CreditCode, $name: String) { \
                 aliasOfMine: enterprise(creditCode: $code) { name } \
                 enterprises(first: 17, filter: { name: { startsWith: $name } }) { nodes { name } } }";
    let named = json!({"query": query, "variables": {"code": "91350200MA2XN7R34F", "name": "variableOfMine"}});
    let literal = json!({"query": "{ enterprise(registrationNumber: \"literalOfMine\") { name } }"});
    let hash = DocumentHash::of("{ __typename }").to_string();
    let persisted = json!({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash}}});
    for body in [named, literal, persisted, json!({"query": "{ brokenOfMine"}), json!(["bodyOfMine"])] {
        let request = served.with_key(&body).header("x-forwarded-for", "198.51.100.77");
        request.header("user-agent", "agentOfMine").send().await.unwrap();
    }
    served.get("/graphql?query=%7BaddressOfMine%7D").send().await.unwrap();
    served.post(&json!({"query": "{ __typename }"})).header("x-api-key", "keyOfMine").send().await.unwrap();
    assert!(served.stop().await.success());
    assert!(collector.requests().len() == 7 && collector.holds("/graphql"), "{:#?}", collector.requests());
    let secret = gateway.key.rsplit('_').next().unwrap();
    for secret in [
        "OfMine",
        "91350200MA2XN7R34F",
        "198.51.100.77",
        "127.0.0.1",
        "__typename",
        "startsWith",
        "query Look",
        "WHERE",
        "LIMIT",
        &hash,
        &hash[..16],
        &gateway.key,
        secret,
    ] {
        assert!(!collector.holds(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_to_redis_is_a_span_of_the_stage_that_waits_for_it() {
    let (gateway, collector, redis) = (gateway().await, Collector::start(Behaviour::Takes).await, start_redis());
    let environment = [
        (ENDPOINT, collector.endpoint.as_str()),
        (RATIO, "1"),
        ("MINGJING__REDIS__URL", redis.address()),
        ("MINGJING__REDIS__TIMEOUT_MS", "5000"),
        ("MINGJING__TRACES__SERVICE_NAME", "mirror"),
    ];
    let mut served = Served::start(&gateway, &environment).await;
    served.ask("{ enterprises { totalCount } }").await;
    assert!(served.stop().await.success());
    let spans = collector.spans();
    let calls: Vec<&Span> = spans.iter().filter(|span| span.name == "EVALSHA").collect();
    let mut stages: Vec<&str> = Vec::new();
    for call in &calls {
        assert_eq!(attributes(call), [("db.operation.name", "EVALSHA"), ("db.system.name", "redis")]);
        assert_eq!((call.kind, call.status), (SpanKind::Client, SpanStatus::Unset));
        stages.push(&spans.iter().find(|span| span.id == call.parent).unwrap().name);
    }
    stages.sort_unstable();
    assert!(stages.starts_with(&["admit"]) && stages.contains(&"reserve points"), "{stages:?}");
    assert_eq!(one(&spans, "execute").resource["service.name"], "mirror");
    for key in ["client:1", "mj:", "requests:"] {
        assert!(!collector.holds(key), "{key}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_is_a_span_of_its_own() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
    tests::until(async || (served.get("/readyz").send().await.unwrap().status() == 200).then_some(())).await;
    served.ask("{ searchEnterprises(query: \"searchedByMe\") { totalCount } }").await;
    assert!(served.stop().await.success());
    let spans = collector.spans();
    assert_eq!(one(&spans, "search").parent, one(&spans, "execute").id);
    assert!(!collector.holds("searchedByMe"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_gets_the_headers_of_the_environment() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    let headers = ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20hunter2,x-scope=city");
    let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1"), headers]).await;
    served.ask("{ __typename }").await;
    assert!(served.stop().await.success());
    let taken = collector.taken();
    assert_eq!(
        (&taken[0].headers["authorization"], &taken[0].headers["x-scope"]),
        (&"Bearer hunter2".parse().unwrap(), &"city".parse().unwrap())
    );
    assert!(!format!("{:?}", served.lines()).contains("hunter2"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_span_and_attribute_stands_in_the_operators_guide() {
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/operations.md")).unwrap();
    let (_, section) = guide.split_once("### Traces").expect("a section about traces");
    let (gateway, collector, redis) = (gateway().await, Collector::start(Behaviour::Takes).await, start_redis());
    let environment =
        [(ENDPOINT, collector.endpoint.as_str()), (RATIO, "1"), ("MINGJING__REDIS__URL", redis.address())];
    let mut served = Served::start(&gateway, &environment).await;
    served.ask("query Named { enterprises { totalCount } }").await;
    assert!(served.stop().await.success());
    for span in collector.spans() {
        // What a statement is about is its name.
        let name =
            if span.attributes.contains_key("db.query.summary") { "SELECT enterprise penalty" } else { &span.name };
        let names = span.attributes.keys().chain(span.resource.keys()).map(String::as_str);
        for name in names.chain([name]) {
            assert!(section.contains(&format!("`{name}`")), "{name}");
        }
    }
}
