//! An enterprise's branches in the schema.

use async_graphql::{InputObject, Result};

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        input::texts,
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{order_input, registry_object},
        scalar::CreditCode,
    },
};

registry_object! {
    /// A branch of an enterprise (分支机构). A branch has its own business licence: where it is registered in the city,
    /// `enterprise(creditCode:)` finds it as an enterprise of its own.
    Branch of kind::Branch, list by BranchFilter, BranchOrder;
    columns {}

    /// The name of the branch (分支机构名称).
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// Its own unified social credit code (统一社会信用代码), where it has one.
    async fn credit_code(&self) -> Result<Option<CreditCode>> {
        Ok(self.row.optional_text("credit_code")?.map(CreditCode))
    }

    /// Its own registration number (注册号), where it has one.
    async fn registration_number(&self) -> Result<Option<String>> {
        self.row.optional_text("registration_number")
    }

    /// The authority that registered the branch (登记机关), by name.
    async fn registration_authority(&self) -> Result<Option<String>> {
        self.row.optional_text("registration_authority")
    }
}

/// Which branches are wanted (分支机构筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct BranchFilter {
    /// The branch's own unified social credit code. One of them.
    pub credit_code: Option<Vec<CreditCode>>,
    /// The branch's own registration number, exactly. One of them.
    pub registration_number: Option<Vec<String>>,
    /// The authority that registered the branch, by its exact name. One of them.
    pub registration_authority: Option<Vec<String>>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for BranchFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        let codes = self.credit_code.as_ref().map(|codes| codes.iter().map(|code| code.0.clone()).collect::<Vec<_>>());
        conditions.one_of("credit_code", texts("creditCode", codes.as_deref())?)?;
        conditions.one_of("registration_number", texts("registrationNumber", self.registration_number.as_deref())?)?;
        conditions.one_of(
            "registration_authority",
            texts("registrationAuthority", self.registration_authority.as_deref())?,
        )?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of branches (分支机构排序).
    BranchOrder by BranchOrderField, smallest first {
        /// In the order of entry into the register.
        Entry = "id",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
