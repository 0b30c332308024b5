//! What a change of the schema does to the clients that were written for the schema before it.
//!
//! The rules stand in `docs/schema-evolution.md`. Breaking is what makes a valid document invalid, refuses variables
//! that were taken, answers with null where none came, or gives a field or an argument another meaning. Adding never
//! breaks, with one exception: an argument or input field that must be given.

pub mod declared;
pub mod deprecated;
mod element;

use std::{collections::BTreeMap, fmt};

use async_graphql::parser::types::{
    DirectiveDefinition, InputValueDefinition, SchemaDefinition, ServiceDocument, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};

use self::element::Place;

/// One change that breaks clients.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breaking {
    /// What changed: `Type.field(argument:)`, `Enum.VALUE`, `@directive`.
    pub at: String,
    /// How.
    pub what: String,
}

impl fmt::Display for Breaking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.at, self.what)
    }
}

/// Every change from one schema to the next that breaks clients, in order.
pub fn breaking(before: &ServiceDocument, after: &ServiceDocument) -> Vec<Breaking> {
    let (before, after) = (Definitions::of(before), Definitions::of(after));
    let mut found = Found::default();
    found.roots(before.schema, after.schema);
    for (name, old) in &before.types {
        match after.types.get(name) {
            Some(new) => found.types(name, old, new),
            None => found.add(*name, "was removed"),
        }
    }
    for (name, old) in &before.directives {
        found.directive(name, old, after.directives.get(name).copied());
    }
    found.0.sort();
    found.0
}

/// A schema's definitions by their names.
#[derive(Default)]
struct Definitions<'a> {
    schema: Option<&'a SchemaDefinition>,
    types: BTreeMap<&'a str, &'a TypeDefinition>,
    directives: BTreeMap<&'a str, &'a DirectiveDefinition>,
}

impl<'a> Definitions<'a> {
    fn of(document: &'a ServiceDocument) -> Self {
        let mut definitions = Self::default();
        for definition in &document.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => definitions.schema = Some(&schema.node),
                TypeSystemDefinition::Type(found) => {
                    definitions.types.insert(&found.node.name.node, &found.node);
                }
                TypeSystemDefinition::Directive(found) => {
                    definitions.directives.insert(&found.node.name.node, &found.node);
                }
            }
        }
        definitions
    }
}

/// What was found so far.
#[derive(Default)]
struct Found(Vec<Breaking>);

impl Found {
    fn add(&mut self, at: impl Into<String>, what: impl Into<String>) {
        self.0.push(Breaking { at: at.into(), what: what.into() });
    }

    /// Each of the old ones that is no longer there.
    fn removed(&mut self, old: &[&str], new: &[&str], at: impl Fn(&str) -> String, what: &str) {
        for gone in old.iter().filter(|name| !new.contains(name)) {
            self.add(at(gone), what);
        }
    }

    fn roots(&mut self, old: Option<&SchemaDefinition>, new: Option<&SchemaDefinition>) {
        let Some(old) = old else { return };
        let roots = |schema: &SchemaDefinition| {
            [("query", &schema.query), ("mutation", &schema.mutation), ("subscription", &schema.subscription)]
                .map(|(operation, root)| (operation, root.as_ref().map(|name| name.node.to_string())))
        };
        let none = ["query", "mutation", "subscription"].map(|operation| (operation, None));
        for ((operation, old), (_, new)) in roots(old).into_iter().zip(new.map_or(none, roots)) {
            if let Some(old) = old.filter(|old| new.as_ref() != Some(old)) {
                self.add(format!("schema.{operation}"), format!("is no longer {old}"));
            }
        }
    }

    fn types(&mut self, name: &str, old: &TypeDefinition, new: &TypeDefinition) {
        match (&old.kind, &new.kind) {
            (TypeKind::Scalar, TypeKind::Scalar) => {}
            (TypeKind::Object(old), TypeKind::Object(new)) => {
                self.interfaces(name, &element::names(&old.implements), &element::names(&new.implements));
                self.fields(name, &old.fields, &new.fields);
            }
            (TypeKind::Interface(old), TypeKind::Interface(new)) => {
                self.interfaces(name, &element::names(&old.implements), &element::names(&new.implements));
                self.fields(name, &old.fields, &new.fields);
            }
            (TypeKind::Union(old), TypeKind::Union(new)) => {
                let (old, new) = (element::names(&old.members), element::names(&new.members));
                self.removed(&old, &new, |member| format!("{name} = {member}"), "was removed");
            }
            (TypeKind::Enum(old), TypeKind::Enum(new)) => {
                let (old, new) = (element::values(old), element::values(new));
                self.removed(&old, &new, |value| format!("{name}.{value}"), "was removed");
            }
            (TypeKind::InputObject(old), TypeKind::InputObject(new)) => {
                let at = |field: &str| format!("{name}.{field}");
                self.inputs(&element::nodes(&old.fields), &element::nodes(&new.fields), at);
            }
            (old, new) => self.add(name, format!("was {}, is {}", element::kind(old), element::kind(new))),
        }
    }

    fn interfaces(&mut self, name: &str, old: &[&str], new: &[&str]) {
        self.removed(old, new, |interface| format!("{name} implements {interface}"), "was removed");
    }

    fn fields(&mut self, owner: &str, old: &[element::Field], new: &[element::Field]) {
        for old in old.iter().map(|field| &field.node) {
            let at = format!("{owner}.{}", old.name.node);
            let Some(new) = new.iter().map(|field| &field.node).find(|field| field.name.node == old.name.node) else {
                self.add(at, "was removed");
                continue;
            };
            self.changed_type(&at, Place::Output, &old.ty.node, &new.ty.node);
            let argument = |name: &str| format!("{at}({name}:)");
            self.inputs(&element::nodes(&old.arguments), &element::nodes(&new.arguments), argument);
        }
    }

    /// Arguments, or the fields of an input object.
    fn inputs(&mut self, old: &[&InputValueDefinition], new: &[&InputValueDefinition], at: impl Fn(&str) -> String) {
        for old in old {
            let at = at(&old.name.node);
            let Some(new) = new.iter().find(|new| new.name.node == old.name.node) else {
                self.add(at, "was removed");
                continue;
            };
            if element::is_required(new) && !element::is_required(old) {
                self.add(&at, "must now be given");
            } else {
                self.changed_type(&at, Place::Input, &old.ty.node, &new.ty.node);
            }
            let default = |value: &InputValueDefinition| value.default_value.as_ref().map(|value| value.node.clone());
            if let Some(was) = default(old).filter(|was| default(new).as_ref() != Some(was)) {
                let is = default(new).map_or_else(|| "nothing".to_owned(), |is| is.to_string());
                self.add(&at, format!("had the default {was}, has {is}"));
            }
        }
        for new in new.iter().filter(|new| element::is_required(new)) {
            if old.iter().all(|old| old.name.node != new.name.node) {
                self.add(at(&new.name.node), "was added and must be given");
            }
        }
    }

    fn changed_type(&mut self, at: &str, place: Place, old: &element::Type, new: &element::Type) {
        if !place.may_become(old, new) {
            self.add(at, format!("was {old}, is {new}"));
        }
    }

    /// What documents can hold of a directive; places in the schema itself are nothing to clients.
    fn directive(&mut self, name: &str, old: &DirectiveDefinition, new: Option<&DirectiveDefinition>) {
        let places = element::executable_places(old);
        if places.is_empty() {
            return;
        }
        let at = format!("@{name}");
        let Some(new) = new else { return self.add(at, "was removed") };
        let kept = element::executable_places(new);
        for place in places.iter().filter(|place| !kept.contains(place)) {
            self.add(&at, format!("may no longer stand on {place:?}"));
        }
        let argument = |argument: &str| format!("@{name}({argument}:)");
        self.inputs(&element::nodes(&old.arguments), &element::nodes(&new.arguments), argument);
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
