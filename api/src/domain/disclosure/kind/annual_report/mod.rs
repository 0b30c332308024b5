//! Annual reports (年度报告).
//!
//! State Council Order 654, Arts. 8–9. The enterprise chooses figure by figure what it discloses: a figure that it
//! does not disclose has its flag and no amount, so that there is nothing to leak.

mod withheld;

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use entity::code::{CodeList, ContributionForm, FinancialFigure, OperatingState, SecuredClaimKind};

pub use self::withheld::withheld_items;
use super::{DisclosureKind, StatutoryPeriod};
use crate::domain::disclosure::{
    cell::Cell,
    draft::{DraftView, Fault},
    field::{Field, FieldType},
};

/// The kind.
#[derive(Debug)]
pub struct AnnualReport;

/// Web sites and shops (网站或网店信息).
static WEBSITES: &[Field] = &[
    Field::optional("kind", FieldType::Text { max: 20 }, &["类型"]),
    Field::optional("name", FieldType::Text { max: 200 }, &["名称"]),
    Field::required("address", FieldType::Text { max: 500 }, &["网址"]),
];

/// Shareholders and contributions as the report states them (股东及出资信息).
static SHAREHOLDERS: &[Field] = &[
    Field::required("name", FieldType::Text { max: 200 }, &["股东"]),
    Field::optional("subscribed_amount", FieldType::Money, &["认缴出资额"]),
    Field::optional("subscribed_on", FieldType::Date, &["认缴出资时间"]),
    Field::optional("subscribed_forms", FieldType::Codes(ContributionForm::TABLE), &["认缴出资方式"]),
    Field::optional("paid_amount", FieldType::Money, &["实缴出资额"]),
    Field::optional("paid_on", FieldType::Date, &["实缴出资时间"]),
    Field::optional("paid_forms", FieldType::Codes(ContributionForm::TABLE), &["实缴出资方式"]),
];

/// Investments in other enterprises (对外投资信息).
static INVESTMENTS: &[Field] = &[
    Field::required("name", FieldType::Text { max: 200 }, &["投资设立企业或购买股权企业名称"]),
    Field::optional("credit_code", FieldType::CreditCode, &["统一社会信用代码"]),
];

/// Guarantees given (对外提供保证担保信息).
static GUARANTEES: &[Field] = &[
    Field::required("creditor", FieldType::Text { max: 200 }, &["债权人"]),
    Field::required("debtor", FieldType::Text { max: 200 }, &["债务人"]),
    Field::optional("claim_kind", FieldType::Code(SecuredClaimKind::TABLE), &["主债权种类"]),
    Field::optional("claim_amount", FieldType::Money, &["主债权数额"]),
    Field::optional("performance_from", FieldType::Date, &["履行债务的期限自"]),
    Field::optional("performance_to", FieldType::Date, &["履行债务的期限至"]),
    Field::optional("period", FieldType::Text { max: 100 }, &["保证的期间"]),
    Field::optional("form", FieldType::Text { max: 100 }, &["保证的方式"]),
];

/// Financial figures (企业资产状况信息).
static FIGURES: &[Field] = &[
    Field::required("figure", FieldType::Code(FinancialFigure::TABLE), &["项目"]),
    Field::optional("amount", FieldType::Money, &["金额"]),
    Field::required("disclosed", FieldType::Flag, &["是否公示"]),
];

/// What was amended after filing (修改记录).
static AMENDMENTS: &[Field] = &[
    Field::required("item", FieldType::Text { max: 200 }, &["修改事项"]),
    Field::optional("before", FieldType::Text { max: 4000 }, &["修改前"]),
    Field::optional("after", FieldType::Text { max: 4000 }, &["修改后"]),
    Field::required("amended_on", FieldType::Date, &["修改日期"]),
];

/// The first year that was reported on: reports took the place of annual inspections in 2014.
const FIRST_YEAR: i64 = 2013;

static FIELDS: &[Field] = &[
    Field::required("year", FieldType::Year, &["报告年度", "年报年度", "年度"]),
    Field::required("submitted_on", FieldType::Date, &["报送日期", "公示日期", "填报日期"]),
    Field::optional("document_number", FieldType::Text { max: 100 }, &["文书号", "回执编号"]),
    Field::required("authority", FieldType::Text { max: 100 }, &["登记机关"]),
    Field::optional("contact_phone", FieldType::Text { max: 50 }, &["企业联系电话", "联系电话"]),
    Field::optional("contact_email", FieldType::Text { max: 200 }, &["电子邮箱", "企业电子邮箱"]),
    Field::optional("postal_address", FieldType::Text { max: 500 }, &["企业通信地址", "通信地址"]),
    Field::optional("postal_code", FieldType::Text { max: 10 }, &["邮政编码"]),
    Field::optional("operating_state", FieldType::Code(OperatingState::TABLE), &["企业经营状态", "经营状态"]),
    Field::optional("employees", FieldType::Count, &["从业人数"]),
    Field::required("employees_disclosed", FieldType::Flag, &["从业人数是否公示"]),
    Field::optional("websites", FieldType::Items(WEBSITES), &["网站或网店信息", "网站"]),
    Field::optional("shareholders", FieldType::Items(SHAREHOLDERS), &["股东及出资信息"]),
    Field::optional("investments", FieldType::Items(INVESTMENTS), &["对外投资信息"]),
    Field::optional("guarantees", FieldType::Items(GUARANTEES), &["对外提供保证担保信息"]),
    Field::optional("figures", FieldType::Items(FIGURES), &["企业资产状况信息", "资产状况信息"]),
    Field::optional("amendments", FieldType::Items(AMENDMENTS), &["修改记录", "修改信息"]),
];

impl DisclosureKind for AnnualReport {
    fn name(&self) -> &'static str {
        "annual_report"
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn occurred_on(&self) -> Option<&'static str> {
        Some("submitted_on")
    }

    fn identity(&self) -> &'static [&'static str] {
        &["year"]
    }

    fn contacts(&self) -> &'static [&'static str] {
        &["contact_phone", "contact_email", "postal_address"]
    }

    fn withhold<'a>(&self, content: &'a Cell, with_contacts: bool) -> Cow<'a, Cell> {
        withheld::withhold(content, with_contacts)
    }

    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        // From the last day of the year reported on.
        let year = draft.get("year").as_i64().and_then(|year| i32::try_from(year).ok())?;
        Some(StatutoryPeriod { rule: "annual_report", from: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }

    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        year_is_reportable(draft)?;
        let disclosed = draft.get("employees_disclosed").as_bool() == Some(true);
        if !disclosed && !draft.get("employees").is_null() {
            return Err(Fault::new("employees", "leave the number empty when it is not disclosed"));
        }
        figures_are_disclosed(draft)?;
        amended_after_filing(draft)?;
        guarantees_end_after_they_begin(draft)
    }
}

/// Rule: a report is about a year that has begun, and reporting began with [`FIRST_YEAR`].
fn year_is_reportable(draft: DraftView<'_>) -> Result<(), Fault> {
    let (Some(year), Some(submitted_on)) = (draft.get("year").as_i64(), draft.date("submitted_on")) else {
        return Ok(());
    };
    let last = i64::from(submitted_on.year());
    if (FIRST_YEAR..=last).contains(&year) {
        return Ok(());
    }
    Err(Fault::new("year", format!("must be from {FIRST_YEAR} to the year of submitted_on ({last})")))
}

/// Rule: each figure is stated once, and has an amount only when it is disclosed.
fn figures_are_disclosed(draft: DraftView<'_>) -> Result<(), Fault> {
    let figures = draft.get("figures").as_list();
    for (position, item) in figures.iter().enumerate() {
        let disclosed = item.member("disclosed").as_bool() == Some(true);
        if !disclosed && !item.member("amount").is_null() {
            return Err(Fault::new("figures", "leave the amount empty when it is not disclosed"));
        }
        let figure = item.member("figure");
        if figures.iter().take(position).any(|earlier| earlier.member("figure") == figure) {
            return Err(Fault::new("figures", "state each figure once"));
        }
    }
    Ok(())
}

/// Rule: a report is amended on the day it is filed or later.
fn amended_after_filing(draft: DraftView<'_>) -> Result<(), Fault> {
    let Some(submitted_on) = draft.date("submitted_on") else { return Ok(()) };
    let early = |item: &Cell| item.member("amended_on").as_date().is_some_and(|date| date < submitted_on);
    if draft.get("amendments").as_list().iter().any(early) {
        return Err(Fault::new("amendments", format!("must not be before submitted_on ({submitted_on})")));
    }
    Ok(())
}

/// Rule: the term of a guaranteed debt ends after it begins.
fn guarantees_end_after_they_begin(draft: DraftView<'_>) -> Result<(), Fault> {
    let reversed = |item: &Cell| {
        let dates = (item.member("performance_from").as_date(), item.member("performance_to").as_date());
        matches!(dates, (Some(from), Some(to)) if to < from)
    };
    if draft.get("guarantees").as_list().iter().any(reversed) {
        return Err(Fault::new("guarantees", "performance_to must not be before performance_from"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::kind::testing::assert_rules;

    #[test]
    fn a_report_is_about_a_year_that_has_begun() {
        assert_rules(
            &AnnualReport,
            &[
                (&[("year", "2013"), ("submitted_on", "2014-10-01")], None),
                (&[("year", "2016"), ("submitted_on", "2016-12-30")], None),
                (&[("year", "2012"), ("submitted_on", "2014-10-01")], Some("year")),
                (&[("year", "2017"), ("submitted_on", "2016-12-31")], Some("year")),
            ],
        );
    }

    #[test]
    fn what_is_not_disclosed_is_not_stored() {
        assert_rules(
            &AnnualReport,
            &[
                (&[("employees", "12"), ("employees_disclosed", "true")], None),
                (&[("employees_disclosed", "false")], None),
                (&[("employees", "12"), ("employees_disclosed", "false")], Some("employees")),
                (&[("employees", "12")], Some("employees")),
                (
                    &[("figures", r#"[{"figure":"1","amount":-5,"disclosed":true},{"figure":"2","disclosed":false}]"#)],
                    None,
                ),
                (&[("figures", r#"[{"figure":"1","amount":5,"disclosed":false}]"#)], Some("figures")),
                (&[("figures", r#"[{"figure":"1","amount":5}]"#)], Some("figures")),
                (
                    &[("figures", r#"[{"figure":"1","disclosed":false},{"figure":"1","amount":5,"disclosed":true}]"#)],
                    Some("figures"),
                ),
            ],
        );
    }

    #[test]
    fn amendments_and_guarantees_have_their_days_in_order() {
        assert_rules(
            &AnnualReport,
            &[
                (
                    &[
                        ("submitted_on", "2016-05-01"),
                        ("amendments", r#"[{"item":"从业人数","amended_on":"2016-05-01"}]"#),
                    ],
                    None,
                ),
                (
                    &[
                        ("submitted_on", "2016-05-01"),
                        ("amendments", r#"[{"item":"从业人数","amended_on":"2016-04-30"}]"#),
                    ],
                    Some("amendments"),
                ),
                (
                    &[(
                        "guarantees",
                        r#"[{"creditor":"甲","performance_from":"2016-01-01","performance_to":"2017-01-01"}]"#,
                    )],
                    None,
                ),
                (
                    &[(
                        "guarantees",
                        r#"[{"creditor":"甲","performance_from":"2016-01-01","performance_to":"2015-01-01"}]"#,
                    )],
                    Some("guarantees"),
                ),
            ],
        );
    }
}
