//! What is wrong with an argument, in words that name it.
//!
//! async-graphql says of a value that does not fit only which type it does not fit, and repeats the value whole. Callers
//! need to know which argument is meant, and a document is never repeated at length.

use std::collections::HashMap;

use async_graphql::{
    Pos, Response,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};

use super::{error::FIELD, mask::code_of};
use crate::{
    error::{ErrorCode, MAX_ECHO, cut, echo},
    graphql::error::CODE,
};

/// Names the argument in every error about a value that does not fit its type.
pub fn name_arguments(response: &mut Response, document: &ExecutableDocument) {
    let is_about_value = |message: &str| explained(message).is_some();
    if !response.errors.iter().any(|error| code_of(error).is_none() && is_about_value(&error.message)) {
        return;
    }
    let mut arguments = HashMap::new();
    let selections = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    selections.chain(fragments).for_each(|selection| collect(selection, &mut arguments));
    for error in response.errors.iter_mut().filter(|error| code_of(error).is_none()) {
        let name = error.locations.first().and_then(|place| arguments.get(&(place.line, place.column)));
        let Some((name, message)) = name.zip(explained(&error.message)) else { continue };
        error.message = format!("{name}: {message}");
        let extensions = error.extensions.get_or_insert_default();
        extensions.set(CODE, ErrorCode::BadUserInput.as_str());
        extensions.set(FIELD, *name);
    }
}

/// What async-graphql says of a value that does not fit its type, put so that it says what would be right; nothing for
/// anything else that it says.
pub fn explained(message: &str) -> Option<String> {
    const WITHIN: &str = " (occurred while parsing \"";
    let (said, within) = message.split_at(message.find(WITHIN).unwrap_or(message.len()));
    let (wrong_type, reason) = if let Some(said) = said.strip_prefix("Failed to parse \"") {
        let (name, reason) = said.split_once("\": ")?;
        (name, reason.to_owned())
    } else {
        let (name, found) = said.strip_prefix("Expected input type \"")?.split_once("\", found ")?;
        (name, format!("must be of the type {name}, not {}", echo(found.trim_end_matches('.'))))
    };
    let within: Vec<&str> = within.split(WITHIN).skip(1).map(|name| name.trim_end_matches("\")")).collect();
    Some(if within.is_empty() { reason } else { format!("{reason} ({wrong_type} in {})", within.join(" in ")) })
}

/// The message with what it quotes cut short.
pub fn without_long_quotes(message: &str) -> String {
    let parts = message.split('"').enumerate();
    let parts = parts.map(|(position, part)| if position % 2 == 1 { cut(part, MAX_ECHO) } else { part.to_owned() });
    let words = parts.collect::<Vec<_>>().join("\"");
    words.split(' ').map(|word| cut(word, 2 * MAX_ECHO)).collect::<Vec<_>>().join(" ")
}

/// Where the value of each argument stands, and the argument's name.
fn collect<'a>(selection: &'a SelectionSet, arguments: &mut HashMap<(usize, usize), &'a str>) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(field) => collect_field(&field.node, arguments),
            Selection::InlineFragment(fragment) => collect(&fragment.node.selection_set.node, arguments),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn collect_field<'a>(field: &'a Field, arguments: &mut HashMap<(usize, usize), &'a str>) {
    for (name, value) in &field.arguments {
        let Pos { line, column } = value.pos;
        arguments.insert((line, column), name.node.as_str());
    }
    collect(&field.selection_set.node, arguments);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_async_graphql_says_of_a_value_says_what_would_be_right() {
        for (said, explanation) in [
            ("Failed to parse \"Date\": must be a day", Some("must be a day")),
            (
                "Failed to parse \"Date\": must be a day (occurred while parsing \"DateRange\") (occurred while parsing \"F\")",
                Some("must be a day (Date in DateRange in F)"),
            ),
            ("Expected input type \"Date\", found 5.", Some("must be of the type Date, not 5")),
            ("Unknown field \"x\" on type \"Query\".", None),
            ("the database did not answer", None),
        ] {
            assert_eq!(explained(said).as_deref(), explanation, "{said}");
        }
        let long = explained(&format!("Expected input type \"Date\", found [\"{}\"].", "x".repeat(500)));
        assert!(long.is_some_and(|long| long.chars().count() < 80));
    }

    #[test]
    fn quotes_are_cut_and_everything_else_is_kept() {
        let long = "x".repeat(500);
        let message = format!("argument \"filter.a\", type \"A\" does not contain the value \"{long}\"");
        let shown = without_long_quotes(&message);
        assert!(shown.starts_with("argument \"filter.a\", type \"A\" does not contain the value \"xxx"));
        assert!(shown.ends_with("x…\"") && shown.chars().filter(|c| *c == 'x').count() == MAX_ECHO - 1, "{shown}");
        assert!(without_long_quotes(&long).chars().count() <= 2 * MAX_ECHO);
        let short = "Unknown field \"nosuch\" on type \"Query\". Did you mean \"node\"?";
        assert_eq!(without_long_quotes(short), short);
    }
}
