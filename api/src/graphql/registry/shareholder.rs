//! Shareholders and their contributions in the schema.

use async_graphql::{InputObject, Result};
use entity::code::{CertificateKind, ContributionForm, ShareholderKind};

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        cost::directive::ListOf,
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{order_input, registry_object},
        scalar::{Date, Decimal},
    },
};

registry_object! {
    /// A shareholder of an enterprise with its contribution (股东及出资). Names of natural persons are public; the numbers
    /// of their certificates never enter the system.
    Shareholder of kind::Shareholder, list by ShareholderFilter, ShareholderOrder;
    columns {}

    /// The name of the person or the organisation (股东名称).
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// What kind of shareholder it is (股东类型).
    async fn kind(&self) -> Result<Coded<ShareholderKind>> {
        self.row.required_code("kind")
    }

    /// The kind of certificate that identifies it (证照类型). Nothing where none is stated.
    async fn certificate_kind(&self) -> Result<Option<Coded<CertificateKind>>> {
        self.row.optional_code("certificate_kind")
    }

    /// The number of an organisation's certificate (证照号码), such as its credit code. Always nothing for a natural
    /// person: no part of such a number is kept.
    async fn certificate_number(&self) -> Result<Option<String>> {
        self.row.optional_text("certificate_number")
    }

    /// The contribution subscribed (认缴出资额), in units of 10,000 yuan (万元).
    async fn subscribed_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("subscribed_amount")
    }

    /// The day the subscribed contribution is due on (认缴出资日期).
    async fn subscribed_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("subscribed_on")
    }

    /// In what the subscribed contribution is to be made (认缴出资方式). Empty where none is stated.
    #[graphql(directive = ListOf::apply(3))]
    async fn subscribed_forms(&self) -> Result<Vec<Coded<ContributionForm>>> {
        self.row.codes("subscribed_forms")
    }

    /// The contribution paid in (实缴出资额), in units of 10,000 yuan (万元).
    async fn paid_amount(&self) -> Result<Option<Decimal>> {
        self.row.optional_amount("paid_amount")
    }

    /// The day it was paid in on (实缴出资日期).
    async fn paid_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("paid_on")
    }

    /// In what the contribution was made (实缴出资方式). Empty where none is stated.
    #[graphql(directive = ListOf::apply(3))]
    async fn paid_forms(&self) -> Result<Vec<Coded<ContributionForm>>> {
        self.row.codes("paid_forms")
    }
}

/// Which shareholders are wanted (股东筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ShareholderFilter {
    /// What kind of shareholder it is. One of them.
    pub kind: Option<Vec<Code<ShareholderKind>>>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for ShareholderFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("kind", cells(self.kind.as_deref()))?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of shareholders (股东排序).
    ShareholderOrder by ShareholderOrderField, smallest first {
        /// In the order of entry into the register.
        Entry = "id",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
