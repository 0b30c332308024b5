//! Administrative penalties in the schema.

use async_graphql::{InputObject, Result};
use entity::code::PenaltyKind;

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::Coded,
        cost::directive::ListOf,
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::{Date, Decimal},
    },
};

disclosure_object! {
    /// An administrative penalty imposed on an enterprise (行政处罚).
    Penalty of kind::Penalty, list by PenaltyFilter, PenaltyOrder;
    columns {}

    /// What was violated, in a few words (违法行为类型).
    async fn violation(&self) -> Result<Option<String>> {
        self.row.optional_text("violation")
    }

    /// The facts found (违法事实).
    async fn facts(&self) -> Result<Option<String>> {
        self.row.optional_text("facts")
    }

    /// The provisions that the penalty rests on (处罚依据).
    async fn legal_basis(&self) -> Result<Option<String>> {
        self.row.optional_text("legal_basis")
    }

    /// The kinds of penalty imposed (处罚类别): one or several.
    #[graphql(directive = ListOf::apply(3))]
    async fn kinds(&self) -> Result<Vec<Coded<PenaltyKind>>> {
        self.row.codes("kinds")
    }

    /// The penalty in the words of the decision (处罚内容).
    async fn content(&self) -> Result<Option<String>> {
        self.row.optional_text("content")
    }

    /// The fine (罚款金额), in units of 10,000 yuan (万元). Nothing or 0 where there was none.
    async fn fine_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("fine_amount")
    }

    /// The unlawful gains and property confiscated (没收金额), in units of 10,000 yuan (万元). Nothing or 0 where there were
    /// none.
    async fn confiscated_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("confiscated_amount")
    }

    /// The name and number of the licence withheld or revoked (暂扣或吊销证照名称及编号), where one was.
    async fn revoked_licence(&self) -> Result<Option<String>> {
        self.row.optional_text("revoked_licence")
    }

    /// The day of the decision (处罚决定日期).
    async fn decided_on(&self) -> Result<Date> {
        self.row.required_date("decided_on")
    }

    /// The last day on which the penalty is to be displayed to the public (公示截止期). Nothing where none is set.
    async fn display_until(&self) -> Result<Option<Date>> {
        self.row.optional_date("display_until")
    }

    /// The unified social credit code of the authority (处罚机关统一社会信用代码), as the publisher gives it.
    async fn authority_code(&self) -> Result<Option<String>> {
        self.row.optional_text("authority_code")
    }
}

/// Which penalties are wanted (行政处罚筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct PenaltyFilter {
    /// The authority that imposed it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day of the decision.
    pub decided_on: Option<DateRange>,
    /// The last day on which it is to be displayed. Leaves out penalties that state none.
    pub display_until: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for PenaltyFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("decided_on", "decidedOn", self.decided_on)?;
        conditions.range("display_until", "displayUntil", self.display_until)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of penalties (行政处罚排序).
    PenaltyOrder by PenaltyOrderField {
        /// By the day of the decision.
        DecidedOn = "decided_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
