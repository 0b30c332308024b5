//! Administrative licences (行政许可).
//!
//! The number of the decision makes a licence the same licence under its enterprise.

use entity::code::{CodeList, LicenceKind, OrganisationKind, Scope, Validity};

use super::{
    AUTHORITIES, DisclosureKind, StatutoryPeriod,
    rule::{dates_in_order, period_from},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Licence;

static FIELDS: &[Field] = &[
    Field::required(
        "document_number",
        FieldType::Text { max: 100 },
        &["行政许可决定文书号", "许可文书编号", "许可文书号"],
    ),
    Field::optional("document_name", FieldType::Text { max: 200 }, &["行政许可决定文书名称", "许可文件名称"]),
    Field::optional("licence_kind", FieldType::Code(LicenceKind::TABLE), &["审核类型", "许可类别"]),
    Field::optional("content", FieldType::Text { max: 4000 }, &["许可内容"]),
    Field::optional("certificate_name", FieldType::Text { max: 200 }, &["许可证书名称"]),
    Field::optional("certificate_number", FieldType::Text { max: 100 }, &["许可编号", "许可证书编号"]),
    Field::required("decided_on", FieldType::Date, &["许可决定日期", "许可日期"]),
    Field::optional("valid_from", FieldType::Date, &["有效期自", "有效期起"]),
    Field::optional("valid_to", FieldType::Date, &["有效期至", "有效期止"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["许可机关", "许可单位"]),
    Field::optional("authority_code", FieldType::Text { max: 18 }, &["许可机关统一社会信用代码", "许可机关代码"]),
    Field::optional("validity", FieldType::Code(Validity::TABLE), &["当前状态", "许可状态"]),
];

impl DisclosureKind for Licence {
    fn name(&self) -> &'static str {
        "licence"
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

    fn write_scope(&self) -> Scope {
        Scope::LicenceWrite
    }

    fn entered_by(&self) -> &'static [OrganisationKind] {
        AUTHORITIES
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        period_from(draft, "aic_disclosure", "decided_on")
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        dates_in_order(draft, "valid_from", "valid_to")?;
        dates_in_order(draft, "decided_on", "valid_to")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_licence_is_valid_from_its_decision_to_its_end() {
        assert_rules(
            &Licence,
            &[
                (&[("decided_on", "2016-01-01")], None),
                (&[("decided_on", "2016-01-01"), ("valid_from", "2015-12-01"), ("valid_to", "2016-01-01")], None),
                (&[("decided_on", "2016-01-01"), ("valid_to", "2015-12-31")], Some("valid_to")),
                (&[("valid_from", "2016-02-01"), ("valid_to", "2016-01-31")], Some("valid_to")),
            ],
        );
    }
}
