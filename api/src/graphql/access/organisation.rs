//! Organisations in the schema: who publishes records.

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entity::code::OrganisationKind;

use crate::{
    domain::{
        disclosure::registry::publisher_table,
        reading::{plan::NodePlan, row::Row},
        store::table::Table,
    },
    error::ClientError,
    graphql::{
        code::Coded,
        id,
        plan::{Planner, RowType},
        record::RowValues,
        render::Ready,
        scalar::CreditCode,
        selection::Selected,
    },
};

/// An organisation (机构): an authority, an association, an institution, a developer or the operator.
#[derive(Debug, Clone)]
pub struct Organisation {
    row: Arc<Row>,
}

/// An organisation (机构): an authority, an association, an institution, a developer or the operator. Whoever enters a
/// record corrects it and answers for it.
#[Object]
impl Organisation {
    /// The organisation's global id.
    pub async fn id(&self) -> Result<ID> {
        Ok(id::encode(self.row.table(), self.row.id()?))
    }

    /// Its name.
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// What kind of organisation it is.
    async fn kind(&self) -> Result<Coded<OrganisationKind>> {
        self.row.required_code("kind")
    }

    /// Its own unified social credit code, where it has one.
    async fn credit_code(&self) -> Result<Option<CreditCode>> {
        Ok(self.row.optional_text("credit_code")?.map(CreditCode))
    }

    /// The administrative division that it is responsible for, by code, where it is for one.
    async fn division(&self) -> Result<Option<String>> {
        self.row.optional_text("division")
    }
}

impl Ready for Organisation {
    fn types(&self) -> &'static [&'static str] {
        Self::TYPES
    }
}

impl RowType for Organisation {
    const TYPES: &'static [&'static str] = &["Organisation", "Node"];

    fn table() -> &'static Table {
        publisher_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(_: &Planner<'_>, _: &Selected<'_>, _: &mut NodePlan) -> Result<bool, ClientError> {
        Ok(false)
    }
}
