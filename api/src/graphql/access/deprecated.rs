//! Which deprecated fields an operation asks for, and which of them a client asked for of late.
//!
//! What is deprecated is read from the schema's definition, so that nothing has to be listed twice. A field counts once
//! a request, on the type that it is selected on, whether or not `@skip` leaves it out: the document would break.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use async_graphql::{
    Name, Positioned, SimpleObject, Value,
    parser::{
        Error as ParseError, parse_schema,
        types::{
            ConstDirective, ExecutableDocument, OperationDefinition, Selection, SelectionSet, TypeKind,
            TypeSystemDefinition,
        },
    },
};

use crate::{
    domain::{access::Caller, deprecation::DeprecatedUse, store::StoreError},
    graphql::{scalar::DateTime, shape::SchemaShape},
};

/// What a deprecation says that gives no reason: the specification's default.
const NO_REASON: &str = "No longer supported";

/// The deprecated fields of a schema: their reasons by `Type.field`.
#[derive(Debug, Clone, Default)]
pub struct DeprecatedFields(BTreeMap<String, String>);

impl DeprecatedFields {
    /// From the schema's definition.
    ///
    /// # Errors
    /// [`ParseError`] when it is none.
    pub fn from_sdl(sdl: &str) -> Result<Self, ParseError> {
        let mut found = BTreeMap::new();
        for definition in parse_schema(sdl)?.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            for field in fields.into_iter().map(|field| field.node) {
                if let Some(reason) = reason(&field.directives) {
                    found.insert(format!("{}.{}", definition.node.name.node, field.name.node), reason);
                }
            }
        }
        Ok(Self(found))
    }

    /// Those that an operation asks for.
    pub fn selected(
        &self,
        shape: &SchemaShape,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
    ) -> BTreeSet<String> {
        let mut search = Search { fields: self, shape, document, spread: HashSet::new(), found: BTreeSet::new() };
        if !self.0.is_empty() {
            search.walk(&operation.selection_set.node, shape.root(operation.ty));
        }
        search.found
    }
}

fn reason(directives: &[Positioned<ConstDirective>]) -> Option<String> {
    let directive = directives.iter().find(|directive| directive.node.name.node == "deprecated")?;
    let reason = directive.node.arguments.iter().find(|(name, _)| name.node == "reason");
    match reason.map(|(_, reason)| &reason.node) {
        Some(Value::String(reason)) => Some(reason.clone()),
        _ => Some(NO_REASON.to_owned()),
    }
}

struct Search<'a> {
    fields: &'a DeprecatedFields,
    shape: &'a SchemaShape,
    document: &'a ExecutableDocument,
    /// Each fragment is walked once: its fields are those of its own type, wherever it is spread.
    spread: HashSet<&'a Name>,
    found: BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn walk(&mut self, set: &'a SelectionSet, owner: &'a str) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = &field.node.name.node;
                    let path = format!("{owner}.{name}");
                    if self.fields.0.contains_key(&path) {
                        self.found.insert(path);
                    }
                    if let Some(known) = self.shape.field(owner, name) {
                        self.walk(&field.node.selection_set.node, known.base());
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let owner = condition.map_or(owner, |condition| condition.node.on.node.as_str());
                    self.walk(&fragment.node.selection_set.node, owner);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some(fragment) = self.document.fragments.get(name) else { continue };
                    if self.spread.insert(name) {
                        self.walk(&fragment.node.selection_set.node, &fragment.node.type_condition.node.on.node);
                    }
                }
            }
        }
    }
}

/// What is deprecated, and where its use is noted.
#[derive(Debug, Clone)]
pub struct Deprecations {
    fields: DeprecatedFields,
    uses: DeprecatedUse,
}

impl Deprecations {
    /// Notes uses of these fields.
    pub fn new(fields: DeprecatedFields, uses: DeprecatedUse) -> Arc<Self> {
        Arc::new(Self { fields, uses })
    }

    /// The deprecated fields that this caller's operation asks for; none of callers that cannot be told.
    pub fn asked_for(
        &self,
        shape: &SchemaShape,
        document: &ExecutableDocument,
        name: Option<&str>,
        caller: Option<&Caller>,
    ) -> BTreeSet<String> {
        let is_wanted = |known: Option<&Name>| name.is_none_or(|name| known.is_some_and(|known| known == name));
        let operation = document.operations.iter().find(|(known, _)| is_wanted(*known));
        match operation {
            Some((_, operation)) if caller.is_some_and(|caller| !caller.is_anonymous()) => {
                self.fields.selected(shape, document, &operation.node)
            }
            _ => BTreeSet::new(),
        }
    }

    /// Notes that a request of this caller asked for these fields.
    pub fn note(&self, caller: Option<&Caller>, fields: BTreeSet<String>) {
        if let Some(client) = caller.and_then(Caller::client_id) {
            self.uses.note(client, fields);
        }
    }

    /// What this caller's client asked for on the last days and is still deprecated, by field.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn of_caller(&self, caller: &Caller, days: u32) -> Result<Vec<DeprecatedFieldUse>, StoreError> {
        let Some(client) = caller.client_id() else { return Ok(Vec::new()) };
        let used = self.uses.of_client(client, days).await?.into_iter();
        let shown = used.filter_map(|used| {
            Some(DeprecatedFieldUse {
                reason: self.fields.0.get(&used.field)?.clone(),
                field: used.field,
                requests: i32::try_from(used.requests).unwrap_or(i32::MAX),
                last_used_at: DateTime(used.last_used_at),
            })
        });
        Ok(shown.collect())
    }
}

/// A deprecated field that the caller's client still asks for (弃用字段的使用).
#[derive(Debug, SimpleObject)]
pub struct DeprecatedFieldUse {
    /// The field, as `Type.field`.
    field: String,
    /// Why it is deprecated, what to ask for instead, and the last day on which it is sure to be there.
    reason: String,
    /// Requests that asked for it in the time asked about.
    requests: i32,
    /// When the last of them came.
    last_used_at: DateTime,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use async_graphql::parser::parse_query;

    use super::*;

    const SDL: &str = r#"
        type Query { old: Int @deprecated(reason: "Use new. Removed after 2027-06-30.") new: Int node: Node all: [Item!]! }
        type Mutation { old: Int new: Item }
        interface Node { id: ID! name: String @deprecated }
        type Item implements Node { id: ID! name: String size: Int @deprecated(reason: "x") item: Item }
    "#;

    fn selected(query: &str) -> Vec<String> {
        let (shape, document) = (SchemaShape::from_sdl(SDL).unwrap(), parse_query(query).unwrap());
        let (_, operation) = document.operations.iter().next().unwrap();
        let fields = DeprecatedFields::from_sdl(SDL).unwrap();
        fields.selected(&shape, &document, &operation.node).into_iter().collect()
    }

    #[test]
    fn deprecated_fields_are_found_wherever_a_document_selects_them() {
        for (query, expected) in [
            ("{ new node { id } all { id name } }", &[][..]),
            ("{ old }", &["Query.old"]),
            ("{ new: old old }", &["Query.old"]),
            ("mutation { old }", &[]),
            ("mutation { new { size } }", &["Item.size"]),
            ("{ node { name } }", &["Node.name"]),
            ("{ node { ... on Item { name size } } }", &["Item.size"]),
            ("{ all { item { item { size } } } }", &["Item.size"]),
            (
                "{ ...A ...A } fragment A on Query { ... { old } node { ...B } } fragment B on Node { name }",
                &["Node.name", "Query.old"],
            ),
            ("{ new } fragment A on Query { old }", &[]),
            ("{ nothing { size } ...None }", &[]),
        ] {
            assert_eq!(selected(query), expected, "{query}");
        }
    }

    #[test]
    fn reasons_come_from_the_definition() {
        let fields = DeprecatedFields::from_sdl(SDL).unwrap();
        assert_eq!(fields.0["Query.old"], "Use new. Removed after 2027-06-30.");
        assert_eq!(fields.0["Node.name"], NO_REASON);
        assert_eq!(fields.0.len(), 3);
    }
}
