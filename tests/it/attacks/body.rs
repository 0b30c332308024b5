//! Bodies whose JSON is more, less or other than a request.

use std::fmt::Write as _;

use mingjing::error::ErrorCode::{self, BadUserInput, PersistedQueryNotFound, QueryTooLarge};
use serde_json::json;

use super::{
    attack::{Attack, Expected::Refused, Expected::Served, assail},
    target,
};

fn shapes() -> Vec<Attack> {
    let batch = |size: usize| format!("[{}]", vec!["{\"query\":\"{__typename}\"}"; size].join(","));
    let twice = |key: &str, first: &str, second: &str| {
        format!("{{\"query\":\"{{__typename}}\",\"{key}\":{first},\"{key}\":{second}}}").replacen(
            "\"query\":\"{__typename}\",\"query\"",
            "\"query\"",
            1,
        )
    };
    let refused = |name: &str, body: String| Attack::body(name, body, Refused(BadUserInput));
    vec![
        refused("a batch of one", batch(1)),
        refused("a batch of 5,000", batch(5_000)),
        refused("an empty batch", "[]".to_owned()),
        refused("nothing", String::new()),
        refused("blanks of 240 kB", " ".repeat(240_000)),
        refused("null", "null".to_owned()),
        refused("a text", "\"{__typename}\"".to_owned()),
        refused("a number", "1".to_owned()),
        refused("an object without a query", "{}".to_owned()),
        refused("an empty query", "{\"query\":\"\"}".to_owned()),
        refused("query twice", twice("query", "\"{__typename}\"", "\"mutation{a}\"")),
        refused("query twice, once escaped", "{\"query\":\"{__typename}\",\"quer\\u0079\":\"mutation{a}\"}".to_owned()),
        refused("variables twice", twice("variables", "{}", "{\"n\":1}")),
        refused("operationName twice", twice("operationName", "null", "\"B\"")),
        refused("extensions twice", twice("extensions", "{}", "{}")),
        refused("a variable twice", "{\"query\":\"{__typename}\",\"variables\":{\"n\":1,\"n\":2}}".to_owned()),
        refused(
            "a variable's member twice",
            "{\"query\":\"{__typename}\",\"variables\":{\"f\":{\"n\":1,\"n\":2}}}".to_owned(),
        ),
        refused("two objects", "{\"query\":\"{__typename}\"}{\"query\":\"{__typename}\"}".to_owned()),
        refused("something after the object", "{\"query\":\"{__typename}\"}]".to_owned()),
        refused("half an object", "{\"query\":\"{__typename".to_owned()),
        refused("single quotes", "{'query':'{__typename}'}".to_owned()),
        refused("a comma too many", "{\"query\":\"{__typename}\",}".to_owned()),
        refused("a comment", "{\"query\":\"{__typename}\"/**/}".to_owned()),
        refused("a query that is a list", "{\"query\":[\"{__typename}\"]}".to_owned()),
        refused("a query that is an object", "{\"query\":{\"__proto__\":1}}".to_owned()),
        refused("variables that are a list", "{\"query\":\"{__typename}\",\"variables\":[1]}".to_owned()),
        refused("variables that are a text", "{\"query\":\"{__typename}\",\"variables\":\"{}\"}".to_owned()),
        refused("an operation name that is a number", "{\"query\":\"{__typename}\",\"operationName\":1}".to_owned()),
        refused(
            "an operation name of 200 kB",
            json!({"query": "query A{__typename}", "operationName": "x".repeat(200_000)}).to_string(),
        ),
        Attack::body(
            "members that nobody knows",
            "{\"query\":\"{__typename}\",\"__proto__\":{\"admin\":true},\"key\":\"x\"}",
            Served,
        ),
        Attack::body(
            "only the hash of a query",
            format!(
                "{{\"extensions\":{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{}\"}}}}}}",
                "0".repeat(64)
            ),
            Refused(PersistedQueryNotFound),
        ),
        Attack::body(
            "a hash that is none",
            "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"x\"}}}",
            Refused(BadUserInput),
        ),
    ]
}

fn sizes() -> Vec<Attack> {
    let large: fn(&str, String) -> Attack = |name, body| Attack::body(name, body, Refused(QueryTooLarge));
    let object = |members: usize| {
        (0..members).fold(String::from("{"), |mut text, member| {
            let _ = write!(text, "{}\"k{member}\":0", if member == 0 { "" } else { "," });
            text
        }) + "}"
    };
    let with_variables = |variables: &str| format!("{{\"query\":\"{{__typename}}\",\"variables\":{variables}}}");
    vec![
        large("one byte more than a body may have", format!("{{\"query\":\"{}\"}}", "x".repeat(262_145 - 12))),
        large("a body of 1 MB", format!("{{\"query\":\"{}\"}}", "x".repeat(1 << 20))),
        large("variables of 64 kB and more", with_variables(&format!("{{\"q\":\"{}\"}}", "x".repeat(64 * 1024)))),
        large(
            "extensions of 64 kB and more",
            format!("{{\"query\":\"{{__typename}}\",\"extensions\":{{\"q\":\"{}\"}}}}", "x".repeat(64 * 1024)),
        ),
        large("20,000 variables", with_variables(&object(20_000))),
        Attack::body("6,000 variables that nobody declared", with_variables(&object(6_000)), Served),
        Attack::body(
            "20,000 members that nobody knows",
            object(20_000).replacen('{', "{\"query\":\"{__typename}\",", 1),
            Served,
        ),
    ]
}

/// Lists in variables and documents that are longer than any use of them.
fn lists() -> Vec<Attack> {
    let refused: fn(&str, &str, serde_json::Value, ErrorCode) -> Attack = |name, query, variables, code| {
        Attack::with_variables(name, query, &variables, super::attack::Expected::Failed(code))
    };
    let id = "ZW50ZXJwcmlzZTox";
    let nodes = "query($v:[ID!]!){nodes(ids:$v){id}}";
    let filter = "query($v:[String!]){enterprises(filter:{district:$v}){totalCount}}";
    vec![
        refused("101 ids", nodes, json!({"v": vec![id; 101]}), BadUserInput),
        Attack::with_variables("3,000 ids", nodes, &json!({"v": vec![id; 3_000]}), Refused(ErrorCode::QueryTooComplex)),
        Attack::with_variables(
            "101 ids that are numbers",
            nodes,
            &json!({"v": (0..101).collect::<Vec<_>>()}),
            super::attack::Expected::Failed(BadUserInput),
        ),
        Attack::document(
            "1,900 ids in the document",
            format!("{{nodes(ids:[{}]){{id}}}}", format!("\"{id}\"").repeat(1_900)),
            Refused(ErrorCode::QueryTooComplex),
        ),
        refused("101 values of a filter", filter, json!({"v": vec!["310115"; 101]}), BadUserInput),
        refused("6,000 values of a filter", filter, json!({"v": vec!["310115"; 6_000]}), BadUserInput),
        refused("a value of 60 kB of a filter", filter, json!({"v": ["x".repeat(60_000)]}), BadUserInput),
        Attack::document(
            "1,900 values of a filter in the document",
            format!("{{enterprises(filter:{{district:[{}]}}){{totalCount}}}}", "\"310115\"".repeat(1_900)),
            super::attack::Expected::Failed(BadUserInput),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_are_more_or_other_than_one_request_are_refused() {
    assail(&mut target().await, [shapes(), sizes(), lists()].into_iter().flatten()).await;
}
