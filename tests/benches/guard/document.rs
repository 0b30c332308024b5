//! The documents that are measured.

use std::fmt::Write as _;

/// What the usual tools ask a schema about itself.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema {
    queryType { name kind } mutationType { name kind } subscriptionType { name kind }
    types { ...FullType } directives { name description locations args { ...InputValue } } } }
fragment FullType on __Type { kind name description
    fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
    inputFields { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";

/// Each document with its name, from ordinary to worst.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        (
            "lookup, two lists",
            "{ enterprise(creditCode: \"913101132920115528\") { creditCode name establishedOn status { label }
                licences(first: 5) { nodes { documentNumber decidedOn validTo content } }
                penalties(first: 5) { nodes { documentNumber decidedOn violation fineAmount } } } }"
                .to_owned(),
        ),
        (
            "page of 50 with 10 records each",
            "{ enterprises(first: 50) { totalCount nodes { creditCode name establishedOn
                abnormalOperations(first: 10) { nodes { listedOn reason { label } authority documentNumber } } }
                pageInfo { hasNextPage endCursor } } }"
                .to_owned(),
        ),
        (
            "timeline of several kinds",
            "{ enterprises(first: 10) { nodes { disclosures(first: 20) { nodes { id occurredOn publisher { name }
                ... on Penalty { content kinds { label } } ... on AnnualReport { figures { figure { label } amount } }
                ... on Honour { title } } } } } }"
                .to_owned(),
        ),
        ("introspection", INTROSPECTION.to_owned()),
        ("as many fields as tokens", format!("{{ dataset {{ {} }} }}", "name ".repeat(1_990))),
        ("fragments, just within the guard", within()),
        ("timelines in timelines, of all types", timelines()),
        ("bomb: 2 spreads in 48 fragments", bomb(2, 48)),
        ("bomb: 16 spreads in 49 fragments", bomb(16, 49)),
    ]
}

/// Fragments that each spread the next one `width` times, `depth` of them.
fn bomb(width: usize, depth: usize) -> String {
    unfolding(width, depth, "")
}

/// A document that unfolds to just below the guard's ceiling.
fn within() -> String {
    unfolding(2, 6, &"name ".repeat(36))
}

fn unfolding(width: usize, depth: usize, fields: &str) -> String {
    let mut text = "{ enterprise { ...f0 } }".to_owned();
    for level in 0..depth {
        let spreads = format!("...f{} ", level + 1).repeat(width);
        // Writing into a string cannot fail.
        let _ = write!(text, " fragment f{level} on Enterprise {{ {fields}{spreads}}}");
    }
    let _ = write!(text, " fragment f{depth} on Enterprise {{ {fields}name }}");
    text
}

/// The interfaces that many types implement, below each other as deep as fields may nest.
fn timelines() -> String {
    let kinds = ["Licence", "Penalty", "ChattelMortgage", "EquityPledge", "AnnualReport", "Inspection", "Honour"];
    let level = |name: &str, on: &str, next: &str| {
        let below = format!("enterprise {{ disclosures(first: 2) {{ nodes {{ ...{next} }} }} }}");
        let kinds = kinds.map(|kind| format!("... on {kind} {{ {below} }} ")).concat();
        format!(" fragment {name} on {on} {{ id {kinds}}}")
    };
    let levels = level("f0", "Node", "f1") + &level("f1", "Disclosure", "f2");
    format!("{{ node(id: \"x\") {{ ...f0 }} }}{levels} fragment f2 on Disclosure {{ id authority }}")
}
