//! Entries in the list of enterprises with serious violations (严重违法失信企业名单).
//!
//! SAIC Order 83. An entry is the same entry while its reason and its day are the same.

use entity::code::{CodeList, Scope, SeriousReason, SeriousRemovalReason};

use super::{
    DisclosureKind, EnterpriseList, Measure, StatutoryPeriod,
    rule::{period_from, removal_is_whole},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct SeriousViolation;

static FIELDS: &[Field] = &[
    Field::optional("document_number", FieldType::Text { max: 100 }, &["列入决定文书号", "文书号", "文号"]),
    Field::required(
        "authority",
        FieldType::Text { max: 100 },
        &["列入决定机关", "作出决定机关(列入)", "列入机关", "决定机关"],
    ),
    Field::required(
        "reason",
        FieldType::Code(SeriousReason::TABLE),
        &["列入严重违法失信企业名单原因", "列入严重违法失信企业名单(黑名单)原因", "列入原因", "原因"],
    ),
    Field::required("listed_on", FieldType::Date, &["列入日期"]),
    Field::optional("remedies", FieldType::Text { max: 2000 }, &["救济途径", "权利救济途径"]),
    Field::optional(
        "removal_reason",
        FieldType::Code(SeriousRemovalReason::TABLE),
        &["移出严重违法失信企业名单原因", "移出原因"],
    ),
    Field::optional("removed_on", FieldType::Date, &["移出日期"]),
    Field::optional(
        "removal_authority",
        FieldType::Text { max: 100 },
        &["移出决定机关", "作出决定机关(移出)", "移出机关"],
    ),
];

impl DisclosureKind for SeriousViolation {
    fn name(&self) -> &'static str {
        "serious_violation"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("listed_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["reason", "listed_on"]
    }

    fn measure(&self) -> Option<&'static Measure> {
        Some(&Measure::LIST)
    }

    fn write_scope(&self) -> Scope {
        Scope::ListWrite
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "listed_on")
    }

    fn list(&self) -> Option<EnterpriseList> {
        Some(EnterpriseList::Serious)
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        removal_is_whole(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_removal_is_whole_and_not_before_the_listing() {
        assert_rules(
            &SeriousViolation,
            &[
                (&[("listed_on", "2016-05-01")], None),
                (
                    &[
                        ("listed_on", "2016-05-01"),
                        ("removed_on", "2017-01-05"),
                        ("removal_reason", "2"),
                        ("removal_authority", "上海市工商行政管理局"),
                    ],
                    None,
                ),
                (
                    &[("listed_on", "2016-05-01"), ("removed_on", "2016-04-30"), ("removal_reason", "2")],
                    Some("removed_on"),
                ),
                (&[("listed_on", "2016-05-01"), ("removed_on", "2017-01-05")], Some("removal_reason")),
                (&[("listed_on", "2016-05-01"), ("removal_reason", "2")], Some("removal_reason")),
                (
                    &[("listed_on", "2016-05-01"), ("removal_authority", "上海市工商行政管理局")],
                    Some("removal_authority"),
                ),
            ],
        );
    }
}
