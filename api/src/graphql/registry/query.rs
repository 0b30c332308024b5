//! Finding enterprises: by a code, or as a list.

use async_graphql::{Context, Object, Result};
use entity::value::{RegistrationNumber, tidy_code};

use super::enterprise::{Enterprise, EnterpriseFilter, EnterpriseOrder};
use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::plan::Condition,
        registry::key::{self, Key, KeyKind},
    },
    error::ClientError,
    graphql::{
        as_of::AsOf,
        connection::Connection,
        cost::directive::{AS_OF, LIST_AS_OF, Paged, Weight},
        plan::{RowType, find},
        render::Now,
        root::{reader, root_find, root_page},
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
        #[graphql(
            desc = "As of when (时点), with all that is nested under it; as of now when nothing is said. The code is the one that \
                    it had then.",
            directive = Weight::apply(AS_OF)
        )]
        as_of: Option<AsOf>,
    ) -> Result<Option<Now<Enterprise>>> {
        let (kind, column, value) = match (credit_code, registration_number) {
            (Some(code), None) => (KeyKind::CreditCode, "credit_code", code.0),
            (None, Some(number)) => {
                let number = RegistrationNumber::try_new(&tidy_code(&number));
                let number = number.map_err(|error| ClientError::bad_input("registrationNumber", error.to_string()))?;
                (KeyKind::RegistrationNumber, "registration_number", number.as_str().to_owned())
            }
            _ => {
                return Err(ClientError::bad_input("creditCode", "pass either creditCode or registrationNumber").into());
            }
        };
        let mut conditions = Vec::with_capacity(2);
        if as_of.is_some() {
            conditions.push(holders(context, Key::of_code(kind, &value)).await?);
        }
        conditions.push(Condition::OneOf(find(Enterprise::table(), column)?, vec![Cell::text(value)]));
        root_find(context, &conditions, as_of).await
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
        #[graphql(desc = "As of when (时点); as of now when nothing is said.", directive = Weight::apply(LIST_AS_OF))]
        as_of: Option<AsOf>,
    ) -> Result<Now<Connection<Enterprise>>> {
        root_page(context, as_of).await
    }
}

/// The condition that an enterprise is one of those that have or ever had this key.
async fn holders(context: &Context<'_>, key: Key) -> Result<Condition> {
    let reader = reader(context);
    let found = key::find(reader.view(), reader.view().dialect(), &[key]).await?;
    let ids = found.into_iter().map(|(_, id)| Cell::Number(id)).collect();
    Ok(Condition::OneOf(find(Enterprise::table(), "id")?, ids))
}
