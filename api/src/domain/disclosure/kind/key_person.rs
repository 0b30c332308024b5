//! An enterprise's directors, supervisors and managers (主要人员).
//!
//! One record is one person in one position: a person with two positions has two records.

use entity::code::{CodeList, Position};

use super::DisclosureKind;
use crate::domain::disclosure::field::{Field, FieldType};

/// The kind.
#[derive(Debug)]
pub struct KeyPerson;

static FIELDS: &[Field] = &[
    Field::required("name", FieldType::Text { max: 100 }, &["姓名", "主要人员姓名"]),
    Field::required("position", FieldType::Code(Position::TABLE), &["职务", "职位"]),
];

impl DisclosureKind for KeyPerson {
    fn name(&self) -> &'static str {
        "key_person"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        None
    }

    fn identity(&self) -> &'static [&'static str] {
        &["name", "position"]
    }
}
