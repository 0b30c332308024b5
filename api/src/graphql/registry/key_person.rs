//! An enterprise's directors, supervisors and managers in the schema.

use async_graphql::{InputObject, Result};
use entity::code::Position;

use crate::{
    domain::disclosure::kind,
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        plan::{Conditions, Filter},
        record::{RecordFilter, RowValues},
        record_macro::{order_input, registry_object},
    },
};

registry_object! {
    /// A director, supervisor, manager or other key person of an enterprise (主要人员). One record is one person in one
    /// position: a person with two positions has two.
    KeyPerson of kind::KeyPerson, list by KeyPersonFilter, KeyPersonOrder;
    columns {}

    /// The name (姓名). Names are public; nothing else about the person is kept.
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// The position (职务).
    async fn position(&self) -> Result<Coded<Position>> {
        self.row.required_code("position")
    }
}

/// Which key persons are wanted (主要人员筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct KeyPersonFilter {
    /// The position. One of them.
    pub position: Option<Vec<Code<Position>>>,
    /// What every list of records can be filtered by.
    #[graphql(flatten)]
    pub record: RecordFilter,
}

impl Filter for KeyPersonFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("position", cells(self.position.as_deref()))?;
        self.record.apply(conditions)
    }
}

order_input! {
    /// The order of a list of key persons (主要人员排序).
    KeyPersonOrder by KeyPersonOrderField, smallest first {
        /// In the order of entry into the register.
        Entry = "id",
        /// By the moment it was first published.
        PublishedAt = "published_at",
    }
}
