//! The part of variable coercion that needs no schema: what is required is there, and values of the built-in scalars
//! have their form. The specification wants these faults before execution; async-graphql would find them, field by
//! field, while it executes. Enums, inputs and our own scalars are checked by the schema.

use async_graphql::{
    Positioned, ServerError, Value, Variables,
    parser::types::{BaseType, OperationDefinition, Type, VariableDefinition},
};

use super::operation::request_error;
use crate::error::{ErrorCode, echo};

/// Checks the variables of the operation.
///
/// # Errors
/// One [`ErrorCode::BadUserInput`] a faulty variable.
pub fn check(operation: &OperationDefinition, variables: &Variables) -> Result<(), Vec<ServerError>> {
    let errors: Vec<ServerError> = operation
        .variable_definitions
        .iter()
        .filter_map(|definition| {
            let problem = fault(&definition.node, variables)?;
            let VariableDefinition { name, var_type, .. } = &definition.node;
            let message =
                format!("variable ${} of type {} {problem}", echo(&name.node), echo(&var_type.node.to_string()));
            Some(at(&message, definition))
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn at(message: &str, definition: &Positioned<VariableDefinition>) -> ServerError {
    request_error(ErrorCode::BadUserInput, message, Some(definition.pos))
}

fn fault(definition: &VariableDefinition, variables: &Variables) -> Option<String> {
    match variables.get(&definition.name.node) {
        None if definition.default_value.is_some() || definition.var_type.node.nullable => None,
        None => Some("is required; give it in `variables`".to_owned()),
        Some(value) => mismatch(&definition.var_type.node, value),
    }
}

fn mismatch(expected: &Type, value: &Value) -> Option<String> {
    if *value == Value::Null {
        return (!expected.nullable).then(|| "must not be null".to_owned());
    }
    match (&expected.base, value) {
        (BaseType::List(item), Value::List(values)) => {
            let mut faults = values.iter().enumerate();
            faults
                .find_map(|(index, value)| Some((index, mismatch(item, value)?)))
                .map(|(index, problem)| format!("is wrong at index {index}: it {problem}"))
        }
        // A single value stands for a list of one.
        (BaseType::List(item), value) => mismatch(item, value),
        (BaseType::Named(name), value) => scalar_mismatch(name, value).map(str::to_owned),
    }
}

fn scalar_mismatch(name: &str, value: &Value) -> Option<&'static str> {
    let (fits, problem) = match name {
        "Int" => (
            matches!(value, Value::Number(number) if number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())),
            "must be a whole number between -2147483648 and 2147483647",
        ),
        "Float" => (matches!(value, Value::Number(_)), "must be a number"),
        "String" => (matches!(value, Value::String(_)), "must be a string"),
        "Boolean" => (matches!(value, Value::Boolean(_)), "must be true or false"),
        "ID" => (
            matches!(value, Value::String(_)) || matches!(value, Value::Number(number) if !number.is_f64()),
            "must be a string",
        ),
        _ => (true, ""),
    };
    (!fits).then_some(problem)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::http::graphql::{json, operation};

    fn problem(definition: &str, variables: &str) -> Option<String> {
        let document = operation::parse(&format!("query({definition}) {{ a }}")).unwrap();
        let operation = operation::select(&document, None).unwrap();
        let variables = Variables::from_value(json::parse(variables).unwrap());
        check(&operation.node, &variables).err().map(|errors| errors[0].message.clone())
    }

    #[test]
    fn values_of_the_right_form_pass() {
        for (definition, variables) in [
            ("$n: Int", "{}"),
            ("$n: Int! = 1", "{}"),
            ("$n: Int", r#"{"n":null}"#),
            ("$n: Int!", r#"{"n":-2147483648}"#),
            ("$n: Float!", r#"{"n":1}"#),
            ("$n: ID!", r#"{"n":7}"#),
            ("$n: [String!]!", r#"{"n":["a"]}"#),
            ("$n: [String!]!", r#"{"n":"a"}"#),
            ("$n: CreditCode!", r#"{"n":7}"#),
            ("$n: Int", r#"{"other":{}}"#),
        ] {
            assert_eq!(problem(definition, variables), None, "{definition} {variables}");
        }
    }

    #[test]
    fn a_faulty_value_is_named_with_its_type() {
        for (definition, variables, expected) in [
            ("$n: Int!", "{}", "variable $n of type Int! is required; give it in `variables`"),
            ("$n: ID!", r#"{"n":null}"#, "variable $n of type ID! must not be null"),
            ("$n: Int! = 1", r#"{"n":null}"#, "variable $n of type Int! must not be null"),
            ("$n: Boolean", r#"{"n":"true"}"#, "variable $n of type Boolean must be true or false"),
            ("$n: String", r#"{"n":1}"#, "variable $n of type String must be a string"),
            ("$n: ID", r#"{"n":1.5}"#, "variable $n of type ID must be a string"),
            ("$n: [Int!]", r#"{"n":[1,null]}"#, "variable $n of type [Int!] is wrong at index 1: it must not be null"),
        ] {
            assert_eq!(problem(definition, variables).as_deref(), Some(expected));
        }
        for number in ["2147483648", "1.5", "1e30", "123456789012345678901234567890", "\"1\""] {
            let message = problem("$n: Int", &format!("{{\"n\":{number}}}")).unwrap();
            assert!(message.contains("whole number between"), "{message}");
        }
    }
}
