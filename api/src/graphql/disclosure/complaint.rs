//! Consumer complaints and how they ended in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{ComplaintCategory, ComplaintResolution};

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
    /// A consumer complaint about an enterprise (消费投诉公示): what kind it was and how it ended. The consumer's name and
    /// words are not kept.
    Complaint of kind::Complaint, list by ComplaintFilter, ComplaintOrder;
    columns {}

    /// What it was about (投诉类别).
    async fn category(&self) -> Result<Coded<ComplaintCategory>> {
        self.row.required_code("category")
    }

    /// The day it was received on (受理日期).
    async fn received_on(&self) -> Result<Date> {
        self.row.required_date("received_on")
    }

    /// How it ended (处理结果). Nothing while it is open.
    async fn resolution(&self) -> Result<Option<Coded<ComplaintResolution>>> {
        self.row.optional_code("resolution")
    }

    /// The day it ended on (办结日期). Nothing while it is open, or where none is stated.
    async fn resolved_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("resolved_on")
    }
}

/// Which complaints are wanted (消费投诉筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ComplaintFilter {
    /// What it was about. One of them.
    pub category: Option<Vec<Code<ComplaintCategory>>>,
    /// How it ended. One of them.
    pub resolution: Option<Vec<Code<ComplaintResolution>>>,
    /// The authority that handled it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day it was received on.
    pub received_on: Option<DateRange>,
    /// The day it ended on. Leaves out complaints that state none.
    pub resolved_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for ComplaintFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("category", cells(self.category.as_deref()))?;
        conditions.one_of("resolution", cells(self.resolution.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("received_on", "receivedOn", self.received_on)?;
        conditions.range("resolved_on", "resolvedOn", self.resolved_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of complaints (消费投诉排序).
    ComplaintOrder by ComplaintOrderField {
        /// By the day it was received on.
        ReceivedOn = "received_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
