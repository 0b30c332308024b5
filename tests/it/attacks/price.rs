//! `costOf` as a lever: asking for prices must be as bounded as asking for data.

use mingjing::error::ErrorCode::{BadUserInput, GraphqlValidationFailed, QueryTooComplex, QueryTooLarge};
use serde_json::{Value, json};

use super::{
    attack::{Attack, Expected::Refused, Expected::Served, assail},
    many, target,
};

const ASK: &str = "costOf(query:$q){requested refused fields{key points}errors{code message}}";

/// The same question under so many keys, so that it stands in the body once.
fn asked(times: usize) -> String {
    format!("query($q:String!){{{}}}", many(times, |number| format!("a{number}:{ASK} ")))
}

/// Documents that are dear to guard, to price or to validate.
fn dear() -> Vec<(&'static str, String)> {
    let bomb = many(20, |level| format!("fragment f{level} on Query{{{}}}", format!("...f{} ", level + 1).repeat(2)));
    let wide = format!("{{enterprises{{nodes{{{}}}}}}}", "id name ".repeat(950));
    let spread =
        format!("{{enterprises{{nodes{{{}}}}}}}fragment f on Enterprise{{{}}}", "...f ".repeat(25), "id ".repeat(190));
    let wrong = many(1_900, |number| format!("f{number} "));
    let deep = (0..4).fold("id".to_owned(), |below, _| {
        format!("abnormalOperations(first:2147483647){{nodes{{enterprise{{{below}}}}}}}")
    });
    vec![
        ("a fragment bomb", format!("{{...f0}}{bomb}fragment f20 on Query{{__typename}}")),
        ("1,900 fields", wide),
        ("4,800 selections once spread", spread),
        ("1,900 faults", format!("{{enterprises{{{wrong}}}}}")),
        ("more points than any number holds", format!("{{enterprises(first:2147483647){{nodes{{{deep}}}}}}}")),
        ("itself", "query($q:String!){costOf(query:$q){requested}}".to_owned()),
        ("introspection", "{__schema{types{name fields{name type{name ofType{name}}}}}}".to_owned()),
        ("40 kB that are no GraphQL", "{".repeat(40_000)),
        ("a text of 40 kB", format!("{{searchEnterprises(query:\"{}\"){{totalCount}}}}", "x".repeat(40_000))),
    ]
}

fn attacks() -> Vec<Attack> {
    let mut attacks = Vec::new();
    for (name, query) in dear() {
        attacks.push(Attack::with_variables(
            format!("the price of {name}, 20 times"),
            asked(20),
            &json!({"q": query}),
            Served,
        ));
    }
    attacks.push(Attack::with_variables(
        "a price, 21 times",
        asked(21),
        &json!({"q": "{__typename}"}),
        Refused(QueryTooComplex),
    ));
    attacks.push(Attack::with_variables(
        "a price, 31 times",
        asked(31),
        &json!({"q": "{__typename}"}),
        Refused(QueryTooComplex),
    ));
    attacks.push(Attack::with_variables(
        "the price of 64 kB",
        asked(1),
        &json!({"q": "x".repeat(64 * 1024)}),
        Refused(QueryTooLarge),
    ));
    attacks.push(Attack::with_variables(
        "the price of a list",
        asked(1),
        &json!({"q": ["{__typename}"]}),
        Refused(BadUserInput),
    ));
    attacks.push(Attack::document(
        "a price below an object",
        "{enterprises{nodes{costOf(query:\"{a}\"){requested}}}}",
        Refused(GraphqlValidationFailed),
    ));
    // Each level of quotes doubles the escapes of those within.
    let mut nested = "{__typename}".to_owned();
    for level in 1..=14 {
        nested = format!("{{costOf(query:{}){{requested}}}}", json!(nested));
        attacks.push(Attack::document(format!("the price of a price, {level} deep"), &nested, Served));
    }
    let deep = format!("{{\"v\":{}1{}}}", "[".repeat(20_000), "]".repeat(20_000));
    let ask = "query($q:String!,$v:String){costOf(query:$q,variables:$v){refused errors{code message}}}";
    for (name, variables) in [
        ("deep variables", deep.as_str()),
        ("variables that are none", "[1]"),
        ("a NUL in variables", "{\"v\":\"\\u0000\"}"),
        ("a variable twice", "{\"v\":1,\"v\":2}"),
    ] {
        attacks.push(Attack::with_variables(
            name,
            ask,
            &json!({"q": "query($v:Int){__typename}", "v": variables}),
            Served,
        ));
    }
    attacks
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_for_prices_is_as_bounded_as_asking_for_data() {
    let mut target = target().await;
    assail(&mut target, attacks()).await;
    // What is told as data is held to the same measure as what is told as errors.
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for (name, query) in dear() {
        let body = json!({"query": asked(1), "variables": {"q": query}});
        let answer: Value = client.post(target.url()).json(&body).send().await.unwrap().json().await.unwrap();
        let told = &answer["data"]["a0"];
        let errors = told["errors"].as_array().unwrap();
        assert!(errors.len() <= 20 && told.to_string().len() < 12 * 1024, "{name}: {told}");
        assert!(!told.to_string().contains(&"x".repeat(60)), "{name}: {told}");
        assert!((1..=i64::from(i32::MAX)).contains(&told["requested"].as_i64().unwrap()), "{name}: {told}");
    }
}
