//! What queries are reckoned to cost, and what their answers come to, on the gateway's own schema.

use std::{collections::HashMap, fmt::Write as _};

use async_graphql::{
    Variables,
    parser::{
        parse_query, parse_schema,
        types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition},
    },
};
use entity::code::Scope;
use rand::{Rng as _, SeedableRng as _, seq::IndexedRandom as _};
use rand_chacha::ChaCha8Rng;

use super::data::{CREDIT_CODE, World, request};
use crate::graphql::{
    access::scope::{Need, ROOT_FIELDS},
    sdl,
    shape::{SchemaShape, base_name},
};

/// The schema's definition: the fields of each object and interface.
struct Definition {
    fields: HashMap<String, Vec<FieldDefinition>>,
}

impl Definition {
    fn read() -> Self {
        let mut fields = HashMap::new();
        for definition in parse_schema(sdl()).unwrap().definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let members = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let members = members.into_iter().map(|field| field.node).collect();
            fields.insert(definition.node.name.node.to_string(), members);
        }
        Self { fields }
    }
}

/// Makes random queries that the schema allows.
struct Asker<'a> {
    definition: &'a Definition,
    shape: &'a SchemaShape,
    ids: &'a [String],
    random: ChaCha8Rng,
    names: u32,
    fragments: String,
}

/// A piece of a query, and the rows that it takes to answer, reckoned apart from any cost.
#[derive(Debug, Clone, Default)]
struct Piece {
    text: String,
    /// The most rows that may have to be read.
    rows: u64,
    /// Of a page: whether any of its rows have to be read.
    reads_page: bool,
}

impl Piece {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Asker<'_> {
    /// A query, and the most rows that it may read.
    fn query(mut self) -> (String, u64) {
        let selection = self.selection("Query", 4);
        (format!("{}{}", selection.text, self.fragments), selection.rows)
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }

    fn name(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    /// Some fields of a type, at most so many levels deep.
    fn selection(&mut self, owner: &str, depth: u32) -> Piece {
        let mut pieces = vec![Piece::text("__typename")];
        for _ in 0..self.random.random_range(1..=4) {
            let known = &self.definition.fields[owner];
            let field = known.choose(&mut self.random).unwrap();
            pieces.extend(self.field(owner, field, depth));
        }
        let possible = &self.shape.type_named(owner).unwrap().possible;
        if possible.len() > 1 {
            let object = possible.choose(&mut self.random).unwrap().clone();
            let below = self.selection(&object, depth);
            pieces.push(Piece { text: format!("... on {object} {}", below.text), ..below });
        }
        let (rows, reads_page) = (pieces.iter().map(|piece| piece.rows).sum(), pieces.iter().any(|one| one.reads_page));
        if self.chance(20) {
            // The same again: fields of one key are one.
            pieces.push(pieces.last().unwrap().clone());
        }
        let texts: Vec<String> = pieces.into_iter().map(|piece| piece.text).collect();
        let fields = format!("{{ {} }}", texts.join(" "));
        let text = match self.random.random_range(0..10) {
            0 => format!("{{ ... {fields} ... @include(if: false) {fields} }}"),
            1 => {
                let name = self.name();
                write!(self.fragments, " fragment f{name} on {owner} {fields}").unwrap();
                format!("{{ ...f{name} ... @skip(if: false) {{ ...f{name} }} }}")
            }
            _ => fields,
        };
        Piece { text, rows, reads_page }
    }

    fn field(&mut self, owner: &str, field: &FieldDefinition, depth: u32) -> Option<Piece> {
        let name = field.name.node.as_str();
        let base = base_name(&field.ty.node);
        let is_composite = self.definition.fields.contains_key(base);
        // Search has no index here, and what a query costs is asked over HTTP.
        if (is_composite && depth == 0) || matches!(name, "searchEnterprises" | "autocomplete" | "costOf") {
            return None;
        }
        // The caller of these queries reads disclosures, and is refused what needs another scope.
        let is_refused = |(known, need): &(&str, Need)| {
            *known == name
                && (*need == Need::Key || need.scopes().is_some_and(|scopes| !scopes.contains(&Scope::DisclosureRead)))
        };
        if owner == "Query" && ROOT_FIELDS.iter().any(is_refused) {
            return None;
        }
        let (arguments, size) = self.arguments(field);
        let below = if is_composite { self.selection(base, depth - 1) } else { Piece::default() };
        let is_row = self.shape.has_field(base, "id");
        let of_page = owner.ends_with("Connection") || owner.ends_with("Edge");
        let rows = match name {
            _ if base.ends_with("Connection") && !below.reads_page => 0,
            _ if base.ends_with("Connection") || name == "nodes" && owner == "Query" => size * (1 + below.rows),
            _ if is_row && !of_page => 1 + below.rows,
            _ => below.rows,
        };
        let reads_page = matches!(name, "nodes" | "edges" | "pageInfo");
        Some(Piece { text: format!("a{}: {name}{arguments} {}", self.name(), below.text), rows, reads_page })
    }

    /// The arguments of a field, and the size of the page or list that they ask for.
    fn arguments(&mut self, field: &FieldDefinition) -> (String, u64) {
        let has_arguments = !field.arguments.is_empty();
        match field.name.node.as_str() {
            "enterprise" if has_arguments => (format!("(creditCode: \"{CREDIT_CODE}\")"), 1),
            "node" if has_arguments => (format!("(id: \"{}\")", self.ids.choose(&mut self.random).unwrap()), 1),
            "nodes" if has_arguments => {
                let count = self.random.random_range(0..5);
                let ids: Vec<String> =
                    (0..count).map(|_| format!("\"{}\"", self.ids.choose(&mut self.random).unwrap())).collect();
                (format!("(ids: [{}])", ids.join(", ")), count)
            }
            "divisions" => ("(parent: \"310000\")".to_owned(), 0),
            "codeTables" if self.chance(50) => ("(names: [\"Industry\", \"Industry\"])".to_owned(), 0),
            _ if field.arguments.iter().any(|argument| argument.node.name.node == "last") => {
                let size = self.random.random_range(1..4);
                match self.random.random_range(0..3) {
                    0 => (String::new(), 20),
                    1 => (format!("(first: {size})"), size),
                    _ => (format!("(last: {size})"), size),
                }
            }
            _ => (String::new(), 1),
        }
    }
}

/// The ids of everything that there is.
async fn ids(world: &World) -> Vec<String> {
    let lists = "nodes { __typename enterprise { id } publisher { id } id }";
    let query = format!("{{ penalties {{ {lists} }} annualReports {{ {lists} }} honours {{ {lists} }} }}");
    let answer = world.ask(&query).await;
    let mut ids = Vec::new();
    for list in answer.as_object().unwrap().values() {
        let node = &list["nodes"][0];
        for id in [&node["id"], &node["enterprise"]["id"], &node["publisher"]["id"]] {
            ids.push(id.as_str().unwrap().to_owned());
        }
    }
    ids
}

#[tokio::test]
async fn no_answer_costs_more_than_its_query_was_reckoned_to_and_no_query_reads_more_rows() {
    let world = World::filled().await;
    let shape = SchemaShape::from_sdl(&sdl()).unwrap();
    let definition = Definition::read();
    let ids = ids(&world).await;
    let (mut exact, mut less, mut most_rows) = (0, 0, 0);
    for seed in 0..400 {
        let random = ChaCha8Rng::seed_from_u64(seed);
        let asker =
            Asker { definition: &definition, shape: &shape, ids: &ids, random, names: 0, fragments: String::new() };
        let (query, rows) = asker.query();
        let document = parse_query(&query).unwrap();
        let operation = &document.operations.iter().next().unwrap().1.node;
        let estimate = shape.estimate(&document, operation, &Variables::default());
        assert!(rows <= estimate.requested, "{seed}: {rows} rows for {}: {query}", estimate.requested);
        most_rows = most_rows.max(rows);
        let mut response = world.schema.execute(request(&query, &[])).await;
        assert!(response.errors.is_empty(), "{seed}: {query}\n{:?}", response.errors);
        let actual = shape.complete(&mut response, &document, operation, &estimate);
        assert!(actual <= estimate.requested, "{seed}: {actual} of {}: {query}", estimate.requested);
        if actual == estimate.requested {
            exact += 1;
        } else {
            less += 1;
        }
    }
    assert!(exact > 20 && less > 100 && most_rows > 400, "{exact} exact, {less} less, {most_rows} rows");
}

#[tokio::test]
async fn the_rows_that_came_count_instead_of_the_page() {
    let world = World::filled().await;
    let shape = SchemaShape::from_sdl(&sdl()).unwrap();
    for (query, requested, actual) in [
        ("{ penalties(first: 50) { nodes { id } } }", 2 + 50, 2 + 1),
        ("{ penalties { edges { cursor node { id state { value } } } totalCount } }", 2 + 20 * 3 + 10, 2 + 3 + 10),
        // The rows of a page that shows none were read for the cursor at its end.
        ("{ penalties(first: 50) { pageInfo { endCursor } } }", 2 + 50 + 1, 2 + 50 + 1),
        ("{ enterprise(registrationNumber: \"310115000000004\") { publisher { id } } }", 2, 1),
        ("{ enterprises(first: 9) { nodes { penalties(first: 9) { totalCount } } } }", 2 + 9 * 13, 2 + 13),
    ] {
        let document = parse_query(query).unwrap();
        let operation = &document.operations.iter().next().unwrap().1.node;
        let estimate = shape.estimate(&document, operation, &Variables::default());
        let mut response = world.schema.execute(request(query, &[])).await;
        assert!(response.errors.is_empty(), "{query}\n{:?}", response.errors);
        assert_eq!(estimate.requested, requested, "{query}");
        assert_eq!(shape.complete(&mut response, &document, operation, &estimate), actual, "{query}");
    }
}

#[test]
fn every_list_of_objects_says_how_long_it_is_and_every_connection_is_paged() {
    let is_list = |ty: &Type| matches!(ty.base, BaseType::List(_));
    let definition = Definition::read();
    for (owner, fields) in &definition.fields {
        for field in fields {
            let name = &field.name.node;
            let base = base_name(&field.ty.node);
            let sizes = field.directives.iter().find(|directive| directive.node.name.node == "listSize");
            let is_rows = owner.ends_with("Connection") && matches!(name.as_str(), "nodes" | "edges")
                || owner == "ChangePage" && name == "events";
            let wants = base.ends_with("Connection")
                || base == "ChangePage"
                || (is_list(&field.ty.node) && !is_rows && definition.fields.contains_key(base));
            // A mutation that is given rows costs each of them, and says where they stand in its input; so does the query
            // that is given subjects.
            let rows = sizes.and_then(|sizes| sizes.node.get_argument("slicingArguments"));
            let rows = rows.map(|rows| rows.node.to_string()).unwrap_or_default();
            let is_given = match &**owner {
                "Mutation" => rows.starts_with("[\"input."),
                "Query" => rows == "[\"subjects\"]",
                _ => false,
            };
            assert_eq!(sizes.is_some(), wants || is_given, "{owner}.{name}");
            if base.ends_with("Connection") {
                let rows = sizes.unwrap().node.get_argument("sizedFields").unwrap();
                assert_eq!(rows.node.to_string(), "[\"nodes\", \"edges\"]", "{owner}.{name}");
            }
            if base == "ChangePage" {
                let events = sizes.unwrap().node.get_argument("sizedFields").unwrap();
                assert_eq!((&*rows, &*events.node.to_string()), ("[\"first\"]", "[\"events\"]"), "{owner}.{name}");
            }
            for weight in field.directives.iter().filter(|directive| directive.node.name.node == "cost") {
                let weight = &weight.node.get_argument("weight").unwrap().node;
                let async_graphql::Value::String(weight) = weight else { panic!("{owner}.{name}: {weight}") };
                weight.parse::<u64>().unwrap();
            }
        }
    }
}
