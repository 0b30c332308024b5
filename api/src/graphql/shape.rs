//! The schema as its definition states it: types, fields, and what they cost.
//!
//! One reading of the definition serves the completion of answers, the table of scopes and the costs. So whatever is
//! counted is what `schema.graphql` publishes.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value,
    parser::{
        Error as ParseError, parse_schema,
        types::{BaseType, ConstDirective, FieldDefinition, OperationType, Type, TypeKind, TypeSystemDefinition},
    },
};

/// What an object costs when its type states nothing.
const OBJECT_WEIGHT: u64 = 1;

/// How many items a list is reckoned to have that states nothing. No list of the gateway's schema may leave it open.
const UNSTATED_SIZE: u64 = 100;

/// Which types a schema has, which fields they have, and what these are and cost.
#[derive(Debug)]
pub struct SchemaShape {
    query: String,
    mutation: String,
    subscription: String,
    types: HashMap<Name, TypeShape>,
}

/// An object, interface or union.
#[derive(Debug, Default)]
pub struct TypeShape {
    /// What an object of this type costs; of an interface or a union, what the cheapest of its objects costs.
    pub weight: u64,
    /// The objects that can stand where this type is expected: an object's own name alone.
    pub possible: Vec<Name>,
    fields: HashMap<Name, FieldShape>,
}

/// A field of a type.
#[derive(Debug)]
pub struct FieldShape {
    /// Its type.
    pub ty: Type,
    /// What it costs each time it is resolved.
    pub weight: u64,
    /// What it costs beside that where these arguments are given.
    pub arguments: Vec<(Name, u64)>,
    /// How long the list is that it is, or is a page of.
    pub list: ListShape,
}

/// What `@listSize` says.
#[derive(Debug)]
pub struct ListShape {
    /// The items when no slicing argument is given.
    pub assumed_size: u64,
    /// Arguments that give the number of items; a dot leads into an input.
    pub slicing_arguments: Vec<String>,
    /// The fields below that hold the list. None when the field itself is the list.
    pub sized_fields: Vec<String>,
}

impl Default for ListShape {
    fn default() -> Self {
        Self { assumed_size: UNSTATED_SIZE, slicing_arguments: Vec::new(), sized_fields: Vec::new() }
    }
}

impl SchemaShape {
    /// From the schema's definition.
    ///
    /// # Errors
    /// [`ParseError`] when it is none.
    pub fn from_sdl(sdl: &str) -> Result<Self, ParseError> {
        let mut shape = Self {
            query: "Query".to_owned(),
            mutation: "Mutation".to_owned(),
            subscription: "Subscription".to_owned(),
            types: HashMap::new(),
        };
        let mut implemented: Vec<(Name, Name)> = Vec::new();
        for definition in parse_schema(sdl)?.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    if let Some(name) = schema.node.query {
                        shape.query = name.node.to_string();
                    }
                    if let Some(name) = schema.node.mutation {
                        shape.mutation = name.node.to_string();
                    }
                    if let Some(name) = schema.node.subscription {
                        shape.subscription = name.node.to_string();
                    }
                }
                TypeSystemDefinition::Type(definition) => {
                    let definition = definition.node;
                    let name = definition.name.node;
                    let known = shape.types.entry(name.clone()).or_default();
                    let fields = match definition.kind {
                        TypeKind::Object(object) => {
                            known.weight = weight(&definition.directives).unwrap_or(OBJECT_WEIGHT);
                            known.possible = vec![name.clone()];
                            implemented.extend(object.implements.into_iter().map(|of| (of.node, name.clone())));
                            object.fields
                        }
                        TypeKind::Interface(interface) => interface.fields,
                        TypeKind::Union(union) => {
                            implemented.extend(union.members.into_iter().map(|member| (name.clone(), member.node)));
                            continue;
                        }
                        _ => {
                            shape.types.remove(&name);
                            continue;
                        }
                    };
                    known.fields.extend(fields.into_iter().map(|field| FieldShape::named(field.node)));
                }
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        for (of, object) in implemented {
            let Some(weight) = shape.types.get(&object).map(|object| object.weight) else { continue };
            let Some(of) = shape.types.get_mut(&of) else { continue };
            of.weight = if of.possible.is_empty() { weight } else { of.weight.min(weight) };
            of.possible.push(object);
        }
        Ok(shape)
    }

    /// The name of the type that operations of this sort begin at.
    pub fn root(&self, operation: OperationType) -> &str {
        match operation {
            OperationType::Mutation => &self.mutation,
            OperationType::Query => &self.query,
            OperationType::Subscription => &self.subscription,
        }
    }

    /// The object, interface or union of this name; nothing for scalars, enums and what is introspection's own.
    pub fn type_named(&self, name: &str) -> Option<&TypeShape> {
        self.types.get(name)
    }

    /// The field of a type; nothing for the fields that every schema has, such as `__schema`.
    pub fn field(&self, type_name: &str, field: &str) -> Option<&FieldShape> {
        self.types.get(type_name)?.fields.get(field)
    }

    /// Whether the type has a field of this name; the fields that every schema has do not count.
    pub fn has_field(&self, type_name: &str, field: &str) -> bool {
        self.field(type_name, field).is_some()
    }
}

impl FieldShape {
    fn named(field: FieldDefinition) -> (Name, Self) {
        let list = field.directives.iter().find(|directive| directive.node.name.node == "listSize");
        let list = list.map(|directive| ListShape::stated(&directive.node)).unwrap_or_default();
        let weigh = |directives: &[_]| weight(directives);
        let arguments = field.arguments.into_iter().map(|argument| argument.node);
        let arguments = arguments.filter_map(|argument| Some((argument.name.node, weigh(&argument.directives)?)));
        let weight = weigh(&field.directives).unwrap_or(0);
        (field.name.node, Self { ty: field.ty.node, weight, arguments: arguments.collect(), list })
    }

    /// The name of its type, lists taken off.
    pub fn base(&self) -> &str {
        base_name(&self.ty)
    }

    /// Whether it is a list itself.
    pub fn is_list(&self) -> bool {
        matches!(self.ty.base, BaseType::List(_))
    }
}

impl ListShape {
    fn stated(directive: &ConstDirective) -> Self {
        let names = |argument| match value(directive, argument) {
            Some(Value::List(names)) => names.iter().filter_map(text).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let assumed_size = match value(directive, "assumedSize") {
            Some(Value::Number(size)) => size.as_u64(),
            _ => None,
        };
        Self {
            assumed_size: assumed_size.unwrap_or(UNSTATED_SIZE),
            slicing_arguments: names("slicingArguments"),
            sized_fields: names("sizedFields"),
        }
    }
}

/// The name of a type, lists taken off.
pub fn base_name(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => base_name(item),
    }
}

/// What `@cost` says.
fn weight(directives: &[Positioned<ConstDirective>]) -> Option<u64> {
    let directive = directives.iter().find(|directive| directive.node.name.node == "cost")?;
    text(value(&directive.node, "weight")?)?.parse().ok()
}

fn value<'a>(directive: &'a ConstDirective, argument: &str) -> Option<&'a Value> {
    directive.arguments.iter().find(|(name, _)| name.node == argument).map(|(_, value)| &value.node)
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}
