//! Exports: snapshots and deltas as files.

mod asking;
mod crash;
mod download;
mod fold;
mod life;
mod s3;

use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tests::{gateway::Gateway, until};

/// A request to a plain route with a key.
fn request(gateway: &Gateway, method: Method, key: &str, path: &str) -> RequestBuilder {
    gateway.http().request(method, format!("http://{}{path}", gateway.address)).header("x-api-key", key)
}

/// Asks by plain HTTP: the status and the answer.
async fn ask(gateway: &Gateway, key: &str, input: &Value) -> (u16, Value) {
    let answer = request(gateway, Method::POST, key, "/v1/exports").json(input).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Gets JSON: the status and the answer.
async fn get(gateway: &Gateway, key: &str, path: &str) -> (u16, Value) {
    let answer = request(gateway, Method::GET, key, path).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// The path of an export that was asked for with the operator's key.
async fn asked(gateway: &Gateway, input: Value) -> String {
    let (status, export) = ask(gateway, &gateway.key, &input).await;
    assert_eq!(status, 202, "{input}: {export}");
    export["links"]["self"].as_str().unwrap().to_owned()
}

/// An export that is ready.
async fn ready(gateway: &Gateway, path: &str) -> Value {
    until(async || {
        let (status, export) = get(gateway, &gateway.key, path).await;
        assert_eq!(status, 200, "{export}");
        assert!(!matches!(export["state"].as_str(), Some("failed" | "cancelled" | "expired")), "{export}");
        (export["state"] == "ready").then_some(export)
    })
    .await
}

/// The bytes of a file.
async fn file(gateway: &Gateway, path: &str) -> Vec<u8> {
    let answer = request(gateway, Method::GET, &gateway.key, path).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.unwrap().into()
}

/// Exports as lines of JSON, and reads them: the export and its rows by record, in the order of the files.
async fn exported(gateway: &Gateway, mut input: Value) -> (Value, Rows) {
    input["format"] = json!("NDJSON");
    input["compression"] = json!("NONE");
    let export = ready(gateway, &asked(gateway, input).await).await;
    let mut rows = Rows::new();
    for part in export["parts"].as_array().unwrap() {
        let text = String::from_utf8(file(gateway, part["path"].as_str().unwrap()).await).unwrap();
        assert_eq!(text.lines().count() as u64, part["rows"].as_u64().unwrap(), "{part}");
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            assert_eq!(row["kind"], part["kind"]);
            let before = rows.insert(row["recordId"].as_str().unwrap().to_owned(), row);
            assert!(before.is_none(), "{line} stands twice");
        }
    }
    (export, rows)
}

/// Rows by the ids of their records.
type Rows = BTreeMap<String, Value>;
