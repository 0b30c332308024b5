//! Gives a response the shape that the specification promises and async-graphql 7.2 does not.
//!
//! async-graphql leaves a field that failed out of its object, whatever its type, and writes fields in the order in
//! which they were ready. Clients with typed caches stumble over both. Here a failed field becomes null, or, where its
//! type forbids that, its parent does (*Handling Field Errors*), and fields stand in the order of the query
//! (*Serialized Map Ordering*).
//!
//! The work is linear in the size of the response: what a selection says is collected once for each place of the
//! query, not once for each row.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use async_graphql::{
    Name, PathSegment, Response, Value,
    indexmap::IndexMap,
    parser::{
        Error as ParseError, parse_schema,
        types::{
            BaseType, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet, Type, TypeKind,
            TypeSystemDefinition,
        },
    },
};

/// Which fields the types of a schema have, and of which types they are.
#[derive(Debug)]
pub struct SchemaShape {
    query: String,
    mutation: String,
    fields: HashMap<Name, HashMap<Name, Type>>,
}

impl SchemaShape {
    /// From the schema's definition.
    ///
    /// # Errors
    /// [`ParseError`] when it is none.
    pub fn from_sdl(sdl: &str) -> Result<Self, ParseError> {
        let mut shape = Self { query: "Query".to_owned(), mutation: "Mutation".to_owned(), fields: HashMap::new() };
        for definition in parse_schema(sdl)?.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    if let Some(name) = schema.node.query {
                        shape.query = name.node.to_string();
                    }
                    if let Some(name) = schema.node.mutation {
                        shape.mutation = name.node.to_string();
                    }
                }
                TypeSystemDefinition::Type(definition) => {
                    let fields = match definition.node.kind {
                        TypeKind::Object(object) => object.fields,
                        TypeKind::Interface(interface) => interface.fields,
                        _ => continue,
                    };
                    let fields = fields.into_iter().map(|field| (field.node.name.node, field.node.ty.node));
                    shape.fields.entry(definition.node.name.node).or_default().extend(fields);
                }
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        Ok(shape)
    }

    /// The name of the type that operations of this sort begin at.
    pub fn root(&self, operation: OperationType) -> &str {
        match operation {
            OperationType::Mutation => &self.mutation,
            OperationType::Query | OperationType::Subscription => &self.query,
        }
    }

    /// Whether the type has a field of this name; the fields that every schema has, such as `__schema`, do not count.
    pub fn has_field(&self, type_name: &str, field: &str) -> bool {
        self.fields.get(type_name).is_some_and(|fields| fields.contains_key(field))
    }

    /// Completes and orders what this operation of this document was answered.
    pub fn complete(&self, response: &mut Response, document: &ExecutableDocument, operation: &OperationDefinition) {
        let plan = Plan { shape: self, document };
        let fields = plan.collect(&[(self.root(operation.ty), &operation.selection_set.node)]);
        let data = &mut response.data;
        for error in &response.errors {
            open_parents(data, &error.path);
        }
        for error in &response.errors {
            if !error.path.is_empty() && is_void(data, None, &error.path, &fields, &plan) {
                *data = Value::Null;
            }
        }
        arrange(data, &fields, &plan);
    }
}

struct Plan<'a> {
    shape: &'a SchemaShape,
    document: &'a ExecutableDocument,
}

/// A field of the query, after fragments are spread and the same keys are merged.
struct Planned<'a> {
    key: &'a str,
    /// Nothing for fields that are not in the schema's definition, such as `__typename`.
    ty: Option<&'a Type>,
    selections: Vec<(&'a str, &'a SelectionSet)>,
    children: OnceCell<Vec<Planned<'a>>>,
}

impl<'a> Plan<'a> {
    fn collect(&self, selections: &[(&'a str, &'a SelectionSet)]) -> Vec<Planned<'a>> {
        let mut fields: IndexMap<&'a str, Planned<'a>> = IndexMap::new();
        let mut spread = HashSet::new();
        for (parent, selection) in selections {
            self.collect_into(parent, selection, &mut fields, &mut spread);
        }
        fields.into_values().collect()
    }

    fn collect_into(
        &self,
        parent: &'a str,
        selections: &'a SelectionSet,
        fields: &mut IndexMap<&'a str, Planned<'a>>,
        spread: &mut HashSet<&'a str>,
    ) {
        for selection in &selections.items {
            match &selection.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    let key = field.response_key().node.as_str();
                    let ty = self.shape.fields.get(parent).and_then(|fields| fields.get(field.name.node.as_str()));
                    let planned = fields.entry(key).or_insert_with(|| Planned {
                        key,
                        ty,
                        selections: Vec::new(),
                        children: OnceCell::new(),
                    });
                    if !field.selection_set.node.items.is_empty() {
                        planned.selections.push((ty.map_or("", base_name), &field.selection_set.node));
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let parent = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                    self.collect_into(parent, &fragment.node.selection_set.node, fields, spread);
                }
                Selection::FragmentSpread(fragment) => {
                    let name = fragment.node.fragment_name.node.as_str();
                    let Some(fragment) = self.document.fragments.get(name) else { continue };
                    if spread.insert(name) {
                        let parent = fragment.node.type_condition.node.on.node.as_str();
                        self.collect_into(parent, &fragment.node.selection_set.node, fields, spread);
                    }
                }
            }
        }
    }

    fn children<'p>(&self, planned: &'p Planned<'a>) -> &'p [Planned<'a>] {
        planned.children.get_or_init(|| self.collect(&planned.selections))
    }
}

fn base_name(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => base_name(item),
    }
}

/// async-graphql writes null for an object of which every field failed. What has failed fields is an object.
fn open_parents(mut value: &mut Value, path: &[PathSegment]) {
    for segment in path {
        if let (Value::Null, PathSegment::Field(_)) = (&*value, segment) {
            *value = Value::Object(IndexMap::new());
        }
        let inner = match (value, segment) {
            (Value::Object(object), PathSegment::Field(key)) => object.get_mut(key.as_str()),
            (Value::List(items), PathSegment::Index(index)) => items.get_mut(*index),
            _ => None,
        };
        let Some(inner) = inner else { return };
        value = inner;
    }
}

/// Whether the value cannot stand because something that must not be null failed in it, at the path. Failed fields that
/// may be null become null on the way.
fn is_void<'a>(
    value: &mut Value,
    ty: Option<&Type>,
    path: &[PathSegment],
    fields: &[Planned<'a>],
    plan: &Plan<'a>,
) -> bool {
    let Some((segment, rest)) = path.split_first() else { return *value == Value::Null };
    match (value, segment) {
        (Value::Object(object), PathSegment::Field(key)) => {
            let Some(planned) = fields.iter().find(|planned| planned.key == key) else { return false };
            let failed = object
                .get_mut(key.as_str())
                .is_none_or(|value| is_void(value, planned.ty, rest, plan.children(planned), plan));
            let may_be_null = planned.ty.is_none_or(|ty| ty.nullable);
            if failed && may_be_null {
                object.insert(Name::new(key), Value::Null);
            }
            failed && !may_be_null
        }
        (Value::List(items), PathSegment::Index(index)) => {
            let item_type = ty.and_then(|ty| match &ty.base {
                BaseType::List(item) => Some(&**item),
                BaseType::Named(_) => None,
            });
            let Some(item) = items.get_mut(*index) else { return false };
            let failed = is_void(item, item_type, rest, fields, plan);
            let may_be_null = item_type.is_none_or(|ty| ty.nullable);
            if failed && may_be_null {
                *item = Value::Null;
            }
            failed && !may_be_null
        }
        // An earlier error has made it null already.
        _ => false,
    }
}

fn arrange<'a>(value: &mut Value, fields: &[Planned<'a>], plan: &Plan<'a>) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| arrange(item, fields, plan)),
        Value::Object(object) => {
            let mut is_ordered = true;
            let mut next = 0;
            for (key, value) in object.iter_mut() {
                let position = |from: usize| fields.iter().skip(from).position(|planned| planned.key == key.as_str());
                let found = position(next).map(|distance| next + distance);
                let found = found.or_else(|| {
                    is_ordered = false;
                    position(0)
                });
                let Some(found) = found else { continue };
                next = found + 1;
                if !fields[found].selections.is_empty() {
                    arrange(value, plan.children(&fields[found]), plan);
                }
            }
            if !is_ordered {
                let order: HashMap<&str, usize> =
                    fields.iter().enumerate().map(|(position, planned)| (planned.key, position)).collect();
                object.sort_by_key(|key, _| order.get(key.as_str()).copied());
            }
        }
        _ => {}
    }
}

#[cfg(test)]
#[path = "complete_tests.rs"]
mod tests;
