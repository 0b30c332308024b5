//! Shareholders and their contributions (股东及出资).
//!
//! Names of natural persons are public, the numbers of their certificates are not and never enter the system
//! (DOMAIN.md §4). Those of organisations are. A shareholder has no day of its own: it is listed under its enterprise.

use entity::{
    code::{CertificateKind, CodeList, ContributionForm, ShareholderKind},
    value::contains_identity_number,
};

use super::{
    DisclosureKind,
    rule::{has_code, needs, not_empty, not_negative},
};
use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct Shareholder;

/// Certificates that only persons hold: their numbers are refused whatever the shareholder is called.
const PERSONAL: &[CertificateKind] = &[
    CertificateKind::ResidentIdentityCard,
    CertificateKind::Passport,
    CertificateKind::HongKongMacaoPermit,
    CertificateKind::TaiwanPermit,
    CertificateKind::MilitaryCard,
];

static FIELDS: &[Field] = &[
    Field::required("name", FieldType::Text { max: 200 }, &["股东名称", "股东姓名", "股东", "投资人", "发起人"]),
    Field::required("kind", FieldType::Code(ShareholderKind::TABLE), &["股东类型", "投资人类型"]),
    Field::optional("certificate_kind", FieldType::Code(CertificateKind::TABLE), &["证照类型", "证件类型"]),
    Field::optional("certificate_number", FieldType::Text { max: 50 }, &["证照号码", "证件号码"]),
    Field::optional("subscribed_amount", FieldType::Money, &["认缴出资额", "认缴额"]),
    Field::optional("subscribed_on", FieldType::Date, &["认缴出资日期"]),
    Field::optional("subscribed_forms", FieldType::Codes(ContributionForm::TABLE), &["认缴出资方式"]),
    Field::optional("paid_amount", FieldType::Money, &["实缴出资额", "实缴额"]),
    Field::optional("paid_on", FieldType::Date, &["实缴出资日期"]),
    Field::optional("paid_forms", FieldType::Codes(ContributionForm::TABLE), &["实缴出资方式"]),
];

impl DisclosureKind for Shareholder {
    fn name(&self) -> &'static str {
        "shareholder"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        None
    }

    fn identity(&self) -> &'static [&'static str] {
        &["name"]
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        not_negative(draft, &["subscribed_amount", "paid_amount"])?;
        not_empty(draft, &["subscribed_forms", "paid_forms"])?;
        let number = draft.get("certificate_number");
        let personal = has_code(draft, "kind", ShareholderKind::NaturalPerson)
            || PERSONAL.iter().any(|certificate| has_code(draft, "certificate_kind", *certificate))
            || number.as_str().is_some_and(contains_identity_number);
        if personal && !number.is_null() {
            return Err(Fault::new("certificate_number", "must be empty for a natural person; no part of it is kept"));
        }
        needs(draft, "certificate_number", "certificate_kind")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_natural_persons_certificate_number_is_refused() {
        assert_rules(
            &Shareholder,
            &[
                (&[("kind", "1")], None),
                (&[("kind", "1"), ("certificate_kind", "1")], None),
                (&[("kind", "1"), ("certificate_kind", "1"), ("certificate_number", "x")], Some("certificate_number")),
                (&[("kind", "1"), ("certificate_number", "x")], Some("certificate_number")),
                (&[("kind", "1"), ("certificate_kind", "6"), ("certificate_number", "x")], Some("certificate_number")),
                (&[("kind", "9"), ("certificate_kind", "2"), ("certificate_number", "x")], Some("certificate_number")),
                // A number by its look, whatever it is called: the standard's own example.
                (
                    &[("kind", "9"), ("certificate_kind", "99"), ("certificate_number", "11010519491231002X")],
                    Some("certificate_number"),
                ),
                (&[("kind", "2"), ("certificate_kind", "6"), ("certificate_number", "91310115MA1K35JX5L")], None),
                (&[("kind", "2"), ("certificate_number", "91310115MA1K35JX5L")], Some("certificate_number")),
            ],
        );
    }

    #[test]
    fn contributions_are_not_negative_and_say_what_they_are() {
        assert_rules(
            &Shareholder,
            &[
                (&[("subscribed_amount", "0"), ("paid_amount", "0"), ("subscribed_forms", "1 2")], None),
                (&[("subscribed_amount", "-1")], Some("subscribed_amount")),
                (&[("paid_amount", "-1")], Some("paid_amount")),
                (&[("subscribed_forms", "")], Some("subscribed_forms")),
                (&[("paid_forms", "")], Some("paid_forms")),
            ],
        );
    }
}
