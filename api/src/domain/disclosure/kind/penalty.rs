//! Administrative penalties (行政处罚).
//!
//! The number of the decision makes a penalty the same penalty under its enterprise. An amount is only stated with the
//! kind of penalty that it belongs to; sources write 0 where there is none.

use entity::code::{CodeList, OrganisationKind, PenaltyKind, Scope};

use super::{
    AUTHORITIES, DisclosureKind, Measure, StatutoryPeriod,
    rule::{dates_in_order, has_code, not_empty, not_negative, period_from},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Penalty;

static FIELDS: &[Field] = &[
    Field::required(
        "document_number",
        FieldType::Text { max: 100 },
        &["行政处罚决定文书号", "行政处罚决定书文号", "处罚决定书文号", "决定书文号"],
    ),
    Field::optional("violation", FieldType::Text { max: 500 }, &["违法行为类型"]),
    Field::optional("facts", FieldType::Text { max: 4000 }, &["违法事实"]),
    Field::optional("legal_basis", FieldType::Text { max: 2000 }, &["处罚依据"]),
    Field::required("kinds", FieldType::Codes(PenaltyKind::TABLE), &["处罚类别", "处罚种类"]),
    Field::optional("content", FieldType::Text { max: 4000 }, &["处罚内容", "行政处罚内容"]),
    Field::optional("fine_amount", FieldType::Money, &["罚款金额", "罚款"]),
    Field::optional("confiscated_amount", FieldType::Money, &["没收违法所得、没收非法财物的金额", "没收金额"]),
    Field::optional("revoked_licence", FieldType::Text { max: 500 }, &["暂扣或吊销证照名称及编号"]),
    Field::required("decided_on", FieldType::Date, &["处罚决定日期", "作出行政处罚决定日期"]),
    Field::optional("display_until", FieldType::Date, &["公示截止期", "公示截止日期"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["处罚机关", "作出行政处罚决定机关名称"]),
    Field::optional("authority_code", FieldType::Text { max: 18 }, &["处罚机关统一社会信用代码", "处罚机关代码"]),
];

impl DisclosureKind for Penalty {
    fn name(&self) -> &'static str {
        "penalty"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("decided_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["document_number"]
    }

    fn measure(&self) -> Option<&'static Measure> {
        const MEASURE: Measure =
            Measure { reasons: &["violation", "kinds"], lasts_until: Some("display_until"), ..Measure::DECISION };
        Some(&MEASURE)
    }

    fn write_scope(&self) -> Scope {
        Scope::PenaltyWrite
    }

    fn entered_by(&self) -> &'static [OrganisationKind] {
        AUTHORITIES
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "decided_on")
    }

    fn displayed_until(&self) -> Option<&'static str> {
        Some("display_until")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "decided_on", "display_until")?;
        not_empty(draft, &["kinds"])?;
        not_negative(draft, &["fine_amount", "confiscated_amount"])?;
        let amounts: [(_, &[PenaltyKind], _); 2] = [
            ("fine_amount", &[PenaltyKind::Fine], "is only stated with the kind 罚款"),
            (
                "confiscated_amount",
                &[PenaltyKind::ConfiscationOfGains, PenaltyKind::ConfiscationOfProperty],
                "is only stated with the kind 没收违法所得 or 没收非法财物",
            ),
        ];
        for (field, kinds, message) in amounts {
            let stated = draft.get(field).as_i64().is_some_and(|amount| amount > 0);
            if stated && !kinds.iter().any(|kind| has_code(draft, "kinds", *kind)) {
                return Err(Fault::new(field, message));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn amounts_belong_to_their_kinds() {
        assert_rules(
            &Penalty,
            &[
                (&[("kinds", "1")], None),
                (&[("kinds", "1"), ("fine_amount", "0"), ("confiscated_amount", "0")], None),
                (&[("kinds", "1 3"), ("fine_amount", "500000")], None),
                (&[("kinds", "3 4"), ("fine_amount", "500000"), ("confiscated_amount", "1")], None),
                (&[("kinds", "5"), ("confiscated_amount", "1")], None),
                (&[("kinds", "1"), ("fine_amount", "500000")], Some("fine_amount")),
                (&[("kinds", "3"), ("confiscated_amount", "1")], Some("confiscated_amount")),
                (&[("kinds", "3"), ("fine_amount", "-1")], Some("fine_amount")),
                (&[("kinds", "4"), ("confiscated_amount", "-1")], Some("confiscated_amount")),
                (&[("kinds", "")], Some("kinds")),
            ],
        );
    }

    #[test]
    fn disclosure_ends_after_the_decision() {
        assert_rules(
            &Penalty,
            &[
                (&[("decided_on", "2016-01-01"), ("display_until", "2016-01-01")], None),
                (&[("decided_on", "2016-01-01"), ("display_until", "2015-12-31")], Some("display_until")),
            ],
        );
    }
}
