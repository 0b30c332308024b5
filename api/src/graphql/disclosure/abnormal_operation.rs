//! The list of enterprises with abnormal operations in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{AbnormalReason, AbnormalRemovalReason};

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
    /// An entry in the list of enterprises with abnormal operations (列入经营异常名录): SAIC Order 68. It stays on record
    /// after the removal.
    AbnormalOperation of kind::AbnormalOperation, list by AbnormalOperationFilter, AbnormalOperationOrder;
    columns { "onList": ["removed_on"] }

    /// Why the enterprise was listed (列入原因).
    async fn reason(&self) -> Result<Coded<AbnormalReason>> {
        self.row.required_code("reason")
    }

    /// The day it was listed on (列入日期).
    async fn listed_on(&self) -> Result<Date> {
        self.row.required_date("listed_on")
    }

    /// Whether the entry is still on the list.
    async fn on_list(&self) -> Result<bool> {
        Ok(self.row.cell("removed_on")?.is_null())
    }

    /// Why it was removed (移出原因). Nothing while it is on the list.
    async fn removal_reason(&self) -> Result<Option<Coded<AbnormalRemovalReason>>> {
        self.row.optional_code("removal_reason")
    }

    /// The day it was removed on (移出日期). Nothing while it is on the list.
    async fn removed_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("removed_on")
    }

    /// The authority that decided the removal (移出决定机关), by name.
    async fn removal_authority(&self) -> Result<Option<String>> {
        self.row.optional_text("removal_authority")
    }
}

/// Which entries in the abnormal list are wanted (经营异常名录筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct AbnormalOperationFilter {
    /// Whether the entry is still on the list.
    pub on_list: Option<bool>,
    /// Why it was listed. One of them.
    pub reason: Option<Vec<Code<AbnormalReason>>>,
    /// The authority that listed it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day it was listed on.
    pub listed_on: Option<DateRange>,
    /// The day it was removed on. Leaves out entries that are still on the list.
    pub removed_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for AbnormalOperationFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.stated("removed_on", self.on_list.map(|on_list| !on_list))?;
        conditions.one_of("reason", cells(self.reason.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("listed_on", "listedOn", self.listed_on)?;
        conditions.range("removed_on", "removedOn", self.removed_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of entries in the abnormal list (经营异常名录排序).
    AbnormalOperationOrder by AbnormalOperationOrderField {
        /// By the day it was listed on.
        ListedOn = "listed_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
