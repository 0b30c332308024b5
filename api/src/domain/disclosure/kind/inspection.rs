//! Spot checks and their results (抽查检查结果).
//!
//! SAIC Order 67 and the city's double-random inspections. One authority inspects an enterprise once a day in one task;
//! a result that is added or corrected later is a revision.

use entity::code::{CodeList, InspectionKind, InspectionResult, OrganisationKind, Scope};

use super::{
    AUTHORITIES, DisclosureKind, Measure, StatutoryPeriod,
    measure::{Only, states},
    rule::{has_code, not_empty, period_from},
};
use crate::domain::disclosure::{
    cell::Cell,
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Inspection;

/// Findings that contradict "nothing found".
const PROBLEMS: &[InspectionResult] = &[
    InspectionResult::AicRulesBroken,
    InspectionResult::FoodAndDrugRulesBroken,
    InspectionResult::QualityRulesBroken,
    InspectionResult::OtherRulesBroken,
    InspectionResult::FollowUp,
    InspectionResult::DisclosureMissing,
    InspectionResult::FalseDisclosure,
    InspectionResult::OtherAicRulesBroken,
];

/// Whether the results say something against the enterprise: a problem that was found, or that it could not be inspected.
fn is_adverse(results: &Cell) -> bool {
    states(results, PROBLEMS) || states(results, &[InspectionResult::Untraceable, InspectionResult::Uncooperative])
}

static FIELDS: &[Field] = &[
    Field::optional("document_number", FieldType::Text { max: 100 }, &["检查文书号", "文书号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["检查实施机关", "检查机关", "抽查机关"]),
    Field::optional("plan", FieldType::Text { max: 200 }, &["抽查计划名称", "抽查计划"]),
    Field::optional("task", FieldType::Text { max: 200 }, &["抽查任务名称", "抽查任务"]),
    Field::optional("kind", FieldType::Code(InspectionKind::TABLE), &["抽查类型", "检查类型"]),
    Field::optional("items", FieldType::TextList, &["抽查事项", "检查事项"]),
    Field::required("inspected_on", FieldType::Date, &["抽查完成日期", "检查日期", "抽查日期", "日期"]),
    Field::required("results", FieldType::Codes(InspectionResult::TABLE), &["抽查结果", "检查结果", "结果"]),
];

impl DisclosureKind for Inspection {
    fn name(&self) -> &'static str {
        "inspection"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("inspected_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["task", "inspected_on", "authority"]
    }

    fn measure(&self) -> Option<&'static Measure> {
        const MEASURE: Measure = Measure {
            reasons: &["results"],
            begins: "inspected_on",
            only: Some(Only { field: "results", counts: is_adverse }),
            ..Measure::DECISION
        };
        Some(&MEASURE)
    }

    fn write_scope(&self) -> Scope {
        Scope::InspectionWrite
    }

    fn entered_by(&self) -> &'static [OrganisationKind] {
        AUTHORITIES
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "inspection_result_disclosure", "inspected_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        not_empty(draft, &["results", "items"])?;
        let has = |result| has_code(draft, "results", result);
        if has(InspectionResult::NothingFound) && PROBLEMS.iter().any(|problem| has(*problem)) {
            return Err(Fault::new("results", "must not hold both 未发现问题 and a problem that was found"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn an_inspection_has_results_that_agree() {
        assert_rules(
            &Inspection,
            &[
                (&[("results", "1")], None),
                (&[("results", "2 A")], None),
                (&[("results", "1 F")], None),
                (&[("results", "B E")], None),
                (&[("results", "")], Some("results")),
                (&[("results", "1"), ("items", "")], Some("items")),
                (&[("results", "1 2")], Some("results")),
                (&[("results", "1 3")], Some("results")),
                (&[("results", "1 4")], Some("results")),
                (&[("results", "1 5")], Some("results")),
                (&[("results", "1 A")], Some("results")),
                (&[("results", "1 B")], Some("results")),
                (&[("results", "1 C")], Some("results")),
                (&[("results", "1 D")], Some("results")),
            ],
        );
    }
}
