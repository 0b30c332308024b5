//! What a client is told of its own usage.

use entity::code::OrganisationKind;
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both};

async fn ask(gateway: &Gateway, key: &str, body: Value) -> Value {
    let response = gateway.post().header("x-api-key", key).json(&body).send().await.unwrap();
    response.json().await.unwrap()
}

async fn usage(gateway: &Gateway, key: &str, arguments: &str) -> Value {
    gateway.app.flush_usage().await.unwrap();
    let query = format!("query Usage {{ viewer {{ usage{arguments} {{ day operation requests errors }} }} }}");
    ask(gateway, key, json!({"query": query})).await["data"]["viewer"]["usage"].clone()
}

on_both! {
    async fn a_client_sees_its_own_requests_and_errors_by_day_and_by_operation(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let other = gateway.new_key("燎原数据", OrganisationKind::Developer, "developer").await;
        for query in [
            "query Look { enterprises(first: 1) { totalCount } }",
            "query Look { enterprises(first: 1) { totalCount } }",
            "query Look { enterprises(first: 0) { totalCount } }",
            "query Broken { nothing }",
            "{ __typename }",
            "{",
        ] {
            ask(&gateway, &key, json!({"query": query})).await;
        }
        ask(&gateway, &key, json!({"query": "query A { __typename } query B { __typename }", "operationName": "B"})).await;
        ask(&gateway, &other, json!({"query": "query Look { __typename }"})).await;
        let line = |operation: &str, requests: i32, errors: i32| json!({"day": null, "operation": operation, "requests": requests, "errors": errors});
        assert_eq!(usage(&gateway, &key, "(by: OPERATION)").await,
            json!([line("Look", 3, 1), line("(anonymous)", 2, 1), line("B", 1, 0), line("Broken", 1, 1)]));
        assert_eq!(usage(&gateway, &key, "").await,
            json!([{"day": "2017-12-29", "operation": null, "requests": 8, "errors": 3}]), "the report before is one more");
        assert_eq!(usage(&gateway, &other, "(by: OPERATION)").await, json!([line("Look", 1, 0)]));
        assert_eq!(usage(&gateway, &key, "(from: \"2017-12-01\", to: \"2017-12-28\")").await, json!([]));
        let refused = ask(&gateway, &key, json!({"query": "{ viewer { usage(from: \"2018-01-01\") { requests } } }"})).await;
        assert_eq!(refused["errors"][0]["extensions"], json!({"code": "BAD_USER_INPUT", "field": "from"}), "{refused}");
        let anonymous: Value = gateway.post().json(&json!({"query": "{ viewer { usage { requests } } }"})).send().await.unwrap().json().await.unwrap();
        assert_eq!(anonymous["data"]["viewer"]["usage"], json!([]));
    }

    async fn usage_of_every_replica_is_added_up(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        for gateway in [&gateway, &other] {
            for _ in 0..3 {
                ask(gateway, &key, json!({"query": "query Look { __typename }"})).await;
            }
            gateway.app.flush_usage().await.unwrap();
        }
        assert_eq!(usage(&other, &key, "(by: OPERATION)").await, json!([{"day": null, "operation": "Look", "requests": 6, "errors": 0}]));
    }
}
