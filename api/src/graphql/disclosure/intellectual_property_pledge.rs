//! Registered pledges of intellectual property in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{PropertyKind, Validity};

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
    /// A registered pledge of intellectual property (知识产权出质登记), which the enterprise discloses itself.
    IntellectualPropertyPledge of kind::IntellectualPropertyPledge, list by IntellectualPropertyPledgeFilter, IntellectualPropertyPledgeOrder;
    columns {}

    /// The number of the registration (登记编号).
    async fn registration_number(&self) -> Result<String> {
        self.row.required_text("registration_number")
    }

    /// Who pledged it (出质人), by name.
    async fn pledgor(&self) -> Result<String> {
        self.row.required_text("pledgor")
    }

    /// The name of the trademark, patent or work (知识产权名称).
    async fn title(&self) -> Result<String> {
        self.row.required_text("title")
    }

    /// What kind of intellectual property it is (知识产权种类).
    async fn property_kind(&self) -> Result<Option<Coded<PropertyKind>>> {
        self.row.optional_code("property_kind")
    }

    /// To whom it is pledged (质权人), by name.
    async fn pledgee(&self) -> Result<String> {
        self.row.required_text("pledgee")
    }

    /// The day of the registration (登记日期).
    async fn registered_on(&self) -> Result<Date> {
        self.row.required_date("registered_on")
    }

    /// The first day of the term of the pledge (质权登记期限自).
    async fn valid_from(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_from")
    }

    /// The last day of the term of the pledge (质权登记期限至).
    async fn valid_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("valid_to")
    }

    /// Whether it was in force when the publisher last updated the record (状态). `validTo` may have passed since.
    async fn validity(&self) -> Result<Option<Coded<Validity>>> {
        self.row.optional_code("validity")
    }
}

/// Which intellectual property pledges are wanted (知识产权出质登记筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct IntellectualPropertyPledgeFilter {
    /// What kind of intellectual property it is. One of them.
    pub property_kind: Option<Vec<Code<PropertyKind>>>,
    /// Whether it was in force when the publisher last updated the record. One of them.
    pub validity: Option<Vec<Code<Validity>>>,
    /// The authority that registered it, by its exact name. One of them.
    pub authority: Option<Vec<String>>,
    /// The number of the registration, exactly. One of them.
    pub registration_number: Option<Vec<String>>,
    /// The number of the document that it rests on, exactly. One of them.
    pub document_number: Option<Vec<String>>,
    /// The day of the registration.
    pub registered_on: Option<DateRange>,
    /// The last day of the term of the pledge. Leaves out pledges that state none.
    pub valid_to: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for IntellectualPropertyPledgeFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("property_kind", cells(self.property_kind.as_deref()))?;
        conditions.one_of("validity", cells(self.validity.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("registration_number", texts("registrationNumber", self.registration_number.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("registered_on", "registeredOn", self.registered_on)?;
        conditions.range("valid_to", "validTo", self.valid_to)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of intellectual property pledges (知识产权出质登记排序).
    IntellectualPropertyPledgeOrder by IntellectualPropertyPledgeOrderField {
        /// By the day of the registration.
        RegisteredOn = "registered_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
