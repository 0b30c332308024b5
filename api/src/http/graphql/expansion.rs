//! The expansion guard: how large a document is once its fragments are spread, found without spreading them.
//!
//! A few fragments that spread each other twice make a short document unfold to billions of selections, and whatever
//! walks the document afterwards (async-graphql's own depth check and validation, our plans and costs) walks a fragment
//! again at every spread. So this comes first. Each fragment is measured once, after those that it spreads, and its
//! measure is reused at every spread; sums saturate. The work is linear in the document, and the recursion no deeper
//! than the brackets of one definition, which [`limit::MAX_NESTING`] bounds.
//!
//! What passes is bounded in every way that matters to a walker: selections, and levels of selection sets with
//! fragments counted as levels. It looks at no schema and at no variables, so its word holds for the document as such
//! and is remembered with it.
//!
//! What is asked of the schema about itself has a budget of its own: introspection nests deeper than data ever does.

use std::{collections::HashMap, fmt::Display};

use async_graphql::{
    Name, Pos, Positioned, ServerError,
    parser::types::{ExecutableDocument, Field, FragmentDefinition, Selection, SelectionSet},
};

use super::operation::request_error;
use crate::error::{ErrorCode, echo};
#[cfg(doc)]
use crate::http::limit;

/// The most selections of an operation, or of a fragment, after fragments are spread; spreads and `__typename` count.
pub const MAX_SELECTIONS: u64 = 5_000;
/// The most levels of selection sets, fragments counted as levels: what async-graphql would refuse later, and less
/// than any stack holds.
pub const MAX_LEVELS: u32 = 32;
/// The most levels of fields.
pub const MAX_DEPTH: u32 = 10;
/// The most aliases of an operation.
pub const MAX_ALIASES: u64 = 30;
/// The most root fields of an operation.
pub const MAX_ROOT_FIELDS: u64 = 20;
/// The most selections at and below `__schema` and `__type`. The usual introspection queries have about 300.
pub const MAX_INTROSPECTION_SELECTIONS: u64 = 1_000;
/// The most levels of fields from `__schema` and `__type` on. The usual introspection queries have about 15.
pub const MAX_INTROSPECTION_DEPTH: u32 = 20;
/// How often introspection may go from types to their fields, interfaces or possible types within one another: each
/// time multiplies the answer. The usual introspection queries do it once.
pub const MAX_INTROSPECTION_LISTS: u32 = 2;

/// The lists of introspection that lead from a type to other types.
const INTROSPECTION_LISTS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];

/// What the guard found in a document that it let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expansion {
    /// The selections of the largest operation, after fragments are spread.
    pub selections: u64,
    /// The selections that the guard looked at, at most twice those that are written in the document.
    pub steps: usize,
}

/// Measures a document and refuses it when it is too large.
///
/// # Errors
/// `QUERY_TOO_COMPLEX` naming the cap, `GRAPHQL_VALIDATION_FAILED` for a fragment that spreads itself.
pub fn check(document: &ExecutableDocument) -> Result<Expansion, ServerError> {
    let mut guard = Guard { document, measured: HashMap::new(), steps: 0 };
    for name in guard.in_order()? {
        let Some(fragment) = document.fragments.get(name) else { continue };
        let measure = guard.measure(&fragment.node.selection_set.node);
        measure.check_size(fragment.pos)?;
        guard.measured.insert(name, measure);
    }
    let mut selections = 0;
    for (_, operation) in document.operations.iter() {
        let measure = guard.measure(&operation.node.selection_set.node);
        measure.check_size(operation.pos)?;
        measure.check_operation(operation.pos)?;
        selections = selections.max(measure.selections);
    }
    Ok(Expansion { selections, steps: guard.steps })
}

/// What a selection set comes to, with everything below it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Measure {
    /// Fields, spreads and inline fragments.
    selections: u64,
    /// Fields of the set itself, wherever fragments put them.
    own_fields: u64,
    aliases: u64,
    /// Levels of selection sets below this one.
    levels: u32,
    /// Levels of fields.
    depth: u32,
    /// Levels of fields that are not introspection.
    data_depth: u32,
    /// Of `selections`, those at and below `__schema` and `__type`.
    introspected: u64,
    introspection_depth: u32,
    /// Levels of fields with the names of introspection's lists, wherever they stand.
    lists: u32,
    introspection_lists: u32,
}

impl Measure {
    /// Adds a selection beside those before it.
    fn add(&mut self, other: Self) {
        self.selections = self.selections.saturating_add(other.selections);
        self.own_fields = self.own_fields.saturating_add(other.own_fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.introspected = self.introspected.saturating_add(other.introspected);
        self.levels = self.levels.max(other.levels);
        self.depth = self.depth.max(other.depth);
        self.data_depth = self.data_depth.max(other.data_depth);
        self.introspection_depth = self.introspection_depth.max(other.introspection_depth);
        self.lists = self.lists.max(other.lists);
        self.introspection_lists = self.introspection_lists.max(other.introspection_lists);
    }

    /// A fragment with this in it.
    fn spread(self) -> Self {
        Self { selections: self.selections.saturating_add(1), levels: self.levels.saturating_add(1), ..self }
    }

    /// A field with this below it.
    fn below(self, field: &Field) -> Self {
        let name = field.name.node.as_str();
        let is_leaf = field.selection_set.node.items.is_empty();
        let selections = self.selections.saturating_add(1);
        let depth = self.depth.saturating_add(1);
        let lists = self.lists.saturating_add(INTROSPECTION_LISTS.contains(&name).into());
        let field = Self {
            selections,
            own_fields: 1,
            aliases: self.aliases.saturating_add(field.alias.is_some().into()),
            levels: if is_leaf { 0 } else { self.levels.saturating_add(1) },
            depth,
            lists,
            ..self
        };
        if matches!(name, "__schema" | "__type") {
            Self {
                introspected: selections,
                introspection_depth: depth,
                introspection_lists: lists,
                data_depth: 0,
                ..field
            }
        } else {
            Self { data_depth: self.data_depth.saturating_add(1), ..field }
        }
    }

    /// What holds for operations and fragments, spread or not.
    fn check_size(self, at: Pos) -> Result<(), ServerError> {
        within("selections once its fragments are spread", self.selections, MAX_SELECTIONS, at)?;
        within("levels of selections and fragments", self.levels, MAX_LEVELS, at)
    }

    /// What holds for operations.
    fn check_operation(self, at: Pos) -> Result<(), ServerError> {
        within("root fields", self.own_fields, MAX_ROOT_FIELDS, at)?;
        within("aliases", self.aliases, MAX_ALIASES, at)?;
        within("levels of fields", self.data_depth, MAX_DEPTH, at)?;
        within("selections of introspection", self.introspected, MAX_INTROSPECTION_SELECTIONS, at)?;
        within("levels of introspection", self.introspection_depth, MAX_INTROSPECTION_DEPTH, at)?;
        let lists = "lists of fields, interfaces or possible types of introspection within one another";
        within(lists, self.introspection_lists, MAX_INTROSPECTION_LISTS, at)
    }
}

fn within<N: Copy + PartialOrd + Display>(what: &str, count: N, most: N, at: Pos) -> Result<(), ServerError> {
    if count <= most {
        return Ok(());
    }
    let message = format!("the query has more than {most} {what}; ask for less in one request");
    Err(request_error(ErrorCode::QueryTooComplex, &message, Some(at)))
}

struct Guard<'a> {
    document: &'a ExecutableDocument,
    measured: HashMap<&'a Name, Measure>,
    steps: usize,
}

impl<'a> Guard<'a> {
    /// The fragments, each after those that it spreads.
    fn in_order(&mut self) -> Result<Vec<&'a Name>, ServerError> {
        let document = self.document;
        let mut done = Vec::with_capacity(document.fragments.len());
        let mut states: HashMap<&Name, State> = HashMap::new();
        for (name, fragment) in &document.fragments {
            if states.contains_key(name) {
                continue;
            }
            states.insert(name, State::Open);
            let mut path = vec![(name, self.spreads(fragment).into_iter())];
            while let Some((name, spreads)) = path.last_mut() {
                let Some(next) = spreads.next() else {
                    states.insert(name, State::Done);
                    done.push(*name);
                    path.pop();
                    continue;
                };
                match (states.get(next), document.fragments.get_key_value(next)) {
                    (Some(State::Open), Some((_, fragment))) => return Err(cycle(next, fragment)),
                    (None, Some((next, fragment))) => {
                        states.insert(next, State::Open);
                        let spreads = self.spreads(fragment).into_iter();
                        path.push((next, spreads));
                    }
                    // Measured already, or none of this document's: validation names it.
                    _ => {}
                }
            }
        }
        Ok(done)
    }

    /// The names of the fragments that this one spreads.
    fn spreads(&mut self, fragment: &'a Positioned<FragmentDefinition>) -> Vec<&'a Name> {
        let mut names = Vec::new();
        self.collect_spreads(&fragment.node.selection_set.node, &mut names);
        names
    }

    fn collect_spreads(&mut self, set: &'a SelectionSet, names: &mut Vec<&'a Name>) {
        for selection in &set.items {
            self.steps += 1;
            match &selection.node {
                Selection::Field(field) => self.collect_spreads(&field.node.selection_set.node, names),
                Selection::InlineFragment(inline) => self.collect_spreads(&inline.node.selection_set.node, names),
                Selection::FragmentSpread(spread) => names.push(&spread.node.fragment_name.node),
            }
        }
    }

    /// Measures a set of which all fragments are measured.
    fn measure(&mut self, set: &'a SelectionSet) -> Measure {
        let mut sum = Measure::default();
        for selection in &set.items {
            self.steps += 1;
            sum.add(match &selection.node {
                Selection::Field(field) => self.measure(&field.node.selection_set.node).below(&field.node),
                Selection::InlineFragment(inline) => self.measure(&inline.node.selection_set.node).spread(),
                Selection::FragmentSpread(spread) => {
                    self.measured.get(&spread.node.fragment_name.node).copied().unwrap_or_default().spread()
                }
            });
        }
        sum
    }
}

/// How far a fragment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is being followed: whoever spreads it now closes a cycle.
    Open,
    Done,
}

fn cycle(name: &Name, fragment: &Positioned<FragmentDefinition>) -> ServerError {
    let message = format!("the fragment \"{}\" spreads itself, directly or through others", echo(name));
    request_error(ErrorCode::GraphqlValidationFailed, &message, Some(fragment.pos))
}

#[cfg(test)]
#[path = "expansion_tests.rs"]
mod tests;
