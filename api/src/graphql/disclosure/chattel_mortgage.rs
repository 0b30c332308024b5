//! Registered chattel mortgages in the schema.

use async_graphql::{InputObject, Result, SimpleObject};
use entity::code::{CertificateKind, SecuredClaimKind, Validity};

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        cost::directive::ListOf,
        input::{DateRange, texts},
        plan::{Conditions, Filter},
        record::{Item, RecordFilter, RowValues},
        record_macro::{disclosure_object, order_input},
        scalar::{Date, Decimal},
    },
};

disclosure_object! {
    /// A registered mortgage over movable property of an enterprise (动产抵押登记). Mortgages that were cancelled stay on
    /// record.
    ChattelMortgage of kind::ChattelMortgage, list by ChattelMortgageFilter, ChattelMortgageOrder;
    columns {}

    /// The number of the registration (登记编号).
    async fn registration_number(&self) -> Result<String> {
        self.row.required_text("registration_number")
    }

    /// The day of the registration (登记日期).
    async fn registered_on(&self) -> Result<Date> {
        self.row.required_date("registered_on")
    }

    /// Whether it was in force when the publisher last updated the record (状态).
    async fn validity(&self) -> Result<Option<Coded<Validity>>> {
        self.row.optional_code("validity")
    }

    /// Whom it secures (抵押权人).
    #[graphql(directive = ListOf::apply(3))]
    async fn mortgagees(&self) -> Result<Vec<Mortgagee>> {
        self.row.items("mortgagees", Mortgagee::read)
    }

    /// What kind of claim it secures (被担保债权种类).
    async fn secured_claim_kind(&self) -> Result<Option<Coded<SecuredClaimKind>>> {
        self.row.optional_code("secured_claim_kind")
    }

    /// The amount of the claim secured (被担保债权数额), in units of 10,000 yuan (万元).
    async fn secured_claim_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("secured_claim_amount")
    }

    /// What the security covers (担保的范围), such as principal, interest and costs.
    async fn secured_claim_scope(&self) -> Result<Option<String>> {
        self.row.optional_text("secured_claim_scope")
    }

    /// The first day of the term in which the debtor is to perform (债务人履行债务的期限自).
    async fn secured_claim_from(&self) -> Result<Option<Date>> {
        self.row.optional_date("secured_claim_from")
    }

    /// The last day of that term (债务人履行债务的期限至).
    async fn secured_claim_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("secured_claim_to")
    }

    /// What is mortgaged (抵押物).
    #[graphql(directive = ListOf::apply(10))]
    async fn collateral(&self) -> Result<Vec<Collateral>> {
        self.row.items("collateral", Collateral::read)
    }

    /// Changes of the registration (变更), in the order in which the source lists them.
    #[graphql(directive = ListOf::apply(5))]
    async fn alterations(&self) -> Result<Vec<ChattelMortgageAlteration>> {
        self.row.items("alterations", ChattelMortgageAlteration::read)
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

/// One whom a chattel mortgage secures (抵押权人).
#[derive(Debug, SimpleObject)]
pub struct Mortgagee {
    /// The name of the person or the organisation.
    name: String,
    /// The kind of certificate that identifies it. Its number is never kept.
    certificate_kind: Option<Coded<CertificateKind>>,
}

impl Mortgagee {
    fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self { name: item.required_text("name")?, certificate_kind: item.code("certificate_kind") })
    }
}

/// A thing that is mortgaged (抵押物).
#[derive(Debug, SimpleObject)]
pub struct Collateral {
    /// What it is.
    name: String,
    /// Who owns it or may use it (所有权或使用权归属).
    ownership: Option<String>,
    /// Its quantity, quality, condition and place (数量、质量、状况、所在地).
    condition: Option<String>,
}

impl Collateral {
    fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self {
            name: item.required_text("name")?,
            ownership: item.text("ownership"),
            condition: item.text("condition"),
        })
    }
}

/// A change of a registered chattel mortgage (动产抵押变更).
#[derive(Debug, SimpleObject)]
pub struct ChattelMortgageAlteration {
    /// The day of the change.
    altered_on: Date,
    /// What was changed.
    content: String,
}

impl ChattelMortgageAlteration {
    fn read(item: Item<'_>) -> Result<Self> {
        Ok(Self { altered_on: item.required_date("altered_on")?, content: item.required_text("content")? })
    }
}

/// Which chattel mortgages are wanted (动产抵押登记筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ChattelMortgageFilter {
    /// Whether it was in force when the publisher last updated the record. One of them.
    pub validity: Option<Vec<Code<Validity>>>,
    /// What kind of claim it secures. One of them.
    pub secured_claim_kind: Option<Vec<Code<SecuredClaimKind>>>,
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

impl Filter for ChattelMortgageFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("validity", cells(self.validity.as_deref()))?;
        conditions.one_of("secured_claim_kind", cells(self.secured_claim_kind.as_deref()))?;
        conditions.one_of("authority", texts("authority", self.authority.as_deref())?)?;
        conditions.one_of("registration_number", texts("registrationNumber", self.registration_number.as_deref())?)?;
        conditions.one_of("document_number", texts("documentNumber", self.document_number.as_deref())?)?;
        conditions.range("registered_on", "registeredOn", self.registered_on)?;
        conditions.range("cancelled_on", "cancelledOn", self.cancelled_on)?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of chattel mortgages (动产抵押登记排序).
    ChattelMortgageOrder by ChattelMortgageOrderField {
        /// By the day of the registration.
        RegisteredOn = "registered_on",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
