//! What a query selects below the field that is being resolved, with fragments spread and aliases kept apart.
//!
//! async-graphql's own look-ahead forgets type conditions and merges aliases; a plan needs both.

use async_graphql::{
    Context, InputType, Name, QueryEnv, Value,
    parser::types::{Field, Selection as Item, SelectionSet},
};

use super::argument::explained;
use crate::error::ClientError;

/// The selections below one response key; a key may be selected in several places.
#[derive(Clone)]
pub struct Selection<'a> {
    env: &'a QueryEnv,
    sets: Vec<&'a SelectionSet>,
}

/// One selected field.
#[derive(Clone)]
pub struct Selected<'a> {
    field: &'a Field,
    below: Selection<'a>,
}

impl<'a> Selection<'a> {
    /// What is selected below the field that is being resolved.
    pub fn of(context: &Context<'a>) -> Self {
        Self { env: context.query_env, sets: vec![&context.item.node.selection_set.node] }
    }

    /// The fields selected on an object of which all these type names are true: its own and its interfaces'.
    /// No names at all means that the type is not abstract, so that every fragment fits. A response key stands once.
    pub fn fields(&self, types: &[&str]) -> Vec<Selected<'a>> {
        let mut fields = Vec::new();
        for set in &self.sets {
            self.collect(set, types, &mut fields);
        }
        fields
    }

    /// What is selected below all fields of this name.
    pub fn below(&self, types: &[&str], name: &str) -> Option<Self> {
        let fields = self.fields(types).into_iter().filter(|field| field.name() == name);
        fields.map(|field| field.below).reduce(Self::and)
    }

    /// A selection of nothing, in the same query.
    #[must_use]
    pub fn empty(&self) -> Self {
        Self { env: self.env, sets: Vec::new() }
    }

    /// Both selections together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.sets.extend(other.sets);
        self
    }

    fn collect(&self, set: &'a SelectionSet, types: &[&str], fields: &mut Vec<Selected<'a>>) {
        for item in &set.items {
            match &item.node {
                Item::Field(field) => {
                    let field = &field.node;
                    let key = &field.response_key().node;
                    if let Some(known) = fields.iter_mut().find(|known| known.key() == key.as_str()) {
                        known.below.sets.push(&field.selection_set.node);
                    } else {
                        let below = Selection { env: self.env, sets: vec![&field.selection_set.node] };
                        fields.push(Selected { field, below });
                    }
                }
                Item::InlineFragment(fragment) => {
                    let condition =
                        fragment.node.type_condition.as_ref().map(|condition| condition.node.on.node.as_str());
                    if condition.is_none_or(|name| fits(types, name)) {
                        self.collect(&fragment.node.selection_set.node, types, fields);
                    }
                }
                Item::FragmentSpread(spread) => {
                    let fragment = self.env.fragments.get(&spread.node.fragment_name.node);
                    if let Some(fragment) =
                        fragment.filter(|fragment| fits(types, &fragment.node.type_condition.node.on.node))
                    {
                        self.collect(&fragment.node.selection_set.node, types, fields);
                    }
                }
            }
        }
    }
}

fn fits(types: &[&str], condition: &str) -> bool {
    types.is_empty() || types.contains(&condition)
}

impl<'a> Selected<'a> {
    /// The field that is being resolved.
    pub fn of(context: &Context<'a>) -> Self {
        Self { field: &context.item.node, below: Selection::of(context) }
    }

    /// The field's name in the schema.
    pub fn name(&self) -> &'a str {
        &self.field.name.node
    }

    /// The name under which the answer has it: the alias, if there is one.
    pub fn key(&self) -> &'a str {
        &self.field.response_key().node
    }

    /// What is selected below it.
    pub fn below(&self) -> &Selection<'a> {
        &self.below
    }

    /// The value of an argument, variables resolved; what is not given parses as nothing.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` when the value does not fit the argument's type.
    pub fn argument<T: InputType>(&self, name: &str) -> Result<T, ClientError> {
        let given = self.field.arguments.iter().find(|(argument, _)| argument.node == name);
        let value = given
            .map(|(_, value)| {
                value.node.clone().into_const_with(|variable| Ok::<_, ClientError>(self.variable(&variable)))
            })
            .transpose()?;
        T::parse(value).map_err(|error| {
            let said = error.into_server_error(async_graphql::Pos::default()).message;
            ClientError::bad_input(name, format!("{name}: {}", explained(&said).unwrap_or(said)))
        })
    }

    /// The value of a variable, or its default; null for one that has neither.
    fn variable(&self, name: &Name) -> Value {
        let given = self.below.env.variables.get(name).cloned();
        let declared = self.below.env.operation.node.variable_definitions.iter();
        let default =
            || declared.clone().find(|definition| definition.node.name.node == *name)?.node.default_value().cloned();
        given.or_else(default).unwrap_or(Value::Null)
    }
}
