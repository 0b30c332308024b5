//! Callers of every tier, and how they ask.

use std::collections::BTreeSet;

use entity::code::OrganisationKind;
use serde_json::{Value, json};
use tests::gateway::Gateway;

/// Sends a query or a mutation; the status and the answer.
pub(super) async fn ask(gateway: &Gateway, key: Option<&str>, query: &str) -> (u16, Value) {
    let request = gateway.post().json(&json!({"query": query}));
    let request = match key {
        Some(key) => request.header("x-api-key", key),
        None => request,
    };
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// The same for an operation of any sort: of a subscription, its first event.
pub(super) async fn attempt(gateway: &Gateway, key: Option<&str>, operation: &str) -> (u16, Value) {
    if !operation.starts_with("subscription") {
        return ask(gateway, key, operation).await;
    }
    let request = gateway.http().post(format!("{}/stream", gateway.url())).json(&json!({"query": operation}));
    let request = key.into_iter().fold(request, |request, key| request.header("x-api-key", key));
    let mut response = request.send().await.unwrap();
    let status = response.status().as_u16();
    if status != 200 {
        return (status, response.json().await.unwrap());
    }
    let mut text = String::new();
    while !text.ends_with("\n\n") {
        text.push_str(std::str::from_utf8(&response.chunk().await.unwrap().unwrap()).unwrap());
    }
    let data = text.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    (status, serde_json::from_str(data).unwrap())
}

/// A key of each tier, and one whose tier lacks the scope to read.
pub(super) async fn callers(gateway: &Gateway) -> Vec<(&'static str, Option<String>)> {
    let mut callers = vec![("anonymous", None)];
    for (tier, kind) in [
        ("developer", OrganisationKind::Developer),
        ("institution", OrganisationKind::Institution),
        ("association", OrganisationKind::Association),
        ("operator", OrganisationKind::Operator),
    ] {
        callers.push((tier, Some(gateway.new_key(&format!("{tier} 有限公司"), kind, tier).await)));
    }
    callers
}

/// The scopes of a caller, as it is told them.
pub(super) async fn scopes(gateway: &Gateway, key: Option<&str>) -> BTreeSet<String> {
    let (_, answer) = ask(gateway, key, "{ viewer { scopes { code } } }").await;
    let scopes = answer["data"]["viewer"]["scopes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    scopes.iter().map(|scope| scope["code"].as_str().unwrap().to_owned()).collect()
}
