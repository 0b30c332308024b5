//! The lists, one line a kind: each makes a connection under `Enterprise` and one at the root.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};

use crate::{
    domain::reading::{plan::NodePlan, row::Row},
    error::ClientError,
    graphql::{
        connection::Connection,
        disclosure::abnormal_operation::AbnormalOperation,
        plan::{Listed, Planner},
        record::page_below,
        root::root_page,
        selection::Selected,
    },
};

/// Makes both connections of each kind. The arguments of a nested connection are read by the plan of the root field,
/// before the resolver runs; the resolver only takes the page that was read.
macro_rules! lists {
    ($( $(#[doc = $doc:literal])+ $field:ident, $name:literal: $kind:ident );+ $(;)?) => {
        /// The lists of records below an enterprise.
        pub struct EnterpriseLists {
            row: Arc<Row>,
        }

        impl EnterpriseLists {
            /// The lists below the enterprise of this row.
            pub fn new(row: Arc<Row>) -> Self {
                Self { row }
            }

            /// Plans a selected list; says whether the field is one.
            ///
            /// # Errors
            /// A [`ClientError`] for arguments that are wrong here or below.
            pub fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
                match field.name() {
                    $($name => planner.page_below::<$kind>(node, field, "enterprise_id")?,)+
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }

        #[Object]
        impl EnterpriseLists {
            $(
                $(#[doc = $doc])+
                #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan has read them")]
                #[graphql(name = $name)]
                async fn $field(
                    &self,
                    context: &Context<'_>,
                    #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
                    #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
                    #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<i32>,
                    #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
                    #[graphql(name = "filter", desc = "Which rows.")] _filter: Option<<$kind as Listed>::Filter>,
                    #[graphql(name = "orderBy", desc = "In which order; by the record's date, latest first, when nothing is said.")] _order_by: Option<<$kind as Listed>::Order>,
                ) -> Result<Connection<$kind>> {
                    page_below(context, &self.row)
                }
            )+
        }

        /// The lists of records over all enterprises.
        #[derive(Debug, Default)]
        pub struct ListQueries;

        #[Object]
        impl ListQueries {
            $(
                $(#[doc = $doc])+
                #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan reads them")]
                #[graphql(name = $name)]
                async fn $field(
                    &self,
                    context: &Context<'_>,
                    #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
                    #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
                    #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<i32>,
                    #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
                    #[graphql(name = "filter", desc = "Which rows.")] _filter: Option<<$kind as Listed>::Filter>,
                    #[graphql(name = "orderBy", desc = "In which order; by the record's date, latest first, when nothing is said.")] _order_by: Option<<$kind as Listed>::Order>,
                ) -> Result<Connection<$kind>> {
                    root_page::<$kind>(context).await
                }
            )+
        }
    };
}

lists! {
    /// Entries in the list of enterprises with abnormal operations (经营异常名录), the removed ones included.
    abnormal_operations, "abnormalOperations": AbnormalOperation;
}
