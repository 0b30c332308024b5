//! What industry associations do in supervising their members (行业监督管理).
//!
//! Measures of one kind on one day are told apart by the number of their document.

use entity::code::{CodeList, OrganisationKind, Scope, SupervisionKind};

use super::{
    DisclosureKind, Measure,
    measure::{Only, states},
    rule::dates_in_order,
};
use crate::domain::disclosure::{
    cell::Cell,
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct SupervisionRecord;

/// Whether a measure of this kind says something against the enterprise. A rating may say either.
fn is_adverse(kind: &Cell) -> bool {
    use SupervisionKind::{Criticism, SelfDisciplineMeasure, Warning};
    states(kind, &[SelfDisciplineMeasure, Warning, Criticism])
}

static FIELDS: &[Field] = &[
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号", "文号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["监管单位", "作出单位", "决定单位"]),
    Field::required("kind", FieldType::Code(SupervisionKind::TABLE), &["监管类别", "监督管理类型", "类型"]),
    Field::required("content", FieldType::Text { max: 4000 }, &["监管内容", "内容"]),
    Field::required("decided_on", FieldType::Date, &["作出日期", "决定日期"]),
    Field::optional("valid_to", FieldType::Date, &["有效期至"]),
];

impl DisclosureKind for SupervisionRecord {
    fn name(&self) -> &'static str {
        "supervision_record"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("decided_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["kind", "decided_on", "document_number"]
    }

    fn measure(&self) -> Option<&'static Measure> {
        const MEASURE: Measure = Measure {
            reasons: &["kind"],
            lasts_until: Some("valid_to"),
            only: Some(Only { field: "kind", counts: is_adverse }),
            ..Measure::DECISION
        };
        Some(&MEASURE)
    }

    fn write_scope(&self) -> Scope {
        Scope::SupervisionWrite
    }

    fn entered_by(&self) -> &'static [OrganisationKind] {
        &[OrganisationKind::Association]
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "decided_on", "valid_to")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_measure_ends_after_its_decision() {
        assert_rules(
            &SupervisionRecord,
            &[
                (&[("decided_on", "2016-01-01")], None),
                (&[("decided_on", "2016-01-01"), ("valid_to", "2016-01-01")], None),
                (&[("decided_on", "2016-01-01"), ("valid_to", "2015-12-31")], Some("valid_to")),
            ],
        );
    }
}
