//! Registered changes of an enterprise's particulars in the schema.

use async_graphql::{InputObject, Result};

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{order_input, registry_object},
        scalar::Date,
    },
};

registry_object! {
    /// A registered change of an enterprise's particulars (变更信息): what was changed, from what, to what, and when.
    Alteration of kind::Alteration, list by AlterationFilter, AlterationOrder;
    columns {}

    /// What was changed (变更事项), in the words of the register, such as 法定代表人变更.
    async fn item(&self) -> Result<String> {
        self.row.required_text("item")
    }

    /// Tells changes of the same item on the same day apart (同日序号): 2 for the second, 3 for the third. Nothing for the
    /// first, and so for nearly all.
    async fn ordinal(&self) -> Result<Option<i32>> {
        self.row.optional_number("ordinal")
    }

    /// What it was before (变更前内容). Nothing where the register gives none.
    async fn before(&self) -> Result<Option<String>> {
        self.row.optional_text("before")
    }

    /// What it is after (变更后内容). Nothing where the register gives none.
    async fn after(&self) -> Result<Option<String>> {
        self.row.optional_text("after")
    }

    /// The day the change was registered on (变更日期).
    async fn altered_on(&self) -> Result<Date> {
        self.row.required_date("altered_on")
    }
}

/// Which registered changes are wanted (变更信息筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct AlterationFilter {
    /// What was changed, in exactly the words of the register. One of them.
    pub item: Option<Vec<String>>,
    /// The day the change was registered on.
    pub altered_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for AlterationFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("item", texts("item", self.item.as_deref())?)?;
        conditions.range("altered_on", "alteredOn", self.altered_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of registered changes (变更信息排序).
    AlterationOrder by AlterationOrderField {
        /// By the day the change was registered on.
        AlteredOn = "altered_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
