//! Drafts from short texts, so that the kinds' rules are tested as tables.

use serde_json::Value;

use super::DisclosureKind;
use crate::domain::disclosure::{
    cell::Cell,
    draft::DraftView,
    field::{Field, FieldType},
};

/// One case: fields with their texts, and the field that a fault must name (none when the draft is accepted).
pub(crate) type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);

/// Asserts each case. Fields that a case does not name are empty.
pub(crate) fn assert_rules(kind: &dyn DisclosureKind, cases: &[Case<'_>]) {
    for (values, expected) in cases {
        let cells = cells(kind.fields(), values);
        let found = kind.check(DraftView::new(kind.fields(), &cells)).err();
        assert_eq!(found.as_ref().map(|fault| fault.field), *expected, "{values:?} gave {found:?}");
        if let Some(fault) = found {
            assert!(kind.fields().iter().any(|field| field.name == fault.field), "no field {}", fault.field);
        }
    }
}

fn cells(fields: &'static [Field], values: &[(&str, &str)]) -> Vec<Cell> {
    for (name, _) in values {
        assert!(fields.iter().any(|field| field.name == *name), "no field {name}");
    }
    let text = |field: &Field| values.iter().find(|(name, _)| *name == field.name).map(|(_, text)| *text);
    fields.iter().map(|field| text(field).map_or(Cell::Null, |text| cell(field.kind, text))).collect()
}

/// Lists are separated by spaces; small records are a JSON array of objects.
fn cell(kind: FieldType, text: &str) -> Cell {
    match kind {
        FieldType::Year | FieldType::Count | FieldType::Money => Cell::Number(text.parse().unwrap()),
        FieldType::Flag => Cell::Flag(text.parse().unwrap()),
        FieldType::Codes(_) | FieldType::TextList => Cell::List(text.split_whitespace().map(Cell::text).collect()),
        FieldType::Items(fields) => {
            let items: Vec<Value> = serde_json::from_str(text).unwrap();
            Cell::List(items.iter().map(|item| small_record(fields, item)).collect())
        }
        _ => Cell::text(text),
    }
}

fn small_record(fields: &'static [Field], item: &Value) -> Cell {
    let members = item.as_object().unwrap().iter().map(|(name, value)| {
        assert!(fields.iter().any(|field| field.name == name), "no member {name}");
        let cell = match value {
            Value::Bool(value) => Cell::Flag(*value),
            Value::Number(value) => Cell::Number(value.as_i64().unwrap()),
            Value::String(value) => Cell::text(value.as_str()),
            other => panic!("a test states flags, numbers and texts, not {other}"),
        };
        (name.as_str().into(), cell)
    });
    Cell::Item(members.collect())
}
