//! An enterprise's branches (分支机构).
//!
//! A branch has no day of its own here: it is listed under its enterprise. Where it is registered as an enterprise
//! itself, its own code finds it.

use super::{DisclosureKind, rule::registration_number_holds};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Branch;

static FIELDS: &[Field] = &[
    Field::required("name", FieldType::Text { max: 200 }, &["分支机构名称"]),
    Field::optional("credit_code", FieldType::CreditCode, &["分支机构统一社会信用代码"]),
    Field::optional("registration_number", FieldType::Text { max: 15 }, &["分支机构注册号"]),
    Field::optional("registration_authority", FieldType::Text { max: 100 }, &["分支机构登记机关"]),
];

impl DisclosureKind for Branch {
    fn name(&self) -> &'static str {
        "branch"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        None
    }

    fn identity(&self) -> &'static [&'static str] {
        &["name"]
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        registration_number_holds(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_branchs_registration_number_passes_its_check() {
        assert_rules(
            &Branch,
            &[
                (&[("name", "上海分公司")], None),
                (&[("registration_number", "310141000157096")], None),
                (&[("registration_number", "310141000157097")], Some("registration_number")),
                (&[("registration_number", "31014100015709")], Some("registration_number")),
            ],
        );
    }
}
