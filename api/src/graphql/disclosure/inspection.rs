//! Spot checks and their results in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{InspectionKind, InspectionResult};

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        cost::directive::ListOf,
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::Date,
    },
};

disclosure_object! {
    /// A spot check of an enterprise and what it found (抽查检查结果): SAIC Order 67 and the city's double-random inspections
    /// (双随机).
    Inspection of kind::Inspection, list by InspectionFilter, InspectionOrder;
    columns {}

    /// The plan that it was part of (抽查计划), by name.
    async fn plan(&self) -> Result<Option<String>> {
        self.row.optional_text("plan")
    }

    /// The task that it was part of (抽查任务), by name.
    async fn task(&self) -> Result<Option<String>> {
        self.row.optional_text("task")
    }

    /// Whether enterprises were drawn from all or from a group (抽查类型).
    async fn kind(&self) -> Result<Option<Coded<InspectionKind>>> {
        self.row.optional_code("kind")
    }

    /// What was inspected (抽查事项). Empty where nothing is stated.
    async fn items(&self) -> Result<Vec<String>> {
        self.row.texts("items")
    }

    /// The day the inspection was completed on (检查日期).
    async fn inspected_on(&self) -> Result<Date> {
        self.row.required_date("inspected_on")
    }

    /// What was found (抽查结果): one result or several.
    #[graphql(directive = ListOf::apply(3))]
    async fn results(&self) -> Result<Vec<Coded<InspectionResult>>> {
        self.row.codes("results")
    }
}

/// Which inspections are wanted (抽查检查筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct InspectionFilter {
    /// Whether enterprises were drawn from all or from a group. One of them.
    pub kind: Option<Vec<Code<InspectionKind>>>,
    /// The task that it was part of, by its exact name. One of them.
    pub task: Option<Vec<String>>,
    /// The authority that inspected, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day the inspection was completed on.
    pub inspected_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for InspectionFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("kind", cells(self.kind.as_deref()))?;
        conditions.one_of("task", texts("task", self.task.as_deref())?)?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("inspected_on", "inspectedOn", self.inspected_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of inspections (抽查检查排序).
    InspectionOrder by InspectionOrderField {
        /// By the day the inspection was completed on.
        InspectedOn = "inspected_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
