//! What a record says, as the outside reads it: the fields of its kind by their names in the schema, with the schema's
//! units.

use entity::value::Money;
use serde_json::{Map, Value};

use crate::domain::{
    disclosure::{
        field::{Field, FieldType, camel},
        kind::DisclosureKind,
    },
    store::cell::Cell,
};

/// The fields of a record; those that are not stated are null. Dates and codes are texts, amounts decimal texts in 万元,
/// lists are lists. What leads to persons is left out unless it may be seen, and what the record withholds is not told.
pub fn told(kind: &dyn DisclosureKind, content: &Cell, with_contacts: bool) -> Map<String, Value> {
    let withheld = if with_contacts { &[][..] } else { kind.contacts() };
    told_fields(kind.fields(), &kind.withhold(content, with_contacts), withheld)
}

/// The value of one field, as [`told`] has it.
pub fn told_value(field: &Field, cell: &Cell) -> Value {
    value(field.kind, cell)
}

fn told_fields(fields: &[Field], content: &Cell, withheld: &[&str]) -> Map<String, Value> {
    let shown = fields.iter().filter(|field| !withheld.contains(&field.name));
    shown.map(|field| (camel(field.name), value(field.kind, content.member(field.name)))).collect()
}

fn value(kind: FieldType, cell: &Cell) -> Value {
    match (kind, cell) {
        (FieldType::Money, Cell::Number(fen)) => Value::String(Money::from_fen(*fen).to_wan_decimal()),
        (FieldType::Items(fields), Cell::List(items)) => {
            items.iter().map(|item| Value::Object(told_fields(fields, item, &[]))).collect()
        }
        (_, Cell::Null | Cell::Json(_)) => Value::Null,
        (_, Cell::Flag(flag)) => Value::Bool(*flag),
        (_, Cell::Number(number)) => Value::from(*number),
        (_, Cell::Text(text)) => Value::String(text.to_string()),
        (_, Cell::List(cells)) => cells.iter().map(|cell| value(FieldType::TextList, cell)).collect(),
        (_, Cell::Item(values)) => {
            let members = values.iter().map(|(name, cell)| (camel(name), value(FieldType::TextList, cell)));
            Value::Object(members.collect())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;
    use crate::domain::disclosure::registry::find_kind;

    #[test]
    fn fields_have_the_names_and_units_of_the_schema() {
        let kind = find_kind("penalty").unwrap();
        let content = r#"{"document_number":"1","fine_amount":500000,"kinds":["3"],"decided_on":"2016-04-11"}"#;
        let told = told(kind, &serde_json::from_str(content).unwrap(), false);
        assert_eq!(
            (&told["fineAmount"], &told["kinds"], &told["decidedOn"]),
            (&json!("0.5"), &json!(["3"]), &json!("2016-04-11"))
        );
        assert!(told["facts"].is_null());
        assert_eq!(told.len(), kind.fields().len());
    }

    #[test]
    fn what_a_report_withholds_is_not_told_and_contacts_only_to_who_may_see_them() {
        let kind = find_kind("annual_report").unwrap();
        let items = ["企业联系电话", "资产总额", "从业人数", "负债总额"];
        let amendments =
            items.map(|item| json!({"item": item, "before": "1", "after": "2", "amended_on": "2016-07-01"}));
        let content = json!({
            "contact_phone": "021-1", "postal_code": "200120", "employees_disclosed": false,
            "figures": [{"figure": "1", "disclosed": false}, {"figure": "2", "amount": 100, "disclosed": true}],
            "amendments": amendments,
        });
        let content: Cell = serde_json::from_value(content).unwrap();
        for (with_contacts, expected) in [(false, &["负债总额"][..]), (true, &["企业联系电话", "负债总额"])]
        {
            let told = told(kind, &content, with_contacts);
            assert_eq!(told.contains_key("contactPhone"), with_contacts);
            assert_eq!(told["postalCode"], "200120");
            let amendments = told["amendments"].as_array().unwrap();
            assert_eq!(amendments.len(), items.len());
            assert!(amendments.iter().all(|amendment| amendment["before"].is_null() == amendment["after"].is_null()));
            let shown = amendments.iter().filter(|amendment| !amendment["before"].is_null());
            assert_eq!(shown.map(|amendment| amendment["item"].as_str().unwrap()).collect::<Vec<_>>(), expected);
        }
    }
}
