//! Registered pledges of an enterprise's equity (股权出质登记).
//!
//! The enterprise is the one whose equity is pledged.

use entity::code::{CodeList, Validity};

use super::{
    DisclosureKind, Measure, StatutoryPeriod,
    rule::{dates_in_order, has_code, needs, not_negative, period_from},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct EquityPledge;

static FIELDS: &[Field] = &[
    Field::required("registration_number", FieldType::Text { max: 100 }, &["登记编号", "股权出质登记编号"]),
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["登记机关"]),
    Field::required("pledgor", FieldType::Text { max: 200 }, &["出质人"]),
    Field::required("pledgee", FieldType::Text { max: 200 }, &["质权人"]),
    Field::optional("pledged_amount", FieldType::Money, &["出质股权数额"]),
    Field::required("registered_on", FieldType::Date, &["股权出质设立登记日期", "登记日期"]),
    Field::optional("validity", FieldType::Code(Validity::TABLE), &["状态"]),
    Field::optional("cancelled_on", FieldType::Date, &["注销日期"]),
    Field::optional("cancellation_reason", FieldType::Text { max: 500 }, &["注销原因"]),
];

impl DisclosureKind for EquityPledge {
    fn name(&self) -> &'static str {
        "equity_pledge"
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
        Some(&Measure::SECURITY)
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "registered_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "registered_on", "cancelled_on")?;
        needs(draft, "cancellation_reason", "cancelled_on")?;
        not_negative(draft, &["pledged_amount"])?;
        if !draft.get("cancelled_on").is_null() && has_code(draft, "validity", Validity::Valid) {
            return Err(Fault::new("validity", "must not be in force (有效) once it is cancelled"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_pledge_ends_after_its_registration() {
        assert_rules(
            &EquityPledge,
            &[
                (&[("registered_on", "2016-01-01"), ("validity", "1"), ("pledged_amount", "100")], None),
                (&[("registered_on", "2016-01-01"), ("cancelled_on", "2016-01-01"), ("validity", "2")], None),
                (&[("registered_on", "2016-01-01"), ("cancelled_on", "2015-12-31")], Some("cancelled_on")),
                (&[("cancelled_on", "2016-01-01"), ("validity", "1")], Some("validity")),
                (&[("cancellation_reason", "质权实现")], Some("cancellation_reason")),
                (&[("pledged_amount", "-1")], Some("pledged_amount")),
            ],
        );
    }
}
