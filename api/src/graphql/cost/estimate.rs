//! What an operation may cost at most, found before it is executed and before it is validated.
//!
//! Linear in the document: a selection set is priced once for each type that it is selected on, however often its
//! fragment is spread. Interfaces and unions cost what the dearest of their objects costs. What the schema does not know
//! costs nothing here; validation refuses it. Sums saturate. Fragments must not be cyclic and must not nest deep, which
//! the expansion guard has made sure of.

use std::collections::HashMap;

use async_graphql::{
    Name, Pos, Positioned, Value, Variables,
    parser::types::{Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
};
use async_graphql_value::Value as Given;

use super::MINIMUM;
use crate::graphql::shape::{FieldShape, SchemaShape};

/// What an operation may cost at most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Estimate {
    /// In points, at least [`MINIMUM`].
    pub requested: u64,
    /// Of these, what introspection costs.
    pub introspection: u64,
    /// Rows that are read or written and not selected, such as those of a page of which only `pageInfo` is: how many each
    /// field is reckoned to have, by its place in the document.
    pub unseen: HashMap<Pos, u64>,
    /// What the arguments that are given add to what their field costs, by its place in the document.
    pub arguments: HashMap<Pos, u64>,
}

impl SchemaShape {
    /// Prices an operation.
    pub fn estimate(
        &self,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
        variables: &Variables,
    ) -> Estimate {
        self.estimate_each(document, operation, variables, |_, _| {})
    }

    /// Prices an operation and tells the price of each root field.
    pub fn estimate_each<'a>(
        &'a self,
        document: &'a ExecutableDocument,
        operation: &'a OperationDefinition,
        variables: &'a Variables,
        mut tell: impl FnMut(&'a Field, u64),
    ) -> Estimate {
        let mut estimator = Estimator {
            shape: self,
            document,
            operation,
            variables,
            priced: HashMap::new(),
            estimate: Estimate::default(),
        };
        let mut fields = Vec::new();
        let root = self.root(operation.ty);
        estimator.root_fields(&operation.selection_set.node, root, &mut fields);
        let mut requested: u64 = 0;
        for field in fields {
            let points = estimator.field(field, root, None).points;
            requested = requested.saturating_add(points);
            tell(&field.node, points);
        }
        Estimate { requested: requested.max(MINIMUM), ..estimator.estimate }
    }
}

struct Estimator<'a> {
    shape: &'a SchemaShape,
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    priced: HashMap<Place<'a>, Price>,
    estimate: Estimate,
}

/// A selection set (by its address) on an object type, below a page of so many rows.
type Place<'a> = (usize, &'a str, Option<Page<'a>>);

/// The rows of a page, and the fields that hold them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Page<'a> {
    rows: u64,
    sized_fields: &'a [String],
}

/// What selections cost on one object, and what they show of a page.
#[derive(Debug, Clone, Copy, Default)]
struct Price {
    points: u64,
    /// Whether rows are selected.
    shows_rows: bool,
    /// Whether something else is selected that takes the rows to answer, such as `pageInfo`.
    needs_rows: bool,
}

impl Price {
    fn add(&mut self, other: Self) {
        self.points = self.points.saturating_add(other.points);
        self.shows_rows |= other.shows_rows;
        self.needs_rows |= other.needs_rows;
    }
}

impl<'a> Estimator<'a> {
    /// The fields of a root selection, wherever fragments put them.
    fn root_fields(&self, set: &'a SelectionSet, root: &str, fields: &mut Vec<&'a Positioned<Field>>) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) if self.is_wanted(&field.node.directives) => fields.push(field),
                Selection::Field(_) => {}
                _ => {
                    if let Some(set) = self.fragment(&selection.node, root) {
                        self.root_fields(set, root, fields);
                    }
                }
            }
        }
    }

    /// What the selections cost on one object of this type.
    fn object(&mut self, set: &'a SelectionSet, object: &'a str, page: Option<Page<'a>>) -> Price {
        if set.items.is_empty() {
            return Price::default();
        }
        let place = (std::ptr::from_ref(set).addr(), object, page);
        if let Some(price) = self.priced.get(&place) {
            return *price;
        }
        let mut sum = Price::default();
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) if self.is_wanted(&field.node.directives) => {
                    sum.add(self.field(field, object, page));
                }
                Selection::Field(_) => {}
                _ => {
                    if let Some(set) = self.fragment(&selection.node, object) {
                        sum.add(self.object(set, object, page));
                    }
                }
            }
        }
        self.priced.insert(place, sum);
        sum
    }

    /// What a fragment selects on this object; nothing when it is not for it or not wanted.
    fn fragment(&self, selection: &'a Selection, object: &str) -> Option<&'a SelectionSet> {
        let (directives, condition, set) = match selection {
            Selection::Field(_) => return None,
            Selection::InlineFragment(inline) => {
                (&inline.node.directives, inline.node.type_condition.as_ref(), &inline.node.selection_set)
            }
            Selection::FragmentSpread(spread) => {
                let fragment = &self.document.fragments.get(&spread.node.fragment_name.node)?.node;
                (&spread.node.directives, Some(&fragment.type_condition), &fragment.selection_set)
            }
        };
        let fits = condition.is_none_or(|condition| {
            let condition = condition.node.on.node.as_str();
            let of = || self.shape.type_named(condition);
            condition == object || of().is_some_and(|of| of.possible.iter().any(|possible| possible == object))
        });
        (fits && self.is_wanted(directives)).then_some(&set.node)
    }

    fn field(&mut self, field: &'a Positioned<Field>, object: &str, page: Option<Page<'a>>) -> Price {
        let (at, field) = (field.pos, &field.node);
        let name = field.name.node.as_str();
        if matches!(name, "__schema" | "__type") {
            return self.introspection(field);
        }
        let shape: &'a SchemaShape = self.shape;
        let Some(known) = shape.field(object, name) else { return Price::default() };
        let is_sized = page.filter(|page| page.sized_fields.iter().any(|sized| sized == name));
        let (items, below) = match is_sized {
            Some(page) => (page.rows, None),
            None if known.is_list() => (self.size(field, known), None),
            None if known.list.slicing_arguments.is_empty() => (1, None),
            None => (1, Some(Page { rows: self.size(field, known), sized_fields: &known.list.sized_fields })),
        };
        let mut each = Price::default();
        for possible in shape.type_named(known.base()).map_or(&[][..], |of| &of.possible) {
            let weight = shape.type_named(possible).map_or(0, |of| of.weight);
            let mut one = self.object(&field.selection_set.node, possible, below);
            one.points = one.points.saturating_add(weight);
            each.points = each.points.max(one.points);
            each.shows_rows |= one.shows_rows;
            each.needs_rows |= one.needs_rows;
        }
        // Without a field to show them in, rows are what is given, and all of it is handled.
        let is_unseen = |page: &Page<'_>| page.sized_fields.is_empty() || each.needs_rows && !each.shows_rows;
        if let Some(page) = below.filter(is_unseen) {
            each.points = each.points.saturating_add(page.rows);
            self.estimate.unseen.insert(at, page.rows);
        }
        let weight = known.weight.saturating_add(self.arguments(at, field, known));
        Price {
            points: items.saturating_mul(each.points).saturating_add(weight),
            shows_rows: is_sized.is_some(),
            needs_rows: page.is_some() && is_sized.is_none() && shape.type_named(known.base()).is_some(),
        }
    }

    /// What the arguments that are given cost.
    fn arguments(&mut self, at: Pos, field: &Field, known: &FieldShape) -> u64 {
        let is_given = |name: &Name| {
            let argument = field.arguments.iter().find(|(argument, _)| argument.node == *name);
            argument.is_some_and(|(_, value)| match &value.node {
                Given::Null => false,
                Given::Variable(name) => self.variable(name).is_some_and(|value| *value != Value::Null),
                _ => true,
            })
        };
        let given = known.arguments.iter().filter(|(name, _)| is_given(name));
        let points = given.fold(0, |points: u64, (_, weight)| points.saturating_add(*weight));
        if points > 0 {
            self.estimate.arguments.insert(at, points);
        }
        points
    }

    /// A point for each selection at and below it.
    fn introspection(&mut self, field: &'a Field) -> Price {
        let mut counted = HashMap::new();
        let points = 1 + selections(self.document, &field.selection_set.node, &mut counted);
        self.estimate.introspection = self.estimate.introspection.saturating_add(points);
        Price { points, ..Price::default() }
    }

    /// How many items a list is reckoned to have with these arguments.
    fn size(&self, field: &Field, known: &FieldShape) -> u64 {
        let stated = known.list.slicing_arguments.iter().filter_map(|argument| {
            let mut path = argument.split('.');
            let name = path.next()?;
            let (_, value) = field.arguments.iter().find(|(argument, _)| argument.node == name)?;
            self.given_size(&value.node, path)
        });
        stated.max().unwrap_or(known.list.assumed_size)
    }

    fn given_size<'p>(&self, value: &Given, mut path: impl Iterator<Item = &'p str>) -> Option<u64> {
        match value {
            Given::Variable(name) => size(self.variable(name)?, path),
            Given::Object(members) => self.given_size(members.get(path.next()?)?, path.collect::<Vec<_>>().into_iter()),
            Given::Number(number) => Some(number.as_u64().unwrap_or(0)),
            Given::List(items) => Some(items.len() as u64),
            Given::Null => None,
            // A single value stands for a list of one.
            _ => Some(1),
        }
    }

    /// The value of a variable, or its default.
    fn variable(&self, name: &Name) -> Option<&Value> {
        self.variables.get(name).or_else(|| {
            let definitions = &self.operation.variable_definitions;
            definitions.iter().find(|definition| definition.node.name.node == *name)?.node.default_value()
        })
    }

    /// Whether no `@skip` and no `@include` leaves it out.
    fn is_wanted(&self, directives: &[Positioned<Directive>]) -> bool {
        directives.iter().all(|directive| {
            let left_out = match directive.node.name.node.as_str() {
                "skip" => true,
                "include" => false,
                _ => return true,
            };
            let condition = directive.node.arguments.iter().find(|(name, _)| name.node == "if");
            let condition = match condition.map(|(_, value)| &value.node) {
                Some(Given::Boolean(condition)) => Some(*condition),
                Some(Given::Variable(name)) => match self.variable(name) {
                    Some(Value::Boolean(condition)) => Some(*condition),
                    _ => None,
                },
                _ => None,
            };
            condition != Some(left_out)
        })
    }
}

fn size<'p>(value: &Value, mut path: impl Iterator<Item = &'p str>) -> Option<u64> {
    match value {
        Value::Object(members) => size(members.get(path.next()?)?, path.collect::<Vec<_>>().into_iter()),
        Value::Number(number) => Some(number.as_u64().unwrap_or(0)),
        Value::List(items) => Some(items.len() as u64),
        Value::Null => None,
        _ => Some(1),
    }
}

/// Selections after fragments are spread, each fragment counted once.
fn selections<'a>(document: &'a ExecutableDocument, set: &'a SelectionSet, counted: &mut HashMap<&'a str, u64>) -> u64 {
    set.items.iter().fold(0_u64, |sum, selection| {
        let below = match &selection.node {
            Selection::Field(field) => selections(document, &field.node.selection_set.node, counted),
            Selection::InlineFragment(inline) => selections(document, &inline.node.selection_set.node, counted),
            Selection::FragmentSpread(spread) => {
                let name = spread.node.fragment_name.node.as_str();
                match (counted.get(name), document.fragments.get(name)) {
                    (Some(count), _) => *count,
                    (None, None) => 0,
                    (None, Some(fragment)) => {
                        let count = selections(document, &fragment.node.selection_set.node, counted);
                        counted.insert(name, count);
                        count
                    }
                }
            }
        };
        sum.saturating_add(1).saturating_add(below)
    })
}

#[cfg(test)]
#[path = "estimate_tests.rs"]
mod tests;
