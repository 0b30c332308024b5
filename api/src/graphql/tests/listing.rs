//! Every filter and every order of every list works, along an index.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;

use super::{
    data::{self, World, cell_of, date_of, number_of},
    record_kinds,
    shape::{Shape, camel_case, list_of, pascal_case, screaming_case, snake_case},
};
use crate::domain::disclosure::{
    field::{Field, FieldType},
    kind::DisclosureKind,
};

/// Columns that every list filters by, whatever its kind. `state` needs no index: nearly all rows are current.
const SHARED_FILTERS: &[&str] = &["district", "industry", "published_at", "state"];

fn field_of(kind: &dyn DisclosureKind, name: &str) -> &'static Field {
    let found = kind.fields().iter().find(|field| field.name == name);
    found.unwrap_or_else(|| panic!("{} has no {name}", kind.name()))
}

/// The column behind a filter's field.
fn filtered_column(input: &str) -> String {
    if input == "onList" { "removed_on".to_owned() } else { snake_case(input) }
}

/// The fields of a kind's filter that not all lists have.
fn own_filters(shape: &Shape, kind: &dyn DisclosureKind) -> Vec<String> {
    let filter = format!("{}Filter", pascal_case(kind.name()));
    let inputs = shape.input_fields(&filter).into_iter();
    inputs.filter(|input| !SHARED_FILTERS.contains(&snake_case(input).as_str())).collect()
}

#[tokio::test]
async fn every_filter_keeps_what_fits_and_drops_what_does_not() {
    let world = World::filled().await;
    let shape = Shape::of(&world.schema).await;
    for kind in record_kinds() {
        let list = list_of(kind.name());
        for input in own_filters(&shape, kind) {
            let field = field_of(kind, &filtered_column(&input));
            let path = format!("{}.{}", kind.name(), field.name);
            let (fitting, other) = match (input.as_str(), field.kind) {
                // The filled entry was removed.
                ("onList", _) => ("false".to_owned(), "true".to_owned()),
                (_, FieldType::Date) => {
                    let day = date_of(&path);
                    let range = |day| format!("{{ from: \"{day}\", to: \"{day}\" }}");
                    (range(day), range(day.succ_opt().unwrap()))
                }
                (_, FieldType::Code(table)) => {
                    let stored = cell_of(&path, field.kind);
                    let position = table.entries.iter().position(|entry| Some(entry.code) == stored.as_str()).unwrap();
                    let name = |position: usize| format!("[{}]", screaming_case(table.entries[position].variant));
                    (name(position), name((position + 1) % table.entries.len()))
                }
                (_, FieldType::Year) => (format!("[{}]", number_of(&path)), format!("[{}]", number_of(&path) + 1)),
                (_, FieldType::CreditCode) => {
                    (format!("[\"{}\"]", data::CREDIT_CODE), format!("[\"{}\"]", data::OTHER_CREDIT_CODE))
                }
                (_, FieldType::Text { .. }) => (format!("[\"x\", \"{path}\"]"), "[\"x\"]".to_owned()),
                (_, other) => panic!("{list}: no filter is made for {other:?}"),
            };
            assert_eq!(world.count(&list, &input, &fitting).await, 1, "{list}.{input}: {fitting}");
            assert_eq!(world.count(&list, &input, &other).await, 0, "{list}.{input}: {other}");
        }
        let moment = |year: u32| format!("{{ from: \"{year}-01-01T00:00:00Z\", to: \"{year}-12-31T00:00:00Z\" }}");
        for (input, fitting, other) in [
            ("district", "[\"310115\"]".to_owned(), "[\"310101\"]".to_owned()),
            ("industry", format!("[{}]", data::INDUSTRY), format!("[{}]", data::OTHER_INDUSTRY)),
            ("publishedAt", moment(2016), moment(2017)),
            ("state", "[CURRENT]".to_owned(), "[WITHDRAWN]".to_owned()),
        ] {
            assert_eq!(world.count(&list, input, &fitting).await, 1, "{list}.{input}: {fitting}");
            assert_eq!(world.count(&list, input, &other).await, 0, "{list}.{input}: {other}");
        }
    }
}

#[tokio::test]
async fn every_disclosure_is_found_by_its_authority_and_its_document() {
    let shape = Shape::of(&World::empty().await.schema).await;
    for kind in record_kinds() {
        let filters = own_filters(&shape, kind);
        for name in ["authority", "document_number"] {
            if kind.fields().iter().any(|field| field.name == name) {
                assert!(filters.contains(&camel_case(name)), "{} has no filter {name}", kind.name());
            }
        }
        let listed = kind.fields().iter().any(|field| field.name == "removed_on");
        assert_eq!(filters.contains(&"onList".to_owned()), listed, "{}", kind.name());
    }
}

#[tokio::test]
async fn every_order_works_both_ways_and_shows_the_record() {
    let world = World::filled().await;
    let shape = Shape::of(&world.schema).await;
    for kind in record_kinds() {
        let list = list_of(kind.name());
        for order in shape.enum_values(&format!("{}OrderField", pascal_case(kind.name()))) {
            for direction in ["ASC", "DESC"] {
                let query = format!(
                    "{{ {list}(orderBy: {{ field: {order}, direction: {direction} }}) {{ edges {{ cursor }} }} }}"
                );
                let answer = world.ask(&query).await;
                assert_eq!(answer[&list]["edges"].as_array().unwrap().len(), 1, "{query}");
            }
        }
    }
}

#[tokio::test]
async fn records_with_a_date_come_latest_first_and_others_in_the_order_of_entry() {
    let world = World::filled().await;
    for kind in record_kinds() {
        let list = list_of(kind.name());
        let only = world.ask(&format!("{{ {list} {{ nodes {{ id }} }} }}")).await;
        world.write_another(kind).await;
        let first = kind.occurred_on().map_or("id".to_owned(), camel_case);
        let answer = world.ask(&format!("{{ {list} {{ nodes {{ id {first} }} }} }}")).await;
        let nodes = answer[&list]["nodes"].as_array().unwrap();
        let [one, two] = nodes.as_slice() else { panic!("{list}: {nodes:?}") };
        if let Some(date) = kind.occurred_on() {
            let known = date_of(&format!("{}.{date}", kind.name()));
            assert_eq!(one[&first], json!(data::LAST_DAY.to_string()), "{list}");
            assert_eq!(two[&first], json!(known.to_string()), "{list}");
            continue;
        }
        for (order, expected) in
            [("field: ENTRY", [&one["id"], &two["id"]]), ("field: ENTRY, direction: DESC", [&two["id"], &one["id"]])]
        {
            let answer = world.ask(&format!("{{ {list}(orderBy: {{ {order} }}) {{ nodes {{ id }} }} }}")).await;
            let found = &answer[&list]["nodes"];
            assert_eq!([&found[0]["id"], &found[1]["id"]], expected, "{list}: {order}");
        }
        assert_eq!(one["id"], only[&list]["nodes"][0]["id"], "{list}");
    }
}

/// The columns of each index of a table, by name; the primary key's own index is not among them.
async fn indexes(world: &World, table: &str) -> HashMap<String, Vec<String>> {
    let sql = format!(
        "SELECT l.name AS name, i.name AS part FROM pragma_index_list('{table}') l, pragma_index_info(l.name) i \
         ORDER BY l.name, i.seqno"
    );
    let rows = world.store.writer().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    let mut indexes: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        indexes.entry(row.try_get("", "name").unwrap()).or_default().push(row.try_get("", "part").unwrap());
    }
    indexes
}

#[tokio::test]
async fn every_filter_and_order_has_its_index_and_no_index_is_idle() {
    let world = World::empty().await;
    let shape = Shape::of(&world.schema).await;
    for kind in record_kinds() {
        let orders = shape.enum_values(&format!("{}OrderField", pascal_case(kind.name())));
        let orders = orders.iter().map(|order| if order == "ENTRY" { "id".to_owned() } else { order.to_lowercase() });
        let filters = own_filters(&shape, kind).into_iter().map(|input| filtered_column(&input));
        let shared = SHARED_FILTERS.iter().filter(|name| **name != "state").map(|name| (*name).to_owned());
        let mut wanted: Vec<Vec<String>> = Vec::new();
        for column in filters.chain(shared).chain(orders).chain(["enterprise_id".to_owned()]) {
            let alone = column == "published_at" || Some(column.as_str()) == kind.occurred_on();
            let date = kind.occurred_on().filter(|_| !alone).map(str::to_owned);
            wanted.push([column].into_iter().chain(date).chain(["id".to_owned()]).collect());
        }
        // The order of entry is the primary key.
        wanted.retain(|columns| columns[0] != "id");
        let mut indexes = indexes(&world, kind.name()).await;
        // What identities and documents are unique by, what publishers are reported by, and what ends by itself.
        indexes.remove(&format!("{}_identity", kind.name())).unwrap();
        indexes.remove(&format!("{}_publisher", kind.name())).unwrap();
        assert_eq!(indexes.remove(&format!("{}_document_key", kind.name())).is_some(), kind.has_document());
        assert_eq!(indexes.remove(&format!("{}_display", kind.name())).is_some(), kind.displayed_until().is_some());
        indexes.retain(|name, _| !name.starts_with("sqlite_autoindex"));
        for columns in &wanted {
            assert!(indexes.values().any(|index| index == columns), "{} lacks an index {columns:?}", kind.name());
        }
        for (name, columns) in &indexes {
            assert!(wanted.contains(columns), "nothing uses {name}");
        }
    }
}
