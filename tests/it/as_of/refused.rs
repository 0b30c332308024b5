//! What cannot be asked as of, and what it costs.

use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    on_both,
};

use super::{at, head};

on_both! {
    async fn a_point_that_is_none_is_refused_with_what_would_be_right(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let query = "query($asOf: AsOf) { penalties(asOf: $asOf) { totalCount } }";
        for (as_of, expected) in [
            (json!({}), "either sequence or at"),
            (json!({"sequence": "1", "at": "2017-01-01T00:00:00Z"}), "either sequence or at"),
            (json!({"sequence": "2"}), "goes up to the change 1"),
            (json!({"sequence": "x"}), "whole number as text"),
            (json!({"at": "2018-01-01T00:00:00Z"}), "must not be in the future"),
        ] {
            for query in [query, &query.replace("penalties(", "enterprises("),
                &format!("query($asOf: AsOf) {{ enterprise(creditCode: \"{}\", asOf: $asOf) {{ name }} }}", credit_code(1))] {
                let answer = gateway.answer(query, json!({"asOf": as_of})).await;
                assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer:#}");
                assert!(answer["errors"][0]["message"].as_str().unwrap().contains(expected), "{as_of}: {answer:#}");
            }
        }
    }

    async fn looking_back_costs_more_and_pages_go_on_as_of_the_same_point(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let entries: Vec<_> = (1..=5).map(|day| abnormal_operation(1, &format!("2016-01-0{day}"), &[])).collect();
        gateway.write("abnormal_operation", &entries).await;
        let then = head(&gateway).await;
        let removed: Vec<_> = (1..=5).map(|day| abnormal_operation(1, &format!("2016-02-0{day}"), &[])).collect();
        gateway.write("abnormal_operation", &removed).await;

        let mut after = Value::Null;
        let mut days = Vec::new();
        let query = "query($asOf: AsOf, $after: String) { abnormalOperations(first: 2, after: $after, asOf: $asOf) {
            totalCount nodes { listedOn } pageInfo { hasNextPage endCursor }
        } }";
        loop {
            let page = gateway.data_with(query, json!({"asOf": at(Some(then)), "after": after})).await["abnormalOperations"].take();
            assert_eq!(page["totalCount"], 5);
            days.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["listedOn"].as_str().unwrap().to_owned()));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(days, ["2016-01-05", "2016-01-04", "2016-01-03", "2016-01-02", "2016-01-01"]);

        let cost = async |variables: Value| {
            let response = gateway.post().header("x-api-key", &gateway.key)
                .json(&json!({"query": query, "variables": variables})).send().await.unwrap();
            let requested: Value = response.json().await.unwrap();
            requested["extensions"]["cost"].clone()
        };
        let (now, then) = (cost(json!({})).await, cost(json!({"asOf": at(Some(then))})).await);
        for part in ["requested", "actual"] {
            let difference = then[part].as_i64().unwrap() - now[part].as_i64().unwrap();
            assert_eq!(difference, 100, "{part}: {now} {then}");
        }
    }
}
