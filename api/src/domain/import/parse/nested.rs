//! JSON in a cell or in an NDJSON record: scalars as if they were text, lists, and records inside the record.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{CellContext, MAX_ENTRIES, choice, number_text, parse_cell, parse_text, text, text_list};
use crate::domain::{
    disclosure::{
        cell::Cell,
        field::{Field, FieldType},
    },
    import::{
        header::{find_field, is_identity_number},
        mask::label,
        raw::RawValue,
    },
};

const NOT_ITEMS: &str = "must be a JSON array of objects, such as [{\"name\": \"…\"}]";

pub(super) fn parse_json(field: &Field, value: &Value, context: CellContext) -> Result<Cell, String> {
    match (value, field.kind) {
        (Value::Null, _) => Ok(Cell::Null),
        (Value::String(text), _) => parse_text(field, text, context),
        (Value::Bool(flag), FieldType::Flag) => Ok(Cell::Flag(*flag)),
        (Value::Number(_), FieldType::Items(_)) | (Value::Bool(_), _) => Err("is of the wrong type".into()),
        (Value::Number(number), kind) => {
            let digits = match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => whole.to_string(),
                (None, Some(number)) => number_text(number)?,
                (None, None) => return Err("is too large a number".into()),
            };
            // A record states its dates as texts: a number of five digits is no day here.
            if matches!(kind, FieldType::Date) && digits.len() != 8 {
                return Err("must be a text such as \"2016-04-11\"".into());
            }
            parse_text(field, &digits, context)
        }
        (Value::Array(values), _) if values.is_empty() => Ok(Cell::Null),
        (Value::Array(values), FieldType::TextList) => parse_text_array(values),
        (Value::Array(values), FieldType::Codes(table)) => {
            let codes: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
            // A line end separates codes and is part of none.
            codes.ok_or_else(|| choice::explain(table)).and_then(|codes| choice::parse_codes(table, &codes.join("\n")))
        }
        (Value::Array(values), FieldType::Items(fields)) => parse_items(field.name, fields, values, context),
        (Value::Array(_), _) => Err("must be one value and not a list".into()),
        (Value::Object(_), FieldType::Items(_)) => Err(NOT_ITEMS.into()),
        (Value::Object(_), _) => Err("must be one value and not an object".into()),
    }
}

/// Records that a cell holds as JSON.
pub(super) fn parse_items_text(name: &str, fields: &[Field], text: &str, context: CellContext) -> Result<Cell, String> {
    match serde_json::from_str(text) {
        Ok(Value::Array(values)) if values.is_empty() => Ok(Cell::Null),
        Ok(Value::Array(values)) => parse_items(name, fields, &values, context),
        _ => Err(NOT_ITEMS.into()),
    }
}

pub(super) fn parse_text_array(values: &[Value]) -> Result<Cell, String> {
    let mut texts = Vec::new();
    for value in values {
        let Value::String(text) = value else { return Err("must be a JSON array of texts".into()) };
        let text = text::clean(text)?;
        if !text.is_empty() {
            texts.push(text);
        }
    }
    text_list(texts.into_iter().map(|text: Cow<'_, str>| text))
}

fn parse_items(name: &str, fields: &[Field], values: &[Value], context: CellContext) -> Result<Cell, String> {
    if values.len() > MAX_ENTRIES {
        return Err(format!("has more than {MAX_ENTRIES} entries"));
    }
    let mut items = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let Value::Object(object) = value else { return Err(format!("{name}[{index}]: must be an object")) };
        let item = parse_item(fields, object, context).map_err(|(field, reason)| {
            let dot = if field.is_empty() { "" } else { "." };
            // A reason from a list deeper inside begins with its own path.
            if reason.starts_with(&format!("{field}[")) {
                format!("{name}[{index}].{reason}")
            } else {
                format!("{name}[{index}]{dot}{field}: {reason}")
            }
        })?;
        items.push(item);
    }
    Ok(Cell::List(items))
}

fn parse_item(fields: &[Field], object: &Map<String, Value>, context: CellContext) -> Result<Cell, (String, String)> {
    let mut cells: Vec<Cell> = fields.iter().map(|_| Cell::Null).collect();
    let mut stated = vec![false; fields.len()];
    for (key, value) in object {
        let shown = label(key);
        let Some((position, unit)) = find_field(fields, key) else {
            let reason = if is_identity_number(key) {
                "holds identity numbers, which are never taken; remove it (请删除身份证号)".to_owned()
            } else {
                let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
                format!("is unknown; the names are {}", names.join(", "))
            };
            return Err((shown, reason));
        };
        let field = &fields[position];
        if std::mem::replace(&mut stated[position], true) {
            return Err((field.name.into(), "is stated twice".into()));
        }
        let inner = CellContext { unit, ..context };
        cells[position] =
            parse_cell(field, RawValue::Json(value), inner).map_err(|reason| (field.name.into(), reason))?;
    }
    for (field, cell) in fields.iter().zip(&cells) {
        if field.required && cell.is_null() {
            return Err((field.name.into(), "is missing (必填)".into()));
        }
    }
    let names = fields.iter().map(|field| field.name.into());
    Ok(Cell::Item(names.zip(cells).collect()))
}
