//! Registered pledges of intellectual property (知识产权出质登记).
//!
//! The enterprise discloses it itself (State Council Order 654, Art. 10).

use entity::code::{CodeList, PropertyKind, Validity};

use super::{
    DisclosureKind, Measure, StatutoryPeriod,
    rule::{dates_in_order, period_from},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct IntellectualPropertyPledge;

static FIELDS: &[Field] = &[
    Field::required("registration_number", FieldType::Text { max: 100 }, &["登记编号", "知识产权登记证号"]),
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["登记机关"]),
    Field::required("pledgor", FieldType::Text { max: 200 }, &["出质人名称", "出质人"]),
    Field::required("title", FieldType::Text { max: 500 }, &["知识产权名称"]),
    Field::optional("property_kind", FieldType::Code(PropertyKind::TABLE), &["种类", "知识产权种类"]),
    Field::required("pledgee", FieldType::Text { max: 200 }, &["质权人名称", "质权人"]),
    Field::required("registered_on", FieldType::Date, &["登记日期", "质权登记日期"]),
    Field::optional("valid_from", FieldType::Date, &["质权登记期限自"]),
    Field::optional("valid_to", FieldType::Date, &["质权登记期限至"]),
    Field::optional("validity", FieldType::Code(Validity::TABLE), &["状态"]),
];

impl DisclosureKind for IntellectualPropertyPledge {
    fn name(&self) -> &'static str {
        "intellectual_property_pledge"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("registered_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["registration_number"]
    }

    fn measure(&self) -> Option<&'static Measure> {
        const MEASURE: Measure =
            Measure { reasons: &["property_kind"], lifted: None, lasts_until: Some("valid_to"), ..Measure::SECURITY };
        Some(&MEASURE)
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "enterprise_disclosure", "registered_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "valid_from", "valid_to")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_pledge_ends_after_it_begins() {
        assert_rules(
            &IntellectualPropertyPledge,
            &[
                (&[("valid_from", "2016-01-01"), ("valid_to", "2018-01-01")], None),
                (&[("valid_to", "2018-01-01")], None),
                (&[("valid_from", "2016-01-01"), ("valid_to", "2015-12-31")], Some("valid_to")),
            ],
        );
    }
}
