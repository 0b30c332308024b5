//! The registered particulars of an enterprise (登记信息), which are submitted, checked and exported as a kind of
//! record is.
//!
//! An enterprise is a subject, not a record under one: its row is known by its codes, of which one must be stated.

use entity::code::{CodeList, Currency, EntityType, Industry, RegistrationStatus};

use crate::domain::disclosure::{
    draft::{DraftView, Fault},
    field::{Field, FieldType},
    kind::{
        DisclosureKind, SubjectRule,
        rule::{dates_in_order, needs, not_negative, registration_number_holds},
    },
};

/// The kind.
#[derive(Debug)]
pub struct Enterprise;

static FIELDS: &[Field] = &[
    Field::optional("credit_code", FieldType::CreditCode, &["统一社会信用代码", "社会信用代码", "信用代码"]),
    Field::optional("registration_number", FieldType::Text { max: 15 }, &["注册号", "工商注册号", "营业执照注册号"]),
    Field::required("name", FieldType::Text { max: 200 }, &["企业名称", "名称", "市场主体名称"]),
    Field::optional("former_names", FieldType::TextList, &["曾用名", "历史名称"]),
    Field::required(
        "entity_type",
        FieldType::Code(EntityType::TABLE),
        &["类型", "企业类型", "市场主体类型", "主体类型"],
    ),
    // What the person is called depends on the type of enterprise.
    Field::optional(
        "legal_representative",
        FieldType::Text { max: 100 },
        &["法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人", "首席代表", "法定代表人(负责人)"],
    ),
    Field::optional(
        "registered_capital",
        FieldType::Money,
        &["注册资本", "注册资金", "出资总额", "成员出资总额", "出资额"],
    ),
    Field::optional("currency", FieldType::Code(Currency::TABLE), &["币种", "注册资本币种"]),
    Field::required("established_on", FieldType::Date, &["成立日期", "注册日期"]),
    Field::optional("term_from", FieldType::Date, &["营业期限自", "经营期限自", "合伙期限自"]),
    Field::optional("term_to", FieldType::Date, &["营业期限至", "经营期限至", "合伙期限至"]),
    Field::required("registration_authority", FieldType::Text { max: 100 }, &["登记机关"]),
    Field::optional("approved_on", FieldType::Date, &["核准日期"]),
    Field::required(
        "status",
        FieldType::Code(RegistrationStatus::TABLE),
        &["登记状态", "经营状态", "企业状态", "市场主体状态"],
    ),
    // As the source wrote it. No file has a column for it: whoever reads `status` keeps its text here.
    Field::optional("status_text", FieldType::Text { max: 100 }, &[]),
    Field::optional(
        "address",
        FieldType::Text { max: 500 },
        &["住所", "注册地址", "营业场所", "经营场所", "主要经营场所", "住所(经营场所)"],
    ),
    Field::optional("business_scope", FieldType::Text { max: 20_000 }, &["经营范围", "业务范围"]),
    Field::optional("district", FieldType::Division, &["区县", "所在区县", "行政区划", "行政区划代码"]),
    Field::optional("industry", FieldType::Code(Industry::TABLE), &["行业门类", "行业", "所属行业"]),
    Field::optional("revoked_on", FieldType::Date, &["吊销日期"]),
    Field::optional("deregistered_on", FieldType::Date, &["注销日期"]),
];

impl DisclosureKind for Enterprise {
    fn name(&self) -> &'static str {
        "enterprise"
    }

    fn subject(&self) -> SubjectRule {
        SubjectRule::Itself
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("established_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["credit_code"]
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        has_code(draft)?;
        registration_number_holds(draft)?;
        not_negative(draft, &["registered_capital"])?;
        needs(draft, "currency", "registered_capital")?;
        for later in ["approved_on", "term_to", "revoked_on", "deregistered_on"] {
            dates_in_order(draft, "established_on", later)?;
        }
        dates_in_order(draft, "term_from", "term_to")?;
        dates_in_order(draft, "revoked_on", "deregistered_on")
    }
}

/// Rule: an enterprise has a code by which it is found.
fn has_code(draft: DraftView<'_>) -> Result<(), Fault> {
    if draft.get("credit_code").is_null() && draft.get("registration_number").is_null() {
        return Err(Fault::new("credit_code", "state the unified social credit code, or the registration number"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    const NUMBER: (&str, &str) = ("registration_number", "310141000157096");

    #[test]
    fn an_enterprise_has_a_code_and_its_number_passes_its_check() {
        assert_rules(
            &Enterprise,
            &[
                (&[NUMBER], None),
                (&[("credit_code", "91310115MA1K35JX5L")], None),
                (&[("name", "上海某某有限公司")], Some("credit_code")),
                (&[("registration_number", "310141000157097")], Some("registration_number")),
            ],
        );
    }

    #[test]
    fn capital_is_not_negative_and_a_currency_has_its_amount() {
        assert_rules(
            &Enterprise,
            &[
                (&[NUMBER, ("registered_capital", "0"), ("currency", "CNY")], None),
                (&[NUMBER, ("registered_capital", "100")], None),
                (&[NUMBER, ("registered_capital", "-1")], Some("registered_capital")),
                (&[NUMBER, ("currency", "USD")], Some("currency")),
            ],
        );
    }

    #[test]
    fn the_days_of_its_life_are_in_order() {
        let established = ("established_on", "2010-05-01");
        assert_rules(
            &Enterprise,
            &[
                (&[NUMBER, established, ("approved_on", "2010-05-01"), ("term_to", "2030-04-30")], None),
                (&[NUMBER, established, ("approved_on", "2010-04-30")], Some("approved_on")),
                (&[NUMBER, established, ("revoked_on", "2010-04-30")], Some("revoked_on")),
                (&[NUMBER, established, ("deregistered_on", "2010-04-30")], Some("deregistered_on")),
                (&[NUMBER, established, ("term_to", "2010-04-30")], Some("term_to")),
                (&[NUMBER, ("term_from", "2012-01-01"), ("term_to", "2011-12-31")], Some("term_to")),
                (&[NUMBER, ("revoked_on", "2015-01-01"), ("deregistered_on", "2014-12-31")], Some("deregistered_on")),
            ],
        );
    }
}
