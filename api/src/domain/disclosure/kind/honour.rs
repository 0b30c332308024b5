//! Honours that industry associations award (荣誉评定).

use entity::code::{CodeList, HonourLevel, OrganisationKind, Scope};

use super::{DisclosureKind, rule::dates_in_order};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Honour;

static FIELDS: &[Field] = &[
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号", "文号", "证书编号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["评定单位", "授予单位", "发证单位"]),
    Field::required("title", FieldType::Text { max: 200 }, &["荣誉名称", "荣誉称号"]),
    Field::optional("level", FieldType::Code(HonourLevel::TABLE), &["荣誉级别", "级别"]),
    Field::required("awarded_on", FieldType::Date, &["评定日期", "授予日期", "获奖日期"]),
    Field::optional("valid_to", FieldType::Date, &["有效期至"]),
    Field::optional("basis", FieldType::Text { max: 1000 }, &["评定依据", "依据"]),
];

impl DisclosureKind for Honour {
    fn name(&self) -> &'static str {
        "honour"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("awarded_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["title", "awarded_on"]
    }

    fn write_scope(&self) -> Scope {
        Scope::HonourWrite
    }

    fn entered_by(&self) -> &'static [OrganisationKind] {
        &[OrganisationKind::Association]
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "awarded_on", "valid_to")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn an_honour_ends_after_its_award() {
        assert_rules(
            &Honour,
            &[
                (&[("awarded_on", "2016-01-01")], None),
                (&[("awarded_on", "2016-01-01"), ("valid_to", "2018-12-31")], None),
                (&[("awarded_on", "2016-01-01"), ("valid_to", "2015-12-31")], Some("valid_to")),
            ],
        );
    }
}
