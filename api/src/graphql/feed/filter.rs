//! Which changes a caller wants.

use async_graphql::{ID, InputObject};
use entity::{code::Industry, value::RegistrationNumber};

use crate::{
    domain::feed::{FeedFilter, Subjects},
    error::ClientError,
    graphql::{
        code::{Code, text_codes},
        id,
        input::check_districts,
        kind::KindName,
        revision::RevisionOperation,
        scalar::CreditCode,
    },
};

/// The most values of one condition. Enterprises have a bound of their own.
const VALUES_MAX: usize = 100;

/// Which changes are wanted (变更流筛选). All conditions given must hold; of a list, one of its values.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ChangeFilter {
    /// Of records of these kinds; `ENTERPRISE` for registrations.
    pub kind: Option<Vec<KindName>>,
    /// Of these sorts.
    pub operation: Option<Vec<RevisionOperation>>,
    /// Made by these organisations, by their ids. 100 at most.
    pub by_id: Option<Vec<ID>>,
    /// Of records that name these authorities, exactly as they are written. 100 at most.
    pub authority: Option<Vec<String>>,
    /// About enterprises that are in these districts now, by code. 100 at most.
    pub district: Option<Vec<String>>,
    /// About enterprises of these industry sections.
    pub industry: Option<Vec<Code<Industry>>>,
    /// About the enterprises with these unified social credit codes, registered or not yet. With `registrationNumber`, 1000
    /// at most.
    pub credit_code: Option<Vec<CreditCode>>,
    /// About the enterprises with these registration numbers, registered or not yet.
    pub registration_number: Option<Vec<String>>,
    /// About the enterprises on this watch list of yours, by its id, as it stands when a page is read. Only with the scope
    /// `watch:write`.
    pub watch_list_id: Option<ID>,
}

impl TryFrom<ChangeFilter> for FeedFilter {
    type Error = ClientError;

    fn try_from(filter: ChangeFilter) -> Result<Self, ClientError> {
        let districts = bounded("district", filter.district)?;
        check_districts("filter.district", districts.as_deref())?;
        let subjects = subjects(filter.credit_code, filter.registration_number)?;
        Ok(Self {
            kinds: filter.kind.map(|kinds| kinds.into_iter().map(|kind| kind.as_str().to_owned()).collect()),
            operations: filter
                .operation
                .map(|sorts| sorts.into_iter().map(|operation| operation.code().to_owned()).collect()),
            publishers: bounded("byId", filter.by_id)?.map(|ids| ids.iter().map(organisation).collect()).transpose()?,
            authorities: bounded("authority", filter.authority)?,
            districts,
            industries: text_codes(filter.industry.as_deref()),
            subjects,
        })
    }
}

/// The values of a condition, if there are not too many.
pub(in crate::graphql) fn bounded<T>(field: &str, values: Option<Vec<T>>) -> Result<Option<Vec<T>>, ClientError> {
    if values.as_ref().is_some_and(|values| values.len() > VALUES_MAX) {
        return Err(ClientError::bad_input(
            format!("filter.{field}"),
            format!("{field} must have at most {VALUES_MAX} values"),
        ));
    }
    Ok(values)
}

fn organisation(id: &ID) -> Result<i64, ClientError> {
    match id::decode(id) {
        Ok((table, number)) if table == "organisation" => Ok(number),
        _ => Err(ClientError::bad_input("filter.byId", "byId must be ids of organisations, as queries return them")),
    }
}

/// The enterprises that are named.
pub(in crate::graphql) fn subjects(
    codes: Option<Vec<CreditCode>>,
    numbers: Option<Vec<String>>,
) -> Result<Option<Subjects>, ClientError> {
    let codes = codes.map(|codes| codes.into_iter().map(|code| code.0).collect());
    let checked = |(place, text): (usize, String)| {
        let number = RegistrationNumber::try_new(&text).map(|number| number.to_string());
        number.map_err(|error| ClientError::bad_input(format!("filter.registrationNumber.{place}"), error.to_string()))
    };
    let numbers = numbers.map(|numbers| numbers.into_iter().enumerate().map(checked).collect()).transpose()?;
    Subjects::bounded(codes, numbers).map_err(|error| ClientError::bad_input("filter.creditCode", error.to_string()))
}
