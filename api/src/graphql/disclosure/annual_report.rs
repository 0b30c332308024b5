//! Annual reports in the schema.

mod part;

use async_graphql::{Context, InputObject, Result};
use entity::code::OperatingState;

use self::part::{
    AnnualReportAmendment, AnnualReportFigure, AnnualReportGuarantee, AnnualReportInvestment, AnnualReportShareholder,
    AnnualReportWebsite,
};
use crate::{
    domain::disclosure::kind::{self, withheld_items},
    error::ClientError,
    graphql::{
        access::may_see_contacts,
        code::{Code, Coded, cells},
        cost::directive::ListOf,
        input::{DateRange, numbers, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::Date,
    },
};

disclosure_object! {
    /// An annual report that an enterprise filed (年度报告). The enterprise chooses figure by figure what the public sees:
    /// a figure that it withholds has `disclosed: false` and no amount.
    AnnualReport of kind::AnnualReport, list by AnnualReportFilter, AnnualReportOrder;
    columns {
        "employees": ["employees", "employees_disclosed"],
        "amendments": ["amendments", "figures", "employees_disclosed"],
    }

    /// The year that it reports on (报告年度).
    async fn year(&self) -> Result<i32> {
        self.row.required_number("year")
    }

    /// The day it was filed on (报送日期).
    async fn submitted_on(&self) -> Result<Date> {
        self.row.required_date("submitted_on")
    }

    /// The telephone number that the enterprise gives (企业联系电话). Only for callers with the scope `person:read`; nothing
    /// for all others.
    async fn contact_phone(&self, context: &Context<'_>) -> Result<Option<String>> {
        self.contact(context, "contact_phone")
    }

    /// The e-mail address that the enterprise gives (电子邮箱). Only for callers with the scope `person:read`; nothing for
    /// all others.
    async fn contact_email(&self, context: &Context<'_>) -> Result<Option<String>> {
        self.contact(context, "contact_email")
    }

    /// The postal address that the enterprise gives (企业通信地址). Only for callers with the scope `person:read`; nothing
    /// for all others.
    async fn postal_address(&self, context: &Context<'_>) -> Result<Option<String>> {
        self.contact(context, "postal_address")
    }

    /// The postal code (邮政编码).
    async fn postal_code(&self) -> Result<Option<String>> {
        self.row.optional_text("postal_code")
    }

    /// The operating state that it declares (企业经营状态).
    async fn operating_state(&self) -> Result<Option<Coded<OperatingState>>> {
        self.row.optional_code("operating_state")
    }

    /// How many people it employs (从业人数). Nothing when it is not disclosed.
    async fn employees(&self) -> Result<Option<i32>> {
        let disclosed = self.row.required_flag("employees_disclosed")?;
        Ok(self.row.optional_number("employees")?.filter(|_| disclosed))
    }

    /// Whether the enterprise discloses how many people it employs (从业人数是否公示).
    async fn employees_disclosed(&self) -> Result<bool> {
        self.row.required_flag("employees_disclosed")
    }

    /// Web sites and online shops (网站或网店信息).
    #[graphql(directive = ListOf::apply(3))]
    async fn websites(&self) -> Result<Vec<AnnualReportWebsite>> {
        self.row.items("websites", AnnualReportWebsite::read)
    }

    /// Shareholders and contributions as the report states them (股东及出资信息). `Shareholder` holds what is registered.
    #[graphql(directive = ListOf::apply(10))]
    async fn shareholders(&self) -> Result<Vec<AnnualReportShareholder>> {
        self.row.items("shareholders", AnnualReportShareholder::read)
    }

    /// Enterprises that it founded or bought shares in (对外投资信息).
    #[graphql(directive = ListOf::apply(10))]
    async fn investments(&self) -> Result<Vec<AnnualReportInvestment>> {
        self.row.items("investments", AnnualReportInvestment::read)
    }

    /// Guarantees that it gave and disclosed (对外提供保证担保信息).
    #[graphql(directive = ListOf::apply(5))]
    async fn guarantees(&self) -> Result<Vec<AnnualReportGuarantee>> {
        self.row.items("guarantees", AnnualReportGuarantee::read)
    }

    /// The financial figures (企业资产状况信息), the withheld ones included.
    #[graphql(directive = ListOf::apply(10))]
    async fn figures(&self) -> Result<Vec<AnnualReportFigure>> {
        self.row.items("figures", AnnualReportFigure::read)
    }

    /// What was amended after the filing (修改记录). Contents before and after are null where the report itself withholds
    /// them: undisclosed figures from all, contacts from callers without the scope `person:read`.
    #[graphql(directive = ListOf::apply(5))]
    async fn amendments(&self, context: &Context<'_>) -> Result<Vec<AnnualReportAmendment>> {
        let disclosed = self.row.required_flag("employees_disclosed")?;
        let withheld = withheld_items(disclosed, self.row.cell("figures")?, may_see_contacts(context));
        self.row.items("amendments", |item| AnnualReportAmendment::read(item, &withheld))
    }
}

impl AnnualReport {
    /// How to reach the people of the enterprise is personal data.
    fn contact(&self, context: &Context<'_>, column: &str) -> Result<Option<String>> {
        let contact = self.row.optional_text(column)?;
        Ok(contact.filter(|_| may_see_contacts(context)))
    }
}

/// Which annual reports are wanted (年度报告筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct AnnualReportFilter {
    /// The year that it reports on. One of them.
    pub year: Option<Vec<i32>>,
    /// The operating state that it declares. One of them.
    pub operating_state: Option<Vec<Code<OperatingState>>>,
    /// The registration authority that it was filed with, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day it was filed on.
    pub submitted_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for AnnualReportFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("year", numbers("year", self.year.as_deref())?)?;
        conditions.one_of("operating_state", cells(self.operating_state.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("submitted_on", "submittedOn", self.submitted_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of annual reports (年度报告排序).
    AnnualReportOrder by AnnualReportOrderField {
        /// By the day it was filed on.
        SubmittedOn = "submitted_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
