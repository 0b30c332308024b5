//! Finding enterprises: by a code, or as a list.

use async_graphql::{Context, Object, Result};
use entity::value::{RegistrationNumber, tidy_code};

use super::enterprise::{Enterprise, EnterpriseFilter, EnterpriseOrder};
use crate::{
    domain::{disclosure::cell::Cell, reading::plan::Condition},
    error::ClientError,
    graphql::{
        connection::Connection,
        cost::directive::Paged,
        plan::{RowType, find},
        render::Now,
        root::{root_find, root_page},
        scalar::CreditCode,
    },
};

/// Queries for enterprises.
#[derive(Debug, Default)]
pub struct EnterpriseQueries;

#[Object]
impl EnterpriseQueries {
    /// The enterprise with this code; nothing when there is none. Pass exactly one of the two.
    async fn enterprise(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its unified social credit code (统一社会信用代码).")] credit_code: Option<CreditCode>,
        #[graphql(desc = "Its registration number (注册号), 15 digits.")] registration_number: Option<String>,
    ) -> Result<Option<Now<Enterprise>>> {
        let (column, value) = match (credit_code, registration_number) {
            (Some(code), None) => ("credit_code", code.0),
            (None, Some(number)) => {
                let number = RegistrationNumber::try_new(&tidy_code(&number));
                let number = number.map_err(|error| ClientError::bad_input("registrationNumber", error.to_string()))?;
                ("registration_number", number.as_str().to_owned())
            }
            _ => {
                return Err(ClientError::bad_input("creditCode", "pass either creditCode or registrationNumber").into());
            }
        };
        let condition = Condition::OneOf(find(Enterprise::table(), column)?, vec![Cell::text(value)]);
        root_find(context, &[condition]).await
    }

    /// Enterprises, by what is registered of them.
    #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan reads them")]
    #[graphql(directive = Paged::apply())]
    async fn enterprises(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(name = "filter", desc = "Which enterprises.")] _filter: Option<EnterpriseFilter>,
        #[graphql(name = "orderBy", desc = "In which order; the youngest first when nothing is said.")]
        _order_by: Option<EnterpriseOrder>,
    ) -> Result<Now<Connection<Enterprise>>> {
        root_page(context).await
    }
}
