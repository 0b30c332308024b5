//! Administrative licences in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{LicenceKind, Validity};

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
    /// An administrative licence granted to an enterprise (行政许可). Licences that lapsed stay on record.
    Licence of kind::Licence, list by LicenceFilter, LicenceOrder;
    columns {}

    /// The title of the decision (许可决定文书名称).
    async fn document_name(&self) -> Result<Option<String>> {
        self.row.optional_text("document_name")
    }

    /// How it was examined (审核类型).
    async fn licence_kind(&self) -> Result<Option<Coded<LicenceKind>>> {
        self.row.optional_code("licence_kind")
    }

    /// What it permits (许可内容).
    async fn content(&self) -> Result<Option<String>> {
        self.row.optional_text("content")
    }

    /// The name of the certificate issued (许可证书名称), where one was.
    async fn certificate_name(&self) -> Result<Option<String>> {
        self.row.optional_text("certificate_name")
    }

    /// The number of that certificate (许可编号).
    async fn certificate_number(&self) -> Result<Option<String>> {
        self.row.optional_text("certificate_number")
    }

    /// The day of the decision (许可决定日期).
    async fn decided_on(&self) -> Result<Date> {
        self.row.required_date("decided_on")
    }

    /// The first day on which it is valid (有效期自).
    async fn valid_from(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_from")
    }

    /// The last day on which it is valid (有效期至). Nothing when it has no end, or none is stated.
    async fn valid_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_to")
    }

    /// The unified social credit code of the authority (许可机关统一社会信用代码), as the publisher gives it.
    async fn authority_code(&self) -> Result<Option<String>> {
        self.row.optional_text("authority_code")
    }

    /// Whether it was in force when the publisher last updated the record (当前状态). `validTo` may have passed since.
    async fn validity(&self) -> Result<Option<Coded<Validity>>> {
        self.row.optional_code("validity")
    }
}

/// Which licences are wanted (行政许可筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct LicenceFilter {
    /// How it was examined. One of them.
    pub licence_kind: Option<Vec<Code<LicenceKind>>>,
    /// Whether it was in force when the publisher last updated the record. One of them.
    pub validity: Option<Vec<Code<Validity>>>,
    /// The authority that granted it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day of the decision.
    pub decided_on: Option<DateRange>,
    /// The last day on which it is valid. Leaves out licences that state none.
    pub valid_to: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for LicenceFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("licence_kind", cells(self.licence_kind.as_deref()))?;
        conditions.one_of("validity", cells(self.validity.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("decided_on", "decidedOn", self.decided_on)?;
        conditions.range("valid_to", "validTo", self.valid_to)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of licences (行政许可排序).
    LicenceOrder by LicenceOrderField {
        /// By the day of the decision.
        DecidedOn = "decided_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
