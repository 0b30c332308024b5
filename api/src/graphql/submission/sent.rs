//! Reads the input of a mutation, whose types [`input`](super::input) has made.

use async_graphql::{InputType, InputValueResult, Name, Value, registry::Registry};
use entity::code::CodeTable;
use serde_json::{Map, Value as Json};

use crate::{
    domain::{
        disclosure::{
            field::{Field, FieldType, camel, screaming},
            kind::DisclosureKind,
        },
        submission::{Action, Mode, Request, Row, SubjectText},
    },
    graphql::id,
};

/// An input as it was sent, which [`request`] reads.
#[derive(Debug, Clone)]
pub(super) struct Sent(pub Value);

impl InputType for Sent {
    type RawValueType = Self;

    fn type_name() -> std::borrow::Cow<'static, str> {
        "Sent".into()
    }

    fn create_type_info(_: &mut Registry) -> String {
        Self::type_name().into_owned()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        Ok(Self(value.unwrap_or_default()))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

/// What was sent, as the domain takes it.
pub(super) fn request(kind: &'static dyn DisclosureKind, action: Action, input: &Value) -> Request {
    let mode = match get(input, "mode") {
        Some(Value::Enum(name)) if name == "PARTIAL" => Mode::Partial,
        Some(Value::String(name)) if name == "PARTIAL" => Mode::Partial,
        _ => Mode::AllOrNothing,
    };
    let rows = match get(input, "rows") {
        Some(Value::List(rows)) => rows.iter().map(|value| row(kind, action, value)).collect(),
        // One value stands for a list of it.
        Some(value) => vec![row(kind, action, value)],
        None => Vec::new(),
    };
    Request {
        idempotency_key: text(input, "idempotencyKey").unwrap_or_default(),
        kind,
        action,
        mode,
        dry_run: matches!(get(input, "dryRun"), Some(Value::Boolean(true))),
        rows,
    }
}

fn row(kind: &'static dyn DisclosureKind, action: Action, value: &Value) -> Row {
    let mut row = Row { reason: text(value, "reason"), ..Row::default() };
    let none = Value::Null;
    match action {
        Action::Submit => {
            let subject = get(value, "subject").unwrap_or(&none);
            row.subject = Some(SubjectText {
                credit_code: text(subject, "creditCode"),
                registration_number: text(subject, "registrationNumber"),
                name: text(subject, "name"),
            });
            row.fields = values(kind.fields(), value);
        }
        Action::Correct | Action::Withdraw => {
            let named = text(value, "id").and_then(|id| id::decode(&id.into()).ok());
            row.record = named.filter(|(table, _)| table == kind.name()).map(|(_, record)| record);
            row.expected_revision = match get(value, "expectedRevision") {
                Some(Value::Number(number)) => number.as_i64(),
                _ => None,
            };
            row.fields = values(kind.fields(), get(value, "changes").unwrap_or(&none));
        }
    }
    row
}

fn get<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(values) => values.get(&Name::new(name)),
        _ => None,
    }
}

fn text(value: &Value, name: &str) -> Option<String> {
    match get(value, name) {
        Some(Value::String(text)) => Some(text.clone()),
        // An id may be written as a number.
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

/// The stated fields by their stored names.
fn values(fields: &[Field], value: &Value) -> Map<String, Json> {
    let stated = fields.iter().filter_map(|field| {
        let value = get(value, &camel(field.name))?;
        Some((field.name.to_owned(), json(field.kind, value)))
    });
    stated.collect()
}

/// A value as records state it: codes by their code.
fn json(kind: FieldType, value: &Value) -> Json {
    match (kind, value) {
        (FieldType::Code(table), Value::Enum(name)) => code(table, name),
        (FieldType::Code(table), Value::String(name)) => code(table, name),
        (FieldType::Codes(table), Value::List(values)) => {
            values.iter().map(|value| json(FieldType::Code(table), value)).collect()
        }
        // One value stands for a list of it.
        (FieldType::Codes(table), value @ (Value::Enum(_) | Value::String(_))) => {
            vec![json(FieldType::Code(table), value)].into()
        }
        (FieldType::Items(fields), Value::List(values)) => {
            values.iter().map(|value| Json::Object(self::values(fields, value))).collect()
        }
        (FieldType::Items(fields), value @ Value::Object(_)) => vec![Json::Object(self::values(fields, value))].into(),
        (FieldType::TextList, Value::String(text)) => vec![Json::String(text.clone())].into(),
        _ => value.clone().into_json().unwrap_or_default(),
    }
}

fn code(table: &CodeTable, name: &str) -> Json {
    let found = table.entries.iter().find(|entry| screaming(entry.variant) == name);
    found.map_or(name, |entry| entry.code).into()
}
