//! What a request's span says of how it ended, and which requests have one.

use opentelemetry_proto::tonic::trace::v1::status::StatusCode as SpanStatus;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::{
    ENDPOINT, RATIO,
    collector::{Behaviour, Collector},
    gateway,
    served::Served,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_fails_by_our_fault_is_an_error_and_a_callers_mistake_is_none() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    // Where Redis does not answer, writes are refused.
    let environment =
        [(ENDPOINT, collector.endpoint.as_str()), (RATIO, "1"), ("MINGJING__REDIS__URL", "redis://127.0.0.1:1")];
    let mut served = Served::start(&gateway, &environment).await;
    let write = json!({"query": "mutation Revoke { revokeKey(input: { keyId: \"AbCdEfGhIjKl\" }) { revoked } }"});
    let long = format!("query {} {{ __typename }}", "a".repeat(65));
    let json = "application/graphql-response+json";
    for (body, status) in [(write, 503), (json!({"query": "{ broken"}), 400), (json!({"query": long}), 200)] {
        let request = served.with_key(&body).header("accept", json).header("x-request-id", status.to_string());
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), status, "{}", answer.text().await.unwrap());
    }
    served.get("/nowhere/of/ours").header("x-request-id", "404").send().await.unwrap();
    let invented = served.get("/graphql").header("accept", json).header("x-request-id", "405").build().unwrap();
    let mut invented = reqwest::RequestBuilder::from_parts(reqwest::Client::new(), invented).build().unwrap();
    *invented.method_mut() = reqwest::Method::from_bytes(b"INVENTED").unwrap();
    assert_eq!(reqwest::Client::builder().no_proxy().build().unwrap().execute(invented).await.unwrap().status(), 405);
    assert_eq!(served.get("/healthz").send().await.unwrap().status(), 200);
    assert_eq!(served.get("/readyz").send().await.unwrap().status(), 200);
    assert!(served.stop().await.success());

    let requests = collector.requests();
    assert_eq!(requests.len(), 5, "{requests:#?}");
    let by_id = |id: &str| requests.iter().find(|span| span.attributes["mingjing.request.id"] == id).unwrap();
    let shown = |id: &str| {
        let span = by_id(id);
        let text = |name: &str| span.attributes.get(name).map_or("", String::as_str);
        (
            span.name.as_str(),
            span.status,
            text("error.type"),
            text("mingjing.outcome"),
            text("graphql.operation.type"),
            text("graphql.operation.name"),
        )
    };
    let (post, unset) = ("POST /graphql", SpanStatus::Unset);
    assert_eq!(shown("503"), (post, SpanStatus::Error, "503", "OVERLOADED", "mutation", "Revoke"));
    assert_eq!(shown("400"), (post, unset, "", "GRAPHQL_PARSE_FAILED", "", ""));
    assert_eq!(shown("200"), (post, unset, "", "ok", "query", "other"));
    assert_eq!(shown("404"), ("GET", unset, "", "", "", ""));
    assert_eq!(by_id("404").attributes["url.path"], "/nowhere/of/ours");
    assert_eq!(shown("405").0, "HTTP /graphql");
    assert_eq!(by_id("405").attributes["http.request.method"], "_OTHER");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_fails_is_an_error_and_so_is_the_answer_that_lacks_it() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
    gateway.app.store.writer().execute_unprepared("ALTER TABLE penalty RENAME TO penalty_gone").await.unwrap();
    let request = served.with_key(&json!({"query": "{ penalties { nodes { id } } }"}));
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{answer}");
    assert!(served.stop().await.success());
    let root = &collector.requests()[0];
    assert_eq!((root.status, root.attributes["error.type"].as_str()), (SpanStatus::Error, "INTERNAL"));
    assert_eq!(root.attributes["mingjing.outcome"], "INTERNAL");
    let spans = collector.spans();
    let statement = spans.iter().find(|span| span.name == "SELECT penalty").unwrap();
    assert_eq!(statement.status, SpanStatus::Error);
    assert!(!collector.holds("no such table"), "the database's own words");
}
