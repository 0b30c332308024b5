//! Registered chattel mortgages (动产抵押登记).

use entity::code::{CertificateKind, CodeList, SecuredClaimKind, Validity};

use super::{
    DisclosureKind, Measure, StatutoryPeriod,
    rule::{dates_in_order, has_code, needs, not_negative, period_from},
};
use crate::domain::disclosure::{
    cell::Cell,
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct ChattelMortgage;

/// Whom the mortgage secures (抵押权人). Natural persons are among them, so no certificate's number.
static MORTGAGEES: &[Field] = &[
    Field::required("name", FieldType::Text { max: 200 }, &["抵押权人名称"]),
    Field::optional("certificate_kind", FieldType::Code(CertificateKind::TABLE), &["证照类型"]),
];

/// What is mortgaged (抵押物).
static COLLATERAL: &[Field] = &[
    Field::required("name", FieldType::Text { max: 500 }, &["抵押物名称"]),
    Field::optional("ownership", FieldType::Text { max: 500 }, &["所有权归属", "所有权或使用权归属"]),
    Field::optional("condition", FieldType::Text { max: 2000 }, &["数量、质量、状况、所在地等情况"]),
];

/// Changes of the registration (变更).
static ALTERATIONS: &[Field] = &[
    Field::required("altered_on", FieldType::Date, &["变更日期"]),
    Field::required("content", FieldType::Text { max: 4000 }, &["变更内容"]),
];

static FIELDS: &[Field] = &[
    Field::required("registration_number", FieldType::Text { max: 100 }, &["登记编号", "动产抵押登记编号"]),
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["登记机关"]),
    Field::required("registered_on", FieldType::Date, &["登记日期"]),
    Field::optional("validity", FieldType::Code(Validity::TABLE), &["状态"]),
    Field::optional("mortgagees", FieldType::Items(MORTGAGEES), &["抵押权人"]),
    Field::optional("secured_claim_kind", FieldType::Code(SecuredClaimKind::TABLE), &["被担保债权种类", "种类"]),
    Field::optional("secured_claim_amount", FieldType::Money, &["被担保债权数额", "数额"]),
    Field::optional("secured_claim_scope", FieldType::Text { max: 2000 }, &["担保的范围", "担保范围"]),
    Field::optional("secured_claim_from", FieldType::Date, &["债务人履行债务的期限自", "履行期限自"]),
    Field::optional("secured_claim_to", FieldType::Date, &["债务人履行债务的期限至", "履行期限至"]),
    Field::optional("collateral", FieldType::Items(COLLATERAL), &["抵押物"]),
    Field::optional("alterations", FieldType::Items(ALTERATIONS), &["变更"]),
    Field::optional("cancelled_on", FieldType::Date, &["注销日期"]),
    Field::optional("cancellation_reason", FieldType::Text { max: 500 }, &["注销原因"]),
];

impl DisclosureKind for ChattelMortgage {
    fn name(&self) -> &'static str {
        "chattel_mortgage"
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
        const MEASURE: Measure = Measure { reasons: &["secured_claim_kind"], ..Measure::SECURITY };
        Some(&MEASURE)
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "registered_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "registered_on", "cancelled_on")?;
        dates_in_order(draft, "secured_claim_from", "secured_claim_to")?;
        needs(draft, "cancellation_reason", "cancelled_on")?;
        not_negative(draft, &["secured_claim_amount"])?;
        if !draft.get("cancelled_on").is_null() && has_code(draft, "validity", Validity::Valid) {
            return Err(Fault::new("validity", "must not be in force (有效) once it is cancelled"));
        }

        altered_after_registration(draft)
    }
}

/// Rule: a registration changes on its day or later.
fn altered_after_registration(draft: DraftView<'_>) -> Result<(), Fault> {
    let Some(registered_on) = draft.date("registered_on") else { return Ok(()) };
    let early = |item: &Cell| item.member("altered_on").as_date().is_some_and(|date| date < registered_on);
    if draft.get("alterations").as_list().iter().any(early) {
        return Err(Fault::new("alterations", format!("must not be before registered_on ({registered_on})")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_mortgage_changes_and_ends_after_its_registration() {
        assert_rules(
            &ChattelMortgage,
            &[
                (
                    &[
                        ("registered_on", "2016-01-01"),
                        ("cancelled_on", "2016-01-01"),
                        ("cancellation_reason", "主债权消灭"),
                        ("validity", "2"),
                    ],
                    None,
                ),
                (&[("registered_on", "2016-01-01"), ("cancelled_on", "2015-12-31")], Some("cancelled_on")),
                (
                    &[("registered_on", "2016-01-01"), ("cancellation_reason", "主债权消灭")],
                    Some("cancellation_reason"),
                ),
                (
                    &[("registered_on", "2016-01-01"), ("cancelled_on", "2016-02-01"), ("validity", "1")],
                    Some("validity"),
                ),
                (
                    &[
                        ("registered_on", "2016-01-01"),
                        ("alterations", r#"[{"altered_on":"2016-01-02","content":"数额变更"}]"#),
                    ],
                    None,
                ),
                (
                    &[
                        ("registered_on", "2016-01-01"),
                        ("alterations", r#"[{"altered_on":"2016-01-02"},{"altered_on":"2015-12-31"}]"#),
                    ],
                    Some("alterations"),
                ),
            ],
        );
    }

    #[test]
    fn the_secured_claim_is_plausible() {
        assert_rules(
            &ChattelMortgage,
            &[
                (
                    &[
                        ("secured_claim_amount", "0"),
                        ("secured_claim_from", "2016-01-01"),
                        ("secured_claim_to", "2017-01-01"),
                    ],
                    None,
                ),
                (&[("secured_claim_amount", "-1")], Some("secured_claim_amount")),
                (&[("secured_claim_from", "2016-01-01"), ("secured_claim_to", "2015-01-01")], Some("secured_claim_to")),
            ],
        );
    }
}
