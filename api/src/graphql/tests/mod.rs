//! What holds for the whole schema: every part is documented, and every kind's fields, filters and orders work on a
//! migrated database.

mod costing;
mod data;
mod listing;
mod shape;
mod withholding;

use serde_json::{Value, json};

use self::{
    data::{World, cell_of, number_of},
    shape::{Shape, camel_case, list_of, pascal_case},
};
use crate::domain::disclosure::{
    field::{Field, FieldType},
    kind::{DisclosureKind, SubjectRule},
    registry::KINDS,
};

fn record_kinds() -> impl Iterator<Item = &'static dyn DisclosureKind> {
    KINDS.iter().copied().filter(|kind| kind.subject() == SubjectRule::Enterprise)
}

#[tokio::test]
async fn every_part_of_the_schema_is_described() {
    let world = World::empty().await;
    let missing = Shape::of(&world.schema).await.undescribed();
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}

#[tokio::test]
async fn every_kind_is_a_list_at_the_root_and_below_the_enterprise() {
    let shape = Shape::of(&World::empty().await.schema).await;
    for kind in record_kinds() {
        let connection = format!("{}Connection", pascal_case(kind.name()));
        let relay = ["first", "after", "last", "before", "filter", "orderBy"];
        // What is nested is as of the point of its root field.
        for (owner, more) in [("Query", &["asOf"][..]), ("Enterprise", &[])] {
            let field = shape.field(owner, &list_of(kind.name()));
            assert_eq!(shape::named(&field["type"]).1, connection, "{owner}");
            let arguments: Vec<&str> =
                field["args"].as_array().unwrap().iter().map(|argument| argument["name"].as_str().unwrap()).collect();
            assert_eq!(arguments, [&relay, more].concat(), "{owner}");
        }
    }
}

#[tokio::test]
async fn every_field_of_a_kind_is_in_the_schema_and_never_null_where_it_is_required() {
    fn check(shape: &Shape, owner: &str, fields: &[Field]) {
        for field in fields {
            let found = shape.field(owner, &camel_case(field.name));
            let is_list = matches!(field.kind, FieldType::Codes(_) | FieldType::TextList | FieldType::Items(_));
            // A document number is part of the interface of all disclosures, of which some have none.
            let required = field.required && field.name != "document_number";
            let non_null = found["type"]["kind"] == "NON_NULL";
            assert_eq!(non_null, required || is_list, "{owner}.{}", field.name);
            if let FieldType::Items(members) = field.kind {
                check(shape, &shape::named(&found["type"]).1, members);
            }
        }
    }
    let shape = Shape::of(&World::empty().await.schema).await;
    for kind in record_kinds() {
        check(&shape, &pascal_case(kind.name()), kind.fields());
    }
}

#[tokio::test]
async fn everything_that_a_record_holds_is_shown_by_one_statement() {
    let world = World::filled().await;
    let shape = Shape::of(&world.schema).await;
    for kind in record_kinds() {
        let list = list_of(kind.name());
        let query = format!("{{ {list} {} }}", shape.selection(&shape::connection(kind.name())));
        let before = world.store.statements();
        let answer = world.ask_as_person_reader(&query).await;
        assert_eq!(world.store.statements() - before, 1, "{list}");
        assert_eq!(answer[&list]["totalCount"], 1, "{list}");
        assert_eq!(answer[&list]["nodes"][0], answer[&list]["edges"][0]["node"], "{list}");
        assert_no_nulls(&answer, &mut vec![]);
        assert_shown(&answer[&list]["nodes"][0], kind.name(), kind.fields());
    }
}

#[tokio::test]
async fn an_enterprise_is_shown_with_all_its_records_by_one_statement() {
    let world = World::filled().await;
    let shape = Shape::of(&world.schema).await;
    let lists: Vec<String> = record_kinds()
        .map(|kind| format!("{} {}", list_of(kind.name()), shape.selection(&shape::connection(kind.name()))))
        .collect();
    let lists = lists.join(" ");
    let own = shape.selection("Enterprise");
    let own = own.strip_suffix('}').unwrap();
    let before = world.store.statements();
    let query = format!("{{ enterprise(creditCode: \"{}\") {own} {lists} }} }}", data::CREDIT_CODE);
    let answer = world.ask_as_person_reader(&query).await;
    assert_eq!(world.store.statements() - before, 1);
    assert_no_nulls(&answer, &mut vec![]);
    for kind in record_kinds() {
        assert_shown(&answer["enterprise"][list_of(kind.name())]["nodes"][0], kind.name(), kind.fields());
    }
}

/// What a filled record may leave empty: a code without a provision has no legal basis, no day of publication is set for
/// what was exchanged elsewhere or where the law sets none, and what is entered has neither a reason nor a past.
const MAY_BE_EMPTY: [&str; 5] = ["legalBasis", "dueOn", "publishedLate", "reason", "before"];

/// Every other value of a filled record is there.
fn assert_no_nulls<'a>(value: &'a Value, path: &mut Vec<&'a str>) {
    match value {
        Value::Null => {
            let may_be = path.last().is_some_and(|name| MAY_BE_EMPTY.contains(name));
            assert!(may_be, "null at {path:?}");
        }
        Value::Array(values) => values.iter().for_each(|value| assert_no_nulls(value, path)),
        Value::Object(members) => {
            for (name, member) in members {
                path.push(name);
                assert_no_nulls(member, path);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Each field shows what [`data`] wrote into it, and not what it wrote into another.
fn assert_shown(shown: &Value, path: &str, fields: &[Field]) {
    for field in fields {
        let path = format!("{path}.{}", field.name);
        let value = &shown[camel_case(field.name)];
        let stored = cell_of(&path, field.kind);
        let expected = match field.kind {
            FieldType::Items(members) => {
                assert_shown(&value[0], &path, members);
                continue;
            }
            FieldType::Code(_) => {
                assert_eq!(value["code"].as_str(), stored.as_str(), "{path}");
                continue;
            }
            FieldType::Codes(_) => {
                let codes: Vec<&Value> = value.as_array().unwrap().iter().map(|coded| &coded["code"]).collect();
                let codes = json!(codes);
                assert_eq!(codes, serde_json::from_str::<Value>(&stored.to_json()).unwrap(), "{path}");
                continue;
            }
            FieldType::Money => {
                let fen = number_of(&path);
                json!(format!("{}.{:06}", fen / 1_000_000, fen % 1_000_000).trim_end_matches('0').trim_end_matches('.'))
            }
            _ => serde_json::from_str(&stored.to_json()).unwrap(),
        };
        assert_eq!(*value, expected, "{path}");
    }
}

#[tokio::test]
async fn what_is_selected_in_several_places_is_answered_in_one() {
    let world = World::filled().await;
    let query = "
        query {
          enterprises {
            nodes { name licences { nodes { documentNumber } } }
            ... on EnterpriseConnection { nodes { licences { ...ByState } } }
            edges { node { __typename ... on Node { id } ... on Enterprise { former: formerNames } } }
          }
        }
        fragment ByState on LicenceConnection { __typename nodes { state { value } state { label(lang: EN) } } }";
    let answer = world.ask(query).await;
    let whole = "{ enterprises { nodes { name licences { nodes { documentNumber state { value label(lang: EN) } }
        __typename } } edges { node { __typename id former: formerNames } } } }";
    assert_eq!(answer, world.ask(whole).await);
    assert_eq!(answer["enterprises"]["edges"][0]["node"]["__typename"], "Enterprise");
    assert!(answer["enterprises"]["nodes"][0]["licences"]["nodes"][0]["state"]["label"].is_string());
}

#[tokio::test]
async fn a_timeline_shows_of_each_record_what_is_selected_of_its_type() {
    let world = World::filled().await;
    let query = format!(
        "{{ enterprise(creditCode: \"{}\") {{ disclosures(first: 100) {{ nodes {{ __typename authority
            ... on Penalty {{ violation }} ... on Node {{ id }} ... on Disclosure {{ revision }} }} }} }} }}",
        data::CREDIT_CODE
    );
    let answer = world.ask(&query).await;
    let nodes = answer["enterprise"]["disclosures"]["nodes"].as_array().unwrap();
    assert!(nodes.iter().any(|node| node["__typename"] == "Penalty"), "{nodes:?}");
    assert!(nodes.iter().any(|node| node["__typename"] != "Penalty"), "{nodes:?}");
    for node in nodes {
        assert_eq!(node.get("violation").is_some(), node["__typename"] == "Penalty", "{node}");
        assert!(["authority", "id", "revision"].iter().all(|field| !node[field].is_null()), "{node}");
    }
}
