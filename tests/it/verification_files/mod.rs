//! Files of subjects that are verified as jobs.

mod asking;
mod crash;
mod life;
mod same;

use std::sync::Arc;

use mingjing::{
    domain::{
        dataset::point::History,
        storage::Storage,
        verification::Verification,
        verification_job::{VerificationJobSettings, VerificationJobs, process::Processor},
    },
    infra::storage::FileStore,
};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use tests::{gateway::Gateway, until};

const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A request to a plain route with a key.
fn request(gateway: &Gateway, method: Method, key: &str, path: &str) -> RequestBuilder {
    gateway.http().request(method, format!("http://{}{path}", gateway.address)).header("x-api-key", key)
}

/// Sends a file: the status and the answer.
async fn send(
    gateway: &Gateway,
    key: &str,
    (query, name, media_type): (&str, Option<&str>, &str),
    file: impl Into<reqwest::Body>,
) -> (u16, Value) {
    let path = format!("/v1/verifications?{query}");
    let mut sent = request(gateway, Method::POST, key, &path).header("content-type", media_type);
    if let Some(name) = name {
        sent = sent.header("idempotency-key", name);
    }
    let answer = sent.body(file).send().await.unwrap();
    let (status, location) = (answer.status().as_u16(), answer.headers().get("location").cloned());
    let answer: Value = answer.json().await.unwrap();
    if status == 202 {
        assert_eq!(location.unwrap().to_str().unwrap(), answer["links"]["self"].as_str().unwrap());
    }
    (status, answer)
}

/// Sends a file that is taken, with the operator's key; its path.
async fn sent(gateway: &Gateway, query: &str, media_type: &str, file: impl Into<reqwest::Body>) -> String {
    let (status, job) = send(gateway, &gateway.key, (query, None, media_type), file).await;
    assert_eq!(status, 202, "{query}: {job}");
    job["links"]["self"].as_str().unwrap().to_owned()
}

async fn get(gateway: &Gateway, key: &str, path: &str) -> (u16, Value) {
    let answer = request(gateway, Method::GET, key, path).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// A job that is over.
async fn over(gateway: &Gateway, path: &str) -> Value {
    until(async || {
        let (status, job) = get(gateway, &gateway.key, path).await;
        assert_eq!(status, 200, "{job}");
        matches!(job["state"].as_str(), Some("ready" | "failed")).then_some(job)
    })
    .await
}

/// A job that is ready.
async fn ready(gateway: &Gateway, path: &str) -> Value {
    let job = over(gateway, path).await;
    assert_eq!(job["state"], "ready", "{job}");
    job
}

/// The bytes of the result of a job.
async fn result(gateway: &Gateway, path: &str) -> Vec<u8> {
    let answer = request(gateway, Method::GET, &gateway.key, &format!("{path}/result")).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.unwrap().into()
}

/// How many lines a result has.
async fn count_lines(gateway: &Gateway, path: &str) -> usize {
    String::from_utf8(result(gateway, path).await).unwrap().lines().count()
}

/// The lines of a result in NDJSON.
async fn lines(gateway: &Gateway, path: &str) -> Vec<Value> {
    let text = String::from_utf8(result(gateway, path).await).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The gateway's own storage.
fn storage(gateway: &Gateway) -> FileStore {
    FileStore::folder(gateway.directory().join("exports")).unwrap()
}

/// What verifies files of this gateway, four rows at a time.
fn processor(gateway: &Gateway, storage: Arc<dyn Storage>) -> Processor {
    let (store, clock) = (gateway.app.store.clone(), gateway.app.clock.clone());
    let verification = Verification::new(store.clone(), History::new(store.clone(), clock.clone()), None);
    let settings = VerificationJobSettings { batch_rows: 4, ..gateway.app.verification_jobs.settings() };
    let jobs = VerificationJobs::new(store, verification, storage, (clock, gateway.app.leases.clone()), settings);
    Processor { jobs, leases: gateway.app.leases.clone() }
}
