//! Honours that industry associations award in the schema.

use async_graphql::{InputObject, Result};
use entity::code::HonourLevel;

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
    /// An honour that an industry association awarded to an enterprise (荣誉评定).
    Honour of kind::Honour, list by HonourFilter, HonourOrder;
    columns {}

    /// What the honour is called (荣誉名称).
    async fn title(&self) -> Result<String> {
        self.row.required_text("title")
    }

    /// The level at which it was awarded (荣誉级别).
    async fn level(&self) -> Result<Option<Coded<HonourLevel>>> {
        self.row.optional_code("level")
    }

    /// The day it was awarded on (评定日期).
    async fn awarded_on(&self) -> Result<Date> {
        self.row.required_date("awarded_on")
    }

    /// The last day on which it may be used (有效期至). Nothing when it has no end, or none is stated.
    async fn valid_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_to")
    }

    /// By what rules or on what merits it was awarded (评定依据).
    async fn basis(&self) -> Result<Option<String>> {
        self.row.optional_text("basis")
    }
}

/// Which honours are wanted (荣誉评定筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct HonourFilter {
    /// The level at which it was awarded. One of them.
    pub level: Option<Vec<Code<HonourLevel>>>,
    /// The association that awarded it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day it was awarded on.
    pub awarded_on: Option<DateRange>,
    /// The last day on which it may be used. Leaves out honours that state none.
    pub valid_to: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for HonourFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("level", cells(self.level.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("awarded_on", "awardedOn", self.awarded_on)?;
        conditions.range("valid_to", "validTo", self.valid_to)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of honours (荣誉评定排序).
    HonourOrder by HonourOrderField {
        /// By the day it was awarded on.
        AwardedOn = "awarded_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
