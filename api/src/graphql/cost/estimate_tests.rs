#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use async_graphql::parser::parse_query;
use serde_json::{Value as Json, json};

use super::*;

const SDL: &str = r#"
interface Node { id: ID! }
interface Dated { on: String! owner: Owner! }
union Found = Item | Owner
type Query {
    item: Item
    items(first: Int, last: Int): Items! @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
    search(first: Int): Items! @cost(weight: "5") @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes", "edges"])
    nodes(ids: [ID!]!): [Node]! @listSize(assumedSize: 100, slicingArguments: ["ids"])
    found: Found
    dated: [Dated!]! @listSize(assumedSize: 3)
}
type Mutation {
    write(input: Input!): Payload! @cost(weight: "10") @listSize(slicingArguments: ["input.rows"])
}
type Payload { written: Int! }
type Items @cost(weight: "2") { nodes: [Item!]! edges: [Edge!]! pageInfo: PageInfo! totalCount: Int! @cost(weight: "10") }
type Edge { node: Item! cursor: String! }
type PageInfo { hasNextPage: Boolean! }
type Item implements Node & Dated {
    id: ID! on: String! name: String owner: Owner! near: [Node!]! @listSize(assumedSize: 2) parts: [Part!]! @listSize(assumedSize: 4)
    items(first: Int): Items! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes", "edges"])
}
type Part { name: String }
type Owner implements Node { id: ID! near: [Node!]! @listSize(assumedSize: 2) items(first: Int): Items! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes", "edges"]) }
schema { query: Query mutation: Mutation }
"#;

fn priced(query: &str, variables: Json) -> u64 {
    estimated(query, variables).requested
}

fn estimated(query: &str, variables: Json) -> Estimate {
    let shape = SchemaShape::from_sdl(SDL).unwrap();
    let document = parse_query(query).unwrap();
    let (_, operation) = document.operations.iter().next().unwrap();
    shape.estimate(&document, &operation.node, &Variables::from_json(variables))
}

#[test]
fn objects_connections_and_counts_have_their_weights() {
    for (query, points) in [
        ("{ __typename }", 1),
        ("{ item { id name } }", 1),
        ("{ item { owner { id } parts { name } } }", 1 + 1 + 4),
        ("{ items(first: 10) { nodes { id } } }", 2 + 10),
        ("{ items(last: 10) { nodes { id owner { id } } pageInfo { hasNextPage } } }", 2 + 10 * 2 + 1),
        ("{ items { nodes { id } totalCount } }", 2 + 20 + 10),
        ("{ items(first: 10) { edges { cursor node { id } } } }", 2 + 10 * 2),
        ("{ items(first: 10) { nodes { items(first: 5) { nodes { id } } } } }", 2 + 10 * (1 + 2 + 5)),
        ("{ search(first: 10) { nodes { id } } }", 5 + 2 + 10),
        ("{ items(first: 10) { totalCount } }", 2 + 10),
        ("{ items(first: null) { nodes { id } } }", 2 + 20),
        ("{ items(first: -5) { nodes { id } } }", 2),
        ("{ a: item { id } b: item { id } item { id } item { name } }", 4),
    ] {
        assert_eq!(priced(query, json!({})), points, "{query}");
    }
}

#[test]
fn a_page_of_which_no_row_is_shown_counts_the_rows_that_it_takes_to_answer() {
    let only = estimated("{ items(first: 10) { pageInfo { hasNextPage } } }", json!({}));
    assert_eq!(only.requested, 2 + 10 + 1);
    assert_eq!(only.unseen.values().collect::<Vec<_>>(), [&10]);
    let nested =
        "{ items(first: 10) { nodes { items(first: 7) { ...p } } } } fragment p on Items { pageInfo { hasNextPage } }";
    assert_eq!(priced(nested, json!({})), 2 + 10 * (1 + 2 + 7 + 1));
    let beside = "{ items(first: 10) { pageInfo { hasNextPage } ...n } } fragment n on Items { nodes { id } }";
    assert!(estimated(beside, json!({})).unseen.is_empty());
}

#[test]
fn sizes_come_from_variables_and_their_defaults() {
    let query = "query($n: Int = 30, $ids: [ID!]!) { items(first: $n) { nodes { id } } nodes(ids: $ids) { id } }";
    assert_eq!(priced(query, json!({"n": 3, "ids": ["a", "b"]})), 2 + 3 + 2);
    assert_eq!(priced(query, json!({"ids": []})), 2 + 30);
    assert_eq!(priced(query, json!({"n": null, "ids": "a"})), 2 + 20 + 1);
    assert_eq!(priced("query($a: ID!) { nodes(ids: [$a, $a, \"b\"]) { id } }", json!({"a": "x"})), 3);
}

#[test]
fn a_mutation_counts_the_rows_that_are_given_whatever_is_selected() {
    let literal = "mutation { write(input: { rows: [1, 2, 3] }) { written } }";
    assert_eq!(priced(literal, json!({})), 10 + 3 + 1);
    let variable = "mutation($i: Input!) { write(input: $i) { __typename } }";
    assert_eq!(priced(variable, json!({"i": {"rows": vec![0; 500]}})), 10 + 500 + 1);
    let rows = "mutation($r: [Int!]!) { write(input: { rows: $r }) { __typename } }";
    assert_eq!(priced(rows, json!({"r": vec![0; 500]})), 10 + 500 + 1);
}

#[test]
fn what_is_skipped_costs_nothing() {
    let query = "query($yes: Boolean = true, $no: Boolean!) {
        item { id } a: items { nodes @skip(if: $yes) { id } totalCount @include(if: $no) }
        ... @include(if: $no) { b: items { nodes { id } } }
        ...f @skip(if: $yes)
    } fragment f on Query { c: items { nodes { id } } }";
    assert_eq!(priced(query, json!({"no": false})), 1 + 2);
    assert_eq!(priced(query, json!({"yes": false, "no": true})), 1 + (2 + 20 + 10) + 22 + 22);
    // Without a value nothing is known to be left out.
    assert_eq!(priced("query($x: Boolean!) { items @include(if: $x) { nodes { id } } }", json!({})), 22);
}

#[test]
fn an_interface_or_a_union_costs_what_the_dearest_of_its_objects_does() {
    for (query, points) in [
        ("{ found { ... on Item { parts { name } } ... on Owner { items { nodes { id } } } } }", 1 + 22),
        ("{ nodes(ids: [1, 2]) { id ... on Item { parts { name } } ... on Owner { id } } }", 2 * (1 + 4)),
        ("{ nodes(ids: [1]) { ... on Dated { owner { id } } ... on Node { id } } }", 2),
        ("{ dated { owner { items(first: 2) { nodes { id } } } } }", 3 * (1 + 1 + 4)),
    ] {
        assert_eq!(priced(query, json!({})), points, "{query}");
    }
}

#[test]
fn what_the_schema_does_not_know_costs_nothing() {
    for query in [
        "{ nothing { items { nodes { id } } } }",
        "{ item { nothing { id } ... on Nothing { items { nodes { id } } } ...missing } }",
        "{ item { ... on Owner { items { nodes { id } } } } }",
        "subscription { item { id } }",
        "{ item(first: {a: [1]}) { id } }",
    ] {
        assert_eq!(priced(query, json!({})), 1, "{query}");
    }
    assert_eq!(priced("{ items(first: 1.5) { nodes { id } } }", json!({})), 2);
}

#[test]
fn introspection_costs_a_point_a_selection() {
    let query = "{ __schema { types { ...t ...t } } item { id } } fragment t on __Type { name kind }";
    let estimate = estimated(query, json!({}));
    assert_eq!((estimate.requested, estimate.introspection), (8 + 1, 8));
}

#[test]
fn a_sum_beyond_all_numbers_saturates() {
    let mut query = "id".to_owned();
    for _ in 0..8 {
        query = format!("items(first: 2000000000) {{ nodes {{ {query} }} }}");
    }
    assert_eq!(priced(&format!("{{ {query} }}"), json!({})), u64::MAX);
}

#[test]
fn a_fragment_is_priced_once_for_each_type_however_often_it_is_spread() {
    // Twenty fragments, each with the next one below two types in two places: 4^20 ways through them.
    let fragment = |number: usize| {
        let next = format!("near {{ ...f{0} ...f{0} }}", number + 1);
        format!(" fragment f{number} on Node {{ ... on Item {{ {next} }} ... on Owner {{ {next} }} }}")
    };
    let fragments = (0..20).map(fragment).collect::<Vec<_>>().concat();
    let query = format!("{{ item {{ near {{ ...f0 }} }} }} {fragments} fragment f20 on Node {{ id }}");
    let document = parse_query(query).unwrap();
    let shape = SchemaShape::from_sdl(SDL).unwrap();
    let (_, operation) = document.operations.iter().next().unwrap();
    let variables = Variables::default();
    let estimate = Estimate::default();
    let (document, operation) = (&document, &operation.node);
    let mut estimator =
        Estimator { shape: &shape, document, operation, variables: &variables, priced: HashMap::new(), estimate };
    let price = estimator.object(&operation.selection_set.node, "Query", None);
    // The item and two beside it; and for each of these, level by level, two objects for each of two spreads.
    assert_eq!(price.points, 3 + (1..=20).map(|level| 4_u64.pow(level)).sum::<u64>());
    // The sets of a fragment, each on two types, and the two sets that lead to the first.
    assert!(estimator.priced.len() <= 21 * 4 * 2 + 2, "{} sets were priced", estimator.priced.len());
}
