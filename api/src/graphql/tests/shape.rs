//! The schema as introspection tells it, and queries made from it.

use std::collections::HashMap;

use serde_json::Value;

use crate::graphql::ApiSchema;

/// All types of the schema, by name.
pub(super) struct Shape(HashMap<String, Value>);

const INTROSPECTION: &str = "{ __schema { types { kind name description
    fields(includeDeprecated: true) { name description args { ...input } type { ...type } }
    inputFields { ...input }
    enumValues(includeDeprecated: true) { name description } } } }
    fragment input on __InputValue { name description defaultValue type { ...type } }
    fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

const BUILT_IN: &[&str] = &["Boolean", "Float", "ID", "Int", "String"];

impl Shape {
    pub(super) async fn of(schema: &ApiSchema) -> Self {
        let answer = schema.execute(INTROSPECTION).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let answer = answer.data.into_json().unwrap();
        let types = answer["__schema"]["types"].as_array().unwrap().iter();
        Self(types.map(|found| (found["name"].as_str().unwrap().to_owned(), found.clone())).collect())
    }

    fn members(&self, owner: &str, kind: &str) -> &[Value] {
        let owner = self.0.get(owner).unwrap_or_else(|| panic!("no type {owner}"));
        owner[kind].as_array().map_or(&[], Vec::as_slice)
    }

    pub(super) fn field(&self, owner: &str, name: &str) -> &Value {
        let found = self.members(owner, "fields").iter().find(|field| field["name"] == name);
        found.unwrap_or_else(|| panic!("no field {owner}.{name}"))
    }

    pub(super) fn input_fields(&self, owner: &str) -> Vec<String> {
        self.members(owner, "inputFields").iter().map(name_of).collect()
    }

    pub(super) fn enum_values(&self, owner: &str) -> Vec<String> {
        self.members(owner, "enumValues").iter().map(name_of).collect()
    }

    /// The places of all parts without a description. What GraphQL itself defines is not ours.
    pub(super) fn undescribed(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let mut see = |part: &Value, place: String| {
            if part["description"].as_str().is_none_or(|text| text.trim().is_empty()) {
                missing.push(place);
            }
        };
        let ours = |name: &str| !name.starts_with("__") && !BUILT_IN.contains(&name);
        for (owner, found) in self.0.iter().filter(|(name, _)| ours(name)) {
            see(found, owner.clone());
            for kind in ["fields", "inputFields", "enumValues"] {
                for member in self.members(owner, kind) {
                    let place = format!("{owner}.{}", name_of(member));
                    for argument in member["args"].as_array().into_iter().flatten() {
                        see(argument, format!("{place}({})", name_of(argument)));
                    }
                    see(member, place);
                }
            }
        }
        missing
    }

    /// Everything below a type that can be selected without arguments. An object is not entered below itself, and no
    /// lists are entered below an enterprise.
    pub(super) fn selection(&self, owner: &str) -> String {
        self.selection_below(owner, &mut Vec::new()).unwrap_or_else(|| panic!("nothing to select of {owner}"))
    }

    fn selection_below<'a>(&'a self, owner: &'a str, path: &mut Vec<&'a str>) -> Option<String> {
        path.push(owner);
        let mut selection = Vec::new();
        for field in self.members(owner, "fields") {
            let needs = |argument: &Value| argument["type"]["kind"] == "NON_NULL" && argument["defaultValue"].is_null();
            let (kind, name) = named_ref(&field["type"]);
            let is_inner_list = owner == "Enterprise" && name.ends_with("Connection");
            if field["args"].as_array().unwrap().iter().any(needs) || path.contains(&name) || is_inner_list {
                continue;
            }
            let below = match kind {
                "OBJECT" => match self.selection_below(name, path) {
                    Some(below) => below,
                    None => continue,
                },
                _ => String::new(),
            };
            selection.push(format!("{} {below}", name_of(field)));
        }
        path.pop();
        (!selection.is_empty()).then(|| format!("{{ {} }}", selection.join(" ")))
    }
}

fn name_of(part: &Value) -> String {
    part["name"].as_str().unwrap().to_owned()
}

fn named_ref(reference: &Value) -> (&str, &str) {
    match reference["name"].as_str() {
        Some(name) => (reference["kind"].as_str().unwrap(), name),
        None => named_ref(&reference["ofType"]),
    }
}

/// The kind and the name of a type, lists and non-nulls taken off.
pub(super) fn named(reference: &Value) -> (String, String) {
    let (kind, name) = named_ref(reference);
    (kind.to_owned(), name.to_owned())
}

/// `listed_on` to `listedOn`.
pub(super) fn camel_case(name: &str) -> String {
    let pascal = pascal_case(name);
    pascal[..1].to_lowercase() + &pascal[1..]
}

/// `abnormal_operation` to `AbnormalOperation`.
pub(super) fn pascal_case(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// `listedOn` to `listed_on`.
pub(super) fn snake_case(name: &str) -> String {
    screaming_case(name).to_lowercase()
}

/// `listedOn` and `ListedOn` to `LISTED_ON`.
pub(super) fn screaming_case(name: &str) -> String {
    let mut screaming = String::new();
    for (position, character) in name.char_indices() {
        if position > 0 && character.is_ascii_uppercase() {
            screaming.push('_');
        }
        screaming.push(character.to_ascii_uppercase());
    }
    screaming
}

/// The field that lists a kind's records: its name in the plural.
pub(super) fn list_of(kind: &str) -> String {
    let name = camel_case(kind);
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if name.ends_with("ch") => format!("{name}es"),
        None => format!("{name}s"),
    }
}

/// The type of a page of a kind's records.
pub(super) fn connection(kind: &str) -> String {
    format!("{}Connection", pascal_case(kind))
}
