//! Uploads: a clerk sends a spreadsheet, and gets back what is wrong with it.

mod answers;
mod crash;
mod gate;
mod review;
mod round_trip;

use std::{collections::BTreeSet, fmt::Write as _};

use entity::code::OrganisationKind;
use mingjing::domain::access::create_client::{NewClient, NewOrganisation};
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use tests::{draft::credit_code, draft::enterprise, gateway::Gateway, gateway::new_client, history::rows, until};

const CSV: &str = "text/csv";
const HEADER: &str = "统一社会信用代码,企业名称,评定单位*,荣誉名称*,评定日期*,备注\r\n";

/// A key of an association that writes for the industry of all test enterprises.
async fn association(gateway: &Gateway, name: &str) -> String {
    let base = new_client(name, OrganisationKind::Association, "association");
    let organisation =
        NewOrganisation { industry_sections: BTreeSet::from(["F".to_owned()]), ..base.organisation.clone() };
    let issued = gateway.app.access.create_client(NewClient { organisation, ..base }).await.unwrap();
    issued.key.expose().to_owned()
}

/// Registers enterprises 1 to `last`.
async fn register(gateway: &Gateway, last: u32) {
    let drafts: Vec<_> = (1..=last).map(|number| enterprise(number, &[])).collect();
    gateway.write("enterprise", &drafts).await;
}

/// Rows of honours, each its enterprise, title and date.
fn honours(rows: &[(&str, &str, &str)]) -> String {
    let mut text = format!("\u{FEFF}{HEADER}");
    for (code, title, day) in rows {
        let _ = write!(text, "{code},,市餐饮协会,{title},{day},\r\n");
    }
    text
}

/// Sends a file; the status and the answer.
async fn send(
    gateway: &Gateway,
    key: &str,
    (query, name, media_type): (&str, &str, &str),
    file: impl Into<reqwest::Body>,
) -> (u16, Value) {
    let url = format!("http://{}/v1/uploads?{query}", gateway.address);
    let request = gateway.http().post(url).header("x-api-key", key).header("content-type", media_type);
    let answer = request.header("idempotency-key", name).body(file).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Sends a file that is taken; its id.
async fn take(gateway: &Gateway, key: &str, name: &str, file: impl Into<reqwest::Body>) -> String {
    let (status, answer) = send(gateway, key, ("kind=honour", name, "application/octet-stream"), file).await;
    assert_eq!(status, 202, "{answer}");
    answer["id"].as_str().unwrap().to_owned()
}

async fn get(gateway: &Gateway, key: &str, path: &str) -> reqwest::Response {
    let url = format!("http://{}{path}", gateway.address);
    gateway.http().get(url).header("x-api-key", key).send().await.unwrap()
}

/// The upload, once it is over.
async fn over(gateway: &Gateway, key: &str, id: &str) -> Value {
    until(async || {
        let upload: Value = get(gateway, key, &format!("/v1/uploads/{id}")).await.json().await.unwrap();
        matches!(upload["state"].as_str(), Some("done" | "failed")).then_some(upload)
    })
    .await
}

/// How many rows were created, unchanged and refused of an upload that is done.
fn counts(upload: &Value) -> [u64; 3] {
    assert_eq!(upload["state"], "done", "{upload}");
    ["created", "unchanged", "refused"].map(|name| upload["counts"][name].as_u64().unwrap())
}

/// The file of refused rows.
async fn errors(gateway: &Gateway, key: &str, id: &str) -> Vec<u8> {
    let answer = get(gateway, key, &format!("/v1/uploads/{id}/errors")).await;
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}

/// The first faults of an upload: row, column, value and reason.
async fn faults(gateway: &Gateway, key: &str, id: &str) -> Vec<Value> {
    let query =
        "query($id: ID!) { uploadFaults(id: $id, first: 100) { totalCount nodes { row column value reason } } }";
    let body = json!({"query": query, "variables": {"id": id}});
    let answer = gateway.post().header("x-api-key", key).json(&body).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    answer["data"]["uploadFaults"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn count(gateway: &Gateway, table: &str) -> i64 {
    let found: Vec<Count> = rows(&gateway.app.store, &format!("SELECT count(*) AS count FROM {table}")).await;
    found[0].count
}

/// A code that no test registers.
fn stranger() -> String {
    credit_code(9_999)
}
