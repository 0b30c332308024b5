//! The inputs of a kind, made from its fields: their types, whether they are required, and what the schema says of them
//! where it shows them.

use std::fmt::Write as _;

use async_graphql::{
    InputType, InputValueResult, Name, Value,
    indexmap::IndexMap,
    registry::{Deprecation, MetaInputValue, MetaType, Registry},
};
use entity::code::CodeTable;
use serde_json::{Map, Value as Json};

use super::name::{object, pascal, plural};
use crate::{
    domain::{
        disclosure::{
            field::{Field, FieldType, camel, screaming},
            kind::DisclosureKind,
        },
        submission::{Action, Mode, Request, Row, SubjectText},
    },
    graphql::{
        id,
        scalar::{CreditCode, Date, Decimal},
        submission::payload::{SubjectInput, SubmissionMode, WithdrawalInput},
    },
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

/// Registers the input of a mutation; the name of its type.
pub(super) fn register(registry: &mut Registry, kind: &'static dyn DisclosureKind, action: Action) -> String {
    let rows = match action {
        Action::Submit => entered(registry, kind),
        Action::Correct => correction(registry, kind),
        Action::Withdraw => WithdrawalInput::create_type_info(registry),
    };
    let mode = <SubmissionMode as InputType>::create_type_info(registry);
    let term = term(registry, kind);
    let (name, what) = match action {
        Action::Submit => (format!("Submit{}Input", plural(kind)), format!("Records to enter: {term}")),
        Action::Correct => (format!("Correct{}Input", plural(kind)), format!("Records to correct: {term}")),
        Action::Withdraw => (format!("Withdraw{}Input", plural(kind)), format!("Records to withdraw: {term}")),
    };
    let fields = [
        value(
            "idempotencyKey",
            "String!",
            "The client's own name for this submission, 1 to 200 characters, such as a UUID. Sent again with the same rows \
             it has no further effect and the same answer; with other rows it is refused.",
        ),
        MetaInputValue {
            default_value: Some("ALL_OR_NOTHING".to_owned()),
            ..value("mode", &mode, "What becomes of the other rows when one is refused.")
        },
        MetaInputValue {
            default_value: Some("false".to_owned()),
            ..value(
                "dryRun",
                "Boolean!",
                "Whether to tell what would happen, and change nothing. The idempotency key stays free.",
            )
        },
        value("rows", &format!("[{rows}]!"), "The records, at most 10,000."),
    ];
    input_object(registry, &name, what, fields)
}

/// A new record of a kind.
fn entered(registry: &mut Registry, kind: &'static dyn DisclosureKind) -> String {
    let subject = SubjectInput::create_type_info(registry);
    let mut fields = vec![value("subject", &subject, "The enterprise that the record is about.")];
    fields.extend(own_fields(registry, kind, |field| field.required || kind.occurred_on() == Some(field.name)));
    let what = format!("A record to enter: {}", term(registry, kind));
    input_object(registry, &format!("{}Input", object(kind)), what, fields)
}

/// What is to change of a record of a kind.
fn correction(registry: &mut Registry, kind: &'static dyn DisclosureKind) -> String {
    let changes = own_fields(registry, kind, |_| false);
    let what = format!(
        "What a record is to say from now on: {} A field that is left out stays as it is; null clears it.",
        term(registry, kind)
    );
    let changes = input_object(registry, &format!("{}Changes", object(kind)), what, changes);
    let fields = [
        value("id", "ID!", "The record's id."),
        value(
            "expectedRevision",
            "Int!",
            "The record's revision that the correction was made on. When it has changed since, the row is refused.",
        ),
        value("reason", "String!", "Why it is corrected, 1 to 1000 characters. It stands in the record's history."),
        value("changes", &changes, "What is to change."),
    ];
    let what = format!("A correction of a record: {}", term(registry, kind));
    input_object(registry, &format!("{}Correction", object(kind)), what, fields)
}

/// What the schema says of the kind's object.
fn term(registry: &Registry, kind: &dyn DisclosureKind) -> String {
    let described = match registry.types.get(&object(kind)) {
        Some(MetaType::Object { description, .. }) => description.clone(),
        _ => None,
    };
    let described = described.unwrap_or_else(|| format!("{}.", object(kind)));
    let first = described.split_inclusive(". ").next().unwrap_or_default().trim().to_owned();
    first[..1].to_ascii_lowercase() + &first[1..]
}

/// The kind's own fields as inputs.
fn own_fields(
    registry: &mut Registry,
    kind: &'static dyn DisclosureKind,
    is_required: impl Fn(&Field) -> bool,
) -> Vec<MetaInputValue> {
    fields_of(registry, &object(kind), kind.fields(), is_required)
}

fn fields_of(
    registry: &mut Registry,
    object: &str,
    fields: &'static [Field],
    is_required: impl Fn(&Field) -> bool,
) -> Vec<MetaInputValue> {
    let input = |field: &'static Field| {
        let name = camel(field.name);
        let ty = type_of(registry, object, field);
        let mark = if is_required(field) { "!" } else { "" };
        value(&name, &format!("{ty}{mark}"), &doc(registry, object, field))
    };
    fields.iter().map(input).collect()
}

/// What the schema says of the field where it shows it, and what may be sent.
fn doc(registry: &Registry, object: &str, field: &Field) -> String {
    let shown = registry.types.get(object).and_then(|shown| shown.field_by_name(&camel(field.name)));
    let shown = shown.and_then(|shown| shown.description.clone());
    let mut doc = shown.unwrap_or_else(|| {
        let term = field.headers.first().copied().unwrap_or(field.name);
        format!("{} ({term}).", sentence(field.name))
    });
    match field.kind {
        FieldType::Text { max } => {
            // Writing into a string cannot fail.
            let _ = write!(doc, " At most {max} characters.");
        }
        FieldType::Money => doc.push_str(" In 万元, such as \"1.5\"."),
        FieldType::Division => doc.push_str(" By its code (GB/T 2260), such as \"310115\"."),
        _ => {}
    }
    doc
}

/// `removal_authority` to `Removal authority`.
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    first.to_ascii_uppercase() + rest
}

/// The schema type of a field's values, without a mark.
fn type_of(registry: &mut Registry, object: &str, field: &'static Field) -> String {
    match field.kind {
        FieldType::Text { .. } | FieldType::Division => "String".to_owned(),
        FieldType::Date => bare(&<Date as InputType>::create_type_info(registry)),
        FieldType::Year | FieldType::Count => "Int".to_owned(),
        FieldType::Flag => "Boolean".to_owned(),
        FieldType::Money => bare(&<Decimal as InputType>::create_type_info(registry)),
        FieldType::CreditCode => bare(&<CreditCode as InputType>::create_type_info(registry)),
        FieldType::Code(table) => code_type(registry, table),
        FieldType::Codes(table) => format!("[{}!]", code_type(registry, table)),
        FieldType::TextList => "[String!]".to_owned(),
        FieldType::Items(fields) => {
            let item = format!("{object}{}Input", pascal(field.name));
            let shown = format!("{object}{}", pascal(field.name).trim_end_matches('s'));
            let inputs = fields_of(registry, &shown, fields, |field| field.required);
            let what = format!("One of a record's {}.", sentence(field.name).to_ascii_lowercase());
            format!("[{}]", input_object(registry, &item, what, inputs))
        }
    }
}

fn bare(name: &str) -> String {
    name.trim_end_matches('!').to_owned()
}

/// The enum of a code list. Lists are shown by records, so that their enums are there before any input is made.
fn code_type(registry: &Registry, table: &CodeTable) -> String {
    debug_assert!(registry.types.contains_key(table.name), "{} is shown by no record", table.name);
    table.name.to_owned()
}

fn value(name: &str, ty: &str, doc: &str) -> MetaInputValue {
    MetaInputValue {
        name: name.to_owned(),
        description: Some(doc.to_owned()),
        ty: ty.to_owned(),
        deprecation: Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        is_secret: false,
        directive_invocations: Vec::new(),
    }
}

fn input_object(
    registry: &mut Registry,
    name: &str,
    what: String,
    fields: impl IntoIterator<Item = MetaInputValue>,
) -> String {
    let input_fields: IndexMap<String, MetaInputValue> =
        fields.into_iter().map(|field| (field.name.clone(), field)).collect();
    registry.types.insert(
        name.to_owned(),
        MetaType::InputObject {
            name: name.to_owned(),
            description: Some(what),
            input_fields,
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            rust_typename: None,
            oneof: false,
            directive_invocations: Vec::new(),
        },
    );
    format!("{name}!")
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
