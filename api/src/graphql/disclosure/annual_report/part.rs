//! The small records inside an annual report.

use async_graphql::{Result, SimpleObject};
use entity::code::{ContributionForm, FinancialFigure, SecuredClaimKind};

use crate::graphql::{
    code::Coded,
    cost::directive::ListOf,
    record::Item,
    scalar::{CreditCode, Date, Decimal},
};

/// A web site or online shop that an annual report names (网站或网店信息).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportWebsite {
    /// Web site or online shop (类型), in the words of the report.
    kind: Option<String>,
    /// What it is called (名称).
    name: Option<String>,
    /// Its address (网址), as the report writes it.
    address: String,
}

impl AnnualReportWebsite {
    pub(super) fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self { kind: item.text("kind"), name: item.text("name"), address: item.required_text("address")? })
    }
}

/// A shareholder as an annual report states it (年报股东及出资信息).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportShareholder {
    /// The name (股东).
    name: String,
    /// The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元).
    subscribed_amount: Option<Decimal>,
    /// The day the subscribed contribution is due on (认缴出资时间).
    subscribed_on: Option<Date>,
    /// In what the subscribed contribution is to be made (认缴出资方式).
    #[graphql(directive = ListOf::apply(3))]
    subscribed_forms: Vec<Coded<ContributionForm>>,
    /// The contribution paid in (实缴出资额), in units of 10,000 yuan (万元).
    paid_amount: Option<Decimal>,
    /// The day it was paid in on (实缴出资时间).
    paid_on: Option<Date>,
    /// In what the contribution was made (实缴出资方式).
    #[graphql(directive = ListOf::apply(3))]
    paid_forms: Vec<Coded<ContributionForm>>,
}

impl AnnualReportShareholder {
    pub(super) fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self {
            name: item.required_text("name")?,
            subscribed_amount: item.amount("subscribed_amount"),
            subscribed_on: item.date("subscribed_on"),
            subscribed_forms: item.codes("subscribed_forms"),
            paid_amount: item.amount("paid_amount"),
            paid_on: item.date("paid_on"),
            paid_forms: item.codes("paid_forms"),
        })
    }
}

/// An enterprise that the reporting one founded or bought shares in (对外投资信息).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportInvestment {
    /// Its name.
    name: String,
    /// Its unified social credit code (统一社会信用代码), where the report gives it.
    credit_code: Option<CreditCode>,
}

impl AnnualReportInvestment {
    pub(super) fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self { name: item.required_text("name")?, credit_code: item.text("credit_code").map(CreditCode) })
    }
}

/// A guarantee that the reporting enterprise gave (对外提供保证担保信息).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportGuarantee {
    /// The creditor (债权人), by name.
    creditor: String,
    /// The debtor (债务人), by name.
    debtor: String,
    /// What kind of claim it secures (主债权种类).
    claim_kind: Option<Coded<SecuredClaimKind>>,
    /// The amount of that claim (主债权数额), in units of 10,000 yuan (万元).
    claim_amount: Option<Decimal>,
    /// The first day of the term in which the debtor is to perform (履行债务的期限自).
    performance_from: Option<Date>,
    /// The last day of that term (履行债务的期限至).
    performance_to: Option<Date>,
    /// For how long the guarantee holds (保证的期间), in the words of the report.
    period: Option<String>,
    /// The form of the guarantee (保证的方式), in the words of the report.
    form: Option<String>,
}

impl AnnualReportGuarantee {
    pub(super) fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self {
            creditor: item.required_text("creditor")?,
            debtor: item.required_text("debtor")?,
            claim_kind: item.code("claim_kind"),
            claim_amount: item.amount("claim_amount"),
            performance_from: item.date("performance_from"),
            performance_to: item.date("performance_to"),
            period: item.text("period"),
            form: item.text("form"),
        })
    }
}

/// One financial figure of an annual report (企业资产状况信息).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportFigure {
    /// Which figure it is (项目).
    pub(super) figure: Coded<FinancialFigure>,
    /// The amount (金额), in units of 10,000 yuan (万元). Nothing when it is not disclosed.
    amount: Option<Decimal>,
    /// Whether the enterprise discloses it (是否公示).
    pub(super) disclosed: bool,
}

impl AnnualReportFigure {
    /// What the enterprise withholds is not shown, whatever is stored.
    pub(super) fn read(item: Item<'_>) -> Result<Self> {
        let disclosed = item.required_flag("disclosed")?;
        let amount = item.amount("amount").filter(|_| disclosed);
        Ok(Self { figure: item.required_code("figure")?, amount, disclosed })
    }
}

/// What an enterprise amended in an annual report after filing it (修改记录).
#[derive(Debug, SimpleObject)]
pub struct AnnualReportAmendment {
    /// What was amended (修改事项).
    item: String,
    /// What it was before (修改前), unless it is withheld.
    before: Option<String>,
    /// What it is after (修改后), unless it is withheld.
    after: Option<String>,
    /// The day of the amendment (修改日期).
    amended_on: Date,
}

impl AnnualReportAmendment {
    pub(super) fn read(item: Item<'_>, withheld: &[&str]) -> Result<Self> {
        let name = item.required_text("item")?;
        let shown = |content: Option<String>| content.filter(|_| !withheld.iter().any(|word| name.contains(word)));
        let (before, after) = (shown(item.text("before")), shown(item.text("after")));
        Ok(Self { before, after, amended_on: item.required_date("amended_on")?, item: name })
    }
}
