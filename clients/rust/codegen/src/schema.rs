//! What has to be known of the schema.

use std::collections::HashMap;

use graphql_parser::schema::{Definition, Document, EnumType, InputObjectType, Type, TypeDefinition};

/// The schema by the names of its types.
pub struct Schema<'a> {
    fields: HashMap<&'a str, HashMap<&'a str, &'a Type<'a, &'a str>>>,
    implements: HashMap<&'a str, Vec<&'a str>>,
    enums: HashMap<&'a str, &'a EnumType<'a, &'a str>>,
    inputs: HashMap<&'a str, &'a InputObjectType<'a, &'a str>>,
}

impl<'a> Schema<'a> {
    /// The schema of a document.
    pub fn of(document: &'a Document<'a, &'a str>) -> Self {
        let mut schema =
            Self { fields: HashMap::new(), implements: HashMap::new(), enums: HashMap::new(), inputs: HashMap::new() };
        for definition in &document.definitions {
            let Definition::TypeDefinition(definition) = definition else { continue };
            match definition {
                TypeDefinition::Object(it) => {
                    schema
                        .fields
                        .insert(it.name, it.fields.iter().map(|field| (field.name, &field.field_type)).collect());
                    schema.implements.insert(it.name, it.implements_interfaces.clone());
                }
                TypeDefinition::Interface(it) => {
                    schema
                        .fields
                        .insert(it.name, it.fields.iter().map(|field| (field.name, &field.field_type)).collect());
                    schema.implements.insert(it.name, it.implements_interfaces.clone());
                }
                TypeDefinition::Enum(it) => {
                    schema.enums.insert(it.name, it);
                }
                TypeDefinition::InputObject(it) => {
                    schema.inputs.insert(it.name, it);
                }
                _ => {}
            }
        }
        schema
    }

    /// The type of a field.
    pub fn field(&self, of: &str, name: &str) -> Result<&'a Type<'a, &'a str>, String> {
        self.fields
            .get(of)
            .and_then(|fields| fields.get(name))
            .copied()
            .ok_or_else(|| format!("{of} has no field {name}"))
    }

    /// Whether whatever is of the one type is of the other too.
    pub fn is_always(&self, one: &str, other: &str) -> bool {
        one == other || self.implements.get(one).is_some_and(|interfaces| interfaces.contains(&other))
    }

    /// An enumeration.
    pub fn enumeration(&self, name: &str) -> Option<&'a EnumType<'a, &'a str>> {
        self.enums.get(name).copied()
    }

    /// An input.
    pub fn input(&self, name: &str) -> Option<&'a InputObjectType<'a, &'a str>> {
        self.inputs.get(name).copied()
    }

    /// Whether objects of the type have fields.
    pub fn is_object(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }
}

/// The name of a type, without lists and marks.
pub fn name_of<'a>(kind: &Type<'a, &'a str>) -> &'a str {
    match kind {
        Type::NamedType(name) => name,
        Type::ListType(inner) | Type::NonNullType(inner) => name_of(inner),
    }
}

/// A type in Rust, where the innermost is called so.
pub fn rust<'a>(kind: &Type<'a, &'a str>, inner: &str, optional: bool) -> String {
    let (made, nullable) = match kind {
        Type::NonNullType(it) => (bare(it, inner), false),
        it => (bare(it, inner), true),
    };
    if nullable || optional { format!("Option<{made}>") } else { made }
}

fn bare<'a>(kind: &Type<'a, &'a str>, inner: &str) -> String {
    match kind {
        Type::NamedType(_) => inner.to_owned(),
        Type::ListType(it) => format!("Vec<{}>", rust(it, inner, false)),
        Type::NonNullType(it) => bare(it, inner),
    }
}

/// A scalar in Rust.
pub fn scalar(name: &str) -> &'static str {
    match name {
        "Int" => "i64",
        "Float" => "f64",
        "Boolean" => "bool",
        "JSON" => "serde_json::Value",
        // Days, moments, amounts and codes are texts: no float touches an amount.
        _ => "String",
    }
}
