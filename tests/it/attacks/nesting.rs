//! Depth: everything in a document or a body that nests, nested until a stack or a walker breaks.

use mingjing::error::ErrorCode::{
    BadUserInput, GraphqlParseFailed, GraphqlValidationFailed, QueryTooComplex, QueryTooLarge,
};
use serde_json::json;

use super::{
    attack::{Attack, Expected::Refused, Expected::Served, assail},
    target,
};

/// `open` so many times, the heart, `close` so many times.
fn nested(open: &str, heart: &str, close: &str, deep: usize) -> String {
    format!("{}{heart}{}", open.repeat(deep), close.repeat(deep))
}

/// Deeper than the brackets of a document may nest, up to what a body holds.
const TOO_DEEP: &[usize] = &[41, 500, 20_000, 100_000];

fn documents() -> Vec<Attack> {
    let mut attacks = Vec::new();
    for &deep in TOO_DEEP {
        let mut add = |name: &str, document: String| {
            // What is longer than a body may be shows something else.
            if document.len() < 250_000 {
                attacks.push(Attack::document(format!("{name}, {deep} deep"), document, Refused(QueryTooLarge)));
            }
        };
        add("selections", nested("{a", "{b}", "}", deep));
        add("selections that do not close", "{a".repeat(deep));
        add("brackets that only open", "{".repeat(deep));
        add("brackets that open in turns", "{[(".repeat(deep));
        add("list literals", format!("{{enterprises(first:{}){{totalCount}}}}", nested("[", "1", "]", deep)));
        add("list literals that do not close", format!("{{enterprises(first:{}", "[".repeat(deep)));
        add("input objects", format!("{{enterprises(filter:{}){{totalCount}}}}", nested("{a:", "1", "}", deep)));
        add("lists of variables' types", format!("query($v:{}){{__typename}}", nested("[", "Int", "]", deep)));
        add("default values", format!("query($v:Int={}){{__typename}}", nested("[", "1", "]", deep)));
        add("arguments of directives", format!("{{__typename @skip(if:{})}}", nested("[", "true", "]", deep)));
        add("inline fragments", format!("{{{}}}", nested("...on Query{", "__typename", "}", deep)));
    }
    // What the parser is let see.
    let cyclic = nested("{enterprises{nodes", "{id}", "}}", 15);
    let chain = format!("{{enterprises{{nodes{}}}}}", nested("{abnormalOperations{nodes{enterprise", "{id}", "}}}", 8));
    attacks.extend([
        Attack::document(
            "the deepest selections that are parsed",
            nested("{a", "{b}", "}", 39),
            Refused(QueryTooComplex),
        ),
        Attack::document("the same of real fields", cyclic, Refused(QueryTooComplex)),
        Attack::document("from records to their enterprise and back", chain, Refused(QueryTooComplex)),
        Attack::document(
            "the deepest list literal",
            format!("{{enterprises(first:{}){{totalCount}}}}", nested("[", "1", "]", 37)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "the deepest input object",
            format!("{{enterprises(filter:{}){{totalCount}}}}", nested("{a:", "1", "}", 37)),
            Refused(GraphqlValidationFailed),
        ),
        // Nothing is given for it, and async-graphql judges the value and not the declared type.
        Attack::document(
            "the deepest list type",
            format!("query($v:{}){{enterprises(first:$v){{totalCount}}}}", nested("[", "Int", "]", 38)),
            Served,
        ),
        Attack::document("the deepest brackets that only open", "{".repeat(40), Refused(GraphqlParseFailed)),
        Attack::document("the deepest brackets that only close", "}".repeat(1_900), Refused(GraphqlParseFailed)),
    ]);
    attacks
}

fn bodies() -> Vec<Attack> {
    let mut attacks = Vec::new();
    for deep in [33, 1_000, 30_000] {
        for (sort, open, close) in [("lists", "[", "]"), ("objects", "{\"a\":", "}")] {
            let value = nested(open, "1", close, deep);
            let too_long = value.len() > 64 * 1024 - 6;
            let expected = Refused(if too_long { QueryTooLarge } else { BadUserInput });
            let in_parameter = |name: &str| format!("{{\"query\":\"{{__typename}}\",\"{name}\":{{\"v\":{value}}}}}");
            attacks.push(Attack::body(
                format!("variables with {sort}, {deep} deep"),
                in_parameter("variables"),
                expected,
            ));
            attacks.push(Attack::body(
                format!("extensions with {sort}, {deep} deep"),
                in_parameter("extensions"),
                expected,
            ));
            attacks.push(Attack::body(
                format!("a query of {sort}, {deep} deep"),
                format!("{{\"query\":{value}}}"),
                Refused(BadUserInput),
            ));
            attacks.push(Attack::body(
                format!("variables with open {sort}, {deep} deep"),
                format!("{{\"query\":\"{{__typename}}\",\"variables\":{}", open.repeat(deep)),
                Refused(BadUserInput),
            ));
        }
    }
    for deep in [1_000, 100_000] {
        attacks.push(Attack::body(format!("a body of lists, {deep} deep"), "[".repeat(deep), Refused(BadUserInput)));
        attacks.push(Attack::body(
            format!("something unknown, {deep} deep"),
            format!("{{\"unknown\":{}", "[".repeat(deep)),
            Refused(BadUserInput),
        ));
    }
    let list = (0..20).fold(json!(1), |inner, _| json!([inner]));
    attacks.push(Attack::with_variables(
        "a list twenty deep for a number",
        "query($v:Int){enterprises(first:$v){totalCount}}",
        &json!({"v": list}),
        Refused(BadUserInput),
    ));
    let filter = (0..20).fold(json!(1), |inner, _| json!({"district": inner}));
    attacks.push(Attack::with_variables(
        "a filter in a filter",
        "query($v:EnterpriseFilter){enterprises(filter:$v){totalCount}}",
        &json!({"v": filter}),
        Refused(GraphqlValidationFailed),
    ));
    attacks
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_nests_is_refused_before_it_breaks_a_stack() {
    assail(&mut target().await, documents().into_iter().chain(bodies())).await;
}
