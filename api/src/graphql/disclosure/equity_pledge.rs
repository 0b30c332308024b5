//! Registered pledges of an enterprise's equity in the schema.

use async_graphql::{InputObject, Result};
use entity::code::Validity;

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::{Date, Decimal},
    },
};

disclosure_object! {
    /// A registered pledge of equity (股权出质登记). The enterprise that it is recorded under is the one whose equity is
    /// pledged. Pledges that were cancelled stay on record.
    EquityPledge of kind::EquityPledge, list by EquityPledgeFilter, EquityPledgeOrder;
    columns {}

    /// The number of the registration (登记编号).
    async fn registration_number(&self) -> Result<String> {
        self.row.required_text("registration_number")
    }

    /// Who pledged the equity (出质人): the name of the shareholder.
    async fn pledgor(&self) -> Result<String> {
        self.row.required_text("pledgor")
    }

    /// To whom it is pledged (质权人), by name.
    async fn pledgee(&self) -> Result<String> {
        self.row.required_text("pledgee")
    }

    /// The amount of equity pledged (出质股权数额), in units of 10,000 yuan (万元).
    async fn pledged_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("pledged_amount")
    }

    /// The day of the registration (股权出质设立登记日期).
    async fn registered_on(&self) -> Result<Date> {
        self.row.required_date("registered_on")
    }

    /// Whether it was in force when the publisher last updated the record (状态).
    async fn validity(&self) -> Result<Option<Coded<Validity>>> {
        self.row.optional_code("validity")
    }

    /// The day the registration was cancelled on (注销日期). Nothing while it stands.
    async fn cancelled_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("cancelled_on")
    }

    /// Why it was cancelled (注销原因).
    async fn cancellation_reason(&self) -> Result<Option<String>> {
        self.row.optional_text("cancellation_reason")
    }
}

/// Which equity pledges are wanted (股权出质登记筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct EquityPledgeFilter {
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
    /// The day the registration was cancelled on. Leaves out those that stand.
    pub cancelled_on: Option<DateRange>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for EquityPledgeFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("validity", cells(self.validity.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("registration_number", texts("registrationNumber", self.registration_number.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("registered_on", "registeredOn", self.registered_on)?;
        conditions.range("cancelled_on", "cancelledOn", self.cancelled_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of equity pledges (股权出质登记排序).
    EquityPledgeOrder by EquityPledgeOrderField {
        /// By the day of the registration.
        RegisteredOn = "registered_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
