//! Persisted documents through the routes: the two steps of Apollo's and urql's clients, and what they must see.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use serde_json::{Value, json};

use super::{
    Settings, router,
    tests::{Answer, NEWER, OLDER, parts, send},
};
use crate::document_hash::DocumentHash;

const TEXT: &str = "query Who { caller }";

fn app() -> Router {
    router(parts(Settings::default())).unwrap()
}

async fn post(app: &Router, accept: &str, key: Option<&str>, body: &Value) -> Answer {
    let mut request =
        Request::post("/graphql").header(header::CONTENT_TYPE, OLDER).header(header::ACCEPT, accept.to_owned());
    if let Some(key) = key {
        request = request.header("x-api-key", key);
    }
    send(app.clone(), request.body(Body::from(body.to_string())).unwrap()).await
}

async fn get(app: &Router, query: &str) -> Answer {
    let request = Request::get(format!("/graphql?{query}")).header("x-api-key", "mj_good");
    send(app.clone(), request.body(Body::empty()).unwrap()).await
}

/// Apollo's extension.
fn persisted(text: &str) -> Value {
    json!({"persistedQuery": {"version": 1, "sha256Hash": DocumentHash::of(text).to_string()}})
}

async fn register(app: &Router, text: &str) -> Answer {
    post(app, NEWER, Some("mj_good"), &json!({"query": text, "extensions": persisted(text)})).await
}

async fn is_known(app: &Router, text: &str) -> bool {
    let body = json!({"documentId": DocumentHash::of(text).id()});
    let answer = post(app, NEWER, Some("mj_good"), &body).await;
    answer.status == 200
}

#[tokio::test]
async fn a_hash_is_not_found_until_it_came_with_its_text() {
    let app = app();
    for (accept, status) in [(OLDER, 200), (NEWER, 400)] {
        let unknown = post(&app, accept, Some("mj_good"), &json!({"extensions": persisted(TEXT)})).await;
        // What urql (message) and Apollo's client (message or code) look for, in a body that both read.
        assert_eq!(unknown.status, status);
        assert_eq!(
            unknown.json(),
            json!({"errors": [{
                "message": "PersistedQueryNotFound",
                "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"},
            }]})
        );
        let standing = unknown.headers["ratelimit"].to_str().unwrap();
        assert!(standing.contains("\"points\""), "it cost a point, and the headers tell: {standing}");
    }
    let registered = register(&app, TEXT).await;
    assert_eq!(registered.json()["data"]["caller"], "good");
    let known = post(&app, OLDER, Some("mj_good"), &json!({"extensions": persisted(TEXT)})).await;
    assert_eq!(known.json()["data"]["caller"], "good");
    assert_eq!(known.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn only_documents_that_the_schema_found_valid_are_kept() {
    let app = app();
    for (text, is_kept) in [
        ("{ caller", false),
        ("{ nothing }", false),
        ("{ dear dear2: dear }", false),
        ("{ ...f } fragment f on Query { ...f }", false),
        ("query($n: Int!) { text(length: $n) }", false),
        ("query A { caller } query B { nothing }", false),
        ("{ refused }", true),
        ("{ dear }", true),
        ("mutation { write }", true),
    ] {
        register(&app, text).await;
        assert_eq!(is_known(&app, text).await, is_kept, "{text}");
    }
}

#[tokio::test]
async fn callers_without_a_key_are_told_that_hashes_are_not_for_them() {
    let app = app();
    let hash = post(&app, OLDER, None, &json!({"extensions": persisted(TEXT)})).await;
    assert_eq!(hash.json()["errors"][0]["message"], "PersistedQueryNotSupported");
    assert_eq!(hash.code(), "PERSISTED_QUERY_NOT_FOUND");
    let both = post(&app, OLDER, None, &json!({"query": TEXT, "extensions": persisted(TEXT)})).await;
    assert!(both.json()["data"]["caller"].is_string(), "the text runs all the same");
    assert!(!is_known(&app, TEXT).await);
}

#[tokio::test]
async fn a_document_is_found_by_get_and_a_mutation_is_not_run_by_it() {
    let app = app();
    register(&app, TEXT).await;
    register(&app, "mutation { write }").await;
    let id = DocumentHash::of(TEXT).id();
    let answer = get(&app, &format!("documentId={id}")).await;
    assert_eq!(answer.json()["data"]["caller"], "good");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let mutation = get(&app, &format!("documentId={}", DocumentHash::of("mutation { write }"))).await;
    assert_eq!((mutation.status, mutation.headers["allow"].to_str().unwrap()), (405, "POST"));
}

#[tokio::test]
async fn a_hash_of_another_text_is_refused_and_nothing_is_kept() {
    let app = app();
    let body = json!({"query": "{ refused }", "extensions": persisted(TEXT)});
    let answer = post(&app, OLDER, Some("mj_good"), &body).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "BAD_USER_INPUT"));
    assert_eq!(answer.json()["errors"][0]["extensions"]["field"], "extensions.persistedQuery.sha256Hash");
    assert!(!is_known(&app, TEXT).await && !is_known(&app, "{ refused }").await);
}

#[tokio::test]
async fn variables_and_the_operation_are_those_of_the_request() {
    let app = app();
    let text = "query A($n: Int!) { text(length: $n) } query B { caller }";
    let body = json!({"query": text, "operationName": "B", "extensions": persisted(text)});
    assert_eq!(post(&app, NEWER, Some("mj_good"), &body).await.status, 200);
    let body = json!({"documentId": DocumentHash::of(text).id(), "operationName": "A", "variables": {"n": 3}});
    assert_eq!(post(&app, NEWER, Some("mj_good"), &body).await.json()["data"], json!({"text": "aaa"}));
}
