//! Consumer complaints and how they ended (消费投诉公示).
//!
//! Only what kind it was and how it ended: a consumer's words and name stay with the authority. A complaint without a
//! number is known by its day and category.

use entity::code::{CodeList, ComplaintCategory, ComplaintResolution, Scope};

use super::{
    DisclosureKind,
    rule::{dates_in_order, needs},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Complaint;

static FIELDS: &[Field] = &[
    Field::optional("document_number", FieldType::Text { max: 100 }, &["投诉编号", "登记编号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["受理机关", "处理单位", "受理单位"]),
    Field::required("category", FieldType::Code(ComplaintCategory::TABLE), &["投诉类别", "投诉问题类别", "投诉类型"]),
    Field::required("received_on", FieldType::Date, &["受理日期", "登记日期", "投诉日期"]),
    Field::optional("resolution", FieldType::Code(ComplaintResolution::TABLE), &["处理结果", "调解结果"]),
    Field::optional("resolved_on", FieldType::Date, &["办结日期", "处理日期"]),
];

impl DisclosureKind for Complaint {
    fn name(&self) -> &'static str {
        "complaint"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("received_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["document_number", "received_on", "category"]
    }

    fn write_scope(&self) -> Scope {
        Scope::ComplaintWrite
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "received_on", "resolved_on")?;
        needs(draft, "resolved_on", "resolution")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_complaint_is_resolved_after_it_was_received() {
        assert_rules(
            &Complaint,
            &[
                (&[("received_on", "2016-01-01")], None),
                (&[("received_on", "2016-01-01"), ("resolution", "1")], None),
                (&[("received_on", "2016-01-01"), ("resolution", "1"), ("resolved_on", "2016-01-01")], None),
                (
                    &[("received_on", "2016-01-01"), ("resolution", "1"), ("resolved_on", "2015-12-31")],
                    Some("resolved_on"),
                ),
                (&[("received_on", "2016-01-01"), ("resolved_on", "2016-02-01")], Some("resolved_on")),
            ],
        );
    }
}
