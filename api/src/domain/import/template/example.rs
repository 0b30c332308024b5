//! An example of each column, so chosen that a row of them obeys the kind's rules.

use entity::{code::CodeTable, value::CreditCode};
use serde_json::{Map, Value};

use super::TemplateColumn;
use crate::domain::{
    disclosure::{
        field::{Field, FieldType},
        kind::DisclosureKind,
    },
    import::header::SubjectColumn,
};

const REGISTRATION_NUMBER: &str = "310141000157096";
const ENTERPRISE: &str = "上海示例有限公司";
const DAY: &str = "2016-04-11";

/// Examples that the rules of a kind ask for, by kind and field; blank where the field goes with another value only.
const PARTICULAR: &[(&str, &str, &str)] = &[
    // A natural person's number is never taken.
    ("shareholder", "certificate_number", ""),
    ("shareholder", "certificate_kind", ""),
    ("penalty", "kinds", "罚款、没收违法所得、暂扣许可证件"),
    // One that is in force is not cancelled.
    ("chattel_mortgage", "cancelled_on", ""),
    ("chattel_mortgage", "cancellation_reason", ""),
    ("equity_pledge", "cancelled_on", ""),
    ("equity_pledge", "cancellation_reason", ""),
];

/// A code whose checks hold and that nobody has.
fn credit_code() -> String {
    CreditCode::from_parts('9', '1', "310115", "12345678")
        .map_or_else(|_| String::new(), |code| code.as_str().to_owned())
}

/// The example of this column.
pub(super) fn of(kind: &dyn DisclosureKind, column: &TemplateColumn) -> String {
    match (column.subject, column.field) {
        (Some(SubjectColumn::CreditCode), _) => credit_code(),
        (Some(SubjectColumn::RegistrationNumber), _) => REGISTRATION_NUMBER.to_owned(),
        (Some(SubjectColumn::Name), _) => ENTERPRISE.to_owned(),
        (None, Some(field)) => {
            let particular = PARTICULAR.iter().find(|(of, name, _)| *of == kind.name() && *name == field.name);
            particular.map_or_else(|| of_field(field), |(_, _, text)| (*text).to_owned())
        }
        (None, None) => String::new(),
    }
}

fn of_field(field: &Field) -> String {
    match field.kind {
        FieldType::Items(fields) => Value::Array(vec![item(fields)]).to_string(),
        FieldType::TextList => format!("{0}一；{0}二", field.headers.first().unwrap_or(&"示例")),
        _ => scalar(field),
    }
}

fn scalar(field: &Field) -> String {
    match field.kind {
        FieldType::Text { max } => text(field, max),
        FieldType::Date => DAY.to_owned(),
        FieldType::Year => "2016".to_owned(),
        FieldType::Count => "12".to_owned(),
        FieldType::Flag => "是".to_owned(),
        FieldType::Money => "100".to_owned(),
        FieldType::CreditCode => credit_code(),
        FieldType::Division => "浦东新区".to_owned(),
        FieldType::Code(table) | FieldType::Codes(table) => first(table).to_owned(),
        FieldType::TextList | FieldType::Items(_) => String::new(),
    }
}

fn text(field: &Field, max: usize) -> String {
    match field.name {
        "registration_number" => REGISTRATION_NUMBER.to_owned(),
        "authority_code" => credit_code(),
        "document_number" => "沪示〔2016〕1号".to_owned(),
        "postal_code" => "200120".to_owned(),
        "contact_phone" => "021-55550100".to_owned(),
        "contact_email" => "office@example.cn".to_owned(),
        _ => {
            let name = field.headers.first().copied().unwrap_or(field.name);
            format!("示例{name}").chars().take(max).collect()
        }
    }
}

fn first(table: &CodeTable) -> &'static str {
    table.entries.first().map_or("", |entry| entry.zh)
}

/// A record inside the record, with what it must have.
fn item(fields: &[Field]) -> Value {
    let members = fields.iter().filter(|field| field.required);
    let member = |field: &Field| match field.kind {
        FieldType::Items(inner) => Value::Array(vec![item(inner)]),
        FieldType::TextList => Value::Array(vec![Value::String("示例".to_owned())]),
        _ => Value::String(scalar(field)),
    };
    Value::Object(members.map(|field| (field.name.to_owned(), member(field))).collect::<Map<_, _>>())
}
