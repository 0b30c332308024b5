//! Registered changes of an enterprise's particulars (变更信息).
//!
//! One item may change twice on one day. `ordinal` tells such changes apart: the first has none, the second has 2.
//! Without it they are the same record, and the later submission is a revision of the earlier.

use super::{DisclosureKind, StatutoryPeriod, rule::period_from};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Alteration;

/// The first ordinal that is written: the first change of a day needs none.
const SECOND: i64 = 2;

static FIELDS: &[Field] = &[
    Field::required("item", FieldType::Text { max: 200 }, &["变更事项"]),
    Field::optional("ordinal", FieldType::Count, &["同日序号"]),
    Field::optional("before", FieldType::Text { max: 20000 }, &["变更前内容", "变更前"]),
    Field::optional("after", FieldType::Text { max: 20000 }, &["变更后内容", "变更后"]),
    Field::required("altered_on", FieldType::Date, &["变更日期", "核准变更日期"]),
];

impl DisclosureKind for Alteration {
    fn name(&self) -> &'static str {
        "alteration"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("altered_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["item", "altered_on", "ordinal"]
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "altered_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        if draft.get("ordinal").as_i64().is_some_and(|ordinal| ordinal < SECOND) {
            return Err(Fault::new(
                "ordinal",
                "is 2 for the second change of an item on one day; leave the first empty",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn only_second_and_later_changes_of_a_day_are_numbered() {
        assert_rules(
            &Alteration,
            &[
                (&[("item", "住所变更")], None),
                (&[("ordinal", "2")], None),
                (&[("ordinal", "7")], None),
                (&[("ordinal", "1")], Some("ordinal")),
                (&[("ordinal", "0")], Some("ordinal")),
            ],
        );
    }
}
