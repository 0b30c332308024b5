//! What a schema calls deprecated, and until when it stays.

use async_graphql::{
    Name, Positioned, Value,
    parser::types::{ConstDirective, InputValueDefinition, ServiceDocument, TypeKind, TypeSystemDefinition},
};
use chrono::NaiveDate;

/// What stands before the date in a reason.
const UNTIL: &str = "Removed after ";

/// An element that is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// Which: `Type.field(argument:)`, `Enum.VALUE`.
    pub at: String,
    /// Why, as the schema says.
    pub reason: String,
}

impl Deprecated {
    /// The last day on which it is sure to be there: `… Removed after 2027-06-30.`
    pub fn until(&self) -> Option<NaiveDate> {
        let (_, date) = self.reason.rsplit_once(UNTIL)?;
        NaiveDate::parse_from_str(date.strip_suffix('.')?, "%Y-%m-%d").ok()
    }
}

/// Every deprecated element: fields, arguments, input fields, enum values.
pub fn deprecated(document: &ServiceDocument) -> Vec<Deprecated> {
    let mut found = Vec::new();
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let owner = &definition.node.name.node;
        let fields = match &definition.node.kind {
            TypeKind::Object(object) => &object.fields,
            TypeKind::Interface(interface) => &interface.fields,
            TypeKind::InputObject(object) => {
                inputs(&mut found, &object.fields, |name| format!("{owner}.{name}"));
                continue;
            }
            TypeKind::Enum(values) => {
                for value in values.values.iter().map(|value| &value.node) {
                    note(&mut found, &value.directives, || format!("{owner}.{}", value.value.node));
                }
                continue;
            }
            TypeKind::Scalar | TypeKind::Union(_) => continue,
        };
        for field in fields.iter().map(|field| &field.node) {
            let at = format!("{owner}.{}", field.name.node);
            note(&mut found, &field.directives, || at.clone());
            inputs(&mut found, &field.arguments, |name| format!("{at}({name}:)"));
        }
    }
    found
}

fn inputs(found: &mut Vec<Deprecated>, values: &[Positioned<InputValueDefinition>], at: impl Fn(&Name) -> String) {
    for value in values.iter().map(|value| &value.node) {
        note(found, &value.directives, || at(&value.name.node));
    }
}

fn note(found: &mut Vec<Deprecated>, directives: &[Positioned<ConstDirective>], at: impl FnOnce() -> String) {
    let Some(directive) = directives.iter().find(|directive| directive.node.name.node == "deprecated") else { return };
    let reason = directive.node.get_argument("reason").map(|reason| &reason.node);
    let reason = if let Some(Value::String(reason)) = reason { reason.clone() } else { String::new() };
    found.push(Deprecated { at: at(), reason });
}
