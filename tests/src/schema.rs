//! The schema as a client reads it: by introspection.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::gateway::Gateway;

const QUERY: &str = "{ __schema {
    queryType { name }
    types { name kind description possibleTypes { name }
        fields { name description type { ...Type } args { name defaultValue type { ...Type } } }
    }
} }
fragment Type on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }";

/// What introspection says.
#[derive(Debug)]
pub struct Schema {
    types: BTreeMap<String, Value>,
}

/// One field of a type.
#[derive(Debug, Clone)]
pub struct SchemaField {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub description: String,
    /// The name of its type, lists and non-nulls taken off.
    pub type_name: String,
    /// Whether something has to be selected below it.
    pub has_fields: bool,
    /// Arguments that must be given.
    pub required_arguments: Vec<String>,
}

impl Schema {
    /// Asks a gateway.
    ///
    /// # Panics
    /// When it does not tell.
    pub async fn of(gateway: &Gateway) -> Self {
        let data = gateway.data(QUERY).await;
        let types = data["__schema"]["types"].as_array().expect("types");
        Self { types: types.iter().map(|found| (text(&found["name"]), found.clone())).collect() }
    }

    /// The objects and interfaces that are not introspection's own.
    pub fn objects(&self) -> Vec<&str> {
        let is_object = |found: &Value| found["kind"] == "OBJECT" || found["kind"] == "INTERFACE";
        let objects = self.types.iter().filter(|(name, found)| is_object(found) && !name.starts_with("__"));
        objects.map(|(name, _)| name.as_str()).collect()
    }

    /// The fields of a type, none for one that has none.
    pub fn fields(&self, type_name: &str) -> Vec<SchemaField> {
        let fields = self.types.get(type_name).and_then(|found| found["fields"].as_array());
        fields.into_iter().flatten().map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &Value) -> SchemaField {
        let type_name = named(&field["type"]);
        let arguments = field["args"].as_array().expect("arguments").iter();
        let required = arguments
            .filter(|argument| argument["type"]["kind"] == "NON_NULL" && argument["defaultValue"] == json!(null));
        SchemaField {
            name: text(&field["name"]),
            description: text(&field["description"]),
            has_fields: self.types.get(&type_name).is_some_and(|found| found["fields"].is_array()),
            type_name,
            required_arguments: required.map(|argument| text(&argument["name"])).collect(),
        }
    }

    /// Everything at and below a type that can be selected without arguments, lists with pages left out, and `more`. An
    /// object is not entered below itself.
    pub fn selection(&self, type_name: &str, more: &str) -> String {
        format!("{{ {} {more} }}", self.select(type_name, &mut vec![type_name.to_owned()]))
    }

    fn select(&self, type_name: &str, path: &mut Vec<String>) -> String {
        let mut selected = vec!["__typename".to_owned()];
        let fields = self.fields(type_name).into_iter();
        for field in
            fields.filter(|field| field.required_arguments.is_empty() && !field.type_name.ends_with("Connection"))
        {
            if !field.has_fields {
                selected.push(field.name);
            } else if !path.contains(&field.type_name) && !["Enterprise", "Organisation"].contains(&&*field.type_name) {
                path.push(field.type_name.clone());
                selected.push(format!("{} {{ {} }}", field.name, self.select(&field.type_name, path)));
                path.pop();
            }
        }
        selected.join(" ")
    }

    /// Every object and interface that can be selected at or below this type.
    pub fn reachable(&self, type_name: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![type_name.to_owned()];
        while let Some(name) = waiting.pop() {
            let fields = self.fields(&name);
            if fields.is_empty() || !reached.insert(name.clone()) {
                continue;
            }
            waiting.extend(fields.into_iter().map(|field| field.type_name));
            let possible = self.types.get(&name).and_then(|found| found["possibleTypes"].as_array());
            waiting.extend(possible.into_iter().flatten().map(|found| text(&found["name"])));
        }
        reached
    }
}

fn named(found: &Value) -> String {
    if found["ofType"].is_null() { text(&found["name"]) } else { named(&found["ofType"]) }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// `AnnualReport` is `annual_report`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
