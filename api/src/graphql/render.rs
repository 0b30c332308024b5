//! Writes objects whose values are all at hand, which is what a planned read leaves to do.
//!
//! async-graphql makes a task of every field and of every list item, so that each may wait for something. What was
//! planned waits for nothing: here its fields are resolved in turn, by the same resolvers, and what a list selects is
//! collected once and not once a row.

use std::borrow::Cow;

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, Name, OutputType, Positioned, ServerError, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::{Field, Selection, SelectionSet},
    registry::Registry,
};
use futures_util::FutureExt;

/// An object whose resolvers wait for nothing.
pub trait Ready: ContainerType {
    /// The names of the types that it is of, its own first. None when the schema has it nowhere as an interface, so that
    /// every fragment that validation let through fits.
    fn types(&self) -> &'static [&'static str] {
        &[]
    }

    /// Resolves one field. An interface hands it on to the object that it stands for.
    ///
    /// # Errors
    /// What its resolver fails with; internal, when it does wait.
    fn field(&self, context: &Context<'_>) -> ServerResult<Value> {
        let resolved = self.resolve_field(context).now_or_never();
        let waits = || {
            let message = format!("{}.{} waits", Self::type_name(), context.item.node.name.node);
            Err(context.set_error_path(ServerError::new(message, Some(context.item.pos))))
        };
        Ok(resolved.unwrap_or_else(waits)?.unwrap_or_default())
    }
}

/// An object that is written at once.
#[derive(Debug, Clone)]
pub struct Now<T>(pub T);

impl<T: Ready> OutputType for Now<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(write_object(context, &fields(context, self.0.types()), &self.0))
    }
}

/// A list of objects that is written at once.
#[derive(Debug, Clone)]
pub struct NowAll<T>(pub Vec<T>);

impl<T: Ready> OutputType for NowAll<T> {
    fn type_name() -> Cow<'static, str> {
        Vec::<T>::type_name()
    }

    fn qualified_type_name() -> String {
        Vec::<T>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<T>::create_type_info(registry)
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        let mut selected: Vec<(&[&str], Vec<&Positioned<Field>>)> = Vec::new();
        let items = self.0.iter().enumerate().map(|(index, object)| {
            let types = object.types();
            let known = selected.iter().position(|(known, _)| *known == types);
            let known = known.unwrap_or_else(|| {
                selected.push((types, fields(context, types)));
                selected.len() - 1
            });
            write_object(&context.with_index(index), &selected[known].1, object)
        });
        Ok(Value::List(items.collect()))
    }
}

fn write_object<T: Ready>(context: &ContextSelectionSet<'_>, fields: &[&Positioned<Field>], object: &T) -> Value {
    let mut values = IndexMap::with_capacity(fields.len());
    for field in fields {
        let value = if field.node.name.node == "__typename" {
            Ok(Value::String(
                object.types().first().map_or_else(|| T::type_name().into_owned(), |&name| name.to_owned()),
            ))
        } else {
            object.field(&context.with_field(field))
        };
        match value {
            Ok(value) => insert(&mut values, field.node.response_key().node.clone(), value),
            // The completion of the response puts what a failed field leaves behind.
            Err(error) => context.add_error(error),
        }
    }
    if values.is_empty() { Value::Null } else { Value::Object(values) }
}

/// Inserts a value; what stands under its key already was selected elsewhere in the query, and both belong together.
fn insert(values: &mut IndexMap<Name, Value>, key: Name, value: Value) {
    match values.get_mut(&key) {
        Some(known) => merge(known, value),
        None => {
            values.insert(key, value);
        }
    }
}

fn merge(known: &mut Value, value: Value) {
    match (known, value) {
        (Value::Object(known), Value::Object(more)) => {
            for (key, value) in more {
                insert(known, key, value);
            }
        }
        (Value::List(known), Value::List(more)) => {
            known.iter_mut().zip(more).for_each(|(known, value)| merge(known, value));
        }
        _ => {}
    }
}

/// The fields that are selected of an object of these types, with fragments spread.
fn fields<'a>(context: &ContextSelectionSet<'a>, types: &[&str]) -> Vec<&'a Positioned<Field>> {
    let mut fields = Vec::new();
    collect(context, &context.item.node, types, &mut fields);
    fields
}

fn collect<'a>(
    context: &ContextSelectionSet<'a>,
    set: &'a SelectionSet,
    types: &[&str],
    fields: &mut Vec<&'a Positioned<Field>>,
) {
    for selection in &set.items {
        let (condition, set) = match &selection.node {
            Selection::Field(field) => {
                fields.push(field);
                continue;
            }
            Selection::InlineFragment(fragment) => {
                (fragment.node.type_condition.as_ref(), &fragment.node.selection_set.node)
            }
            Selection::FragmentSpread(spread) => {
                let Some(fragment) = context.query_env.fragments.get(&spread.node.fragment_name.node) else { continue };
                (Some(&fragment.node.type_condition), &fragment.node.selection_set.node)
            }
        };
        if condition.is_none_or(|condition| types.is_empty() || types.contains(&condition.node.on.node.as_str())) {
            collect(context, set, types, fields);
        }
    }
}
