//! Gives a response the shape that the specification promises and async-graphql 7.2 does not, and counts on the way what
//! it cost.
//!
//! async-graphql leaves a field that failed out of its object, whatever its type, and writes fields in the order in
//! which they were ready. Clients with typed caches stumble over both. Here a failed field becomes null, or, where its
//! type forbids that, its parent does (*Handling Field Errors*), and fields stand in the order of the query
//! (*Serialized Map Ordering*).
//!
//! The actual cost is that of the fields and objects that the answer holds, with the weights of the estimate: the rows
//! that came instead of the page that was asked for. Where an answer fits several types of different weights, it counts
//! the least, so that it never comes out above the estimate.
//!
//! The work is linear in the size of the response: what a selection says is collected once for each place of the
//! query, not once for each row.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use async_graphql::{
    Name, PathSegment, Pos, Response, Value,
    indexmap::IndexMap,
    parser::types::{BaseType, ExecutableDocument, OperationDefinition, Selection, SelectionSet, Type},
};

use super::{
    cost::{MINIMUM, estimate::Estimate},
    shape::{FieldShape, SchemaShape},
};

impl SchemaShape {
    /// Completes and orders what this operation of this document was answered; says what it cost, at least
    /// [`MINIMUM`]. Only a plain list that is longer than anybody expected can bring it above the estimate.
    pub fn complete(
        &self,
        response: &mut Response,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
        estimate: &Estimate,
    ) -> u64 {
        let plan = Plan { shape: self, document, estimate };
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
        let is_answered = *data != Value::Null;
        let cost = arrange(data, &fields, &plan);
        if is_answered { cost.saturating_add(estimate.introspection).max(MINIMUM) } else { MINIMUM }
    }
}

struct Plan<'a> {
    shape: &'a SchemaShape,
    document: &'a ExecutableDocument,
    estimate: &'a Estimate,
}

/// A field of the query, after fragments are spread and the same keys are merged.
struct Planned<'a> {
    key: &'a str,
    /// Nothing for fields that are not in the schema's definition, such as `__typename`.
    field: Option<&'a FieldShape>,
    /// What it costs itself, and what each of its objects costs.
    weights: (u64, u64),
    /// Where it is first selected, and under which name the schema has it.
    at: (Pos, &'a str),
    selections: Vec<(&'a str, &'a SelectionSet)>,
    children: OnceCell<Vec<Planned<'a>>>,
}

impl<'a> Planned<'a> {
    fn ty(&self) -> Option<&'a Type> {
        self.field.map(|field| &field.ty)
    }
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
                    let at = field.pos;
                    let field = &field.node;
                    let key = field.response_key().node.as_str();
                    let known = self.shape.field(parent, &field.name.node);
                    let weights = self.weights(known, at);
                    let planned = fields.entry(key).or_insert_with(|| Planned {
                        key,
                        field: known,
                        weights,
                        at: (at, field.name.node.as_str()),
                        selections: Vec::new(),
                        children: OnceCell::new(),
                    });
                    planned.weights = (planned.weights.0.min(weights.0), planned.weights.1.min(weights.1));
                    if !field.selection_set.node.items.is_empty() {
                        planned.selections.push((known.map_or("", FieldShape::base), &field.selection_set.node));
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

    /// What a field costs itself, and what each of its objects costs.
    fn weights(&self, field: Option<&FieldShape>, at: Pos) -> (u64, u64) {
        let Some(field) = field else { return (0, 0) };
        let arguments = self.estimate.arguments.get(&at).copied().unwrap_or_default();
        (field.weight.saturating_add(arguments), self.shape.type_named(field.base()).map_or(0, |of| of.weight))
    }

    fn children<'p>(&self, planned: &'p Planned<'a>) -> &'p [Planned<'a>] {
        planned.children.get_or_init(|| self.collect(&planned.selections))
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
                .is_none_or(|value| is_void(value, planned.ty(), rest, plan.children(planned), plan));
            let may_be_null = planned.ty().is_none_or(|ty| ty.nullable);
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

/// Puts the fields of an object, or of each object of a list, in order; says what the fields cost.
fn arrange<'a>(value: &mut Value, fields: &[Planned<'a>], plan: &Plan<'a>) -> u64 {
    let Value::Object(object) = value else { return 0 };
    let mut cost: u64 = 0;
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
        let planned = &fields[found];
        cost = cost.saturating_add(planned.weights.0);
        if !planned.selections.is_empty() {
            cost = cost.saturating_add(arrange_below(value, planned, plan));
        }
    }
    if !is_ordered {
        let order: HashMap<&str, usize> =
            fields.iter().enumerate().map(|(position, planned)| (planned.key, position)).collect();
        object.sort_by_key(|key, _| order.get(key.as_str()).copied());
    }
    cost
}

/// The objects below a field; says what they cost.
fn arrange_below<'a>(value: &mut Value, planned: &Planned<'a>, plan: &Plan<'a>) -> u64 {
    match value {
        Value::List(items) => {
            items.iter_mut().fold(0, |cost: u64, item| cost.saturating_add(arrange_below(item, planned, plan)))
        }
        Value::Object(_) => {
            let children = plan.children(planned);
            let own = planned.weights.1.saturating_add(unseen_rows(value, planned, plan));
            own.saturating_add(arrange(value, children, plan))
        }
        _ => 0,
    }
}

/// The rows that a page took to answer and does not show. They are nearly always none.
fn unseen_rows<'a>(page: &Value, planned: &Planned<'a>, plan: &Plan<'a>) -> u64 {
    let (Some(rows), Some(field), Value::Object(page)) = (plan.estimate.unseen.get(&planned.at.0), planned.field, page)
    else {
        return 0;
    };
    let shown = plan.children(planned).iter().filter(|child| page.contains_key(child.key));
    let shows_rows = shown.into_iter().any(|child| field.list.sized_fields.iter().any(|sized| sized == child.at.1));
    if shows_rows { 0 } else { *rows }
}

#[cfg(test)]
#[path = "complete_tests.rs"]
mod tests;
