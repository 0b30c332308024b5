//! What industry associations do in supervising their members, in the schema.

use async_graphql::{InputObject, Result};
use entity::code::SupervisionKind;

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::Date,
    },
};

disclosure_object! {
    /// What an industry association did in supervising an enterprise of its industry (行业监督管理), such as a warning, a
    /// rating or a commendation.
    SupervisionRecord of kind::SupervisionRecord, list by SupervisionRecordFilter, SupervisionRecordOrder;
    columns {}

    /// What was done (监督管理类型).
    async fn kind(&self) -> Result<Coded<SupervisionKind>> {
        self.row.required_code("kind")
    }

    /// The measure in the words of the association (监管内容).
    async fn content(&self) -> Result<String> {
        self.row.required_text("content")
    }

    /// The day of the decision (决定日期).
    async fn decided_on(&self) -> Result<Date> {
        self.row.required_date("decided_on")
    }

    /// The last day on which it has effect (有效期至). Nothing when it has no end, or none is stated.
    async fn valid_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_to")
    }
}

/// Which supervision records are wanted (行业监督管理筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct SupervisionRecordFilter {
    /// What was done. One of them.
    pub kind: Option<Vec<Code<SupervisionKind>>>,
    /// The association that decided it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day of the decision.
    pub decided_on: Option<DateRange>,
    /// The last day on which it has effect. Leaves out records that state none.
    pub valid_to: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for SupervisionRecordFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("kind", cells(self.kind.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("decided_on", "decidedOn", self.decided_on)?;
        conditions.range("valid_to", "validTo", self.valid_to)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of supervision records (行业监督管理排序).
    SupervisionRecordOrder by SupervisionRecordOrderField {
        /// By the day of the decision.
        DecidedOn = "decided_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
